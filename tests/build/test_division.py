"""A job that all would wait for is made in shares, and nothing but the time tells."""

from dataclasses import replace

import pytest

from langreel import cores
from langreel.build.division import counts, parts, portion
from langreel.errors import SceneError


@pytest.mark.parametrize(
    ("seconds", "workers", "found"),
    [
        ([100], 1, [1]),
        ([100], 2, [2]),
        ([100, 100], 2, [1, 1]),
        ([100, 10, 10], 2, [2, 1, 1]),
        ([100, 10, 10], 3, [3, 1, 1]),
        ([1000], 64, [8]),
        ([1000, 300, 700], 4, [3, 1, 2]),
        ([20, 1, 1], 2, [1, 1, 1]),
    ],
)
def test_what_is_longer_than_its_fair_part_is_shared(seconds, workers, found):
    """By as few as are needed, and only where ten seconds are gained."""
    assert counts(seconds, [True] * len(seconds), workers) == found
    assert counts(seconds, [False] * len(seconds), workers) == [1] * len(seconds)


def test_shares_follow_one_another_and_take_equally_long():
    """The later one is, the more it does again: so it is the smaller, and none is left over."""
    for count in (1, 2, 5, 8):
        edges = parts(count)
        assert (edges[0][0], edges[-1][1]) == (0, 1)
        assert [end for _, end in edges[:-1]] == [begin for begin, _ in edges[1:]]
        takes = [(end - begin + 0.3 * end) / 1.3 for begin, end in edges]
        assert takes == pytest.approx([portion(count)] * count)


@pytest.fixture
def shared(place, monkeypatch):
    """A job of a hundred seconds, four workers on eight cores."""
    monkeypatch.setattr(cores, "available", lambda: 8)
    place.write("word.txt", "Treasury")
    return place.job("spell", "word.txt", weight=100, join="small_jobs:put_together")


def test_a_shared_job_is_one_job(place, shared):
    """Planned, begun and finished once; its value tells that four have made it; then it is kept."""
    with place.open("local", jobs=4) as runner:
        (made,) = runner.make([shared])
    assert (made.path.read_text(), len(made.value)) == ("Treasury", 4)
    assert [kind for kind in place.kinds if kind != "progress"] == ["planned", "started", "finished"]
    done = [event.done for event in place.events if event.kind == "progress"]
    assert done == sorted(done)
    assert not any((place.root / ".langreel/drafts").glob("*"))
    assert place.make(shared)[0].path == made.path
    assert place.kinds == ["kept"]


def test_a_shared_job_has_read_what_its_shares_have(place, shared):
    """A file that only they read makes it stale."""
    with place.open("local", jobs=4) as runner:
        runner.make([shared])
    place.write("word.txt", "Treasuries")
    assert place.why(shared) == "word.txt changed"


def test_one_worker_makes_the_same(place, shared):
    """The key knows nothing of shares."""
    with place.open("local", jobs=4) as runner:
        (made,) = runner.make([shared])
    alone = place.make(replace(shared, force=True))[0]
    assert (alone.path, alone.value) == (made.path, ("8 letters",))


def test_a_share_that_fails_fails_the_job(place, shared):
    """One error, and nothing is kept."""
    place.write("word.txt", "Treasury!")
    with place.open("local", jobs=4) as runner, pytest.raises(SceneError, match=r"word\.txt: no letter"):
        runner.make([shared])
    assert place.kinds.count("failed") == 1
    assert place.why(shared) == "new"
