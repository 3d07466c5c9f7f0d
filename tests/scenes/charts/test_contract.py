"""What every registered chart keeps to. A new one needs a sample in scenes/samples, and nothing here."""

from __future__ import annotations

import inspect
import re

import numpy as np
import pytest
from manim import Animation, config

from langreel import theme
from langreel.scenes.charts import CHARTS
from langreel.scenes.charts.chart import Chart
from langreel.scenes.charts.chart_rules import judge, sourced
from langreel.scenes.charts.stateful import StatefulMobject
from langreel.scenes.typography import Lettering

FRAMED = sorted(name for name, each in CHARTS.items() if issubclass(each, Chart))
"""Charts with a heading, a source line and data to account for; the others are pictures without a frame."""
HELPERS = {*vars(Chart), *vars(StatefulMobject)}
every_chart = pytest.mark.parametrize("name", sorted(CHARTS))
framed_chart = pytest.mark.parametrize("name", FRAMED)
both_dubs = pytest.mark.parametrize("lang", ["zh", "en"])


def lettering(chart):
    return [part for part in chart.get_family() if isinstance(part, Lettering) and part.string]


def is_read(line):
    """Whether it is words or numbers that can be seen: a sign on a coin is a picture."""
    return any(map(str.isalnum, line.string)) and any(glyph.get_fill_opacity() for glyph in line)


def strings(chart):
    return [line.string for line in lettering(chart)]


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
def test_a_sample_plays_every_move_that_its_chart_offers(name, lang, sample):
    """Enter, draw, callout …: each is made from a small table, played, and painted."""
    shown = sample(name, lang)
    called = set(re.findall(r"\.(\w+)\(", inspect.getsource(shown.source)))
    assert offered(CHARTS[name]) <= called
    shown.play()
    ground = shown.scene.picture()[0, 0]
    assert (np.abs(shown.scene.picture() - ground).sum(axis=2) > 24).mean() > 0.002


@both_dubs
@framed_chart
def test_it_has_a_heading_and_names_its_source(name, lang, sample):
    """Both come in with ``enter``, in the dub's language."""
    shown = sample(name, lang)
    assert isinstance(shown.chart.enter(), Animation)
    assert shown.chart.title in strings(shown.chart.furniture)
    assert not list(sourced([shown.chart], strings(shown.chart.furniture)))


@both_dubs
@framed_chart
def test_it_claims_no_more_than_its_data_say(name, lang, sample):
    """After every move its audit passes the rules of honest charts."""
    shown = sample(name, lang)
    for _ in shown.steps():
        audit = shown.chart.audit()
        assert list(judge([audit] if audit else [], strings(shown.chart))) == []


@every_chart
def test_it_writes_each_dub_in_its_own_language(name, sample):
    """No Chinese sign stands in the English picture, no English word or magnitude in the Chinese one."""
    zh, en = (" ".join(strings(sample(name, lang).play().chart)) for lang in ("zh", "en"))
    assert not re.search(r"[\u3000-\u9fff\uff00-\uffef]", en)
    assert not re.search(r"[A-Za-z]{2}|\d[BTM]\b", zh)


@both_dubs
@every_chart
def test_it_keeps_to_its_area(name, lang, sample):
    """Nothing is painted outside of the title-safe area, nor in the subtitle band; no type is too small."""
    shown = sample(name, lang).play()
    picture = shown.scene.picture()
    inked = np.argwhere(np.abs(picture - picture[0, 0]).sum(axis=2) > 24)
    unit = config.pixel_height / theme.HEIGHT
    tops, lefts = inked[:, 0] / unit, inked[:, 1] / unit
    assert theme.HEIGHT / 2 - tops.min() <= theme.SAFE_TOP + 0.06
    assert theme.HEIGHT / 2 - tops.max() >= theme.BAND_TOP - 0.06
    assert lefts.min() - theme.WIDTH / 2 >= theme.SAFE_LEFT - 0.06
    assert lefts.max() - theme.WIDTH / 2 <= theme.SAFE_RIGHT + 0.06
    read = [line.size for line in lettering(shown.chart) if is_read(line)]
    assert min(read, default=theme.SMALL) >= theme.SMALL - 1e-6
