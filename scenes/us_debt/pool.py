"""The only big pool: what the world's savings could go to instead, and the answer to the film's question."""

import numpy as np
from manim import RIGHT, Create, FadeIn, Group, Line, VGroup, VMobject, linear

from langreel.geometry import Box
from langreel.scenes import (
    Chart,
    NumberCounter,
    ReelScene,
    Water,
    emphasise,
    enter,
    fit,
    leave,
    paragraph,
    row,
    table,
    text,
    theme,
)
from langreel.scenes.charts.chart import DOT, LINE, WORD
from langreel.scenes.charts.tokens import Stream

POOL = Box(theme.SAFE_LEFT + 0.05, -1.8, 1.5, 2.0)
GOLD_LEFT, GOLD_RIGHT = 3.4, 5.8
TO_GOLD = [(1.5, 1.55), (2.2, 1.6), (3.0, 1.2), (3.6, 0.4), (3.85, -0.25)]
TO_OTHERS = [(1.5, 1.85), (2.0, 2.1), (2.5, 2.2), (3.0, 2.2)]


class Pool(ReelScene):
    """The sea again beside the central banks' gold, areas to scale, thin streams leaving; then the answer."""

    def construct(self):
        self.still_the_pool()
        self.the_answer()

    def still_the_pool(self):
        area = POOL.width * POOL.height * self.value("gold_reserves") / self.value("tradable")
        basin = Box(GOLD_LEFT, POOL.bottom, GOLD_RIGHT, POOL.bottom + area / (GOLD_RIGHT - GOLD_LEFT))
        pool, gold = Water(POOL, level=0.0), Water(basin, theme.meaning("gold"), level=0.0, swell=0.02)
        walls = VGroup(wall(POOL), wall(basin))
        sources = (table(name).source for name in ("treasury_market_points", "reserves_gold_vs_treasuries"))
        with self.segment("still-the-pool"):
            size = self.amount("tradable", self.label("pool"), POOL, 1.15, theme.BODY)
            other = self.amount("gold_reserves", self.label("gold"), basin, theme.HEADING, theme.LABEL)
            scale = text(self.label("scale"), theme.LABEL, theme.MUTED, lang=self.lang)
            scale.set_x(theme.SAFE_RIGHT, RIGHT).to_baseline(theme.SAFE_TOP - 0.88 * theme.HEADING)
            others = text(self.label("others"), theme.BODY, theme.INK, weight="BOLD", lang=self.lang)
            others.next_to((3.2, TO_OTHERS[-1][1], 0), RIGHT, buff=0)
            words = enter(self.heading(self.label("heading")), self.source(*sources), scale)
            self.add(pool, gold)
            self.play(Create(walls[0], run_time=0.6), words, pool.flow(level=1.0, run_time=2.0), until="pool")
            self.play(size.count(), FadeIn(size.caption), seconds=1.6)
            self.play(Create(walls[1], run_time=0.6), gold.flow(level=1.0, run_time=1.2))
            self.play(other.count(), FadeIn(other.caption), seconds=1.0)
            self.hold(until="weaker")
            streams = VGroup(stream(TO_GOLD), stream(TO_OTHERS))
            self.play(Create(streams), enter(others), seconds=0.7)
            self.play(coins(TO_GOLD), coins(TO_OTHERS), until="replace")
            self.play(emphasise(size))
        self.seen = Group(*self.mobjects)

    def the_answer(self):
        sea = Water(Box(-theme.WIDTH / 2, theme.BAND_TOP, theme.WIDTH / 2, 1.9), level=0.0, deep=0.0)
        with self.segment("the-answer"):
            question = self.line("question", 2.35, theme.INK)
            answer = self.line("answer", -0.85, theme.ACCENT)
            best, surest = (
                text(self.label(key), 0.6, theme.INK, lang=self.lang) for key in ("best", "surest")
            )
            row(best, surest, gap=1.6).move_to((0, 1.25, 0))
            self.play(leave(self.seen), seconds=0.5)
            self.remove(*self.mobjects)
            self.add(sea)
            self.hold(until="why")
            self.play(enter(question), sea.flow(level=0.2, run_time=1.5))
            for key, reason in (("best", best), ("surest", surest)):
                self.hold(until=key)
                strike = Line(reason.get_left(), reason.get_right(), color=theme.BAD, stroke_width=7)
                self.play(enter(reason))
                self.play(Create(strike.scale(1.12).set_z_index(WORD)), seconds=0.3)
            self.hold(until="because")
            self.play(sea.flow(level=0.6, swell=0.07), enter(answer), seconds=1.2)

    def amount(self, figure, words, box, size, caption):
        """A figure that counts inside of a basin, and what it is."""
        number = NumberCounter(self.quantity(figure), size=size, color=theme.INK)
        number.caption = paragraph(
            words, box.width - 0.3, self.lang, size=caption, color=theme.INK, weight="BOLD", lines=2
        )
        number.add(number.caption)
        for line in number.caption:
            line.set_x(number.caption.get_x())
        gap = 0.3 * size
        half = (number.counter.height + gap + number.caption.height) / 2
        number.counter.move_to((box.x, box.y + half - number.counter.height / 2, 0))
        number.caption.move_to((box.x, box.y - half + number.caption.height / 2, 0))
        return number.set_z_index(WORD)

    def line(self, key, y, color):
        """One line of large type across the frame."""
        words = fit(text(self.label(key), theme.DISPLAY, color, weight="BOLD", lang=self.lang), 12.0)
        return words.move_to((0, y, 0)).set_z_index(WORD)


def wall(box):
    """The sides and the floor of a basin, a little higher than its water."""
    rim = box.top + 0.2
    corners = [(box.left, rim), (box.left, box.bottom), (box.right, box.bottom), (box.right, rim)]
    shape = VMobject(stroke_color=theme.MUTED, stroke_width=5)
    return shape.set_points_as_corners([(x, y, 0) for x, y in corners]).set_z_index(DOT)


def stream(places):
    """A thin stream of water along a few places."""
    line = VMobject(stroke_color=theme.meaning("Treasuries"), stroke_width=5)
    return line.set_points_smoothly([np.array([x, y, 0]) for x, y in places]).set_z_index(LINE)


def coins(places):
    """Dollars on their way along a stream."""
    line = stream(places)
    path = np.array([line.point_from_proportion(share)[:2] for share in np.linspace(0, 1, 30)])
    return Stream(Chart(), path, "$", count=3).advance([1.0], rate_func=linear, remover=True)
