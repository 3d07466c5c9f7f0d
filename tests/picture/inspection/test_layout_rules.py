"""What is wrong with texts, by where they stand, how large they are and how much of them shows."""

from __future__ import annotations

import pytest

from langreel import theme
from langreel.geometry import Box
from langreel.picture.inspection.layout_rules import VisibleText, judge


def seen(words="Debt", x=0.0, y=0.0, width=2.0, height=0.4, **how):
    """A text of one glyph that fills its box."""
    box = Box.around(x, y, width, height)
    return VisibleText(words, box, (box,), how.pop("size", theme.BODY), **how)


def rules(*texts):
    return [finding.rule for finding in judge(texts)]


def test_a_text_in_the_middle_is_fine():
    """Inside the safe area, large enough, nothing on it."""
    assert rules(seen()) == []


@pytest.mark.parametrize(
    ("place", "rule"),
    [
        ({"x": -6.0}, "outside-safe"),
        ({"x": 6.0}, "outside-safe"),
        ({"x": 9.0}, "outside-safe"),
        ({"y": 3.6}, "outside-safe"),
        ({"y": -2.6}, "subtitle-band"),
        ({"x": 5.41}, ""),
        ({"y": -2.36}, ""),
    ],
)
def test_text_stays_inside_the_safe_area_and_above_the_subtitles(place, rule):
    """A hair's breadth over is forgiven; a text that nobody can see is none either."""
    assert rules(seen(**place)) == ([rule] if rule else [])


def test_two_texts_do_not_share_a_place():
    """Glyphs on glyphs are a finding that names both texts; boxes whose glyphs pass each other are none."""
    (finding,) = judge([seen("7.7 trillion"), seen("China", x=1.5)])
    assert finding.rule == "text-on-text"
    assert "7.7 trillion" in finding.message
    assert "China" in finding.message
    stairs = (Box(0, 0, 1, 0.4), Box(1, 1, 2, 1.4))
    step = Box(0, 1, 0.9, 1.4)
    assert (
        rules(VisibleText("up", Box(0, 0, 2, 1.4), stairs, 0.38), VisibleText("in", step, (step,), 0.38))
        == []
    )


def test_one_text_drawn_twice_is_one_text():
    """A copy on its own place, as transformations leave it, disturbs nobody; one beside it does."""
    assert rules(seen(), seen()) == []
    assert rules(seen(), seen(x=0.4)) == ["text-on-text"]


def test_signs_are_pictures():
    """Coins pile up, and their dollar signs may be small; a sign on words is in the way of reading."""
    assert rules(seen("$", size=0.1, width=0.2), seen("$", size=0.1, x=0.1, width=0.2)) == []
    assert rules(seen("$", size=0.1), seen("Debt")) == ["text-on-text"]


def test_text_is_large_enough_to_read():
    """The theme's smallest size passes, give or take a rounding."""
    assert rules(seen(size=theme.SMALL)) == []
    assert rules(seen(size=0.2)) == ["small-text"]


def test_half_covered_text_is_a_finding_and_hidden_text_is_none():
    """What lies under a plate is off stage; what is crossed out can be read, unless a glyph is gone."""
    assert [rules(seen(visible=share)) for share in (0.0, 0.5, 0.8)] == [[], ["covered-text"], []]
    assert rules(seen(visible=0.9, least=0.1)) == ["covered-text"]
    assert rules(seen(visible=0.05), seen("Gold")) == []


def test_contrast_is_that_of_wcag():
    """4.5 : 1 passes."""
    assert [rules(seen(contrast=ratio)) for ratio in (4.4, 4.5)] == [["low-contrast"], []]


def test_what_moves_or_steps_back_is_not_judged():
    """Nobody reads what is on its way or has faded; what a chart moves must not collide, but may be dim."""
    for how in ({"state": "passing"}, {"opacity": 0.3}):
        assert rules(seen("a"), seen("b", y=-2.6, contrast=1.0, **how)) == []
    assert rules(seen("a"), seen("b", contrast=1.0, state="live")) == ["text-on-text"]
