"""What all charts have from their base."""

from __future__ import annotations

import contextvars

import pytest

from langreel.errors import SceneError
from langreel.geometry import Box
from langreel.scenes.charts.annotated_chart import AnnotatedChart
from langreel.scenes.charts.chart import LANGUAGE, Chart
from langreel.scenes.charts.stateful import StatefulMobject


def test_a_chart_asks_for_its_language():
    """Outside of a scene it must be told; inside it knows."""

    def outside():
        with pytest.raises(SceneError, match="does not know its language"):
            Chart()
        LANGUAGE.set("zh")
        assert Chart().lang == "zh"

    contextvars.Context().run(outside)


def test_a_box_finds_its_way_into_the_frame_and_back():
    """Halved and moved, a chart knows where its own places are in the frame, and the other way round."""
    chart = Chart(lang="en")
    chart.scale(0.5).shift((2, 1, 0))
    box = Box(-1.0, -2.0, 3.0, 1.5)
    assert chart.framed(box).width == pytest.approx(2.0)
    assert chart.unframed(chart.framed(box)).edges == pytest.approx(box.edges)


@pytest.mark.parametrize("base", [StatefulMobject, AnnotatedChart])
def test_what_a_class_owes_is_asked_for_when_it_is_made(base):
    """A picture that cannot draw its state, or a chart that does not know its lines, fails at once."""
    half = type("Half", (base,), {})
    with pytest.raises(TypeError, match="abstract method"):
        half()


@pytest.mark.parametrize(("lang", "side"), [("en", -1), ("ar", 1)])
def test_a_heading_stands_where_its_language_begins_to_read(lang, side):
    """At the left, or at the right of the chart."""
    chart = Chart(Box(-5, -2, 5, 2), lang=lang, heading="GDP")
    (heading,) = chart.furniture
    assert abs(heading.get_edge_center((side, 0, 0))[0] - side * 5) < 0.05
