"""The mirror: what America buys beyond what it sells is what the world invests there."""

import numpy as np
from manim import DOWN, Circle, Create, FadeIn, VGroup, VMobject, linear

from langreel.scenes import (
    Chart,
    NumberCounter,
    ReelScene,
    emphasise,
    enter,
    icon,
    paragraph,
    table,
    text,
    theme,
)
from langreel.scenes.charts.frame import LINE, WORD, rule
from langreel.scenes.charts.marks import backed
from langreel.scenes.charts.motion import Live
from langreel.scenes.charts.tokens import Stream

LEVEL, SHORE, DISC = 0.12, 4.45, 0.75
"""The mirror's y, how far lanes reach to either side, and the radius of the two places."""


class Mirror(ReelScene):
    """Above the mirror goods flow in and dollars out; below it capital flows in, as much, and IOUs out."""

    def construct(self):
        us = self.place("us", "capitol", theme.US, -5.45)
        world = self.place("world", "globe", theme.INK, 5.45)
        glass = VGroup(*(rule((-SHORE, LEVEL + up), (SHORE, LEVEL + up), theme.MUTED, 2.5) for up in (-0.04, 0.04)))
        goods = Ribbon(1, self.label("goods"), theme.ALARM, self.lang)
        capital = Ribbon(-1, self.label("capital"), theme.TREASURY, self.lang)
        deficit = self.amount("deficit", theme.ALARM, 1)
        inflow = self.amount("inflow", theme.TREASURY, -1)
        zero = backed(text(self.label("zero"), theme.HEADING, theme.ACCENT, "BOLD", lang=self.lang))
        zero.move_to((0, LEVEL, 0)).set_z_index(WORD + 1)
        source = self.source(table("cited_facts", fact="us_trade_deficit_2024").source)

        with self.segment("mirror"):
            self.play(enter(self.heading(self.label("heading")), us, world, source))
            self.play(Create(glass), seconds=0.6)
            self.hold(until="trade")
            self.play(flow("crate", 6, 1, 1.15), flow("crate", 4, -1, 0.42), until="deficit")
            self.play(deficit.count(), FadeIn(deficit.caption), seconds=1.4)
            self.hold(until="goods")
            self.play(goods.advance([1.0]), seconds=1.0)
            self.play(flow("$", 5, -1, 0.42), until="back")
            self.hold(until="capital")
            self.play(capital.advance([1.0]), seconds=1.0)
            self.play(flow("note", 5, -1, -0.42), until="same")
            self.play(inflow.count(), FadeIn(inflow.caption), seconds=1.4)
            self.hold(until="zero")
            self.play(enter(zero), emphasise(deficit.counter, inflow.counter))

    def place(self, key, drawing, color, x):
        """A country: a disc that stands on the mirror, its icon, and its name below."""
        disc = Circle(DISC, color=color, stroke_width=3, fill_color=theme.PANEL, fill_opacity=1)
        name = paragraph(self.label(key), 1.9, self.lang, theme.LABEL, theme.INK, "BOLD", lines=2)
        for line in name:
            line.set_x(name.get_x())
        disc.move_to((x, LEVEL, 0))
        return VGroup(disc, icon(drawing, 0.9, color).move_to(disc), name.next_to(disc, DOWN, buff=0.2))

    def amount(self, key, color, side):
        """The deficit above the mirror, or the same amount below it."""
        number = NumberCounter(self.quantity("trade_deficit"), self.label(key), size=0.8, color=color)
        number.caption.set_color(theme.INK)
        return number.move_to((0, LEVEL + side * 2.12, 0))


def flow(kind, count, way, height):
    """Tokens along a lane above or below the mirror: to America (1) or away from it (-1)."""
    path = np.array([(way * SHORE, LEVEL + height), (-way * SHORE, LEVEL + height)])
    return Stream(Chart(), path, kind, count).advance([1.0], rate_func=linear, remover=True)


class Ribbon(Live):
    """A broad arrow to America with words on it, above (1) or below (-1) the mirror; state: how far it is."""

    def __init__(self, side, words, color, lang):
        self.y, self.body = LEVEL + side * 1.15, VMobject(stroke_width=0, fill_color=color, fill_opacity=1)
        self.words = text(words, theme.BODY, theme.GROUND, "BOLD", lang=lang).move_to((0, self.y, 0))
        super().__init__(self.body, self.words)
        self.body.set_z_index(LINE)
        self.words.set_z_index(WORD)
        self.pose(np.zeros(1))

    def pose(self, state):
        self.state = np.array(state, dtype=np.float64)
        tip = SHORE - 2 * SHORE * float(state[0])
        neck, y = min(tip + 0.55, SHORE), self.y
        shape = [(SHORE, y + 0.3), (neck, y + 0.3), (neck, y + 0.5), (tip, y), (neck, y - 0.5), (neck, y - 0.3)]
        self.body.set_points_as_corners([(*place, 0) for place in [*shape, (SHORE, y - 0.3), shape[0]]])
        self.words.set_opacity(float(np.clip(state[0] * 4 - 2.6, 0, 1)))
