"""Bars: lengths from zero on one scale, which may change in view."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations, pairwise

import numpy as np
import pytest
from manim import VMobject

from langreel import theme
from langreel.data import Column, Source, Table
from langreel.errors import SceneError
from langreel.geometry import Box
from langreel.model import Quantity
from langreel.scenes.charts import BarChart
from langreel.scenes.charts.annotations import box_of
from langreel.scenes.charts.bar_lengths import TIP
from langreel.scenes.charts.chart_rules import judge

EXPORTS = {"soy": 24.5, "oil": 117.0, "Treasuries": 679.3}


def bars(**options):
    amounts = {key: Quantity(Fraction(int(value * 10**10), 10), "USD", 3) for key, value in EXPORTS.items()}
    return BarChart(amounts, **{"lang": "en", **options})


def lengths(chart):
    return {key: chart.drawn.bars[chart.index[key][0]].body.width for key in chart.keys}


def test_lengths_are_in_proportion(stage):
    """Treasuries are 679.3 / 24.5 times as long as soybeans."""
    chart = bars()
    stage().play(chart.grow())
    found = lengths(chart)
    assert found["Treasuries"] / found["soy"] == pytest.approx(679.3 / 24.5, rel=1e-6)


def test_lying_bars_are_ranked():
    """The longest is on top, unless the scene wants its own order."""
    assert bars().keys == ("Treasuries", "oil", "soy")
    assert bars(ranked=False).keys == ("soy", "oil", "Treasuries")
    assert bars(limit=2).keys == ("Treasuries", "oil")


def test_a_bar_runs_off_a_scale_that_is_too_small(stage):
    """It reaches the edge with a point, keeps its value back, and the others keep their proportion."""
    chart = bars(fit=["oil", "soy"])
    stage().play(chart.grow())
    longest = chart.drawn.bars[0]
    assert longest.body.get_right()[0] == pytest.approx(chart.box.right)
    assert longest.body.get_right()[0] - TIP > chart.drawn.bars[1].body.get_right()[0]
    assert longest.label.get_fill_opacity() == 0 or longest.label[0].get_fill_opacity() == 0
    found = lengths(chart)
    assert found["oil"] / found["soy"] == pytest.approx(117 / 24.5, rel=1e-6)


def test_the_scale_widens_until_all_are_true(stage):
    """After rescaling every length is in proportion, and the long bar tells its value."""
    chart = bars(fit=["oil", "soy"])
    scene = stage()
    scene.play(chart.grow())
    scene.play(chart.rescale())
    found = lengths(chart)
    assert found["Treasuries"] / found["oil"] == pytest.approx(679.3 / 117, rel=1e-6)
    assert chart.drawn.bars[0].label[0].get_fill_opacity() == 1


def test_growing_one_by_one_is_growing_all(stage):
    """In any order, the end is the same picture."""
    one, all_at_once = stage(), stage()
    first, second = bars(), bars()
    one.play(first.enter())
    for key in ("soy", "Treasuries", "oil"):
        one.play(first.grow(key))
    all_at_once.play(second.enter())
    all_at_once.play(second.grow())
    assert np.array_equal(one.picture(), all_at_once.picture())


def test_columns_stand_side_by_side(outlays, stage):
    """Groups keep the order of years; heights of both columns share one scale."""
    chart = BarChart(outlays, "year", ("interest", "defence"), flat=False, lang="en")
    stage().play(chart.grow())
    assert chart.keys == ("2022", "2023", "2024")
    heights = [bar.body.height for bar in chart.drawn.bars]
    assert heights[0] / heights[1] == pytest.approx(475 / 767, rel=1e-6)
    rights = [bar.body.get_right()[0] for bar in chart.drawn.bars]
    assert rights == sorted(rights)


def test_losses_hang_below_zero(stage):
    """A negative amount goes the other way from the same zero."""
    amounts = {"in": Quantity(Fraction(30), "1", 2), "out": Quantity(Fraction(-10), "1", 2)}
    chart = BarChart(amounts, flat=False, lang="en")
    stage().play(chart.grow())
    gain, loss = (bar.body for bar in chart.drawn.bars)
    assert gain.get_bottom()[1] == pytest.approx(loss.get_top()[1])
    assert gain.height / loss.height == pytest.approx(3)


def test_an_unknown_bar_has_a_hint():
    """The nearest key is named."""
    with pytest.raises(SceneError, match="perhaps you meant 'oil'"):
        bars().grow("oill")


def test_a_level_stands_at_its_value(stage):
    """A reference is as high as a bar of that value."""
    amounts = {"2023": Quantity(Fraction(1050), "t", 4), "2024": Quantity(Fraction(500), "t", 3)}
    bars = BarChart(amounts, flat=False, lang="en")
    scene = stage()
    scene.play(bars.grow())
    scene.play(bars.reference(500.0, "500 t"))
    assert bars.submobjects[-1][0].get_y() == pytest.approx(bars.drawn.bars[1].body.get_top()[1])


@pytest.mark.parametrize("lang", ["en", "hi", "ru"])
def test_the_words_of_a_scale_leave_one_another_room(stage, lang):
    """However long they are, and however far the scale has widened."""
    chart = bars(fit=["oil"], lang=lang)
    scene = stage()
    scene.play(chart.grow())
    scene.play(chart.rescale(1e12))
    seen = [level.word for level in chart.drawn.levels if any(map(VMobject.get_fill_opacity, level.word))]
    assert len(seen) > 1
    assert all(left.get_right()[0] < right.get_left()[0] for left, right in pairwise(seen))


def test_the_name_of_an_upright_level_covers_no_value(stage):
    """Where one stands at its top, it goes down between two bars."""
    chart = bars(ranked=True)
    scene = stage()
    scene.play(chart.grow())
    scene.play(chart.reference(690e9, "target"))
    name = box_of(chart.submobjects[-1][1])
    assert not any(name.common(box_of(bar.label)) for bar in chart.drawn.bars)


@pytest.fixture
def balances():
    """Two numbers a year, some below zero."""
    columns = {"year": ("2022", "2023"), "trade": (120.0, -60.0), "income": (-25.0, 35.0)}
    units = {name: Column("USD", 1e9) for name in ("trade", "income")}
    return Table("balances", columns, Source("t", {}, {"en": "Bureau"}, "", "", "", "", units))


def test_columns_side_by_side_have_colours_of_their_own(balances):
    """In turn, where none are given, and their names in these."""
    chart = BarChart(balances, "year", ["trade", "income"], flat=False, lang="en")
    assert list(chart.audit().colors.values()) == [theme.series(0), theme.series(1)]
    assert list(judge([chart.audit()], [])) == []


def test_a_tidy_table_draws_the_same_bars(balances):
    """A row for each bar of each group, or a column for each bar of a group."""
    columns = {"year": ("2022", "2023") * 2, "what": ("trade",) * 2 + ("income",) * 2}
    tidy = {**columns, "usd_bn": (*balances["trade"], *balances["income"])}
    source = Source("t", {}, {"en": "Bureau"}, "", "", "", "", {"usd_bn": Column("USD", 1e9)})
    one = BarChart(balances, "year", ["trade", "income"], flat=False, lang="en")
    other = BarChart(Table("tidy", tidy, source), "year", "usd_bn", series="what", flat=False, lang="en")
    assert {key: list(row) for key, row in one._amounts.items()} == {
        key: list(row) for key, row in other._amounts.items()
    }
    assert one.series == other.series


@pytest.mark.parametrize("flat", [True, False])
def test_a_value_below_zero_keeps_off_the_names(balances, stage, flat):
    """Numbers of negative bars stand between these and the names."""
    chart, scene = BarChart(balances, "year", ["trade", "income"], flat=flat, lang="en"), stage()
    scene.play(chart.enter())
    scene.play(chart.grow())
    labels = [box_of(bar.label) for bar in chart.drawn.bars]
    assert not any(box_of(name).common(label) for name in chart.name_words for label in labels)


def test_words_point_at_the_end_of_a_bar(balances, stage):
    """Of bars side by side, at the one that is named; which, must be said."""
    chart, scene = BarChart(balances, "year", ["trade", "income"], flat=False, lang="en"), stage()
    scene.play(chart.enter())
    scene.play(chart.grow())
    scene.play(chart.callout("2023", "a deficit", "trade"))
    dot, bar = chart.notes[-1].dot, chart.drawn.bars[chart.index["2023"][0]].body
    assert dot.get_x() == pytest.approx(bar.get_x())
    assert bar.get_bottom()[1] < dot.get_y() < bar.get_bottom()[1] + 0.3
    with pytest.raises(SceneError, match="which bar of '2023'"):
        chart.callout("2023", "a deficit")


def test_a_scale_that_was_not_foreseen_has_its_own_ticks(stage):
    """They are wholly seen when it has come, and those of the scale before it are gone."""
    chart = bars(fit=["oil", "soy"])
    scene = stage()
    scene.play(chart.enter())
    scene.play(chart.rescale(1e12))
    seen = [level.word for level in chart.drawn.levels if level.word.submobjects[0].get_fill_opacity() > 0]
    assert [word.string for word in seen] == ["$250B", "$500B", "$750B", "$1T"]
    assert all(glyph.get_fill_opacity() == 1 for word in seen for glyph in word)


def test_a_level_leaves_out_the_value_that_it_meets(stage):
    """Its dashes stop over a number and go on under it."""
    chart = bars()
    stage().play(chart.grow())
    label = chart.unframed(box_of(chart.drawn.bars[chart.index["oil"][0]].label))
    chart.reference(chart.drawn._scale(float(chart.drawn.state[0])).invert(label.x), "here")
    pieces = chart.submobjects[-1][0]
    assert len(pieces) == 2
    assert not any(box_of(piece).common(label) for piece in pieces)


def test_names_under_narrow_bars_stand_in_turn_on_two_lines():
    """None is left out, and no word is torn."""
    names = ["Germany", "Canada", "Japan", "Norway", "Brazil", "Mexico"]
    amounts = {name: Quantity(Fraction(n + 1), "USD", 3) for n, name in enumerate(names)}
    chart = BarChart(amounts, flat=False, box=Box(-3, -2, 2, 2), lang="en")
    assert [word.string for word in chart.name_words] == names
    boxes = [box_of(word) for word in chart.name_words]
    assert not any(a.common(b) for a, b in combinations(boxes, 2))
    assert len({round(word.baseline, 6) for word in chart.name_words}) == 2
