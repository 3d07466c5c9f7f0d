"""Small tables, a stage that plays charts at once, and a sample of every chart in both languages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pytest
from manim import FadeIn, Scene, tempconfig

from langreel import theme
from langreel.data import Column, Source, Table
from langreel.geometry import Box
from langreel.model import Quantity
from langreel.scenes import (
    BarChart,
    BarRace,
    Comparison,
    FlowLoop,
    LineChart,
    NotePiles,
    NumberCounter,
    Ring,
    Snowball,
    TimelineChart,
    Traffic,
    Water,
)


@pytest.fixture(autouse=True)
def _quiet(tmp_path: Path) -> Iterator[None]:
    """Small pictures, and a media folder of the test's own."""
    settings = {"pixel_width": 854, "pixel_height": 480, "frame_rate": 10, "media_dir": str(tmp_path)}
    quiet = {"dry_run": True, "disable_caching": True, "progress_bar": "none", "verbosity": "ERROR"}
    with tempconfig({**settings, **quiet, "background_color": theme.GROUND}):
        yield


# Tables


def _table(columns: Mapping[str, tuple[Any, ...]], units: Mapping[str, Column]) -> Table:
    source = Source("t", {}, {"en": "Treasury", "zh": "财政部"}, "TIC", "", "2025-07", "", units)
    return Table("holdings", columns, source)


@pytest.fixture
def holdings() -> Table:
    """Two countries over ten years, in billions: one climbs and falls, one climbs."""
    days = tuple(date(2010 + n, 12, 31) for n in range(10))
    china = (1160.1, 1151.9, 1220.4, 1270.1, 1244.3, 1246.1, 1058.4, 1184.9, 1123.5, None)
    japan = (882.3, 1058.1, 1111.2, 1182.5, 1230.9, 1122.5, 1090.8, 1061.5, 1042.3, 1154.9)
    return _table(
        {"date": days * 2, "country": ("China",) * 10 + ("Japan",) * 10, "usd_bn": china + japan},
        {"usd_bn": Column("USD", 1e9)},
    )


@pytest.fixture
def china(holdings: Table) -> Table:
    """One of them."""
    return _table({name: cells[:10] for name, cells in holdings.columns.items()}, holdings.source.columns)


@pytest.fixture
def outlays() -> Table:
    """A wide table by year: interest overtakes defence."""
    interest, defence = (475.0, 659.0, 881.0), (767.0, 821.0, 874.0)
    return _table(
        {"year": (2022.0, 2023.0, 2024.0), "interest": interest, "defence": defence},
        {"interest": Column("USD", 1e9), "defence": Column("USD", 1e9)},
    )


@pytest.fixture
def debt() -> Table:
    """A debt that grows, year after year, faster in the end."""
    days = tuple(date(2014 + n, 9, 30) for n in range(8))
    owed = (17824.0, 18151.0, 19573.0, 20245.0, 21516.0, 22719.0, 26945.0, 28429.0)
    return _table({"date": days, "owed": owed}, {"owed": Column("USD", 1e9)})


# A stage


class Stage(Scene):  # type: ignore[misc]
    """A scene in which an animation is over as soon as it is played, or stands still at a share of it."""

    def play(self, *animations: Any, at: float = 1.0) -> None:
        prepared = self.compile_animations(*animations)
        for each in prepared:
            each._setup_scene(self)
            each.begin()
        for each in prepared:
            each.interpolate(at)
            if at == 1.0:
                each.finish()
                each.clean_up_from_scene(self)

    def picture(self) -> Any:
        """The pixels of now, shape (480, 854, 3)."""
        self.renderer.update_frame(self)
        return np.array(self.renderer.get_frame()[:, :, :3], dtype=int)


@pytest.fixture
def stage() -> Callable[[], Stage]:
    """A new empty stage."""

    def build() -> Stage:
        scene = Stage()
        scene.camera.background_color = theme.GROUND
        return scene

    return build


# A sample of every chart: the chart, then every move that it offers, each played before the next is made

PICTURE = None
"""Yielded where the golden picture is taken, if it is not the last one."""


class Given(NamedTuple):
    """What a sample is made of: its language, and tables."""

    lang: str
    holdings: Table
    china: Table
    debt: Table

    def words(self, zh: str, en: str) -> str:
        return zh if self.lang == "zh" else en

    def names(self, **both: tuple[str, str]) -> dict[str, str]:
        return {key: self.words(*pair) for key, pair in both.items()}

    @property
    def countries(self) -> dict[str, str]:
        return self.names(China=("中国", "China"), Japan=("日本", "Japan"))


def dollars(billions: float) -> Quantity:
    return Quantity(Fraction(billions) * 10**9, "USD", 3)


SALES = {"bonds": dollars(679), "oil": dollars(117), "soy": dollars(24)}
GOODS = {"bonds": ("国债", "Treasuries"), "oil": ("原油", "crude oil"), "soy": ("大豆", "soybeans")}


def bar_chart(given: Given) -> Iterator[Any]:
    heading, source = given.words("卖给外国的东西", "What is sold abroad"), given.china.source
    names, note = given.names(**GOODS), given.words("2024年", "in 2024")
    chart = BarChart(
        SALES, names=names, heading=heading, note=note, fit=["oil", "soy"], source=source, lang=given.lang
    )
    yield chart
    yield chart.enter()
    yield chart.grow()
    yield chart.rescale(1e12)
    yield chart.reference(0.9e12, given.words("目标", "target"))
    yield chart.highlight("bonds")


def bar_race(given: Given) -> Iterator[Any]:
    heading, colors = given.words("谁持有得多", "Who holds most"), {"China": theme.RED, "Japan": theme.VIOLET}
    chart = BarRace(
        given.holdings, "date", "usd_bn", series="country",
        names=given.countries, colors=colors, bars=2, heading=heading, lang=given.lang,
    )  # fmt: skip
    yield chart
    yield chart.enter()
    yield chart.run("2017", bars=3)
    yield chart.compare("China", 1.2701e12, given.words("最高点", "its peak"), under="2013")


def comparison(given: Given) -> Iterator[Any]:
    heading = given.words("三种出口", "Three exports")
    chart = Comparison(
        SALES, given.names(**GOODS), heading=heading, source=given.china.source, lang=given.lang
    )
    yield chart
    yield chart.enter()
    yield chart.grow()
    yield chart.highlight("oil")


def flow_loop(given: Given) -> Iterator[Any]:
    names = given.names(shop=("小店", "Shop"), bank=("银行", "Bank"), customer=("顾客", "Customer"))
    icons = {"shop": "shop", "bank": "bank", "customer": "customer"}
    heading, source = given.words("钱的循环", "The loop of money"), given.china.source
    chart = FlowLoop(names, icons, heading=heading, source=source, lang=given.lang)
    yield chart
    yield chart.enter()
    yield chart.arrow("customer", "shop", given.words("付款", "pays"))
    yield chart.flow("shop", "bank", count=2)
    yield chart.relabel(given.names(shop=("出口商", "Exporters")), {"shop": "factory"})
    yield chart.highlight("bank")
    yield PICTURE
    yield chart.shrink(0.5)


def line_chart(given: Given) -> Iterator[Any]:
    heading, words = given.words("持有的国债", "Treasuries held"), given.words
    chart = LineChart(
        given.holdings, "date", "usd_bn", series="country",
        names=given.countries, heading=heading, horizon="2024", lang=given.lang,
    )  # fmt: skip
    yield chart
    yield chart.enter()
    yield chart.rescale(2e12)
    yield chart.draw()
    yield chart.project("2024", 1.5e12, words("预测", "expected"), series="Japan")
    yield chart.drop(chart.notes[-1])
    yield chart.shade("2020", "2022", words("疫情", "pandemic"))
    yield chart.event("2012-03-31", words("降息", "rate cut"))
    yield chart.reference(0.3e12, words("平均", "average"))
    yield chart.callout("2013", words("最高", "the peak"), "China", side="down-right")
    yield chart.measure("2013", "2018", words("少了一成", "a tenth less"), series="China", side="corner")
    yield chart.remark(words("部分由别国代管", "part is held elsewhere"), width=3.0)
    yield chart.highlight("China")


def note_piles(given: Given) -> Iterator[Any]:
    piles = NotePiles(300, 1, Box(-6.0, -2.0, 6.0, 2.0))
    yield piles
    yield piles.grow()
    yield piles.mark(60)
    yield piles.eat(25)


def number_counter(given: Given) -> Iterator[Any]:
    number = NumberCounter(dollars(881), given.words("一年的利息", "interest a year"), lang=given.lang)
    yield number
    yield number.enter()
    yield number.count()


def ring(given: Given) -> Iterator[Any]:
    shares = {
        "official": Quantity(Fraction(44), "percent", 2),
        "private": Quantity(Fraction(56), "percent", 2),
    }
    names = given.names(official=("官方", "official"), private=("民间", "private"))
    whole = {"centre": given.words("8.6万亿", "$8.6T"), "under": given.words("在国外", "held abroad")}
    heading, source = given.words("谁持有", "Who holds it"), given.china.source
    chart = Ring(shares, names, heading=heading, source=source, lang=given.lang, **whole)
    yield chart
    yield chart.enter()
    yield chart.grow()
    yield chart.highlight("official")


def snowball(given: Given) -> Iterator[Any]:
    heading, truth = given.words("越滚越大", "It rolls and grows"), given.words("面积就是债", "area is debt")
    chart = Snowball(
        given.debt, "date", "owed",
        heading=heading, words=given.words("债务", "debt"), truth=truth, lang=given.lang,
    )  # fmt: skip
    yield chart
    yield chart.enter()
    yield chart.roll("2018")
    yield chart.flag("2019", given.words("疫情以前", "before the pandemic"))
    yield chart.focus("2017")
    yield chart.roll("2020")
    yield chart.interest(2e12, given.words("利息", "interest"))
    yield chart.snow(1.5e12, count=6)


def timeline_chart(given: Given) -> Iterator[Any]:
    events = [
        ("2022-02", given.words("储备被冻结", "reserves frozen")),
        ("2023-06-03", given.words("上限暂停", "limit suspended")),
        ("2024-11", given.words("三十六万亿", "36 trillion")),
    ]
    heading, source = given.words("三件事", "Three events"), given.china.source
    chart = TimelineChart(events, since="2022", until="2025", heading=heading, source=source, lang=given.lang)
    yield chart
    yield chart.enter()
    for number in range(len(events)):
        yield chart.event(number)


def traffic(given: Given) -> Iterator[Any]:
    tokens = Traffic(np.array([[-6.0, 0.0], [6.0, 0.5]]))
    yield tokens
    yield FadeIn(tokens.open().go(11.0))


def water(given: Given) -> Iterator[Any]:
    body = Water(Box(-6.0, -2.0, 6.0, 1.0), level=0.2)
    yield body
    yield body.flow(level=0.8, swell=0.1)


SAMPLES = {
    "BarChart": bar_chart,
    "BarRace": bar_race,
    "Comparison": comparison,
    "FlowLoop": flow_loop,
    "LineChart": line_chart,
    "NotePiles": note_piles,
    "NumberCounter": number_counter,
    "Ring": ring,
    "Snowball": snowball,
    "TimelineChart": timeline_chart,
    "Traffic": traffic,
    "Water": water,
}


class Sample(NamedTuple):
    """A chart on its stage, and the moves that are still to be played."""

    chart: Any
    scene: Stage
    moves: Iterator[Any]
    source: Callable[[Given], Iterator[Any]]

    def steps(self) -> Iterator[None]:
        """Play one move after the other."""
        for move in self.moves:
            if move is not PICTURE:
                self.scene.play(move)
                yield

    def play(self) -> Sample:
        """Play all of them."""
        for _ in self.steps():
            continue
        return self

    def picture(self) -> Any:
        """The golden moment, (480, 854, 3)."""
        for move in self.moves:
            if move is PICTURE:
                break
            self.scene.play(move)
        return self.scene.picture()


@pytest.fixture
def sample(stage: Any, holdings: Table, china: Table, debt: Table) -> Callable[[str, str], Sample]:
    """The sample of a registered chart in a language."""

    def build(name: str, lang: str) -> Sample:
        assert name in SAMPLES, f"give {name} a sample in {__file__}"
        steps = SAMPLES[name](Given(lang, holdings, china, debt))
        return Sample(next(steps), stage(), steps, SAMPLES[name])

    return build
