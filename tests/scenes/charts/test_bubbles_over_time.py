"""Bubbles over time: where their numbers are at any moment, areas in proportion."""

from __future__ import annotations

import numpy as np
import pytest

from langreel.data import Source, Table
from langreel.errors import SceneError
from langreel.scenes.charts import BubblesOverTime
from langreel.scenes.charts.chart_rules import judge


@pytest.fixture
def lives(kept):
    return kept.table("lives")


def chart(table, **options):
    titles = {"x_title": "income", "y_title": "life", "size_title": "people"}
    columns = {"size": "population", "time": "year", "key": "country"}
    return BubblesOverTime(table, "income", "life", **{**columns, **titles, "lang": "en", **options})


def test_areas_are_in_proportion(lives, stage):
    """China's bubble to Nigeria's is as their people are."""
    bubbles, scene = chart(lives), stage()
    scene.play(bubbles.enter())
    first = bubbles.values[0, :, 2]
    areas = [bubble.disc.width**2 for bubble in bubbles.field.bubbles]
    assert np.array(areas) / areas[0] == pytest.approx(first / first[0], rel=1e-3)
    assert list(judge([bubbles.audit()], [])) == []


def test_a_bubble_is_where_its_numbers_are(lives, stage):
    """At a known year, and halfway to the next."""
    bubbles, scene = chart(lives), stage()
    scene.play(bubbles.enter())
    scene.play(bubbles.run(to=1957))
    n = bubbles.keys.index("Japan")
    x, y, _ = bubbles.values[1, n]
    assert bubbles.field.bubbles[n].disc.get_center()[:2] == pytest.approx([bubbles.across(x), bubbles.up(y)])
    assert bubbles.year.string == "1957"


def test_a_trail_begins_where_it_is_asked_for(lives, stage):
    """And leads to where the bubble is."""
    bubbles, scene = chart(lives), stage()
    scene.play(bubbles.enter())
    scene.play(bubbles.run(to=1962))
    scene.play(bubbles.trail("Japan"))
    scene.play(bubbles.run())
    n = bubbles.keys.index("Japan")
    (line,) = (line for _, line in bubbles.field.trails.values())
    places = [(bubbles.across(x), bubbles.up(y)) for x, y, _ in bubbles.values[[2, -1], n]]
    assert line.get_start()[:2] == pytest.approx(places[0])
    assert line.get_end()[:2] == pytest.approx(places[1])


def test_what_is_not_known_is_not_there(lives, stage):
    """A country without numbers in some years leaves, and comes back."""
    rows = zip(lives["country"], lives["year"], lives["life"])
    cells = [None if (who, when) == ("Japan", 1957.0) else value for who, when, value in rows]
    bubbles = chart(type(lives)("gap", {**lives.columns, "life": tuple(cells)}, lives.source))
    scene, n = stage(), bubbles.keys.index("Japan")
    scene.play(bubbles.enter())
    seen = []
    for year in (1952, 1957, 1962):
        scene.play(bubbles.run(to=year))
        seen.append(bubbles.field.bubbles[n].disc.get_fill_opacity() > 0)
    assert seen[:2] == [True, False]


def test_no_size_is_below_zero(lives):
    """An area cannot be."""
    with pytest.raises(SceneError, match="below zero"):
        chart(type(lives)("minus", {**lives.columns, "population": (-1.0,) * len(lives)}, lives.source))
    with pytest.raises(SceneError, match="no bubble 'Chine'"):
        chart(lives).highlight("Chine")


def test_the_year_stands_in_a_corner_that_no_bubble_enters():
    """A bubble at the lower right sends it to the upper right."""

    def made(low):
        cells = {"x": (0.0, 1.0) * 2, "y": (1.0, low) * 2, "size": (1.0, 1.0) * 2}
        told = {"year": (2000.0, 2000.0, 2001.0, 2001.0), "key": ("a", "b") * 2}
        source = Source("made", {"en": "T"}, {"en": "P"}, "S", "", "2024", "", {})
        table = Table("made", {**cells, **told}, source)
        return BubblesOverTime(table, "x", "y", size="size", time="year", key="key", zero=True, lang="en")

    moved, kept = made(0.1), made(1.0)
    assert moved.year.get_y() > moved.plot.y > kept.year.get_y()
    assert min(moved.year.get_x(), kept.year.get_x()) > kept.plot.x
