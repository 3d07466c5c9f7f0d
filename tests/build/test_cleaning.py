import os

from langreel.build import clean


def size(place) -> int:
    return sum(path.stat().st_size for path in (place.root / ".langreel/kept").rglob("*") if path.is_file())


def aged(place, days: int, *jobs):
    """Make jobs, as if that had been some days ago."""
    before = set((place.root / ".langreel").glob("records/*/*"))
    place.make(*jobs)
    for path in set((place.root / ".langreel").glob("records/*/*")) - before:
        past = path.stat().st_mtime - days * 86400
        os.utime(path, (past, past))


def test_what_was_not_used_for_long_goes(place):
    """Age counts from the last use, not from the making."""
    old, used, new = (place.job("fill", 100 + n, name=str(n)) for n in range(3))
    aged(place, 9, old, used)
    place.make(used, new)
    freed = clean(place.root, older_than=5 * 86400)
    assert [not place.why(job) for job in (old, used, new)] == [False, True, True]
    assert freed.bytes > 100


def test_the_longest_unused_goes_until_the_rest_fits(place):
    """A size is kept to, newest first."""
    jobs = [place.job("fill", 1000 + number, name=str(number)) for number in range(4)]
    for number, job in enumerate(jobs):
        aged(place, 9 - number, job)
    clean(place.root, max_size=2100)
    assert [not place.why(job) for job in jobs] == [False, False, True, True]
    assert size(place) == 1002 + 1003


def test_without_limits_everything_goes_and_can_be_made_again(place):
    """An empty cache is a slow one, not a broken one."""
    job = place.job("shout", "buy")
    place.make(job)
    clean(place.root)
    assert size(place) == 0
    assert place.make(job)[0].path.read_text() == "BUY"


def test_where_nothing_is_kept_nothing_is_cleaned(place):
    """Cleaning makes no folder."""
    assert clean(place.root).files == 0
    assert not (place.root / ".langreel").exists()
