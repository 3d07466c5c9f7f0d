"""Charts for who reads from the right: words begin there, time and values run on to the right."""

from __future__ import annotations

import pytest

from langreel.scenes.charts import BubblesOverTime, SmallMultiples, Snowball, Stripes
from langreel.scenes.charts.annotations import box_of
from langreel.scenes.samples import Given

LANGS = [("en", 1), ("he", -1)]


@pytest.mark.parametrize(("lang", "way"), LANGS)
def test_the_words_of_a_key_stand_before_its_band(kept, lang, way):
    """At its left, or at its right; the band is the same."""
    chart = Stripes(kept.table("warming"), "year", "anomaly", legend="GISS", lang=lang)
    band, _, words = chart.key
    assert way * (band.get_x() - words.get_x()) > 0
    assert chart.key.along(1.0) > chart.key.along(0.0)


@pytest.mark.parametrize(("lang", "way"), LANGS)
def test_small_charts_follow_one_another_as_one_reads(kept, lang, way):
    """The first stands where lines begin, its name flush with them; in each, time runs to the right."""
    small = SmallMultiples(kept.table("lives"), "year", "life", series="country", lang=lang)
    first, second = list(small.plots.values())[:2]
    assert way * (second.x - first.x) > 0
    name, edge = next(iter(small.names.values())), first.left if way > 0 else first.right
    assert name.get_edge_center((-way, 0, 0))[0] == pytest.approx(edge)
    assert all(curve.path[0][0] < curve.path[-1][0] for curve in small.curves.curves.values())


@pytest.mark.parametrize(("lang", "way"), LANGS)
def test_a_running_number_keeps_off_the_heading(china, stage, lang, way):
    """It stands at the other side, whatever it has come to."""
    ball = Snowball(china, "date", "usd_bn", heading="Snowball", words="debt", lang=lang)
    stage().play(ball.roll())
    title, number = box_of(ball.furniture[0]), box_of(ball.counter)
    assert title.common(number) == 0
    assert way * (number.x - title.x) > 0
    assert ball.box.left - 0.01 <= number.left and number.right <= ball.box.right + 0.01


def test_a_number_beside_words_of_another_script_keeps_its_unit():
    """In a line that begins at the right, each part is whole: 200 million stays before its unit."""
    chart = BubblesOverTime(
        Given("ar").table("lives"), "income", "life", size="population", time="year", key="country",
        x_title="x", y_title="y", size_title="CO2", lang="ar",
    )  # fmt: skip
    assert chart.size_key[0].string == "\u2068CO2\u2069 · \u2068200\u00a0مليون\u2069"
