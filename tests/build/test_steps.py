"""Steps: batches that follow one another, beside others that do not wait for them."""

import pytest

from langreel.errors import SceneError


def shouted(place, *words):
    """One word after another, each with all that was written before it."""
    text = ""
    for word in words:
        made = yield place.job("shout", text + word, name=word)
        text = made.path.read_text()
    return text


def test_steps_come_to_what_they_return(place):
    """Wherever they stand, in steps too; some ask for nothing, and lists of nothing are no end."""

    def nested():
        found = yield {
            "a": shouted(place, "buy"),
            "b": [shouted(place), place.job("shout", "hold", name="h")],
        }
        assert (yield []) == []
        return found["a"] + found["b"][0] + found["b"][1].path.read_text()

    with place.open() as runner:
        made = runner.make(
            [nested(), {"plain": place.job("shout", "old", name="o")}, shouted(place, "a", "b")]
        )
        alone = runner.make(shouted(place, "c"))
    assert (made[0], made[1]["plain"].path.read_text(), made[2], alone) == ("BUYHOLD", "OLD", "AB", "C")


def test_steps_do_not_wait_for_those_beside_them(place):
    """One worker is busy until the second of the other's two jobs is done: it would be for ever."""
    flag = place.root / "flag"
    with place.open("local", jobs=2) as runner:
        waited, _ = runner.make([waits_for(place, flag), shouted_and_raised(place, flag)])
    assert waited.path.read_text() == "seen"


def waits_for(place, flag):
    return (yield place.job("wait_for", str(flag), name="waits", weight=9))


def shouted_and_raised(place, flag):
    yield place.job("shout", "first", name="first")
    yield place.job("raise_flag", str(flag), name="raises")


def test_steps_go_on_from_what_is_kept(place):
    """A second time nothing runs, and they come to the same."""
    with place.open() as runner:
        first = runner.make(shouted(place, "a", "b"))
    place.events.clear()
    with place.open() as runner:
        assert runner.make(shouted(place, "a", "b")) == first
    assert place.kinds == ["kept", "kept"]


def test_what_two_ask_for_is_made_once(place):
    """Whoever comes first has it made; both get it, each under its own name."""

    def asks(name):
        return (yield place.job("shout", "buy", name=name))

    with place.open() as runner:
        one, other = runner.make([asks("one"), asks("other")])
    assert (one.path, one.job.name, other.job.name) == (other.path, "one", "other")
    assert place.kinds.count("finished") == 1


def test_what_is_being_made_already_is_not_begun_again(place):
    """Who asks for it later waits for it as well, and it is planned once."""

    def asks_later():
        yield place.job("shout", "first", name="first")
        return (yield place.job("linger_elsewhere", (0.5, "slow"), name="again"))

    with place.open("local") as runner:
        slow, again = runner.make([place.job("linger_elsewhere", (0.5, "slow"), name="slow"), asks_later()])
    assert (again.path, again.job.name) == (slow.path, "again")
    assert (place.kinds.count("planned"), place.kinds.count("finished")) == (2, 2)


@pytest.mark.parametrize("executor", ["inline", "local"])
def test_a_failure_ends_all_steps(place, executor):
    """What ran is kept, what would follow is not begun, and the first failure is raised."""
    with place.open(executor) as runner, pytest.raises(SceneError, match="the scene says boo"):
        runner.make([failing(place), shouted(place, "a", "b", "c")])
    assert "failed" in place.kinds
    assert place.why(place.job("shout", "ABC", name="c")) == "new"


def failing(place):
    yield place.job("fail", "boo", name="bad", weight=9)


def test_a_mistake_that_steps_find_is_a_failure_like_any_other(place):
    """Their own code may refuse what came; what others have in hand is finished first."""

    def refuses():
        made = yield place.job("shout", "quick", name="quick")
        raise SceneError(f"not {made.path.read_text()}")

    with place.open("local") as runner, pytest.raises(SceneError, match="not QUICK"):
        runner.make([refuses(), place.job("linger_elsewhere", (0.5, "slow"), name="slow")])
    assert place.why(place.job("linger_elsewhere", (0.5, "slow"), name="slow")) == ""


def test_lanes_get_equal_shares_of_one_worker(place):
    """A chain of light jobs is through before many heavy ones are, which were asked for first."""
    heavy = [place.job("shout", f"heavy{n}", name=f"heavy{n}", weight=5) for n in range(8)]
    with place.open("local", jobs=1) as runner:
        runner.make([heavy, shouted(place, "x", "y")])
    done = [event.name for event in place.events if event.kind == "finished"]
    assert len(done) == 10
    assert done.index("y") < 9
