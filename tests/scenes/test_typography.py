"""Type has true sizes and stands on a common baseline."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest
from manim import LEFT, ORIGIN, RIGHT, UP, FadeIn, Square, tempconfig

from langreel.errors import SceneError
from langreel.model import Figure, Quantity
from langreel.scenes import Counter, fit, paragraph, row, text, theme
from langreel.scenes.typography import hang, shaped

LEFT_OF = {"left": LEFT, "middle": ORIGIN, "right": RIGHT}


def approx(value):
    return pytest.approx(value, abs=0.01)


def test_a_size_is_the_em_whatever_the_letters():
    """An H is 0.733 em high and 国 0.875, in any string; the size does not follow the ink."""
    for size in (theme.SMALL, theme.BODY, theme.DISPLAY):
        assert text("H", size).height == pytest.approx(0.733 * size, rel=0.01)
        assert text("国", size).height == pytest.approx(0.875 * size, rel=0.01)
        assert [text(each, size).size for each in ("a", "gy", "—", "1.32万亿美元")] == [approx(size)] * 4


def test_the_baseline_is_under_the_letters_wherever_they_go():
    """Letters without descender end on the baseline; it is known after moving and scaling."""
    assert text("H").baseline == approx(text("H").get_bottom()[1])
    moved = text("gy国").shift(UP * 2).scale(3).to_baseline(-1.5)
    assert moved.baseline == approx(-1.5)
    assert moved.size == approx(3 * theme.BODY)
    assert moved.copy().baseline == approx(-1.5)


@pytest.mark.parametrize("side", LEFT_OF.values(), ids=LEFT_OF)
def test_a_line_is_set_down_by_a_side_and_its_baseline(side):
    """Wherever it was, the side is at x and the letters stand on y; nothing stays nothing."""
    line = text("12.5 gy").scale(1.7).shift((3, -2, 0))
    line.set_down(0.4, -1.2, side)
    assert line.baseline == pytest.approx(-1.2)
    assert line.get_edge_center(side)[0] == pytest.approx(0.4, abs=1e-3)
    assert len(text("").set_down(1.0, 1.0)) == 0


def test_a_row_stands_on_one_baseline():
    """Chinese, digits and Latin of several sizes and weights share the baseline of the first."""
    parts = [text("中国"), text("$1.32", theme.HEADING), text("gyp", weight="BOLD"), text("—"), Square(0.2)]
    row(*parts)
    level = parts[0].baseline
    assert [part.baseline for part in parts[:4]] == [approx(level)] * 4
    assert all(a.get_right()[0] < b.get_left()[0] for a, b in pairwise(parts))
    assert parts[4].get_y() > level


def test_the_same_words_may_be_used_twice():
    """A line is shaped once and copied: changing one copy leaves the next as it was."""
    text("twice").scale(5).shift(UP).set_opacity(0)
    again = text("twice")
    assert again.size == approx(theme.BODY)
    assert again[0].get_fill_opacity() == 1


def test_colour_is_kept_for_all_glyphs():
    """A line has one colour."""
    assert {glyph.get_fill_color().to_hex() for glyph in text("a中1", color=theme.YELLOW)} == {theme.YELLOW}


def test_spaces_and_nothing_are_lines_too():
    """Empty text is an empty line; runs of white space count as one space."""
    assert text("").width == 0
    assert text(" a \n b ").width == approx(text("a b").width)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_paragraph_is_no_wider_than_asked_and_evenly_spaced(lang):
    """Lines stand flush left, at one distance, within the width."""
    words = {
        "zh": "2013年底，中国手里的美国国债有1.32万亿美元；如今只剩一半多一点。",
        "en": "At the end of 2013 China held $1.32 trillion of US Treasuries; little over half is left.",
    }
    block = paragraph(words[lang], 4.5, lang)
    assert 2 <= len(block) <= 4
    assert all(line.width <= 4.5 for line in block)
    assert {round(line.get_left()[0], 3) for line in block} == {round(block.get_left()[0], 3)}
    steps = np.diff([line.baseline for line in block])
    assert max(steps) - min(steps) < 0.001
    assert "".join(line.string for line in block).replace(" ", "") == words[lang].replace(" ", "")


def test_words_that_do_not_fit_are_told():
    """Too long for its lines, or too small to read, is an error."""
    with pytest.raises(SceneError, match=r"does not fit 1 lines of 1\.00 units"):
        paragraph("much too long for this", 1, "en", lines=1)
    with pytest.raises(SceneError, match="below the smallest"):
        fit(text("much too long for this"), 1)


def test_fit_only_shrinks():
    """What is narrow enough stays as it is."""
    wide = text("wide enough", theme.HEADING)
    assert fit(wide, 100).size == approx(theme.HEADING)
    assert fit(wide, 2.5).width == approx(2.5)


@pytest.mark.parametrize("edge", ["left", "middle", "right"])
def test_a_counter_keeps_its_place_while_it_runs(edge):
    """The anchor, the baseline, the size and the colour stay; only the digits change."""
    places, numbers = [], []
    counter = Counter(1111, lambda value: f"${value:,.0f}M", 0.6, color=theme.YELLOW, anchor=LEFT_OF[edge])
    counter.shift(UP).scale(0.5, about_point=ORIGIN)
    for value in (1111, 2222, 98765, 0, 1111):
        counter.tracker.set_value(value)
        counter.update()
        left, right = counter.get_left()[0], counter.get_right()[0]
        places.append({"left": left, "middle": (left + right) / 2, "right": right}[edge])
        numbers.append((counter.string, round(counter.baseline, 3), round(counter.size, 3)))
    assert numbers[2] == ("$98,765M", 0.5, 0.3)
    assert {numbers[0][1:], *(number[1:] for number in numbers)} == {(0.5, 0.3)}
    assert max(places) - min(places) < 0.03
    assert {glyph.get_fill_color().to_hex() for glyph in counter} == {theme.YELLOW}


def test_digits_of_a_counter_stand_still():
    """Every digit has the same width, so that nothing jitters."""
    counter = Counter(1111, lambda value: f"{value:.0f}")
    before = [glyph.get_center()[0] for glyph in counter]
    counter.tracker.set_value(8888)
    counter.update()
    assert [glyph.get_center()[0] for glyph in counter] == pytest.approx(before, abs=0.03)


def test_a_counter_ends_on_its_figure(screen):
    """``count()`` runs to the figure that it was made for."""
    seen = []

    def construct(self):
        number = self.counter("peak")
        with self.segment("a"):
            self.play(FadeIn(number), seconds=0.1)
            seen.append(number.string)
            self.play(number.count(), seconds=0.3)
            seen.append(number.string)

    figure = Figure("peak", Quantity(Fraction(1_320_000_000_000), "USD", 3))
    screen(construct, {"a": (30, {})}, figures=[figure])
    assert seen == ["$0.00T", "$1.32T"]


def test_a_long_line_stays_one_line_however_small_the_picture_is():
    """A line of 120 characters in a picture of 160 pixels is shaped as in one of 3840."""
    words = "as long as a line gets " * 5
    heights = []
    for width in (160, 3840):
        shaped.cache_clear()
        with tempconfig({"pixel_width": width}):
            heights.append(text(words, theme.SMALL).height)
    assert heights[0] == heights[1] < 2 * theme.SMALL


def test_digits_that_fall_away_are_not_seen():
    """A number that gets shorter leaves nothing behind for whoever goes on painting its glyphs."""
    counter = Counter(1000.0, lambda value: f"{value:.0f}")
    glyphs = list(counter)
    counter.write_value(7.0)
    assert [glyph.has_points() for glyph in glyphs] == [True, False, False, False]


@pytest.mark.parametrize("words", ["Debt", "États-Unis", "Ắ", "国债"])
def test_a_hanging_line_stays_below_its_height(words):
    """Capitals stand on one line; accents above them push it down, and take that much more room."""
    line = text(words, theme.HEADING)
    room = hang(line, 3.0, theme.HEADING)
    assert line.get_top()[1] <= 3.0 + 1e-9
    assert line.baseline == approx(3.0 - room + 0.12 * theme.HEADING)
    assert (room > theme.HEADING) is (words in ("États-Unis", "Ắ"))


def test_a_size_that_is_hardly_too_small_is_told_as_smaller():
    """Never as the smallest itself."""
    line = text("almost", theme.SMALL, lang="en")
    with pytest.raises(SceneError, match=rf"only at size {theme.SMALL - 0.01:.2f}, below the smallest"):
        fit(line, 0.999 * line.width)
