"""The theme: hues that everybody can tell apart, and read on the ground."""

from __future__ import annotations

from itertools import combinations

import pytest

from langreel import theme
from langreel.scenes.charts.chart_rules import ALONE, NAMED
from langreel.scenes.charts.color_distance import SIGHTS, distance


@pytest.mark.parametrize("sight", SIGHTS)
def test_series_differ_to_every_eye(sight):
    """The first five even without a name beside them, all six with one."""
    for one, other in combinations(theme.SERIES, 2):
        least = NAMED if theme.VIOLET in (one, other) else ALONE
        assert distance(one, other, sight) >= least
    assert theme.SERIES.index(theme.VIOLET) == 5


def test_series_begin_anew_when_they_are_used_up():
    """A seventh series looks like the first: it needs a colour of its own."""
    assert [theme.series(number) for number in (0, 5, 6)] == [theme.BLUE, theme.VIOLET, theme.BLUE]


@pytest.mark.parametrize("name", ["INK", "MUTED", "ACCENT", "GOOD", "BAD", "BLUE", "RED", "CYAN", "VIOLET"])
def test_text_can_be_read_on_the_ground(name):
    """WCAG 2 asks for a contrast of 4.5 to 1, level AA."""
    front, ground = luminance(getattr(theme, name)), luminance(theme.GROUND)
    assert (front + 0.05) / (ground + 0.05) >= 4.5


def luminance(color):
    """Of sRGB ``#RRGGBB``."""
    share = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in share]
    return sum(part * weight for part, weight in zip(linear, (0.2126, 0.7152, 0.0722)))
