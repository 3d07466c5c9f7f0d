"""Type in every script: which way it runs, the fonts that draw it, and letters that join."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from manim import LEFT, RIGHT

import builders
from langreel import fonts, theme
from langreel.errors import ToolError
from langreel.scenes import Counter, PointList, QuoteCard, heading, paragraph, text
from langreel.scenes.charts.annotations import label
from langreel.scenes.charts.chart import Chart
from langreel.scenes.typeface import pieces, typeface

ARABIC = "بلغ الدين 1.32 تريليون دولار (2013)."


@pytest.fixture(autouse=True)
def arabic():
    """Arabic letters; DejaVu Sans and Noto Sans Arabic both have them."""
    if fonts.lacking(theme.families("ar"), Path.cwd(), ARABIC):
        pytest.skip("no font here has Arabic: apt-get install fonts-noto-core")


def from_the_left(line):
    """The glyphs of a line as the eye meets them, with their height as a share of the line's."""
    ordered = sorted(line.submobjects, key=lambda glyph: glyph.get_left()[0])
    return [(glyph.width / line.size, glyph.height / line.size) for glyph in ordered]


def test_arabic_runs_from_right_to_left():
    """Its full stop is leftmost, then the year in its brackets, whose digits run as ever; ب is rightmost."""
    stop, bracket, *digits = from_the_left(text(ARABIC, lang="ar"))[:6]
    assert stop[1] < 0.2
    assert bracket[0] < 0.4 and bracket[1] > 0.8
    assert np.allclose(digits, from_the_left(text("ء2013", lang="ar"))[:4], atol=0.03)


@pytest.mark.parametrize("words", ["(2013)", "2013: الدين", "GDP ارتفع", "«الدين»", "1.32"])
def test_no_glyph_of_a_line_is_lost(words: str):
    """Whatever stands at its beginning, brackets and numbers as well: a letter before it takes none away."""
    alone, behind = (len(text(each, lang="ar").submobjects) for each in (words, f"ء {words}"))
    assert behind == alone + 1


def test_a_line_that_begins_in_latin_runs_right_to_left_all_the_same():
    """The language decides, not the first letter: GDP stands at the right."""
    first = from_the_left(text("GDP ارتفع!", lang="ar"))[0]
    assert first[0] < 0.25 and first[1] > 0.5


@pytest.mark.parametrize(
    ("words", "leftmost"),
    [
        ("10-year yield", "1"),
        ("+1.17 °C", "+"),
        ("5 US$", "U"),
        ("\u200f5 kg", "k"),
        ("هبوط -5%", "-"),
        ("زاد +$5", "+"),
    ],
)
def test_words_of_another_script_alone_keep_their_way_and_signs_stay_before_their_numbers(words, leftmost):
    """But an amount with its currency runs as all amounts of the language do."""
    line, sign = text(words, size=1.0, lang="ar"), text(leftmost, size=1.0, lang="ar")
    first = min(line.submobjects, key=lambda glyph: glyph.get_left()[0])
    assert (first.width, first.height) == pytest.approx((sign.width, sign.height), abs=0.02)


def test_a_line_of_latin_in_a_paragraph_runs_as_the_others_do():
    """Its full stop is at the left."""
    block = paragraph("بلغ الدين العام ما قدره NASA GISS.", 2.6, "ar", lines=3)
    stop = min(block[-1].submobjects, key=lambda glyph: glyph.get_left()[0])
    assert stop.height < 0.2 * theme.BODY


def test_arabic_has_the_true_size_and_baseline():
    """An em is an em; letters without tails stand on the line."""
    line = text("ادرا 2013", theme.HEADING, lang="ar").to_baseline(-1.0)
    assert line.size == pytest.approx(theme.HEADING, abs=0.01)
    digits = sorted(line.submobjects, key=lambda glyph: glyph.get_left()[0])[:4]
    assert min(glyph.get_bottom()[1] for glyph in digits) == pytest.approx(-1.0, abs=0.03)


def test_a_heading_stands_where_its_language_begins_to_read():
    """Right in Arabic, left in English."""
    assert heading("الدين", "ar").get_right()[0] == pytest.approx(theme.SAFE_RIGHT)
    assert heading("Debt", "en").get_left()[0] == pytest.approx(theme.SAFE_LEFT)


def test_a_chart_s_words_stand_where_its_language_begins_to_read():
    """Heading and source line: right in Arabic, left in English; what is drawn stays as it is."""
    for lang, side in (("ar", RIGHT), ("en", LEFT)):
        chart = Chart(heading="الدين", note="دولار", lang=lang)
        edges = [float(line.get_edge_center(side)[0]) for line in chart.furniture]
        assert edges == pytest.approx([float(theme.SAFE_RIGHT if lang == "ar" else theme.SAFE_LEFT)] * 2)


def test_cards_and_labels_begin_at_the_right_in_arabic():
    """The bar of a quotation, the dots of points, and a label's second line are where reading begins."""
    bar, words = QuoteCard("الدين العام", lang="ar")
    assert bar.get_left()[0] > words.get_right()[0]
    points = PointList(["الدين", "الدولار"], lang="ar")
    assert all(dot.get_left()[0] > block.get_right()[0] for dot, block in points)
    assert points.get_right()[0] == pytest.approx(theme.SAFE_RIGHT - 0.5)
    patch, strong, quiet = label("908", "الدين العام", theme.INK, lang="ar")
    assert strong.get_right()[0] == pytest.approx(quiet.get_right()[0], abs=0.02)
    assert patch.get_left()[0] < quiet.get_left()[0]


def test_a_currency_keeps_its_order_in_arabic():
    """US$ is no $US, wherever a line of Arabic ends."""
    dollar = text("US$", size=1.0, lang="en").submobjects[-1]
    amount = from_the_left(text("26.9 ترليون US$", size=1.0, lang="ar"))
    assert amount[2][1] == pytest.approx(dollar.height, rel=0.15) and amount[0][1] < amount[2][1]


def test_a_paragraph_is_flush_where_its_lines_begin():
    """Right in Arabic, left in English."""
    for lang, words, side in (
        ("ar", f"{ARABIC} {ARABIC}", RIGHT),
        ("en", "It doubled, then it fell. " * 3, LEFT),
    ):
        block = paragraph(words, 3.0, lang, size=0.3, lines=6)
        edges = [float(line.get_edge_center(side)[0]) for line in block]
        assert len(edges) > 1 and max(edges) - min(edges) < 0.02


def test_a_running_number_joins_the_letters_of_its_words():
    """Digits are set one by one, words whole: a word is as wide as it is in a line of text."""
    counter = Counter(1.0, lambda value: f"{value:.0f} مليار", size=1.0, lang="ar")
    assert counter.width == pytest.approx(text("1 مليار", size=1.0, lang="ar").width, rel=0.06)


@pytest.mark.parametrize(
    ("string", "way", "set_apart"),
    [
        ("$1.3T", "ltr", ["$", "1", ".", "3", "T"]),
        ("1.3万亿", "ltr", ["1", ".", "3", "万", "亿"]),
        ("12 करोड़", "ltr", ["1", "2", " ", "करोड़"]),
        ("१२ करोड़", "ltr", ["१", "२", " ", "करोड़"]),
        ("1.3 مليار دولار", "rtl", ["دولار", " ", "مليار", " ", "1", ".", "3"]),
        ("٣٫١ مليار", "rtl", ["مليار", " ", "٣", "٫", "١"]),
        ("5 US dollars", "rtl", list("5 US dollars")),
    ],
)
def test_what_of_a_number_is_set_apart(string: str, way: str, set_apart: list[str]):
    """From left to right, single signs and whole words of letters that join."""
    assert pieces(string, way) == set_apart


def test_a_text_in_one_family_has_no_other():
    """So what Chinese and English look like depends on no font but theirs."""
    assert typeface("zh", "国债") == typeface("en", "debt") == "Noto Sans CJK SC"


def test_letters_that_no_font_here_has_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """No scene is painted with boxes; a font of the project's will do."""
    folder = tmp_path / "assets" / "fonts"
    folder.mkdir(parents=True)
    house = fonts.font_file("Noto Sans CJK SC", tmp_path)
    (folder / house.name).symlink_to(house)
    monkeypatch.setattr(fonts, "_folders", lambda: iter(()))
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ToolError, match="no font here draws ห น") as caught:
        text("หน", lang="th")
    assert "assets/fonts/" in caught.value.hint
    brand = tmp_path / "brand"
    (brand / "assets" / "fonts").mkdir(parents=True)
    builders.font("Loma", "หน").save(brand / "assets" / "fonts" / "loma.ttf")
    (brand / "assets" / "fonts" / house.name).symlink_to(house)
    monkeypatch.chdir(brand)
    assert typeface("th", "หน").split(",")[0] == "Loma"
    assert np.isfinite(text("GDP", lang="th").width)
