"""Pango glyphs: what is read from Pango's picture of a line is what Manim reads from it."""

from __future__ import annotations

import numpy as np
import pytest
from manim import Text, tempconfig

from langreel.scenes.pango_glyphs import UnreadText, glyphs

STYLE = {"font": "Noto Sans CJK SC", "font_size": 72.0, "warn_missing_font": False}


@pytest.mark.parametrize("weight", ["NORMAL", "BOLD"])
@pytest.mark.parametrize("words", ["H国债 a: é%1.32", "HÅß—“ij”", "   H  .", ""])
def test_glyphs_have_the_outlines_of_manims_text(tmp_path, words, weight):
    """To the last bit: where words find their place may hang on it. Spaces have none."""
    with tempconfig({"text_dir": str(tmp_path), "pixel_width": 100_000}):
        manims = [each.points for each in Text(words, weight=weight, **STYLE)]
        ours = glyphs(UnreadText(words, weight=weight, **STYLE).file_name)
    assert [len(glyph.points) for glyph in ours] == [len(points) for points in manims]
    for glyph, points in zip(ours, manims, strict=True):
        assert np.array_equal(glyph.points, points)


def test_a_picture_of_more_than_glyphs_is_left_to_manim(tmp_path):
    """A path of its own, or a glyph that is turned, is not read here."""
    symbol = '<symbol id="a"><path d="M 0 0 L 1 0 L 0 1 Z"/></symbol>'
    picture = (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'
        f'<defs>{symbol}</defs>{{}}<use xlink:href="#a" x="3" y="1"/></svg>'
    )
    file = tmp_path / "line.svg"
    file.write_text(picture.format(""), encoding="utf-8")
    assert [len(glyph.points) for glyph in glyphs(file)] == [16]
    for more in ('<path d="M 0 0 L 1 1"/>', '<g transform="rotate(9)"/>', "<image/>"):
        file.write_text(picture.format(more), encoding="utf-8")
        assert glyphs(file) is None
