"""How deep and how busy: the market for Treasuries as a sea, and as an average day of trading."""

import numpy as np
from manim import DOWN, LEFT, RIGHT, Create, FadeIn, Line, Polygon, Rectangle, ValueTracker, VGroup, linear

from langreel.geometry import Box
from langreel.scenes import (
    BarChart,
    Chart,
    NumberCounter,
    ReelScene,
    Water,
    emphasise,
    enter,
    table,
    text,
    theme,
)
from langreel.scenes.charts.chart import LINE, dashes
from langreel.scenes.charts.tokens import Stream

SEA = Box(theme.SAFE_LEFT, -1.85, theme.SAFE_RIGHT, 1.45)
PALE = "#3C6494"


class Sea(ReelScene):
    """The debt is a sea, what can be traded its upper water, China's holdings a ship: areas to scale."""

    def construct(self):
        debt = self.value("debt_38")
        floor = SEA.top - SEA.height * self.value("tradable") / debt
        sea = Water(SEA, level=0.0)
        total = self.depth("debt_38", self.label("total"), SEA.right - 0.4, SEA.bottom, LEFT)
        upper = self.depth("tradable", self.label("tradable"), SEA.left + 0.4, floor, RIGHT)
        bed = Rectangle(width=SEA.width, height=floor - SEA.bottom, stroke_width=0, fill_color=theme.GROUND)
        bed.set_fill(opacity=0.5).move_to((0, (floor + SEA.bottom) / 2, 0)).set_z_index(LINE)
        edge = dashes((SEA.left, floor), (SEA.right, floor), theme.MUTED)
        rest = text(self.label("rest"), theme.BODY, theme.MUTED, lang=self.lang).set_z_index(LINE + 2)
        rest.move_to((SEA.left + 0.75, bed.get_y(), 0), aligned_edge=LEFT)
        area = self.value("china_2024") * SEA.width * SEA.height / debt
        ship, course = cargo_ship(area), ValueTracker(-8.4)
        ship.add_updater(lambda ship: ship.set_x(course.get_value()))
        sea.carry(ship, sink=0.2)
        load = NumberCounter(
            self.quantity("china_2024"), self.label("ship"), size=0.6, color=theme.meaning("China")
        )
        load.move_to((-0.5, SEA.top + 0.95, 0), aligned_edge=RIGHT)
        scale = text(self.label("scale"), theme.LABEL, theme.MUTED, lang=self.lang)
        scale.set_x(theme.SAFE_RIGHT, RIGHT).to_baseline(theme.SAFE_TOP - 0.88 * theme.HEADING)
        sources = [table(name).source for name in ("treasury_market_points", "treasury_holdings")]

        with self.segment("depth"):
            self.add(sea)
            words = enter(self.heading(self.label("heading")), scale, self.source(*sources))
            self.play(sea.flow(level=1.0, run_time=3.0), words, until="total")
            self.play(*total, seconds=1.4)
            self.hold(until="tradable")
            self.play(FadeIn(bed), FadeIn(rest), Create(edge), *upper, seconds=1.4)
            self.hold(until="ship")
            self.add(ship)
            self.play(course.animate.set_value(1.0), seconds=1.9)
            self.play(load.count(), FadeIn(load.caption), seconds=1.0)
            self.hold(until="ripple")
            for after in (0.0, 0.8, 1.6):
                sea.drop(1.0, 0.13, after)
            self.play(emphasise(load))
            self.hold(until="waves")
            self.play(sea.flow(swell=0.2), seconds=0.6)
            self.hold(until="absorb")
            fall = np.array([(1.2, 2.1), (1.7, 2.6), (2.2, 2.2), (2.4, 1.2), (2.45, 0)])
            coins = Stream(Chart(), fall, "$", count=4).advance([1.0], rate_func=linear, remover=True)
            self.play(sea.flow(swell=0.03), coins, seconds=2.0)

    def depth(self, figure, words, x, bottom, side):
        """A line that sounds the sea from its surface down to ``bottom``, with a figure beside it."""
        line = Line((x, SEA.top - 0.12, 0), (x, bottom + 0.06, 0), color=theme.INK, stroke_width=4)
        ends = [Line(LEFT, RIGHT, color=theme.INK, stroke_width=4).scale(0.12).move_to(end) for end in
                (line.get_start(), line.get_end())]  # fmt: skip
        number = NumberCounter(self.quantity(figure), words, size=0.8, color=theme.INK)
        number.caption.set_color(theme.INK)
        wide = max(text(self.figure(figure), 0.8, weight="BOLD", lang=self.lang).width, number.caption.width)
        number.move_to((x + side[0] * (0.35 + wide / 2), line.get_y(), 0))
        VGroup(line, *ends, number).set_z_index(LINE + 2)
        return Create(line), *(FadeIn(end) for end in ends), number.count(), FadeIn(number.caption)


def cargo_ship(area):
    """A container ship whose filled shapes add up to ``area``."""
    hull = [(-1.3, 0.02), (-1.08, -0.46), (1.02, -0.46), (1.36, 0.08), (0.9, 0.02)]
    bridge = [(-1.14, 0.06), (-1.14, 0.84), (-0.84, 0.84), (-0.84, 0.06)]
    crates = [
        [(x, y), (x, y + 0.27), (x + 0.4, y + 0.27), (x + 0.4, y)]
        for x in (-0.76, -0.33, 0.1, 0.53)
        for y in (0.06, 0.36)
    ]
    colors = [theme.meaning("China"), theme.INK, *("#E0574B", "#B8443B") * 4]
    parts = VGroup(
        *(Polygon(*((x, y, 0) for x, y in shape), stroke_width=0, fill_color=color, fill_opacity=1)
          for shape, color in zip([hull, bridge, *crates], colors))
    )  # fmt: skip
    drawn = sum(abs(shoelace(shape)) for shape in [hull, bridge, *crates])
    return parts.scale((area / drawn) ** 0.5).set_z_index(LINE + 1)


def shoelace(corners):
    """The area inside a closed line of corners."""
    (x, y), (u, v) = np.transpose(corners), np.transpose(np.roll(corners, -1, axis=0))
    return float(np.sum(x * v - u * y)) / 2


class Turnover(ReelScene):
    """A bar for each year's average day: about the same for long, then past a trillion."""

    def construct(self):
        volume = table("treasury_market")
        found = zip(volume["year"], volume["adv_provenance"])
        colors = {
            f"{year:.0f}": PALE if how == "recalled" else theme.meaning("Treasuries") for year, how in found
        }
        chart = BarChart(
            volume, "year", "avg_daily_volume_usd_bn", flat=False, colors=colors,
            heading=self.label("heading"), note=self.label("note"),
        )  # fmt: skip
        words = text(self.label("first"), theme.HEADING, theme.ACCENT, weight="BOLD", lang=self.lang)
        words.set_x(chart.plot.left + 0.4, LEFT).to_baseline(chart.plot.top - 0.1)

        with self.segment("turnover"):
            self.play(chart.enter(), seconds=0.9)
            for years in (chart.keys[:8], chart.keys[8:16]):
                self.play(chart.grow(years), seconds=0.7)
            self.play(chart.grow(chart.keys[16:-2]), until="day")
            about = self.above(chart, "2024", "about").shift(0.55 * LEFT + 0.35 * DOWN)
            self.play(chart.grow("2024"), enter(about))
            self.hold(until="more")
            self.play(chart.grow("2025"), enter(self.above(chart, "2025", "over")))
            self.hold(until="liquid")
            past = [bar.body.animate.set_fill(opacity=0.35) for bar in chart.drawn.bars[:-2]]
            self.play(*past, enter(words))

    def above(self, chart, year, label):
        """Words above a bar, flush right with it."""
        bar = chart.drawn.bars[chart.index[year][0]]
        top = chart.plot.bottom + chart.plot.height * bar.value / chart.drawn.state[0]
        words = text(self.label(label), theme.BODY, theme.INK, weight="BOLD", lang=self.lang)
        words.set_x(bar.lane[1], RIGHT).to_baseline(top + 0.14)
        return words
