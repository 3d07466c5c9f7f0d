"""Cover moments: a cover shows what there is in its film."""

import pytest

from langreel.errors import ContentErrors
from langreel.script import read

HEAD = """\
id: e
title: {zh: 债, en: Debt}
languages: [zh, en]
cover: %s
clips:
  short: {segments: [end], title: {zh: 短, en: Short}, cover: %s}
"""
ACT = """\
chapter: {zh: 开, en: Hook}
segments:
  - {id: rise, scene: debt.Rise, zh: "一[peak]二", en: "one [peak]two"}
  - {id: end, scene: debt.End, zh: 三, en: three}
"""


def film(make, cover, short):
    return read(make({"script/e/episode.yaml": HEAD % (cover, short), "script/e/01-debt.yaml": ACT}), "e")


@pytest.mark.parametrize("cover", ["rise", "rise@peak", "rise@peak+1.2", "rise@+2"])
def test_a_moment_is_a_segment_or_a_mark_and_seconds_after_it(make, cover):
    assert film(make, cover, "end").cover == cover


@pytest.mark.parametrize(
    ("cover", "short", "line", "message"),
    [
        ("ries@peak", "end", 4, "the film has no segment 'ries'"),
        ("rise@peek", "end", 4, "the segment 'rise' has no mark 'peek'"),
        ("rise@peak+soon", "end", 4, "'rise@peak+soon' is no moment of the film"),
        ("rise", "rise@peak", 6, "the film has no segment 'rise'"),
    ],
)
def test_a_moment_that_there_is_not_is_told_where_it_stands(make, cover, short, line, message):
    """In the film's own cover, and in that of a clip, which has some of the segments."""
    with pytest.raises(ContentErrors) as caught:
        film(make, cover, short)
    (error,) = caught.value.errors
    assert error.message == message
    assert error.where.startswith(f"script/e/episode.yaml:{line}:")
