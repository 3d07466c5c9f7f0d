"""The page of charts: every chart with its picture, a piece of a scene that works, and all its moves."""

from __future__ import annotations

import inspect
import re
from fractions import Fraction
from pathlib import Path

import pytest

from langreel.model import Quantity
from langreel.quantity import compact
from langreel.scenes.charts import CHARTS
from langreel.scenes.charts.chart import LANGUAGE, Chart
from langreel.scenes.charts.stateful import StatefulMobject
from langreel.scenes.samples import DATA

PAGE = Path(__file__).parents[3] / "render/docs/charts.md"
PARTS = dict(re.findall(r"^## (\w+)\n(.*?)(?=^## |\Z)", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL))
FIGURES = {
    "peak": Quantity(Fraction(1_270_100_000_000), "USD", 3),
    "now": Quantity(Fraction(1_123_500_000_000), "USD", 3),
    "share": Quantity(Fraction(44), "percent", 2),
    "rest": Quantity(Fraction(56), "percent", 2),
}
LABELS = {"heading": "A heading", "words": "a word", "first": "the first"}


def code(text):
    return re.search(r"^```python\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)[1]


class Scene:
    """What a piece of a scene asks for: labels and figures, and a stage that plays at once."""

    lang = "en"

    def __init__(self, stage):
        self.stage, self.add, self.label, self.quantity = stage, stage.add, LABELS.get, FIGURES.get

    def play(self, *animations, until=None, seconds=None):
        self.stage.play(*animations)

    def hold(self, until):
        """Time goes by."""

    def figure(self, name):
        return compact(FIGURES[name], self.lang)

    def value(self, name):
        return float(FIGURES[name].value)


@pytest.mark.parametrize("name", sorted(CHARTS))
def test_the_piece_of_a_scene_works(name, stage, kept):
    """It is played with the tables of the samples, and something is seen."""
    scene, tables = Scene(stage()), {path.stem: kept.table(path.stem) for path in DATA.glob("*.csv")}
    imports = code(PAGE.read_text("utf-8"))
    token = LANGUAGE.set(scene.lang)
    try:
        exec(f"{imports}\n{code(PARTS[name])}", {"self": scene, **tables})
    finally:
        LANGUAGE.reset(token)
    assert scene.stage.picture().std() > 1


@pytest.mark.parametrize("name", sorted(CHARTS))
def test_every_move_is_listed(name):
    """With its arguments, in the words of its docstring."""
    listed = re.findall(r"^\| `(\w+)\((.*?)\)` \| (.*) \|$", PARTS[name], re.MULTILINE)
    assert listed == sorted(moves(CHARTS[name]))


def moves(kind):
    shared = {*vars(Chart), *vars(StatefulMobject)}
    for name, each in inspect.getmembers(kind, inspect.isfunction):
        answer = each.__annotations__.get("return")
        if not name.startswith("_") and name not in shared and answer in ("Animation", "Advance"):
            taken = [str(one) for one in inspect.signature(each).parameters.values()][1:]
            names = [re.split("[:=]", one)[0] for one in taken if not one.startswith("**")]
            yield name, ", ".join(names), inspect.getdoc(each).splitlines()[0].replace("``", "`")


def test_every_chart_is_on_the_page_with_its_picture():
    """And no chart that is gone."""
    assert set(PARTS) - {"Small"} == set(CHARTS)
    assert all(f"golden/{name}.en.png" in PARTS[name] for name in CHARTS)
