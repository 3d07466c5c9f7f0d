"""Stablecoins: what backs them, how many there are, and who might buy Treasuries with them."""

import numpy as np
from discs import disc, named
from manim import (
    DOWN,
    LEFT,
    RIGHT,
    Circle,
    Create,
    FadeIn,
    GrowFromCenter,
    GrowFromEdge,
    Line,
    Rectangle,
    RoundedRectangle,
    VGroup,
    VMobject,
)

from langreel.scenes import (
    LineChart,
    ReelScene,
    Ring,
    Traffic,
    emphasise,
    enter,
    fit,
    icon,
    leave,
    paragraph,
    table,
    text,
    theme,
)
from langreel.scenes.charts.arrow import Arrow

COLUMNS = (-5.05, -2.3, 0.45)
COINS, BRICKS = 1.2, -0.65


class OneForOne(ReelScene):
    """A coin is issued, the law is signed, every coin gets a dollar under it: Treasuries, too."""

    def construct(self):
        title, source = self.heading(self.label("heading")), self.source(table("cited_facts").source)
        coins = [coin().move_to((x, COINS, 0)) for x in COLUMNS]
        name = text(self.label("coin"), theme.BODY, theme.meaning("dollars"), weight="BOLD", lang=self.lang)
        name.move_to((COLUMNS[0], COINS + 1.1, 0))
        kinds = (
            ("cash", theme.meaning("dollars")),
            ("deposits", theme.CYAN),
            ("bills", theme.meaning("Treasuries")),
        )
        bricks = [self.brick(key, color).move_to((x, BRICKS, 0)) for x, (key, color) in zip(COLUMNS, kinds)]
        links = [rod(x) for x in COLUMNS]
        rule = text(self.label("reserve"), theme.BODY, theme.INK, weight="BOLD", lang=self.lang)
        rule.move_to((COLUMNS[1], -1.8, 0))
        page, day = self.law()
        treasury = named("capitol", theme.meaning("Treasuries"), self.label("treasuries"), self.lang).shift(
            (4.6, BRICKS, 0)
        )

        first, law = VGroup(coins[0], name), VGroup(*page, day)
        first.save_state().scale(1.9).move_to((-2.3, 0.3, 0))
        law.save_state().scale(1.45).move_to((3.6, 0.3, 0))

        with self.segment("one-for-one"):
            self.play(enter(title, source), until="coin")
            self.play(GrowFromCenter(coins[0]), enter(name), seconds=0.7)
            self.hold(until="date")
            self.play(enter(page[0], day), seconds=0.8)
            self.hold(until="signed")
            self.play(Create(page[1]), enter(page[2]), seconds=0.9)
            self.hold(until="issue")
            self.play(first.animate.restore(), law.animate.restore(), seconds=0.9)
            self.play(enter(*coins[1:], lag=0.4), seconds=1.0)
            self.hold(until="backed")
            for link, brick in zip(links, bricks):
                self.play(Create(link), FadeIn(brick, shift=0.3 * DOWN), seconds=0.8)
            self.play(enter(rule))
            self.hold(until="buyer")
            way = np.array([(COLUMNS[2] + 1.35, BRICKS), (3.75, BRICKS)])
            arrow, coming = Arrow(way, theme.meaning("Treasuries")), Traffic(way, spacing=0.9, speed=1.3)
            self.add(coming.open())
            self.play(arrow.enter(), enter(treasury), emphasise(bricks[2]), seconds=0.9)

    def brick(self, key, color):
        """A dollar of reserves."""
        body = RoundedRectangle(corner_radius=0.12, width=2.5, height=1.3, color=color, stroke_width=3)
        body.set_fill(theme.PANEL, 1)
        sign = text("$", theme.HEADING, color, weight="BOLD", lang=self.lang)
        words = fit(text(self.label(key), theme.LABEL, theme.INK, weight="BOLD", lang=self.lang), 2.2)
        VGroup(sign, words).arrange(DOWN, buff=0.16).move_to(body)
        return VGroup(body, sign, words)

    def law(self):
        """The act and the day it was signed."""
        sheet = icon("note", 1.15, theme.ACCENT).move_to((4.6, 2.0, 0))
        wave = [(x, 0.09 * np.sin(26 * x), 0.0) for x in np.linspace(-0.28, 0.12, 40)]
        signature = VMobject(stroke_color=theme.INK, stroke_width=3).set_points_as_corners(np.array(wave))
        signature.move_to(sheet.get_center() + np.array([-0.08, -0.26, 0]))
        name = text(self.label("act"), theme.BODY, theme.INK, weight="BOLD", lang=self.lang).move_to(
            (4.6, 1.1, 0)
        )
        day = text(self.figure("genius_date", "full"), theme.LABEL, theme.MUTED, lang=self.lang)
        return (sheet, signature, name), day.move_to((4.6, 0.62, 0))


def coin(radius=0.62):
    rim = Circle(
        radius, color=theme.meaning("dollars"), stroke_width=5, fill_color=theme.PANEL, fill_opacity=1
    )
    inner = Circle(0.82 * radius, color=theme.meaning("dollars"), stroke_width=1.5)
    return VGroup(rim, inner, text("$", 1.1 * radius, theme.meaning("dollars"), weight="BOLD"))


def rod(x):
    """What ties a coin to its dollar."""
    top, foot = COINS - 0.72, BRICKS + 0.72
    return VGroup(*(Line((x + d, top, 0), (x + d, foot, 0), color=theme.MUTED) for d in (-0.1, 0.1)))


class Supply(ReelScene):
    """Five years of growth on their own scale, USDT's part of it, then a bank's forecast on a wider one."""

    def construct(self):
        supply = table("stablecoin_supply", status="actual", since="2020", until="2025-09")
        chart = LineChart(
            supply,
            x="date",
            y="total_usd_bn",
            heading=self.label("heading"),
            colors=theme.meaning("dollars"),
            area=True,
            horizon="2028",
        )
        now = "2025-09"

        with self.segment("stablecoin-size"):
            self.play(chart.enter(), seconds=0.9)
            self.play(chart.draw(), until="total")
            self.play(chart.callout(now, self.figure("stable_total"), side="up-left"), seconds=0.8)
            self.hold(until="usdt")
            part = self.part(chart, now)
            self.play(GrowFromEdge(part[0], DOWN), FadeIn(part[1]), seconds=0.8)
            self.hold(until="forecast")
            self.play(leave(part), chart.rescale(self.value("stable_2028")), seconds=1.2)
            words = self.figure("stable_2028")
            self.play(chart.callout(now, self.figure("stable_total"), side="up-left"), seconds=0.6)
            self.play(
                chart.project("2028", self.value("stable_2028"), words, under=self.label("forecast")),
                seconds=1.4,
            )

    def part(self, chart, when):
        """USDT's share of the last month, on the chart's own scale, beside the area's edge."""
        x, top = chart.across(chart.last(None)), chart.up(self.value("usdt"))
        column = Rectangle(
            width=0.34,
            height=top - chart.plot.bottom,
            stroke_width=0,
            fill_color=theme.ACCENT,
            fill_opacity=0.9,
        )
        column.move_to((x + 0.24, (top + chart.plot.bottom) / 2, 0))
        name = text(
            f"{self.label('usdt')} {self.figure('usdt_share')}",
            theme.BODY,
            theme.ACCENT,
            weight="BOLD",
            lang=self.lang,
        )
        return VGroup(column, name.next_to(column, RIGHT, buff=0.22))


class Reserves(ReelScene):
    """The ring of USDT's reserves; then stablecoins join those who buy Treasuries."""

    def construct(self):
        ring = Ring(
            {"treasuries": self.quantity("tether_share"), "other": self.quantity("tether_rest")},
            {"treasuries": self.label("treasuries"), "other": self.label("other")},
            colors={"treasuries": theme.meaning("Treasuries"), "other": theme.MUTED},
            centre="USDT",
            heading=self.label("heading"),
            note=self.label("company"),
            source=table("stablecoin_reserves").source,
        )
        middle = (ring.room.x, ring.room.y, 0)
        track = Circle(0.84 * ring.radius, color=theme.RULE, stroke_width=32 * ring.radius).move_to(middle)
        with self.segment("tether-reserves"):
            self.play(ring.enter(), Create(track), seconds=1.2)
            self.hold(until="share")
            self.play(ring.grow("treasuries"), seconds=1.2)
            self.play(ring.grow("other"), seconds=0.7)
            self.hold(until="buyer")
            self.remove(track)
            aside = VGroup(ring.arcs, ring.hole, *ring.labels.values()).animate.shift(2.3 * LEFT)
            self.buyers(aside, ring.room.x - 2.3 + ring.radius, ring.room.y)

    def buyers(self, aside, left, y):
        """Others who buy Treasuries already, and the new one."""
        house = named("capitol", theme.meaning("Treasuries"), self.label("market"), self.lang).shift(
            (4.0, y, 0)
        )
        others = [disc(name, theme.MUTED, 0.45).move_to((5.9, y + dy, 0)) for name, dy in OTHERS]
        ways = [np.array([(5.45, y + 0.75 * dy), (4.75, y + 0.3 * dy)]) for _, dy in OTHERS]
        way = np.array([(left + 0.2, y + 0.35), (3.1, y + 0.35)])
        words = paragraph(
            self.label("buyer"), 3.0, self.lang, size=theme.BODY, color=theme.ACCENT, weight="BOLD", lines=2
        )
        words.move_to(((left + 3.1) / 2, y + 0.78, 0), aligned_edge=DOWN)
        coming = Traffic(way, spacing=0.9, speed=1.4)
        arrows = [Arrow(each, theme.MUTED) for each in ways]
        self.play(aside, enter(house, *others, *arrows, lag=0.05), seconds=0.8)
        self.add(coming.open())
        self.play(Arrow(way, theme.ACCENT).enter(), enter(words), seconds=0.6)


OTHERS = (("bank", 1.4), ("globe", 0.0), ("customer", -1.4))
