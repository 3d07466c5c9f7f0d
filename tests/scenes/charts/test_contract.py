"""What every registered chart keeps to. A new one needs a sample in scenes/samples, and nothing here."""

from __future__ import annotations

import inspect
import re

import numpy as np
import pytest
from manim import Animation, config

from chart_samples import words
from langreel import theme
from langreel.data import Table
from langreel.errors import SceneError
from langreel.scenes.charts import CHARTS
from langreel.scenes.charts.chart import Chart
from langreel.scenes.charts.chart_rules import judge, sourced
from langreel.scenes.charts.stateful import StatefulMobject
from langreel.scenes.samples import Given, sample_of

pytestmark = pytest.mark.xdist_group("charts")
FRAMED = sorted(name for name, each in CHARTS.items() if issubclass(each, Chart))
"""Charts with a heading, a source line and data to account for; the others are pictures without a frame."""
HELPERS = {*vars(Chart), *vars(StatefulMobject)}
SIGNATURES = {name: inspect.signature(each).parameters for name, each in CHARTS.items()}
OF_TABLES = sorted(name for name, each in SIGNATURES.items() if {"table", "data", "flows"} & each.keys())
"""Charts of a table's rows."""
WITH_SERIES = sorted(name for name in OF_TABLES if "series" in SIGNATURES[name] and not CHARTS[name].every_row
                     and SIGNATURES[name]["series"].default is None)  # fmt: skip
"""Those that may, but need not, be given a column of names."""
every_chart = pytest.mark.parametrize("name", sorted(CHARTS))
framed_chart = pytest.mark.parametrize("name", FRAMED)
both_dubs = pytest.mark.parametrize("lang", ["zh", "en"])


def inked(picture):
    """Where anything is painted on the ground, (height, width)."""
    return np.abs(picture.astype(int) - picture[0, 0]).sum(axis=2) > 24


def offered(kind):
    """The moves that a chart offers: its public methods that give an animation."""
    moves = (name for name, each in inspect.getmembers(kind, inspect.isfunction) if _animates(each))
    return {name for name in moves if not name.startswith("_") and name not in HELPERS}


def _animates(function):
    return function.__module__.startswith("langreel.") and function.__annotations__.get("return") in (
        "Animation",
        "Advance",
    )


@both_dubs
@every_chart
def test_a_sample_plays_every_move_that_its_chart_offers(name, lang, played):
    """Enter, draw, callout …: each is made from a small table, played, and painted."""
    called = set(re.findall(r"\.(\w+)\(", inspect.getsource(sample_of(CHARTS[name]))))
    assert offered(CHARTS[name]) <= called
    assert inked(played(name, lang).end).mean() > 0.002


@both_dubs
@framed_chart
def test_it_has_a_heading_and_names_its_source(name, lang, sample):
    """Both come in with ``enter``, in the dub's language."""
    shown = sample(name, lang)
    assert isinstance(shown.chart.enter(), Animation)
    assert shown.chart.title in words(shown.chart.furniture)
    assert not list(sourced([shown.chart], words(shown.chart.furniture)))


@both_dubs
@framed_chart
def test_it_claims_no_more_than_its_data_say(name, lang, played):
    """After every move its audit passes the rules of honest charts."""
    claims = played(name, lang).claims
    assert claims
    for audit, said in claims:
        assert list(judge([audit] if audit else [], said)) == []


@both_dubs
@every_chart
def test_its_words_are_whole_legible_and_apart(name, lang, played):
    """`check` has nothing to say of its picture in the wide shape; `test_shapes.py` asks for the others."""
    assert played(name, lang).layout == []


@every_chart
def test_it_writes_each_dub_in_its_own_language(name, played):
    """No Chinese sign stands in the English picture, no English word or magnitude in the Chinese one."""
    zh, en = (" ".join(played(name, lang).words) for lang in ("zh", "en"))
    assert not re.search(r"[\u3000-\u9fff\uff00-\uffef]", en)
    assert not re.search(r"[A-Za-z]{2}|\d[BTM]\b", zh)


@both_dubs
@every_chart
def test_it_keeps_to_its_area(name, lang, played):
    """Nothing is painted outside of the title-safe area, nor in the subtitle band; no type is too small."""
    shown = played(name, lang)
    painted, unit = np.argwhere(inked(shown.end)), config.pixel_height / theme.HEIGHT
    tops, lefts = painted[:, 0] / unit, painted[:, 1] / unit
    assert theme.HEIGHT / 2 - tops.min() <= theme.SAFE_TOP + 0.06
    assert theme.HEIGHT / 2 - tops.max() >= theme.BAND_TOP - 0.06
    assert lefts.min() - theme.WIDTH / 2 >= theme.SAFE_LEFT - 0.06
    assert lefts.max() - theme.WIDTH / 2 <= theme.SAFE_RIGHT + 0.06
    assert min(shown.sizes, default=theme.SMALL) >= theme.SMALL - 1e-6


class Doubled(Given):
    """The tables of the samples, each of whose rows stands there in two editions."""

    def table(self, name, **where):
        table = super().table(name, **where)
        twice = {column: cells * 2 for column, cells in table.columns.items()}
        editions = ("first",) * len(table) + ("second",) * len(table)
        return Table(name, {**twice, "edition": editions}, table.source)


def drawn(name, given):
    """The chart of a sample, of the tables that it is given; of a small one if the sample needs none."""
    made = next(sample_of(CHARTS[name])(given))
    if name == "BarChart":  # its sample has a mapping
        made = CHARTS[name](given.table("ten_years"), "what", "usd_bn", lang=given.lang)
    return made


@pytest.mark.parametrize("name", OF_TABLES)
def test_two_rows_for_one_mark_are_refused(name):
    """With the table, what they say in which column, and what tells them apart; or every row is drawn."""
    if CHARTS[name].every_row:
        assert drawn(name, Doubled("en"))
        return
    with pytest.raises(SceneError, match=r"2 rows of table '\w+' say .+ in column '") as told:
        drawn(name, Doubled("en"))
    assert re.match(
        r"narrow the table by edition, as in table\(\"\w+\", edition=\"first\"\)", told.value.hint
    )


@pytest.mark.parametrize("name", WITH_SERIES)
def test_rows_that_a_series_tells_apart_are_not_one_mark(name, holdings):
    """Two countries a date are refused as long as no series is named; the hint names it."""
    with pytest.raises(SceneError, match=r"2 rows of table 'holdings' say \S+ in column 'date'") as told:
        CHARTS[name](holdings, "date", "usd_bn", lang="en")
    assert told.value.hint.endswith(', or name series="country"')
    assert CHARTS[name](holdings, "date", "usd_bn", series="country", lang="en")
