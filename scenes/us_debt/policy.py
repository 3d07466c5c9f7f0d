"""Washington's first move: tariffs, what they were meant to do, what happened, and both moves weighed."""

import numpy as np
from bands import Band
from beam import Beam
from discs import named
from manim import DOWN, LEFT, RIGHT, UP, FadeIn, Rectangle, RoundedRectangle, VGroup
from manim.utils.rate_functions import ease_in_out_sine, ease_out_back, ease_out_bounce
from stablecoins import coin

from langreel.scenes import (
    LineChart,
    ReelScene,
    Traffic,
    emphasise,
    enter,
    fit,
    icon,
    paragraph,
    table,
    text,
    theme,
)

FLOW = 1.2
"""The height at which dollars come and go; under it lie the Treasuries."""
RAISED = np.array([(0.18, -1.0), (0.18, 0.4)])
"""The way of dollars that are raised by selling Treasuries."""


class TariffLoop(ReelScene):
    """Dollars come in and go out, what is left is saved; tariffs thin the first, and savings are drawn on."""

    def construct(self):
        stations = [
            named(sign, color, self.label(key), self.lang, above=True).shift((x, FLOW, 0))
            for key, sign, color, x in places()
        ]
        held = self.stock()
        earned, needed = Band((-4.35, FLOW), (-0.85, FLOW)), Band((0.85, FLOW), (4.35, FLOW))
        saved = Band((-0.2, 0.4), (-0.2, -0.95), theme.meaning("Treasuries"))
        drawn = Band(*RAISED, theme.BAD)
        ways = [np.array([(x, FLOW), (x + 3.6, FLOW)]) for x in (-4.4, 0.8)]
        coming, going = (Traffic(way, spacing=1.2, speed=1.5) for way in ways)
        trickle, selling = (
            Traffic(ways[0], spacing=3.6, speed=1.5),
            Traffic(RAISED, spacing=0.7, speed=1.0, size=0.6),
        )

        with self.segment("tariff-idea"):
            self.add(coming, going)
            self.play(enter(self.heading(self.label("heading")), *stations, held, lag=0.15), seconds=1.0)
            coming.open()
            going.open()
            flows = (earned.widen(0.66), needed.widen(0.44), saved.widen(0.22))
            self.play(*flows, until="tariff")
            gate, name = self.gate()
            self.play(FadeIn(gate, shift=0.8 * DOWN, rate_func=ease_out_bounce), enter(name))
            self.hold(until="reading")
            self.play(enter(self.tag(self.label("reading"))))
            self.hold(until="fewer")
            coming.close()
            fewer = self.note("fewer", -2.6, theme.BAD)
            self.play(earned.widen(0.22), saved.widen(0.0), enter(fewer), seconds=1.4)
            self.add(trickle.open())
            self.hold(until="needs")
            self.play(enter(self.note("needs", 2.6, theme.INK)), emphasise(needed), seconds=0.8)
            self.hold(until="salary")
            bars = self.budget()
            self.play(enter(bars[0]), seconds=0.6)
            self.play(bars[1].animate.stretch(0.5, 0, about_edge=LEFT), seconds=0.8)
            self.hold(until="savings")
            self.play(FadeIn(bars[2], shift=0.3 * LEFT), seconds=0.6)
            self.hold(until="lean")
            lean = text(self.label("lean"), theme.BODY, theme.BAD, weight="BOLD", lang=self.lang)
            lean.move_to((0.62 + lean.width / 2, -0.86, 0))
            self.add(selling.open())
            self.play(drawn.widen(0.22), enter(lean), emphasise(held), seconds=0.8)

    def stock(self):
        """The Treasuries that a country holds: a pile of notes and its name."""
        notes = [
            icon("note", 1.05, theme.meaning("Treasuries"), width=3).shift((0.16 * n, -0.1 * n, 0))
            for n in range(3)
        ]
        for note in notes:
            note[0].set_fill(theme.GROUND, 1)
        pile = VGroup(*notes[::-1]).move_to((0, -1.68, 0))
        name = text(self.label("held"), theme.BODY, theme.INK, weight="BOLD", lang=self.lang)
        return VGroup(pile, name.next_to(pile, RIGHT, buff=0.3))

    def gate(self):
        """A barrier across what is earned."""
        bar = RoundedRectangle(
            corner_radius=0.07,
            width=0.16,
            height=1.25,
            stroke_width=0,
            fill_color=theme.BAD,
            fill_opacity=1,
        )
        name = text(self.label("tariff"), theme.BODY, theme.BAD, weight="BOLD", lang=self.lang)
        return bar.move_to((-2.6, FLOW, 0)).set_z_index(7), name.set_x(-2.6).to_baseline(FLOW + 0.9)

    def note(self, key, x, color):
        lines = centred(
            paragraph(self.label(key), 2.9, self.lang, size=theme.BODY, color=color, weight="BOLD", lines=2)
        )
        return lines.move_to((x, FLOW - 0.68, 0), aligned_edge=UP)

    def tag(self, words):
        """A pill at the top right: what is announced is not a fact."""
        name = text(words, theme.BODY, theme.GROUND, weight="BOLD", lang=self.lang)
        pill = RoundedRectangle(
            corner_radius=0.26, width=name.width + 0.5, height=0.56, stroke_width=0, fill_color=theme.ACCENT,
            fill_opacity=1,
        )  # fmt: skip
        tag = VGroup(pill, name.move_to(pill))
        return tag.move_to((theme.SAFE_RIGHT - tag.width / 2, 3.32, 0))

    def budget(self):
        """A household: salary and bills as bars; parts: everything, the salary, what savings must fill."""
        title = text(self.label("example"), theme.LABEL, theme.MUTED, lang=self.lang)
        title.move_to((theme.SAFE_LEFT + title.width / 2, -0.5, 0))
        rows, bars = VGroup(), []
        for key, y, color in (("salary", -1.2, theme.meaning("dollars")), ("bills", -2.0, theme.MUTED)):
            name = text(self.label(key), theme.BODY, theme.INK, lang=self.lang)
            name.move_to((theme.SAFE_LEFT + name.width / 2, y, 0))
            bar = Rectangle(width=3.5, height=0.52, stroke_width=0, fill_color=color, fill_opacity=1)
            bars.append(bar.move_to((theme.SAFE_LEFT + 3.15, y, 0)))
            rows.add(name, bar)
        gap = Rectangle(width=1.75, height=0.52, color=theme.BAD, stroke_width=2.5).set_fill(theme.BAD, 0.25)
        gap.align_to(bars[0], RIGHT).set_y(bars[0].get_y())
        words = fit(
            text(self.label("savings"), theme.LABEL, theme.INK, weight="BOLD", lang=self.lang), 1.4
        ).move_to(gap)
        return VGroup(title, rows), bars[0], VGroup(gap, words)


def places():
    """Who pays whom: label, sign, colour and place of each."""
    return (
        ("us", "capitol", theme.meaning("US"), -5.15),
        ("country", "factory", theme.INK, 0.0),
        ("goods", "port", theme.INK, 5.15),
    )


class YieldJump(ReelScene):
    """Daily yields up to the announcement, the week that followed, and what pushed them."""

    def construct(self):
        daily = table("yield_10y_2025", since="2025-03", until="2025-05")
        chart = LineChart(
            daily,
            x="date",
            y="yield_10y_pct",
            heading=self.label("heading"),
            note=self.label("axis"),
            zero=False,
        )
        announced, low, high = self.quantity("tariff_date").value, "2025-04-04", "2025-04-11"

        with self.segment("yield-jump"):
            self.play(chart.enter(), seconds=0.9)
            self.play(chart.draw(to=announced), until="announce")
            self.play(chart.event(announced, self.label("announce")), seconds=0.8)
            self.play(chart.draw(to=low), seconds=0.8)
            self.hold(until="week")
            self.play(
                chart.shade(low, high), chart.callout(low, self.figure("yield_low"), side="left"), seconds=0.8
            )
            self.play(chart.draw(to=high), seconds=1.4)
            self.play(chart.callout(high, self.figure("yield_high"), side="level-right"), seconds=0.7)
            self.play(chart.draw(), until="mean")
            self.play(enter(self.reason()), seconds=0.7)

    def reason(self):
        """What a jump of the yield says, at the top right."""
        words = text(self.label("sold"), theme.BODY, theme.BAD, weight="BOLD", lang=self.lang)
        return words.move_to((theme.SAFE_RIGHT - words.width / 2, 2.75, 0))


class Weighing(ReelScene):
    """Tariffs press on one side of a beam, stablecoins weigh on the other; it does not come to rest."""

    def construct(self):
        beam = Beam(top=1.75, foot=-2.3)
        crates = VGroup(*(icon("crate", 0.95, theme.BAD) for _ in range(3)))
        VGroup(crates[0], crates[1]).arrange(RIGHT, buff=0.08)
        crates[2].next_to(crates[:2], UP, buff=0.04)
        coins = VGroup(*(coin(0.4) for _ in range(3)))
        VGroup(coins[0], coins[1]).arrange(RIGHT, buff=0.04)
        coins[2].next_to(coins[:2], UP, buff=-0.1)
        sides = [self.side("outside", -1, theme.BAD), self.side("inside", 1, theme.meaning("dollars"))]

        with self.segment("weighing"):
            self.play(enter(self.heading(self.label("heading")), beam), seconds=0.8)
            self.hold(until="force")
            beam.load(0, crates)
            self.play(enter(crates, sides[0]), seconds=0.6)
            self.play(beam.advance([0.2], rate_func=ease_out_back), seconds=0.9)
            self.hold(until="outsource")
            beam.load(1, coins)
            self.play(enter(coins, sides[1]), seconds=0.6)
            self.play(beam.advance([0.0], rate_func=ease_out_back), seconds=0.9)
            self.play(beam.advance([-0.06], rate_func=ease_in_out_sine), until="wait")
            question = text(
                self.label("question"), theme.HEADING, theme.ACCENT, weight="BOLD", lang=self.lang
            )
            self.play(
                enter(question.move_to((0, 2.45, 0))),
                beam.advance([0.05], rate_func=ease_in_out_sine),
                until="end",
            )

    def side(self, key, way, color):
        """A move's name, under its pan."""
        lines = centred(
            paragraph(self.label(key), 3.6, self.lang, size=theme.BODY, color=color, weight="BOLD", lines=2)
        )
        return lines.move_to((3.4 * way, -1.75, 0))


def centred(lines):
    """Lines of a paragraph, each in the middle."""
    for line in lines:
        line.set_x(lines.get_x())
    return lines
