"""Seasonal overlay: each year over the others, the last one strong."""

from __future__ import annotations

import numpy as np
import pytest

from langreel.errors import SceneError
from langreel.scenes.charts import SeasonalOverlay


@pytest.fixture
def carbon(kept):
    return kept.table("carbon")


def chart(table, **options):
    return SeasonalOverlay(table, "month", "ppm", **{"since": "2015", "lang": "en", **options})


def test_a_month_stands_in_one_place_every_year(carbon):
    """January at the left, December at the right, whatever the year."""
    overlay = chart(carbon, until="2024")
    ends = np.array([[path[0, 0], path[-1, 0]] for path in overlay.curves.paths])
    assert ends[:, 0] == pytest.approx(overlay.plot.left)
    assert ends[:, 1] == pytest.approx(overlay.plot.right)


def test_years_are_drawn_one_after_the_other(carbon, stage):
    """To a month: those before are whole, the year itself ends there, those after are not there."""
    overlay, scene = chart(carbon, until="2024"), stage()
    scene.play(overlay.draw(to="2020-07"))
    lines = overlay.curves.shapes
    assert [line.get_stroke_opacity() for line in lines] == [1.0] * 6 + [0.0] * 4
    assert lines[5].get_end()[0] == pytest.approx(overlay.across(6))


def test_a_year_in_progress_is_no_part_of_a_comparison_with_means(carbon):
    """Its mean would be that of half its seasons."""
    assert max(chart(carbon).years) == 2026
    assert max(chart(carbon, relative=True).years) == 2025
    values = [value for _, value in chart(carbon, relative=True).years[2020]]
    assert sum(values) == pytest.approx(0, abs=1e-6)


def test_the_last_year_is_the_strong_one(carbon):
    """In width and colour; the others grow brighter towards it."""
    overlay = chart(carbon)
    widths = [line.get_stroke_width() for line in overlay.curves.shapes]
    assert widths[-1] > 2 * max(widths[:-1])
    assert overlay.curves.colors[-1] not in overlay.curves.colors[:-1]


def test_what_is_not_there_is_named(carbon, outlays):
    """A year before the first; a table of years, which have no seasons."""
    with pytest.raises(SceneError, match="no curve at 1950"):
        chart(carbon).highlight(1950)
    with pytest.raises(SceneError, match="no curve at 1950-01"):
        chart(carbon).callout("1950-01", "x")
    with pytest.raises(SceneError, match="one point a year"):
        SeasonalOverlay(outlays, "year", "interest", lang="en")
