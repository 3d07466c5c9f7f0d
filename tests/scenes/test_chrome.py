"""Heading and source line stand in their places, and gestures leave things as they were."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from manim import Square

from langreel.scenes import emphasise, enter, heading, leave, source_line, theme
from langreel.scenes.chrome import credit

TREASURY = SimpleNamespace(credit=lambda lang: "U.S. Department of the Treasury", as_of="2025-07")
PBOC = SimpleNamespace(credit=lambda lang: "中国人民银行", as_of="2025")
NO_DATE = SimpleNamespace(credit=lambda lang: "World Gold Council", as_of="")


def test_sources_are_named_in_the_language_of_the_dub():
    """Publisher and date, each publisher once."""
    assert credit([TREASURY], "en") == "Source: U.S. Department of the Treasury · as of July 2025"
    assert credit([TREASURY, TREASURY, PBOC], "zh") == (
        "来源：U.S. Department of the Treasury · 截至2025年7月；中国人民银行 · 截至2025年"
    )
    assert credit([NO_DATE], "en") == "Source: World Gold Council"


@pytest.mark.parametrize(("lang", "words"), [("zh", "中国持有的美国国债"), ("en", "China's holdings, gyp")])
def test_heading_and_source_line_keep_their_place(lang, words):
    """Both begin at the left of the safe area; one hangs from its top, one stands on the subtitle band."""
    top, bottom = heading(words, lang), source_line([TREASURY], lang)
    assert top.get_left()[0] == bottom.get_left()[0] == pytest.approx(theme.SAFE_LEFT)
    assert top.baseline == pytest.approx(theme.SAFE_TOP - 0.88 * theme.HEADING)
    assert top.get_top()[1] <= theme.SAFE_TOP + 0.01
    assert bottom.get_bottom()[1] >= theme.BAND_TOP


def test_a_long_credit_stands_in_two_lines():
    """Broken between sources, inside the safe area, the last line where a single one stands."""
    many = [
        SimpleNamespace(credit=lambda lang: "A Bureau of Statistics with a Long Name", as_of="2025-09-30"),
        SimpleNamespace(credit=lambda lang: "A Department of Trade with a Longer Name", as_of="2025-12-31"),
    ]
    upper, lower = source_line(many, "en")
    assert (upper.string[-1], lower.string[:12]) == (";", "A Department")
    assert lower.baseline == pytest.approx(source_line([TREASURY], "en").baseline)
    assert upper.get_bottom()[1] > lower.get_top()[1]
    assert upper.get_left()[0] == lower.get_left()[0] == pytest.approx(theme.SAFE_LEFT)


def test_gestures_begin_and_end_in_place(screen, developed):
    """What enters ends where it stands; what is emphasised is as before; what leaves is gone."""

    def construct(self):
        one, two = Square(1).shift([-2, 0, 0]), Square(1)
        with self.segment("a"):
            self.play(enter(one, two), seconds=0.2)
            self.play(emphasise(one), seconds=0.2)
            self.play(leave(one, two), seconds=0.2)
            assert not any(mobject.has_points() for mobject in self.get_mobject_family_members())

    film = developed(screen(construct, {"a": (20, {})}, fps=30))
    assert (film[5] == film[11]).all()
    assert (film[17] == film[19]).all()
    assert not (film[5] == film[17]).all()
