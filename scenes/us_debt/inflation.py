"""What inflation does to cash: a note that is bitten, the rate year by year, and a sum that shrinks."""

import numpy as np
from manim import DOWN, LEFT, Circle, FadeIn, GrowFromCenter, LaggedStart, RoundedRectangle, VGroup

from langreel.geometry import Box
from langreel.scenes import (
    LineChart,
    NotePiles,
    ReelScene,
    emphasise,
    enter,
    leave,
    paragraph,
    table,
    text,
    theme,
)
from langreel.scenes.charts.chart import rule

BITES = [(3.1, 1.15), (3.1, -1.2), (2.85, 0.0), (2.2, 1.2), (2.1, -0.95)]
FLOOR = -1.85


class Inflation(ReelScene):
    """A note is eaten bite by bite; then the rate is drawn year by year, with its average and its spike."""

    def construct(self):
        rates = table("us_inflation", until=2024)
        heading, note = self.label("heading"), self.label("note")
        chart = LineChart(rates, x="year", y="cpi_yoy_pct", heading=heading, note=note, colors=theme.BAD)
        bill = banknote().move_to((0, 0.55, 0))
        words = text(self.label("eaten"), theme.BODY, theme.MUTED, lang=self.lang).set_y(-1.75)
        bites = [bite(*place).shift(bill.get_center()) for place in BITES]

        with self.segment("inflation"):
            title = self.heading(heading)
            self.play(enter(title, bill))
            self.hold(until="eat")
            self.play(enter(words), LaggedStart(*map(GrowFromCenter, bites), lag_ratio=1.2), until="chart")
            self.play(leave(bill, words))
            self.remove(title, *bites)
            self.play(chart.enter(), seconds=1.0)
            self.play(chart.draw(to="2021"), until="average")
            self.play(chart.reference(self.value("inflation_avg"), self.label("average"), theme.ACCENT))
            self.play(chart.draw(to="2022"), until="spike")
            self.play(chart.callout("2022", self.figure("inflation_2022")))
            self.play(chart.draw(to="2024"))


class CashPile(ReelScene):
    """A year's surplus in notes of one worth; two percent of it, to scale, is eaten in a year."""

    def construct(self):
        surplus, loss = self.value("surplus_2024"), self.value("lost_to_inflation")
        money = table("china_current_account", year=2024)
        piles = NotePiles(surplus, self.value("note_worth"), Box(theme.SAFE_LEFT, FLOOR, 2.6, 2.6))
        floor = rule((theme.SAFE_LEFT, FLOOR - 0.06), (piles.right, FLOOR - 0.06), theme.MUTED, width=2.5)
        gain = self.sum("surplus_2024", "surplus", 2.0, theme.meaning("dollars"))
        cost = self.sum("lost_to_inflation", "loss", -1.05, theme.BAD)
        scale = text(self.label("scale"), theme.LABEL, theme.MUTED, lang=self.lang)
        scale.to_baseline(piles.top + 0.25).set_x(theme.SAFE_LEFT, LEFT)
        share = text(self.figure("inflation_low"), theme.HEADING, theme.BAD, weight="BOLD", lang=self.lang)
        share.to_baseline(piles.top + 0.22).set_x(piles.edge(loss), LEFT)

        with self.segment("idle-cash"):
            self.play(enter(self.heading(self.label("heading")), floor, self.source(money.source)))
            self.add(piles)
            self.play(FadeIn(gain[0]), seconds=0.3)
            self.play(gain[0].count(), piles.grow(), until="surplus")
            self.play(enter(gain[1]), emphasise(gain[0]))
            self.hold(until="net")
            self.play(enter(scale))
            self.hold(until="rate")
            self.play(piles.mark(loss), enter(share), seconds=0.9)
            self.hold(until="loss")
            self.play(FadeIn(cost[0]), enter(cost[1]), seconds=0.4)
            self.play(cost[0].count(), piles.eat(loss), seconds=1.5)

    def sum(self, figure, label, y, color):
        """A number that counts, and the words for it under it, in the right column."""
        number = self.counter(figure, size=theme.DISPLAY, color=color, weight="BOLD")
        words = paragraph(self.label(label), 3.25, self.lang, size=theme.BODY, color=theme.MUTED, lines=3)
        number.set_x(3.15, LEFT).to_baseline(y)
        return number, words.next_to(number, DOWN, buff=0.25, aligned_edge=LEFT)


def banknote():
    """A note: two frames and a coin's worth of promise in the middle."""
    paper = RoundedRectangle(
        corner_radius=0.16, width=6.2, height=2.9, color=theme.meaning("dollars"), stroke_width=5
    )
    paper.set_fill(theme.meaning("dollars"), 0.16)
    inner = RoundedRectangle(
        corner_radius=0.08, width=5.6, height=2.3, color=theme.meaning("dollars"), stroke_width=2
    )
    seal = Circle(0.85, color=theme.meaning("dollars"), stroke_width=3)
    sign = text("$", 1.1, theme.meaning("dollars"), weight="BOLD")
    places = [(x, y, 0) for x in (-2.3, 2.3) for y in (-0.7, 0.7)]
    corners = [text("$", theme.HEADING, theme.meaning("dollars")).move_to(place) for place in places]
    return VGroup(paper, inner, seal, sign, *corners)


def bite(x, y):
    """What teeth leave: ground where the note was."""
    turns = np.radians(range(100, 270, 32))
    teeth = [(0.85, 0.0, 0.0), *((0.3, 0.72 * np.cos(turn), 0.72 * np.sin(turn)) for turn in turns)]
    marks = [Circle(r, stroke_width=0, fill_color=theme.GROUND, fill_opacity=1) for r, _, _ in teeth]
    for mark, (_, across, up) in zip(marks, teeth):
        mark.move_to((x + across, y + up, 0))
    return VGroup(*marks)
