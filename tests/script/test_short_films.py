"""Short films: a clip of an episode is made of some of its segments."""

import pytest

from langreel.errors import ContentErrors
from langreel.script import read, shortened

HEAD = """\
id: e
title: {zh: 债, en: Debt}
languages: [zh, en]
clips:
  short: {segments: [rise, end], title: {zh: 短, en: Short}}
"""
ACT = """\
chapter: {zh: 开, en: Hook}
segments:
  - {id: rise, scene: debt.Rise, zh: 一, en: one}
  - {id: fall, scene: debt.Fall, zh: 二, en: two}
  - {id: fell, scene: debt.Fall, zh: 二, en: two}
  - {id: end, scene: debt.Rise, zh: 三, en: three}
"""


def film(make, segments):
    head = HEAD.replace("[rise, end]", segments)
    return read(make({"script/e/episode.yaml": head, "script/e/01-debt.yaml": ACT}), "e")


def test_a_clip_has_its_own_segments_title_and_shape(make):
    """Its words are the episode's; without a profile it is upright."""
    clip = shortened(film(make, "[rise, fall, fell]"), "short")
    assert [segment.id for segment in clip.segments] == ["rise", "fall", "fell"]
    assert (clip.title, clip.profile, clip.id) == ({"zh": "短", "en": "Short"}, "vertical", "e")


@pytest.mark.parametrize(
    ("segments", "message"),
    [
        ("[rise, fal]", "the clip 'short' names no segment 'fal'"),
        ("[end, rise]", "'rise' comes later in the clip than in the script"),
        ("[rise, fall]", "one scene tells fall, fell in one go, the clip 'short' others"),
        ("[rise, end]", "one scene tells rise in one go, the clip 'short' others"),
    ],
)
def test_a_clip_that_cannot_be_made_is_told_at_its_line(make, segments, message):
    """Unknown segments, another order, a scene torn apart, or two that would run into one."""
    with pytest.raises(ContentErrors) as caught:
        film(make, segments)
    (error,) = caught.value.errors
    assert error.message == message
    assert error.where.startswith("script/e/episode.yaml:5:")
