"""The themes that are shipped: hues that everybody can tell apart, and read on the ground."""

from itertools import combinations

import pytest

from langreel import theme
from langreel.geometry.color_distance import SIGHTS, distance
from langreel.scenes.charts.chart_rules import ALONE, NAMED
from langreel.theme import night
from langreel.theme.contrast import LEAST, contrast
from langreel.theme.resolve import PLAIN, SHIPPED, resolved

THEMES = {name: resolved({}, name) for name in SHIPPED}
WORDS = (
    "ink",
    "muted",
    "accent",
    "good",
    "bad",
    "blue",
    "yellow",
    "green",
    "red",
    "cyan",
    "violet",
    "orange",
)


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("name", THEMES)
def test_series_differ_to_every_eye(name, sight):
    """The first five even without a name beside them, all six with one."""
    for (one, a), (other, b) in combinations(enumerate(THEMES[name].series, 1), 2):
        least = ALONE if other <= 5 else NAMED
        assert distance(a, b, sight) >= least, (one, other)


@pytest.mark.parametrize("role", WORDS)
@pytest.mark.parametrize("name", THEMES)
def test_words_can_be_read_on_ground_and_panel(name, role):
    """WCAG 2 asks for a contrast of 4.5 to 1, level AA."""
    colors = THEMES[name].colors
    assert min(contrast(colors[role], colors[ground]) for ground in ("ground", "panel")) >= LEAST


def test_series_begin_anew_when_they_are_used_up():
    """A seventh series looks like the first: it needs a colour of its own."""
    assert [theme.series(number) for number in (0, 5, 6)] == [theme.BLUE, theme.VIOLET, theme.BLUE]


@pytest.mark.parametrize("name", THEMES)
def test_every_theme_has_every_part(name):
    """The same names, whichever is worn."""
    for section in ("colors", "sizes"):
        assert SHIPPED[name][section].keys() == night.THEME[section].keys()


def test_every_name_of_the_theme_is_declared():
    """Type checkers and editors know what is looked up when the code runs."""
    assert theme.PARTS.keys() | theme.AREAS.keys() == {
        name for name in theme.__annotations__ if name not in vars(theme)
    }
    assert theme.PARTS.keys() <= set(dir(theme))


def test_one_is_dark_and_one_is_light():
    """And a project that chooses none wears the dark one."""
    assert {name: THEMES[name].is_dark for name in THEMES} == {"night": True, "day": False}
    assert PLAIN == "night"
    assert night.THEME["colors"]["ground"] == theme.GROUND
