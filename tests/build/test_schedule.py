"""Schedule: the simulated time of films on workers, by sums that a reader can do."""

import pytest

from langreel.build.schedule import Machines, PlannedTask, simulate


def tasks(*seconds, **others):
    return [PlannedTask(f"{each:g}", each, **others) for each in seconds]


def wall(*films, workers, **others):
    return simulate(films, Machines(workers, **others)).wall


def test_the_heaviest_go_first():
    """Two workers: 6 beside 3 + 3, not 3 beside 3 and 6 after."""
    assert wall([tasks(3, 3, 6)], workers=2) == 6
    assert wall([tasks(3, 3, 6)], workers=1) == 12


def test_a_batch_waits_for_the_one_before():
    """The longest of each, however many workers there are."""
    film = [tasks(4, 1), [], tasks(2, 2)]
    schedule = simulate([film], Machines(100))
    assert schedule.wall == 6
    assert schedule.chain == (("4", 4), ("2", 2))
    assert schedule.bottleneck == "the longest chain"


def test_steps_in_a_batch_do_not_wait_for_those_beside_them():
    """Sound of 1 + 1 beside pictures of 3: the reel begins at 3, and not at 4; the longer is the chain."""
    sound, picture = [tasks(1), [], tasks(1)], [tasks(3)]
    schedule = simulate([[tasks(1), [sound, picture], tasks(2)]], Machines(2))
    assert schedule.wall == 6
    assert schedule.chain == (("1", 1), ("3", 3), ("2", 2))
    assert wall([[sound, picture, *tasks(4)]], workers=1) == 9
    nothing = [[], [[[]]]]
    assert wall([tasks(1), [nothing, nothing], [nothing, *tasks(2)], [nothing]], workers=2) == 3


def test_efficiency_is_the_share_of_time_that_is_work():
    """Nine seconds of work in six on two workers."""
    schedule = simulate([[tasks(6, 3)]], Machines(2))
    assert schedule.efficiency == pytest.approx(9 / 12)
    assert simulate([[tasks(*[1] * 100)]], Machines(2)).bottleneck == "workers"


def test_films_get_equal_shares():
    """A short film beside a long one is done after twice its own work, not after the long one's."""
    long, short = [tasks(*[2] * 10), tasks(1)], [tasks(*[2] * 2), tasks(1)]
    assert wall(long, short, workers=1) == 26
    assert simulate([short, long], Machines(1)).wall == 26
    assert simulate([long, short], Machines(1)).chain[-1] == ("1", 1)


def test_what_travels_takes_time():
    """A worker brings what a task is given and lays down what it makes; the render fetches that."""
    film = [tasks(1, 1, given=100, made=100)]
    assert wall(film, workers=2, line=100, home_line=50, sending=0.5) == 0.5 + 2 + 1 + 2 + 2
    assert wall(film, workers=2) == 1


def test_joining_is_done_at_home_one_after_another():
    """More workers do not join faster: then that is what holds everything up."""
    films = [[tasks(0.1), tasks(5, home=True)] for _ in range(10)]
    schedule = simulate(films, Machines(100))
    assert schedule.wall == pytest.approx(50.1)
    assert schedule.bottleneck == "joining on the render's own machine"


def test_no_more_films_are_open_than_may_be():
    """The next one is read when one is done."""
    films = [[tasks(1)] for _ in range(4)]
    assert wall(*films, workers=4, films=2) == 2
    assert wall(*films, workers=4, reading=1) == 5


def test_nothing_to_do_takes_no_time():
    """An empty schedule has no bottleneck but its chain."""
    schedule = simulate([[[]]], Machines(4))
    assert (schedule.wall, schedule.efficiency, schedule.chain) == (0, 1, ())


def test_a_long_shot_is_shared_by_idle_workers():
    """A hundred seconds on two workers: two shares of 57, as each does again what stands before its own."""
    film = [tasks(100, divisible=True), tasks(1)]
    schedule = simulate([film], Machines(2))
    assert schedule.wall == pytest.approx(57.5, abs=0.5)
    assert schedule.chain[0][0] in ("100, 1 of 2", "100, 2 of 2")
    assert wall([tasks(100, 100, divisible=True)], workers=2) == 100
    assert wall(film, film, workers=2) == 101
