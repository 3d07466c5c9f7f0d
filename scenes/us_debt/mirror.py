"""The mirror: what America buys beyond what it sells is what the world invests there."""

import numpy as np
from manim import DOWN, LEFT, Circle, Create, FadeIn, VGroup, VMobject, linear

from langreel.scenes import (
    Chart,
    NumberCounter,
    ReelScene,
    StatefulMobject,
    emphasise,
    enter,
    icon,
    paragraph,
    table,
    text,
    theme,
    token,
)
from langreel.scenes.charts.annotations import backed
from langreel.scenes.charts.arrow import Arrow
from langreel.scenes.charts.chart import LINE, WORD, rule
from langreel.scenes.charts.tokens import Stream

LEVEL, SHORE, DISC = 0.32, 4.45, 0.75
"""The mirror's y, how far lanes reach to either side, and the radius of the two places."""
BROAD, LANE = 1.12, 0.4
"""How far from the mirror the broad flows and the thin ones run."""


class Mirror(ReelScene):
    """Above the mirror goods flow in and dollars out; below it capital flows in, as much, and IOUs out."""

    def construct(self):
        us = self.place("us", "capitol", theme.meaning("US"), -5.45)
        world = self.place("world", "globe", theme.INK, 5.45)
        glass = VGroup(
            *(rule((-SHORE, y), (SHORE, y), theme.MUTED, width=2.5) for y in (LEVEL - 0.04, LEVEL + 0.04))
        )
        goods = Ribbon(1, self.label("goods"), theme.BAD, self.lang)
        capital = Ribbon(-1, self.label("capital"), theme.meaning("Treasuries"), self.lang)
        deficit = self.amount("deficit", theme.BAD, 1)
        inflow = self.amount("inflow", theme.meaning("Treasuries"), -1)
        zero = backed(text(self.label("zero"), theme.HEADING, theme.ACCENT, weight="BOLD", lang=self.lang))
        zero.move_to((0, LEVEL, 0)).set_z_index(WORD + 1)
        source = self.source(table("us_trade_balance").source)

        with self.segment("mirror"):
            self.play(enter(self.heading(self.label("heading")), us, world, source))
            self.play(Create(glass), seconds=0.6)
            self.hold(until="trade")
            self.play(flow("crate", 6, 1, BROAD), flow("crate", 4, -1, LANE), until="deficit")
            self.play(deficit[1].count(), FadeIn(deficit[0]), seconds=1.4)
            self.hold(until="goods")
            self.play(goods.advance([1.0]), seconds=1.0)
            self.play(lane(1, theme.meaning("dollars")).enter(), flow("$", 5, -1, LANE), until="back")
            self.play(enter(sign("$", 1)))
            self.hold(until="capital")
            self.play(capital.advance([1.0]), seconds=1.0)
            self.play(lane(-1, theme.meaning("Treasuries")).enter(), flow("note", 5, -1, -LANE), until="same")
            self.play(enter(sign("note", -1)), inflow[1].count(), FadeIn(inflow[0]), seconds=1.4)
            self.play(flow("$", 5, -1, LANE), flow("note", 5, -1, -LANE), until="zero")
            self.play(enter(zero), emphasise(deficit, inflow))

    def place(self, key, drawing, color, x):
        """A country: a disc that stands on the mirror, its icon, and its name below."""
        disc = Circle(DISC, color=color, stroke_width=3, fill_color=theme.PANEL, fill_opacity=1)
        name = paragraph(
            self.label(key), 1.9, self.lang, size=theme.LABEL, color=theme.INK, weight="BOLD", lines=2
        )
        for line in name:
            line.set_x(name.get_x())
        disc.move_to((x, LEVEL, 0))
        return VGroup(disc, icon(drawing, 0.9, color).move_to(disc), name.next_to(disc, DOWN, buff=0.2))

    def amount(self, key, color, side):
        """The deficit and its amount above the mirror; below it the inflow, of the same amount."""
        name = text(self.label(key), theme.BODY, theme.INK, lang=self.lang)
        number = NumberCounter(self.quantity("trade_deficit"), size=0.8, color=color, centred=False)
        wide = text(self.figure("trade_deficit"), 0.8, weight="BOLD", lang=self.lang).width
        start, y = -(name.width + 0.3 + wide) / 2, LEVEL + side * 1.93
        name.set_x(start, LEFT).to_baseline(y - 0.28)
        number.counter.set_x(start + name.width + 0.3, LEFT).to_baseline(y - 0.28)
        return VGroup(name, number)


def lane(side, color):
    """The thin arrow on which something goes from America to the world."""
    return Arrow(np.array([(-SHORE + 0.1, LEVEL + side * LANE), (SHORE - 0.1, LEVEL + side * LANE)]), color)


def flow(kind, count, way, height):
    """Tokens along a lane above or below the mirror: to America (1) or away from it (-1)."""
    path = np.array([(way * SHORE, LEVEL + height), (-way * SHORE, LEVEL + height)])
    return Stream(Chart(), path, kind, count=count).advance([1.0], rate_func=linear, remover=True)


def sign(kind, side):
    """What flows in a lane, resting at its start."""
    return token(kind).move_to((0.6 - SHORE, LEVEL + side * LANE, 0)).set_z_index(WORD)


class Ribbon(StatefulMobject):
    """A broad arrow to America with words on it, above (1) or below (-1) the mirror; state: how far it is."""

    def __init__(self, side, words, color, lang):
        self.y, self.body = LEVEL + side * BROAD, VMobject(stroke_width=0, fill_color=color, fill_opacity=1)
        self.words = text(words, theme.BODY, theme.GROUND, weight="BOLD", lang=lang).move_to((0, self.y, 0))
        super().__init__(self.body, self.words)
        self.body.set_z_index(LINE)
        self.words.set_z_index(WORD)
        self.pose(np.zeros(1))

    def pose(self, state):
        self.state = np.array(state, dtype=np.float64)
        tip = SHORE - 2 * SHORE * float(state[0])
        neck, y = min(tip + 0.55, SHORE), self.y
        upper = [(SHORE, 0.3), (neck, 0.3), (neck, 0.5), (tip, 0.0)]
        shape = [*upper, *((x, -up) for x, up in upper[2::-1]), upper[0]]
        self.body.set_points_as_corners([(x, y + up, 0) for x, up in shape])
        self.words.set_opacity(float(np.clip(state[0] * 4 - 2.6, 0, 1)))
