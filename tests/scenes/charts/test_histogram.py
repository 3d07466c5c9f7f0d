"""The histogram: areas that are counts, and words at the bin that holds a value."""

from __future__ import annotations

import pytest

from langreel.data import Column, Source, Table
from langreel.errors import SceneError
from langreel.scenes.charts import Histogram
from langreel.scenes.charts.chart_rules import judge
from langreel.scenes.typography import Lettering


def table(*values):
    source = Source("t", {}, {"en": "Bureau"}, "", "", "", "", {"weight": Column("t", 1.0)})
    return Table("t", {"weight": values}, source)


def histogram(*values, **options):
    titles = {"x_title": "weight", "y_title": "ships"}
    return Histogram(table(*values), "weight", **{**titles, "lang": "en", **options})


def test_a_bar_is_as_high_as_its_count(stage):
    """Bars touch, from the first to the last."""
    chart = histogram(1.0, 2.0, 11.0, 12.0, 13.0, 25.0, None, bins=3)
    assert (chart.edges, chart.counts) == ((0.0, 10.0, 20.0, 30.0), (2, 3, 1))
    stage().play(chart.draw())
    first, second, _ = (chart.blocks.box_of(n) for n in range(3))
    assert first.right == pytest.approx(second.left)
    assert first.height / second.height == pytest.approx(2 / 3)


def test_uneven_bins_keep_their_areas(stage):
    """They pass the rule of sizes; heights as counts would not."""
    chart = histogram(1.0, 2.0, 11.0, 12.0, 13.0, 25.0, bins=[0, 10, 50])
    stage().play(chart.draw())
    assert [value for value, _ in chart.audit().sizes] == [2, 4]
    assert list(judge([chart.audit()], [])) == []
    chart.heights = chart.counts
    chart.blocks = chart._blocks("#62A8FF")
    stage().play(chart.draw())
    assert [finding.rule for finding in judge([chart.audit()], [])][-1] == "out-of-proportion"


def test_words_tell_the_range_of_their_bin(stage):
    """From border to border, in the unit of the column."""
    chart = histogram(1.0, 2.0, 11.0, 12.0, 25.0, bins=3)
    scene = stage()
    scene.play(chart.draw())
    scene.play(chart.callout(12.0, "most"))
    words = {part.string for part in chart.notes[-1].get_family() if isinstance(part, Lettering)}
    assert words == {"most", "10 t–20 t"}


def test_axes_say_what_they_count():
    """Without words for the counts it is a finding."""
    chart = histogram(1.0, 2.0, y_title="")
    assert "unnamed-axis" in [finding.rule for finding in judge([chart.audit()], [])]


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda: histogram("a", "b"), "does not hold numbers alone"),
        (lambda: histogram(None), "does not hold numbers alone"),
        (lambda: histogram(1.0, 99.0, bins=[0, 50]), "99 lies outside of all bins"),
        (lambda: histogram(1.0, 2.0, bins=[5, 0]), "must rise"),
        (lambda: histogram(1.0, 2.0).callout(77, "x"), "no bin holds 77"),
    ],
)
def test_a_slip_is_told(ask, message):
    """Text, values that no bin holds, borders that fall."""
    with pytest.raises(SceneError, match=message):
        ask()
