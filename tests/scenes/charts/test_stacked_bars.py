"""Stacked bars: parts where the ones before them end, sums that are told, shares that are a whole."""

from __future__ import annotations

from fractions import Fraction

import pytest

from langreel.data import Column, Source, Table
from langreel.errors import SceneError
from langreel.model import Quantity
from langreel.scenes.charts import StackedBars
from langreel.scenes.charts.annotations import box_of
from langreel.scenes.charts.chart_rules import judge
from langreel.scenes.typography import Lettering


def bars(table, **options):
    return StackedBars(
        table, "year", ["interest", "defence"], **{"heading": "Outlays", "lang": "en", **options}
    )


def strings(chart):
    """What can be read now."""
    lines = [part for part in chart.get_family() if isinstance(part, Lettering)]
    return {line.string for line in lines if any(glyph.get_fill_opacity() for glyph in line)}


@pytest.fixture
def trade():
    """Exports above zero and imports below it."""
    columns = {"year": ("2022", "2023"), "exports": (100.0, 150.0), "imports": (-150.0, -200.0)}
    units = {name: Column("USD", 1e9) for name in ("exports", "imports")}
    return Table("trade", columns, Source("t", {}, {"en": "Bureau"}, "", "", "", "", units))


def test_a_part_begins_where_the_last_one_ends(outlays):
    """And all of them are as long as their values, on one scale from zero."""
    chart = bars(outlays)
    lower, upper = (chart.blocks.box_of(chart.index["2024", part]) for part in ("interest", "defence"))
    assert lower.top == pytest.approx(upper.bottom)
    assert lower.bottom == pytest.approx(chart.plot.bottom)
    assert lower.height / upper.height == pytest.approx(881 / 874)


def test_lying_bars_are_the_same_numbers(outlays):
    """Turned by a quarter: from the left, the first bar on top."""
    chart = bars(outlays, flat=True)
    first, last = (chart.blocks.box_of(chart.index[year, "interest"]) for year in ("2022", "2024"))
    assert first.left == last.left == pytest.approx(chart.plot.left)
    assert first.width / last.width == pytest.approx(475 / 881)
    assert first.y > last.y


def test_a_tidy_table_draws_the_same(outlays):
    """A row for each part of each bar, or a column for each part."""
    columns = {
        "year": outlays["year"] * 2,
        "what": ("interest",) * 3 + ("defence",) * 3,
        "usd_bn": (*outlays["interest"], *outlays["defence"]),
    }
    tidy = Table(
        "tidy", columns, Source("t", {}, {"en": "Bureau"}, "", "", "", "", {"usd_bn": Column("USD", 1e9)})
    )
    assert StackedBars(tidy, "year", "usd_bn", series="what", lang="en").values == bars(outlays).values


def test_sums_are_told_when_a_bar_is_whole(outlays, stage):
    """Not before its last part has grown."""
    chart, scene = bars(outlays), stage()
    scene.play(chart.enter())
    scene.play(chart.draw("interest"))
    assert "$1.76T" not in strings(chart)
    scene.play(chart.draw("defence"))
    assert {"$1.76T", "$881B", "interest", "defence"} <= strings(chart)


def test_halfway_a_part_is_on_its_way(outlays, stage):
    """Parts of a bar follow one another, from its foot on."""
    chart = bars(outlays)
    stage().play(chart.draw(), at=0.4)
    lower, upper = (chart.blocks.state[chart.index["2022", part]] for part in ("interest", "defence"))
    assert lower > upper


def test_negative_parts_pile_up_below_zero(trade, stage):
    """And a grid tells the values, since a sum of both would say little."""
    chart, scene = StackedBars(trade, "year", ["exports", "imports"], lang="en"), stage()
    scene.play(chart.enter())
    scene.play(chart.draw())
    box = chart.blocks.box_of(chart.index["2023", "imports"])
    assert box.top == pytest.approx(chart.blocks.along(0.0))
    assert chart.caps == {}
    assert chart.audit().data == pytest.approx((-200e9, 150e9))


def test_shares_fill_the_bar(outlays):
    """Each bar is a hundred percent."""
    chart = bars(outlays, shared=True)
    assert all(sum(row.values()) == pytest.approx(100) for row in chart.values.values())
    assert chart.unit == "percent"


def test_there_are_no_shares_of_what_is_negative(trade):
    """The bar is named."""
    with pytest.raises(SceneError, match=r"2022: shares need values that are not negative"):
        StackedBars(trade, "year", ["exports", "imports"], shared=True, lang="en")


def percents(*parts):
    return {"all": {f"part {n}": Quantity(Fraction(each), "percent", 2) for n, each in enumerate(parts)}}


@pytest.mark.parametrize(
    ("parts", "found"), [((40, 60), []), ((40, 59.6), []), ((40, 45), ["parts-and-whole"])]
)
def test_percents_that_are_no_whole_are_found(parts, found):
    """Drawn as shares they would say more than they know."""
    chart = StackedBars(percents(*parts), shared=True, lang="en")
    assert [finding.rule for finding in judge([chart.audit()], [])] == found


def test_parts_need_one_unit():
    """Dollars do not stand on percents."""
    mixed = {"all": {"a": Quantity(Fraction(1), "USD", 1), "b": Quantity(Fraction(1), "percent", 1)}}
    with pytest.raises(SceneError, match="need one unit"):
        StackedBars(mixed, lang="en")


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda chart: chart.draw("intrest"), "no part 'intrest'"),
        (lambda chart: chart.callout("2025", "x"), "no '2025'"),
        (lambda chart: chart.callout("2024", "x", "defense"), "no 'defense'"),
    ],
)
def test_a_slip_has_a_hint(outlays, ask, message):
    """The nearest name is told."""
    with pytest.raises(SceneError, match=message) as caught:
        ask(bars(outlays))
    assert "perhaps" in caught.value.hint or "known" in caught.value.hint


def test_words_keep_off_the_names_of_the_parts(kept, stage):
    """These stand beside the last bar, where there would be room otherwise."""
    table = kept.table("holders", holder=["China", "Japan"], year=[2012, 2016, 2020, 2024])
    chart = StackedBars(table, "year", "usd_bn", series="holder", heading="Held by two", lang="en")
    scene = stage()
    scene.play(chart.draw())
    scene.play(chart.callout("2024", "peak", "China", under="2024"))
    assert chart.part_words
    assert not any(chart.taken[-1].common(box_of(word)) for word in chart.part_words.values())
