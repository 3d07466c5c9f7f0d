"""Stacked areas: layers from zero, drawn to a date, pointed at in their middle or on top of all."""

from __future__ import annotations

import numpy as np
import pytest

from langreel.data import Column, Source, Table
from langreel.errors import SceneError
from langreel.scenes.charts import StackedAreas


def areas(table, **options):
    return StackedAreas(
        table, "date", "usd_bn", series="country", **{"heading": "Held", "lang": "en", **options}
    )


def test_a_layer_lies_on_the_one_before(holdings):
    """The top of all is the sum of all."""
    chart = areas(holdings)
    assert np.diff(chart.borders, axis=0)[1][0] == pytest.approx(882.3e9)
    assert chart.borders[-1][0] == pytest.approx((1160.1 + 882.3) * 1e9)


def test_words_point_at_a_layer_or_at_the_whole(holdings):
    """At the middle of the one, at the top of all."""
    chart = areas(holdings)
    _, (_, middle) = chart.spot("China", "2013")
    _, (_, top) = chart.spot(None, "2013")
    assert middle == pytest.approx(chart.up(1270.1e9 / 2))
    assert top == pytest.approx(chart.up((1270.1 + 1182.5) * 1e9))


def test_layers_are_drawn_to_a_date(holdings, stage):
    """And no farther; what is claimed is what is drawn."""
    chart, scene = areas(holdings), stage()
    scene.play(chart.enter())
    assert chart.audit().data is None
    scene.play(chart.draw(to="2012"))
    layer = chart._curves["China"]
    assert layer.fill.get_right()[0] == pytest.approx(chart.spot("China", "2012")[1][0], abs=0.02)
    assert chart.audit().data == (0.0, pytest.approx((1220.4 + 1111.2) * 1e9))


def test_shares_reach_from_nothing_to_all(holdings):
    """On an axis that ends at a hundred percent."""
    chart = areas(holdings, shared=True)
    assert (chart.up.lo, chart.up.hi, chart.unit) == (0.0, 100.0, "percent")
    assert chart.borders[-1].tolist() == pytest.approx([100.0] * len(chart.places))


def test_a_forecast_is_one_of_the_whole(holdings, stage):
    """It leaves from the top of all layers; that of one of them would hang in the air."""
    chart = areas(holdings, horizon="2025")
    stage().play(chart.draw())
    with pytest.raises(SceneError, match="hang in the air"):
        chart.project("2025", 2e12, "more", series="China")
    stage().play(chart.project("2025", 2.4e12, "more"))
    assert chart.notes[-1].line[0].get_start()[1] == pytest.approx(chart.spot(None, "2019")[1][1])


def test_no_layer_is_less_than_nothing():
    """A negative value is refused, with the way to draw it."""
    columns = {"year": (2020.0, 2021.0), "a": (1.0, -1.0), "b": (1.0, 1.0)}
    units = {"a": Column("USD", 1.0), "b": Column("USD", 1.0)}
    table = Table("t", columns, Source("t", {}, {"en": "Bureau"}, "", "", "", "", units))
    with pytest.raises(SceneError, match="not negative") as caught:
        StackedAreas(table, "year", ["a", "b"], lang="en")
    assert caught.value.hint == "draw them as lines"
