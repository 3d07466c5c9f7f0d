"""The tide: the dollar's share of reserves, and the streams that leave it."""

from datetime import date

import numpy as np
from manim import (
    DOWN,
    LEFT,
    RIGHT,
    UP,
    Create,
    FadeIn,
    GrowFromEdge,
    Line,
    Polygon,
    Rectangle,
    VGroup,
    VMobject,
)

from langreel.geometry import Box, Scale, TimeAxis
from langreel.scenes import Chart, LineChart, ReelScene, Water, emphasise, enter, table, text, theme
from langreel.scenes.charts import axes, x_words
from langreel.scenes.charts.annotations import backed
from langreel.scenes.charts.chart import WORD


class DollarShare(ReelScene):
    """The line sinks slowly from 1999 to 2024; beside its end the renminbi stands on the same scale."""

    def construct(self):
        share = table("reserve_currency_share", frequency="year_end", until="2024")
        chart = LineChart(
            share,
            x="date",
            y="usd_share_of_allocated_reserves_pct",
            heading=self.label("heading"),
            colors=theme.meaning("dollars"),
            names={"usd_share_of_allocated_reserves_pct": self.label("dollar")},
            area=True,
        )
        with self.segment("tide"):
            self.play(chart.enter(), seconds=0.9)
            self.hold(until="slow")
            self.play(chart.draw(to="2010"), until="then")
            self.play(chart.callout("1999", self.figure("usd_1999")), seconds=0.7)
            self.play(chart.draw(), until="now")
            self.play(chart.callout("2024", self.figure("usd_2024")), seconds=0.7)
            self.hold(until="rmb")
            bar, words = self.renminbi(chart)
            self.play(GrowFromEdge(bar, DOWN), FadeIn(words), seconds=0.8)

    def renminbi(self, chart):
        """A bar to the chart's scale at the right edge of the plot."""
        height = chart.up(self.value("rmb_share")) - chart.plot.bottom
        bar = Rectangle(
            width=0.5, height=height, stroke_width=0, fill_color=theme.meaning("China"), fill_opacity=1
        )
        bar.move_to((chart.plot.right + 0.4, chart.plot.bottom + height / 2, 0))
        words = backed(
            text(self.label("rmb"), theme.BODY, theme.meaning("China"), weight="BOLD", lang=self.lang)
        )
        words.move_to((theme.SAFE_RIGHT - words.width / 2, bar.get_top()[1] + 0.4, 0)).set_z_index(WORD + 1)
        return bar, words


RIVER = Box(-theme.WIDTH / 2, -1.5, theme.WIDTH / 2, -0.3)
FIRST, LAST = date(2022, 1, 1), date(2025, 12, 31)
ALONG = Scale(FIRST.toordinal(), LAST.toordinal(), -6.0, 6.2)
"""Where a day stands over the river."""


class Streams(ReelScene):
    """The dollar is a river; gold and two thin streams leave it, with flags where something happened."""

    def construct(self):
        frozen = table("cited_facts", fact="russian_reserves_frozen")["date"][0]
        source = self.source(table("reserves_gold_vs_treasuries").source)
        days = [date(year, 1, 1).toordinal() for year in range(FIRST.year, LAST.year + 1)]
        stage = Chart(heading=self.label("heading"), note=self.label("note"))
        river = Water(RIVER, theme.meaning("dollars"), level=0.0)
        years = axes.x_ticks(TimeAxis(), days, ALONG, plot=RIVER, lang=self.lang)
        name = text(self.label("dollar"), theme.HEADING, theme.INK, weight="BOLD", lang=self.lang)
        name.move_to((0, RIVER.y, 0)).set_z_index(WORD)
        ice = self.flag(frozen, RIVER.top, 1.55, key="frozen", digits=1, side=LEFT)
        passed = self.flag(
            self.quantity("gold_cross_date").value, 1.3, 2.3, key="crossing", digits=2, side=RIGHT
        )
        streams = {key: stream(*course) for key, course in courses().items()}
        names = {key: self.name(key, *course) for key, course in courses().items()}

        with self.segment("streams"):
            self.add(river)
            words = (stage.enter_furniture(), enter(source, years, name))
            self.play(*words, river.flow(level=1.0), seconds=0.9)
            self.play(enter(ice), seconds=0.6)
            self.hold(until="gold")
            self.play(Create(streams["gold"]), FadeIn(names["gold"]), seconds=1.5)
            self.play(enter(passed), seconds=0.6)
            self.hold(until="local")
            self.play(Create(streams["local"]), FadeIn(names["local"]), seconds=1.2)
            self.hold(until="digital")
            self.play(Create(streams["digital"]), FadeIn(names["digital"]), seconds=1.2)
            self.hold(until="streams")
            self.play(emphasise(*names.values(), color=theme.INK), name.animate.scale(1.3), seconds=0.8)

    def flag(self, day, foot, top, *, key, digits, side):
        """A pole with a pennant at a day, what happened and when beside its top."""
        x = ALONG(day.toordinal())
        pole = Line((x, foot, 0), (x, top, 0), color=theme.INK, stroke_width=3.5)
        way = RIGHT if side is LEFT else LEFT
        pennant = Polygon((x, top, 0), (x, top - 0.34, 0), (x + 0.45 * way[0], top - 0.17, 0), stroke_width=0)
        pennant.set_fill(theme.BAD, 1)
        title = text(self.label(key), theme.BODY, theme.INK, weight="BOLD", lang=self.lang)
        when = text(
            x_words.date_words(day.toordinal(), self.lang, digits), theme.LABEL, theme.MUTED, lang=self.lang
        )
        words = VGroup(title, when).arrange(DOWN, buff=0.12, aligned_edge=side)
        edge = theme.SAFE_LEFT if side is LEFT else theme.SAFE_RIGHT
        words.next_to((0, top + 0.08, 0), UP, buff=0).set_x(edge, side)
        return VGroup(pole, pennant, words)

    def name(self, key, x, y, color, _):
        """A stream's name over its course."""
        words = text(self.label(key), theme.BODY, color, weight="BOLD", lang=self.lang)
        return words.set_x(x + RISE + 0.35, LEFT).to_baseline(y + 0.21)


RISE = 1.5
"""How far along a stream has climbed to its height."""


def courses():
    """Where each stream leaves, how high it runs, its colour and its breadth."""
    return {
        "gold": (-4.7, 1.3, theme.meaning("gold"), 11),
        "local": (-2.6, 0.62, theme.INK, 6),
        "digital": (-0.6, 0.02, theme.MUTED, 5),
    }


def stream(x, y, color, breadth):
    """Out of the river in an S, then level to the right edge."""
    share = np.linspace(0, 1, 40)
    climb = RIVER.top - 0.1 + (y - RIVER.top + 0.1) * (share * share * (3 - 2 * share))
    xs = np.append(x + RISE * share, theme.WIDTH / 2)
    course = np.column_stack([xs, np.append(climb, y), np.zeros(41)])
    return VMobject(stroke_color=color, stroke_width=breadth).set_points_as_corners(course)
