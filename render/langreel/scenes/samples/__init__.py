"""Samples: a picture of every chart from small tables that are kept here, in any language.

The sample of ``charts/bar_chart.py`` is the function ``sample`` in ``samples/bar_chart.py``: it yields the
chart, then one move after the other, each of which is played before the next is asked for.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple, cast

from langreel import data
from langreel.data import Source, Table
from langreel.languages import COMMON, FIRST, text_in
from langreel.model import Quantity

PICTURE = None
"""Yielded where the picture of the page is taken, if it is not the last one."""
DATA = Path(__file__).parent / "data"


class Given(NamedTuple):
    """What a sample is made of: a language, the house's two ways to word something, and tables."""

    lang: str

    def words(self, first: str, common: str) -> str:
        """One of two wordings: the first language's where that is the chart's, else the common one's."""
        return text_in({FIRST.code: first, COMMON.code: common}, self.lang)

    def names(self, **both: tuple[str, str]) -> dict[str, str]:
        return {key: self.words(*pair) for key, pair in both.items()}

    def table(self, name: str, **where: object) -> Table:
        """Rows of one of the tables that are kept here."""
        return data.table(DATA, name, where)

    @property
    def source(self) -> Source:
        """Where most of them come from."""
        return self.table("holdings").source

    @property
    def countries(self) -> dict[str, str]:
        return self.names(China=("中国", "China"), Japan=("日本", "Japan"))

    @property
    def holders(self) -> dict[str, str]:
        """Names of the table of holders."""
        more = {
            "United Kingdom": ("英国", "UK"),
            "Canada": ("加拿大", "Canada"),
            "Brazil": ("巴西", "Brazil"),
        }
        return {**self.countries, **self.names(**more)}


Sample = Callable[[Given], Iterator[Any]]


def sample_of(chart: type) -> Sample:
    """The sample of a registered chart; ModuleNotFoundError names the file that is to be written."""
    name = chart.__module__.rpartition(".")[2]
    return cast(Sample, importlib.import_module(f"{__name__}.{name}").sample)


def dollars(billions: float) -> Quantity:
    return Quantity(Fraction(billions) * 10**9, "USD", 3)


SALES = {"bonds": dollars(679), "oil": dollars(117), "soy": dollars(24)}
GOODS = {"bonds": ("国债", "Treasuries"), "oil": ("原油", "crude oil"), "soy": ("大豆", "soybeans")}
LANDS = {
    "China": ("中国", "China"),
    "India": ("印度", "India"),
    "Japan": ("日本", "Japan"),
    "Germany": ("德国", "Germany"),
    "United States": ("美国", "United States"),
    "Brazil": ("巴西", "Brazil"),
    "Mexico": ("墨西哥", "Mexico"),
    "Indonesia": ("印度尼西亚", "Indonesia"),
    "Nigeria": ("尼日利亚", "Nigeria"),
}
