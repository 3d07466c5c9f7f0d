"""Stripes: one colour bar a period, in its place, as strong as it is far from zero."""

from __future__ import annotations

import pytest

from langreel.errors import SceneError
from langreel.scenes.charts import Stripes


@pytest.fixture
def warming(kept):
    return kept.table("warming")


def chart(table, **options):
    return Stripes(table, "year", "anomaly", **{"legend": "°C", "lang": "en", **options})


def test_a_stripe_stands_at_its_year(warming):
    """As wide as a year, from the first to the last."""
    stripes = chart(warming, since=1990, until=1999)
    boxes = [(shape.get_left()[0], shape.get_right()[0]) for shape in stripes.stripes.shapes]
    assert len(boxes) == 10
    assert boxes[0][0] == pytest.approx(stripes.plot.left)
    assert boxes[-1][1] == pytest.approx(stripes.plot.right)
    pitch = stripes.plot.width / 10
    assert [left - stripes.plot.left for left, _ in boxes] == pytest.approx(
        [n * pitch for n in range(10)], abs=0.02
    )


def test_a_missing_year_stays_empty(warming):
    """What is not known is neither bridged nor coloured."""
    kept = [n for n, year in enumerate(warming["year"]) if year not in (1995, 1996)]
    gap = {name: tuple(cells[n] for n in kept) for name, cells in warming.columns.items()}
    stripes = chart(type(warming)("gap", gap, warming.source), since=1990, until=1999)
    edges = (
        [shape.get_right()[0] for shape in stripes.stripes.shapes],
        [shape.get_left()[0] for shape in stripes.stripes.shapes],
    )
    assert len(edges[0]) == 8
    assert edges[1][5] - edges[0][4] > 1.5 * stripes.plot.width / 10


def test_they_come_in_up_to_a_year(warming, stage):
    """Drawn to 1950, what follows is not there yet, and no part of the audit."""
    stripes, scene = chart(warming), stage()
    scene.play(stripes.enter())
    scene.play(stripes.draw(to=1950))
    seen = [shape.get_fill_opacity() for shape in stripes.stripes.shapes]
    assert seen == [1.0] * 71 + [0.0] * 73
    assert stripes.audit().data == (min(stripes.values[:71]), max(stripes.values[:71]))


def test_colours_say_what_they_mean(warming, stage):
    """Without words no stripes; before they enter, no key."""
    with pytest.raises(SceneError, match="need words"):
        chart(warming, legend=" ")
    stripes, scene = chart(warming), stage()
    assert stripes.audit().keyed is False
    scene.play(stripes.enter())
    assert stripes.audit().keyed is True


def test_a_year_without_a_stripe_is_not_pointed_at(warming):
    """The message says from when to when there are some."""
    with pytest.raises(SceneError, match="no stripe at 1850"):
        chart(warming).callout(1850, "x")
    with pytest.raises(SceneError, match="no stripe from 2030"):
        chart(warming).highlight(2030)


def test_the_zero_may_lie_elsewhere(warming):
    """Against the warmth of 2000, most years are cold."""
    stripes = chart(warming, zero=0.4)
    assert stripes.colors.middle == 0.4
    assert stripes.colors(0.4) == stripes.colors.stops[1]
