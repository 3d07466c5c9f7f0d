import os

from langreel.build import clean


def size(shop) -> int:
    return sum(path.stat().st_size for path in (shop.root / ".langreel/kept").rglob("*") if path.is_file())


def aged(shop, days: int, *jobs):
    """Make jobs, as if that had been some days ago."""
    before = set((shop.root / ".langreel").glob("records/*/*"))
    shop.make(*jobs)
    for path in set((shop.root / ".langreel").glob("records/*/*")) - before:
        past = path.stat().st_mtime - days * 86400
        os.utime(path, (past, past))


def test_what_was_not_used_for_long_goes(shop):
    """Age counts from the last use, not from the making."""
    old, used, new = (shop.job("fill", 100 + n, name=str(n)) for n in range(3))
    aged(shop, 9, old, used)
    shop.make(used, new)
    freed = clean(shop.root, older_than=5 * 86400)
    assert [shop.why(job) is None for job in (old, used, new)] == [False, True, True]
    assert freed.bytes > 100


def test_the_longest_unused_goes_until_the_rest_fits(shop):
    """A size is kept to, newest first."""
    jobs = [shop.job("fill", 1000 + number, name=str(number)) for number in range(4)]
    for number, job in enumerate(jobs):
        aged(shop, 9 - number, job)
    clean(shop.root, max_size=2100)
    assert [shop.why(job) is None for job in jobs] == [False, False, True, True]
    assert size(shop) == 1002 + 1003


def test_without_limits_everything_goes_and_can_be_made_again(shop):
    """An empty cache is a slow one, not a broken one."""
    job = shop.job("shout", "buy")
    shop.make(job)
    clean(shop.root)
    assert size(shop) == 0
    assert shop.make(job)[0].path.read_text() == "BUY"


def test_where_nothing_is_kept_nothing_is_cleaned(shop):
    """Cleaning makes no folder."""
    assert clean(shop.root).files == 0
    assert not (shop.root / ".langreel").exists()
