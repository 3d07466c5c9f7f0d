"""Lines: drawn to a date, called out, measured, and honest."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from langreel import theme
from langreel.data import Column, Source, Table
from langreel.errors import SceneError
from langreel.scenes.charts import LineChart
from langreel.scenes.typography import Lettering, shaped


def chart(table, **options):
    return LineChart(table, "date", "usd_bn", **{"heading": "Holdings", "lang": "en", **options})


def test_two_strokes_draw_the_line_of_one(china, stage):
    """Drawn to a date and on, or in one go: the same picture."""
    once, twice = stage(), stage()
    for scene, stops in ((once, [""]), (twice, ["2013", "2016", ""])):
        line = chart(china)
        scene.play(line.enter())
        for stop in stops:
            scene.play(line.draw(to=stop))
    assert np.array_equal(once.picture(), twice.picture())


def test_a_line_ends_at_its_date(china, stage):
    """The head stands on the last day that the written date covers."""
    line = chart(china)
    scene = stage()
    scene.play(line.draw(to="2013"))
    day, (x, y) = line.spot(None, "2013")
    head = line._curves["usd_bn"].head.get_center()
    assert head[:2] == pytest.approx([x, y])
    assert day == date(2013, 12, 31).toordinal()


def test_halfway_it_is_on_its_way(china, stage):
    """In the middle of the animation the head is between where it was and where it goes."""
    line = chart(china)
    scene = stage()
    scene.play(line.draw(to="2018"), at=0.5)
    x = line._curves["usd_bn"].head.get_x()
    assert line.spot(None, "2012")[1][0] < x < line.spot(None, "2016")[1][0]


def test_values_stand_at_their_heights(china):
    """The axis starts at zero, and twice the money is twice as high."""
    line = chart(china)
    assert line.up(0) == line.plot.bottom
    heights = [line.spot(None, str(year))[1][1] - line.plot.bottom for year in (2010, 2016)]
    assert heights[0] / heights[1] == pytest.approx(1160.1 / 1058.4)


def test_a_moved_chart_draws_where_it_is(china, stage):
    """Half as large and elsewhere, a chart goes on as if it had been built there."""
    before, after = stage(), stage()
    first, second = chart(china), chart(china)
    before.play(first.enter())
    before.play(first.draw())
    before.play(first.callout("2013", "peak"))
    before.add(first)
    first.scale(0.5).shift((2, 1, 0))
    after.add(second)
    second.scale(0.5).shift((2, 1, 0))
    after.play(second.enter())
    after.play(second.draw())
    after.play(second.callout("2013", "peak"))
    assert np.abs(before.picture() - after.picture()).mean() < 1.0


def test_a_name_is_as_large_as_its_chart(holdings, stage):
    """Also where the chart was made smaller before its line began."""
    line = chart(holdings, series="country")
    word = line._curves["China"].word
    whole = word.height
    line.scale(0.5)
    stage().play(line.draw())
    assert word.height == pytest.approx(whole / 2)


def test_nothing_is_shaped_while_a_line_is_drawn(china, stage):
    """Frames are fast because type is shaped once, before."""
    line = chart(china)
    scene = stage()
    scene.play(line.enter())
    move = line.draw()
    asked = shaped.cache_info()
    for share in np.linspace(0, 1, 20):
        scene.play(move, at=float(share))
    assert shaped.cache_info() == asked


def test_names_at_the_heads_keep_apart(holdings, stage):
    """Two lines that end close together do not write over each other."""
    line = chart(holdings, series="country", names={"China": "China", "Japan": "Japan"})
    stage().play(line.draw(to="2014"))
    words = [curve.word for curve in line._curves.values()]
    assert abs(words[0].get_y() - words[1].get_y()) >= max(word.height for word in words)


def test_an_empty_cell_is_no_point(china):
    """A month without a number is left out, not drawn as zero."""
    line = chart(china)
    assert len(line.rows["usd_bn"]) == 9
    assert min(value for _, value in line.rows["usd_bn"]) > 1e12


def test_columns_of_a_wide_table_are_lines(outlays):
    """A year is a place in time, its columns are series."""
    line = LineChart(outlays, "year", ("interest", "defence"), lang="en")
    assert list(line.rows) == ["interest", "defence"]
    assert [date.fromordinal(int(at)).year for at, _ in line.rows["interest"]] == [2022, 2023, 2024]


def test_notes_do_not_cover_one_another(china, stage):
    """Callouts, a bracket, a level and a remark find a place each."""
    line = chart(china)
    scene = stage()
    for note in (
        line.callout("2013", "$1.27T"),
        line.callout("2018", "$1.12T"),
        line.measure("2013", "2018", "$147B less"),
        line.remark("custody elsewhere explains part of it"),
    ):
        scene.play(note)
    words = [line.taken[n] for n in (0, 1, 3, 5)]
    assert all(a.common(b) == 0 for n, a in enumerate(words) for b in words[n + 1 :])


@pytest.mark.parametrize(
    ("ask", "told"),
    [
        (lambda line: line.callout("2031", "x"), "no point at 2031"),
        (lambda line: line.draw(series="chine"), "no line 'chine'"),
        (lambda line: line.callout("2013", "x", series="Chna"), "no line 'Chna'"),
    ],
)
def test_a_slip_is_told(china, ask, told):
    """A date or a name that the table does not have is an error that says so."""
    with pytest.raises(SceneError, match=told):
        ask(chart(china))


def test_a_wrong_column_has_a_hint(china):
    """The nearest column is named."""
    with pytest.raises(SceneError, match="perhaps you meant 'usd_bn'"):
        LineChart(china, "date", "usd_b", lang="en")


def test_of_several_lines_one_must_be_named(holdings):
    """A callout does not guess."""
    with pytest.raises(SceneError, match=r"which line.*China, Japan"):
        chart(holdings, series="country").callout("2013", "x")


def test_the_axis_may_begin_before_the_line(china):
    """A first point with words beside it keeps off the labels; the data stay what they are."""
    plain, moved = chart(china), chart(china, origin="2005")
    assert moved.rows == plain.rows
    first = moved.rows["usd_bn"][0][0]
    assert moved.across(first) > plain.across(first) + 1


def test_an_area_starts_at_zero(china):
    """A cut area would lie."""
    with pytest.raises(SceneError, match="from zero"):
        chart(china, area=True, zero=False)


def test_a_value_beside_the_line_is_a_hollow_dot(china, stage):
    """A number of another vintage stands at its own height and day, empty, within the axis."""
    line = chart(china, horizon="2019")
    scene = stage()
    scene.play(line.draw())
    scene.play(line.callout("2019-07", "$1.09T", value=1.09e12))
    mark = line.submobjects[-1]
    assert mark.dot.get_center()[:2] == pytest.approx([line.across(737272), line.up(1.09e12)], abs=0.01)
    assert mark.dot.get_fill_color().to_hex() == theme.GROUND


def test_a_wider_scale_takes_the_line_along(china, stage):
    """Rescaled, the line is the same numbers on the new axis, and earlier notes are gone."""
    line = chart(china)
    scene = stage()
    for step in (line.enter(), line.draw(to="2015"), line.callout("2013", "peak"), line.rescale(10e12)):
        scene.play(step)
    assert line.up(10e12) == pytest.approx(line.plot.top)
    head = line._curves["usd_bn"].head.get_center()
    assert head[:2] == pytest.approx(line.spot(None, "2015")[1])
    bare = stage()
    fresh = chart(china)
    for step in (fresh.enter(), fresh.draw(to="2015"), fresh.rescale(10e12)):
        bare.play(step)
    assert np.abs(scene.picture() - bare.picture()).mean() < 0.2


def test_a_forecast_leaves_from_the_last_point(china, stage):
    """It is dashed, ends at its own date and value, and stays off the axes' limits."""
    line = chart(china, horizon="2025")
    scene = stage()
    scene.play(line.draw())
    with pytest.raises(SceneError, match="do not reach"):
        line.project("2025", 10e12, "$10T", under="a forecast")
    scene.play(line.rescale(10e12))
    scene.play(line.project("2025", 10e12, "$10T", under="a forecast"))
    forecast = line.notes[-1]
    assert forecast.line[0].get_start()[:2] == pytest.approx(line.spot(None, "2018")[1])
    assert forecast.dot.get_center()[:2] == pytest.approx([line.plot.right, line.plot.top])
    assert len(forecast.line.submobjects) > 10


def test_an_event_stands_at_its_date(china, stage):
    """The upright is at the day's place, its words over the plot and inside of the chart."""
    line = chart(china)
    stage().play(line.event("2018-06-30", "announced"))
    upright, words = line.notes[-1]
    assert upright.get_x() == pytest.approx(line.across(date(2018, 6, 30).toordinal()))
    assert words.get_bottom()[1] > line.plot.top
    assert words.get_right()[0] <= line.box.right


def test_a_level_is_named_where_the_line_leaves_room(stage):
    """A line that passes a level at both of its ends leaves the words their place in the middle."""
    years, rates = range(2000, 2014), (2, 3, 2, 3, 1, 1, 1, 1, 1, 1, 3, 2, 3, 2)
    columns = {"year": tuple(map(float, years)), "rate": tuple(map(float, rates))}
    source = Source("t", {}, {"en": "Bureau"}, "", "", "", "", {"rate": Column("percent", 1.0)})
    chart = LineChart(Table("rates", columns, source), x="year", y="rate", lang="en")
    scene = stage()
    for step in (chart.enter(), chart.draw(), chart.reference(2.5, "average")):
        scene.play(step)
    words = chart.taken[-1]
    assert chart.plot.left + 2 < words.x < chart.plot.right - 2
    assert words.bottom > chart.up(2.5)


def test_a_dropped_note_gives_its_room_away(china, stage):
    """Its words are gone, and the next ones may stand where they stood."""
    line = chart(china)
    scene = stage()
    scene.play(line.callout("2013", "$1.27T", side="up"))
    scene.play(line.callout("2018", "$1.12T"))
    kept, room = line.taken[1], line.taken[0]
    scene.play(line.drop(line.notes[0]))
    assert [(box.left, box.top) for box in line.taken] == [pytest.approx((kept.left, kept.top))]
    scene.play(line.callout("2013", "$1.27T", side="up"))
    assert line.taken[1].left == pytest.approx(room.left)


@pytest.fixture
def by_age():
    """Dollars saved by age, a column of numbers with a unit."""
    columns = {"age": (15.0, 30.0, 45.0, 60.0), "saved": (0.0, 20.0, 90.0, 250.0)}
    units = {"age": Column("years", 1.0), "saved": Column("USD", 1e3)}
    return Table("savings", columns, Source("t", {}, {"en": "Bureau"}, "", "", "", "", units))


def test_x_may_be_a_number(by_age, stage):
    """Ages stand evenly, are drawn to and called out as numbers, and words say what they count."""
    line = LineChart(by_age, "age", "saved", x_title="age", lang="en")
    scene = stage()
    for step in (line.enter(), line.draw(to=45), line.callout(30, "start"), line.event(50, "late")):
        scene.play(step)
    head = line._curves["saved"].head.get_center()
    assert head[:2] == pytest.approx([line.across(45), line.up(90e3)])
    written = [part.string for part in line.get_family() if isinstance(part, Lettering)]
    assert {"20 yr", "40 yr", "60 yr", "30 yr", "50 yr", "age"} <= {*written}
    with pytest.raises(SceneError, match="no point at 31"):
        line.callout(31, "x")


def test_numbers_cut_what_is_drawn(by_age):
    """``since`` and ``until`` are numbers, both included; zero is one, too."""
    rows = LineChart(by_age, "age", "saved", since=0, until=45, lang="en").rows["saved"]
    assert [at for at, _ in rows] == [15, 30, 45]


def test_months_as_text_are_time(stage):
    """A column of 2024-01, 2024-02 … stands at those months."""
    columns = {"month": ("2024-01", "2024-02", "2024-03"), "rate": (1.0, 2.0, 3.0)}
    source = Source("t", {}, {"en": "Bureau"}, "", "", "", "", {"rate": Column("percent", 1.0)})
    line = LineChart(Table("rates", columns, source), "month", "rate", lang="en")
    stage().play(line.draw(to="2024-02"))
    assert line.head()[1] == 2.0


def test_a_unit_may_be_told_in_the_note(china):
    """A scene may write dollars an ounce as dollars, where its note says the rest; the numbers stay."""
    assert chart(china, unit="1").unit == "1"
    assert chart(china, unit="1").rows == chart(china).rows
