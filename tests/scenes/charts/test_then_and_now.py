"""Slope chart and dumbbell: the same two moments, as lines between uprights and as dots in rows."""

from __future__ import annotations

import itertools
from fractions import Fraction

import pytest

from langreel.data import Column, Source, Table
from langreel.errors import SceneError
from langreel.model import Quantity
from langreel.scenes.charts import Dumbbell, SlopeChart
from langreel.scenes.charts.chart_rules import judge
from langreel.scenes.typography import Lettering

both = pytest.mark.parametrize("kind", [SlopeChart, Dumbbell])


@pytest.fixture
def holders(kept):
    """Five holders over fifteen years."""
    return kept.table("holders")


def chart(kind, table, **options):
    return kind(table, "year", "usd_bn", series="holder", **{"lang": "en", **options})


@both
def test_the_first_and_the_last_moment_are_taken(kind, holders):
    """Unless others are named; a date is meant by its year, too."""
    assert chart(kind, holders).ends == ("2010", "2024")
    assert chart(kind, holders, ends=["2014", 2020]).ends == ("2014", "2020")
    assert float(chart(kind, holders).pairs["Japan"][1].value) == 1061.5e9


@both
def test_two_columns_are_then_and_now(kind):
    """A name that has but one of the two is left out."""
    columns = {"who": ("a", "b", "c"), "then": (1.0, 2.0, None), "now": (3.0, 1.0, 5.0)}
    units = {"then": Column("USD", 1.0), "now": Column("USD", 1.0)}
    table = Table("t", columns, Source("t", {}, {"en": "Bureau"}, "", "", "", "", units))
    shown = kind(table, "who", ["then", "now"], lang="en")
    assert (shown.ends, set(shown.pairs)) == (("then", "now"), {"a", "b"})


@both
def test_negative_numbers_have_their_places(kind, stage):
    """Below zero and above it, with their signs; a scale without zero is fair, since no length is a value."""
    amounts = {
        "up": {"1": Quantity(Fraction(-5), "percent", 1), "2": Quantity(Fraction(3), "percent", 1)},
        "down": {"1": Quantity(Fraction(4), "percent", 1), "2": Quantity(Fraction(-2), "percent", 1)},
    }
    shown, scene = kind(amounts, lang="en"), stage()
    scene.play(shown.enter())
    scene.play(shown.draw())
    words = {part.string for part in shown.get_family() if isinstance(part, Lettering)}
    assert {"−5%", "3%", "4%", "−2%"} <= words
    assert list(judge([shown.audit()], [])) == []


@both
@pytest.mark.parametrize(
    ("ask", "message"),
    [
        ({"ends": ["2014", "2031"]}, "there is no '2031'"),
        ({"ends": ["2014", "2014"]}, "two moments are needed"),
    ],
)
def test_moments_that_are_not_there_are_told(kind, holders, ask, message):
    """With the nearest one."""
    with pytest.raises(SceneError, match=message):
        chart(kind, holders, **ask)


@both
def test_a_name_that_is_not_there_is_told(kind, holders):
    """With the nearest one."""
    with pytest.raises(SceneError, match="'Chna'") as caught:
        chart(kind, holders).draw("Chna")
    assert "China" in caught.value.hint


def test_a_slope_runs_from_then_to_now(holders, stage):
    """Its value of now is told when the line has arrived."""
    slopes, scene = chart(SlopeChart, holders), stage()
    scene.play(slopes.enter())
    assert slopes.now["Japan"] not in slopes.submobjects
    scene.play(slopes.draw("Japan"))
    head = slopes._curves["Japan"].head.get_center()
    assert head[:2] == pytest.approx([slopes.plot.right, slopes.up(1061.5e9)])
    assert slopes.now["Japan"] in slopes.submobjects


def test_labels_of_ends_that_lie_close_keep_apart(holders):
    """None lies on another, whatever the values are."""
    slopes = chart(SlopeChart, holders)
    for side in (slopes.then, slopes.now):
        edges = sorted((label[0].get_bottom()[1], label[0].get_top()[1]) for label in side.values())
        assert all(below[1] < above[0] for below, above in itertools.pairwise(edges))


def test_too_many_slopes_are_refused():
    """Where even the smallest type would not do."""
    amounts = {
        f"row {n}": {"1": Quantity(Fraction(n), "USD", 2), "2": Quantity(Fraction(n), "USD", 2)}
        for n in range(60)
    }
    with pytest.raises(SceneError, match="60 lines are too many"):
        SlopeChart(amounts, lang="en")
    with pytest.raises(SceneError, match="60 bars are too many"):
        Dumbbell(amounts, lang="en")


def test_a_reach_is_as_long_as_the_change(holders, stage):
    """Whichever way it goes; the largest of now stands on top."""
    rows, scene = chart(Dumbbell, holders), stage()
    scene.play(rows.enter())
    scene.play(rows.draw())
    assert rows.keys == ("Japan", "China", "United Kingdom", "Canada", "Brazil")
    china, kingdom = (rows.blocks.box_of(2 * rows.keys.index(key) + 1) for key in ("China", "United Kingdom"))
    assert china.width / kingdom.width == pytest.approx((1160.1 - 759.0) / (722.8 - 269.0))


def test_values_stand_outwards(holders):
    """Right of what grew, left of what shrank: never on the bar."""
    rows = chart(Dumbbell, holders)
    for key, (then, now) in rows.pairs.items():
        number = 2 * rows.keys.index(key)
        box = rows.blocks.box_of(number + 1)
        lower, upper = (
            rows.blocks.blocks[number + n] for n in ((0, 1) if now.value >= then.value else (1, 0))
        )
        assert lower.label.get_right()[0] < box.left
        assert upper.label.get_left()[0] > box.right
