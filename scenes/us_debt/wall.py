"""The wall: debt falls due and is laid again at a dearer rate, as one credit card pays another."""

import numpy as np
from manim import DOWN, LEFT, RIGHT, FadeIn, Group, RoundedRectangle, VGroup, linear, rate_functions

from langreel.scenes import (
    Chart,
    NumberCounter,
    ReelScene,
    StatefulMobject,
    enter,
    fit,
    icon,
    leave,
    row,
    table,
    text,
    theme,
)
from langreel.scenes.charts.arrow import Arrow
from langreel.scenes.charts.chart import LINE, WORD
from langreel.scenes.charts.rigid_shape import RigidShape
from langreel.scenes.charts.tokens import Stream


class MaturityWall(ReelScene):
    """A wall of debt falls due brick by brick and is laid again at a dearer rate; then two credit cards."""

    def construct(self):
        self.maturity_wall()
        self.dearer_card()

    def maturity_wall(self):
        bricks = Wall(round(self.value("maturing") / self.value("brick")), left=-6.4, bottom=-1.85)
        with self.segment("maturity-wall"):
            due = NumberCounter(self.quantity("maturing"), self.label("due"), size=1.0, color=theme.INK)
            due.move_to((4.3, 2.0, 0))
            worth = text(self.label("brick"), theme.LABEL, theme.MUTED, lang=self.lang)
            key = row(bricks.sample(), worth, gap=0.25)
            key.move_to((4.3, 0.75, 0))
            old = self.plate("rate_2021", self.label("old"), theme.meaning("Treasuries"))
            new = self.plate("rate_2025", self.label("new"), theme.BAD)
            words = enter(self.heading(self.label("heading")), self.rates())
            self.play(words)
            self.play(bricks.advance([1.0, 0.0, 0.0], rate_func=linear), until="wall")
            self.play(due.count(), FadeIn(due.caption), enter(key), seconds=1.4)
            self.hold(until="again")
            self.play(bricks.advance([1.0, 1.0, 0.0], rate_func=linear), seconds=2.2)
            self.hold(until="old")
            self.play(enter(old))
            self.hold(until="new")
            gone = old.animate(rate_func=rate_functions.ease_in_cubic)
            self.play(gone.rotate(-0.5).shift(DOWN * 0.9).set_opacity(0), seconds=0.5)
            self.play(FadeIn(new, scale=1.5, rate_func=rate_functions.ease_out_back), seconds=0.4)
            self.play(bricks.advance([1.0, 1.0, 1.0], rate_func=linear), until="end")

    def rates(self):
        """The source line of amounts and rates."""
        return self.source(*(table(name).source for name in ("maturity_wall", "treasury_avg_interest_rate")))

    def plate(self, figure, words, color):
        """A rate on a plate, and what it is."""
        rate = text(self.figure(figure), 0.85, color, weight="BOLD", lang=self.lang)
        name = fit(text(words, theme.LABEL, theme.INK, lang=self.lang), 3.6).next_to(rate, DOWN, buff=0.25)
        board = RoundedRectangle(corner_radius=0.15, width=4.1, height=1.9, color=color, stroke_width=4)
        board.set_fill(theme.PANEL, opacity=1)
        return VGroup(board, VGroup(rate, name).move_to(board)).move_to((4.3, -0.9, 0)).set_z_index(WORD)

    def dearer_card(self):
        seen = Group(*self.mobjects)
        with self.segment("dearer-card"):
            note = text(self.label("illustration"), theme.LABEL, theme.MUTED, lang=self.lang)
            note.set_x(theme.SAFE_RIGHT, RIGHT).to_baseline(theme.SAFE_TOP - 0.88 * theme.HEADING)
            old = self.card("old_card", "rate_2021", theme.meaning("Treasuries")).move_to((-3.95, 0.6, 0))
            new = self.card("new_card", "rate_2025", theme.BAD).move_to((3.95, 0.6, 0))
            safe = row(icon("lock", 0.55, theme.meaning("dollars")), self.bold("safe", theme.INK), gap=0.25)
            bargain = self.bold("bargain", theme.BAD)
            safe.move_to((-3.95, -1.65, 0)), bargain.move_to((3.95, -1.65, 0))
            path = np.array([(1.4, 0.6), (-1.4, 0.6)])
            heading = self.heading(self.label("heading"))
            self.play(leave(seen), enter(heading, note, old, lag=0.05), seconds=0.6)
            self.hold(until="card")
            self.play(enter(new))
            coins = Stream(Chart(), path, "$", count=4).advance([1.0], rate_func=linear, remover=True)
            self.play(Arrow(path, theme.meaning("dollars")).enter(), coins, until="safe")
            self.play(enter(safe))
            self.hold(until="bargain")
            self.play(enter(bargain))

    def bold(self, key, color):
        """A label in bold type."""
        return text(self.label(key), 0.44, color, weight="BOLD", lang=self.lang)

    def card(self, key, figure, color):
        """A credit card: its chip, its name and its rate."""
        body = RoundedRectangle(corner_radius=0.25, width=4.8, height=3.0, color=color, stroke_width=4)
        body.set_fill(theme.PANEL, opacity=1)
        chip = RoundedRectangle(corner_radius=0.08, width=0.6, height=0.45, stroke_width=0, fill_opacity=1)
        chip.set_fill(theme.meaning("gold")).move_to((-1.75, 0.2, 0))
        name = self.bold(key, theme.INK).move_to((-2.05, 1.0, 0), aligned_edge=LEFT)
        rate = text(self.figure(figure), 0.9, color, weight="BOLD", lang=self.lang)
        rate.move_to((2.05, -0.8, 0), aligned_edge=RIGHT)
        return VGroup(body, chip, name, rate)


class Wall(StatefulMobject):
    """Bricks of equal worth, laid from below; state: how many lie, were laid again, and are dearer."""

    WIDE, HIGH, COLUMNS = 0.64, 0.46, 12

    def __init__(self, count, left, bottom):
        lines, columns = np.divmod(np.arange(count), self.COLUMNS)
        self.x = left + (columns + 0.5 + lines % 2 / 2) * self.WIDE
        self.y = bottom + (lines + 0.5) * self.HIGH
        self.order = (columns + 0.5 * (lines % 2)) / self.COLUMNS
        super().__init__(*(self.sample() for _ in range(count)))
        self.shapes = [RigidShape(brick) for brick in self.submobjects]
        self.set_z_index(LINE)
        self.pose(np.zeros(3))

    def sample(self):
        """One brick."""
        brick = RoundedRectangle(corner_radius=0.04, width=self.WIDE - 0.06, height=self.HIGH - 0.06)
        return brick.set_fill(theme.meaning("Treasuries"), opacity=1).set_stroke(width=0)

    def pose(self, state):
        self.state = np.array(state, dtype=np.float64)
        laid, again, dearer = state
        count = len(self.submobjects)
        fallen = np.clip(laid * (count + 8) - np.arange(count), 0, 8) / 8
        wave = np.clip(again * 1.4 - self.order, 0, 0.4) / 0.4
        heights = self.y + 0.5 * (1 - fallen) + 0.3 * np.sin(np.pi * wave)
        late = dearer * 1.01 > self.order
        colors = [theme.BAD if each else theme.meaning("Treasuries") for each in late]
        for shape, x, y in zip(self.shapes, self.x, heights):
            shape.put(x, y, 1.0)
        for brick, color, seen in zip(self.submobjects, colors, np.minimum(1.0, fallen * 2)):
            brick.set_opacity(seen).set_fill(color)
