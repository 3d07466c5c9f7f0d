"""The ending: the host says goodbye, then the sources roll by."""

import numpy as np
from discs import disc
from manim import (
    DOWN,
    LEFT,
    RIGHT,
    UP,
    FadeIn,
    Polygon,
    RoundedRectangle,
    VGroup,
    VMobject,
    there_and_back,
)
from stablecoins import coin

from langreel.geometry import Box, arc, stations, trim
from langreel.scenes import ReelScene, Traffic, credits_of, enter, leave, paragraph, text, theme
from langreel.scenes.charts.arrow import Arrow
from langreel.scenes.chrome import when

MOTIF = Box(-5.6, -1.5, -1.9, 2.3)
LEFT_EDGE = -0.2


class SignOff(ReelScene):
    """The loop of dollars turns once more; beside it the host's name, like, share, and another episode."""

    def construct(self):
        discs, arrows, traffic = self.motif()
        host = text(self.label("host"), 1.3 * theme.DISPLAY, theme.INK, weight="BOLD", lang=self.lang)
        host.set_x(LEFT_EDGE, LEFT).to_baseline(2.3)
        wave = waves(host.width).move_to((LEFT_EDGE + host.width / 2, 1.72, 0))
        like, share = (self.button(key, x) for key, x in (("like", 0.35), ("share", 3.4)))
        card = self.card().move_to((LEFT_EDGE, -0.9, 0), aligned_edge=LEFT)
        bye = text(self.label("bye"), theme.HEADING, theme.ACCENT, weight="BOLD", lang=self.lang)
        bye.set_x(LEFT_EDGE, LEFT).to_baseline(-2.34)

        with self.segment("sign-off"):
            self.add(*traffic)
            self.play(enter(host), enter(*discs, lag=0.1), seconds=0.7)
            self.play(FadeIn(wave, shift=0.3 * RIGHT), *(each.enter() for each in arrows), seconds=0.8)
            for each in traffic:
                each.open()
            self.hold(until="like")
            self.play(enter(like), seconds=0.5)
            self.hold(until="share")
            self.play(enter(share), seconds=0.5)
            self.play(press(like), seconds=0.5)
            self.play(press(share), seconds=0.5)
            self.hold(until="next")
            self.play(enter(card), seconds=0.6)
            self.play(press(card[-1]), seconds=0.6)
            self.hold(until="bye")
            self.play(enter(bye), seconds=0.5)

    def motif(self):
        """The loop of act two: the world sells, dollars come, dollars go home as loans."""
        places = stations(3, MOTIF, 90)
        signs = (("capitol", theme.meaning("US")), ("factory", theme.INK), ("bank", theme.ACCENT))
        discs = [disc(sign, color).move_to((*place, 0)) for (sign, color), place in zip(signs, places)]
        ways = [trim(arc(a, b, 0.24), 0.95, 1.02) for a, b in zip(places, np.roll(places, -1, axis=0))]
        arrows = [Arrow(way, theme.MUTED) for way in ways]
        kinds = ("$", "$", "note")
        return discs, arrows, [Traffic(way, kind, spacing=1.1) for way, kind in zip(ways, kinds)]

    def button(self, key, x):
        """Something to press, and its name."""
        sign = VGroup(disc(key, theme.ACCENT, 0.5))
        name = text(self.label(key), theme.HEADING, theme.INK, lang=self.lang)
        return VGroup(sign, name.next_to(sign, RIGHT, buff=0.25)).move_to((x, 0.6, 0)).set_x(x - 0.55, LEFT)

    def card(self):
        """Where to go on: the other episode."""
        frame = RoundedRectangle(corner_radius=0.16, width=6.5, height=1.4, color=theme.RULE)
        frame.set_fill(theme.PANEL, 1)
        play = Polygon((-0.2, 0.26, 0), (-0.2, -0.26, 0), (0.26, 0, 0), stroke_width=0)
        play.set_fill(theme.INK, 1).move_to(frame.get_right() + 0.65 * LEFT)
        money = coin(0.48).move_to(frame.get_left() + 0.8 * RIGHT)
        small = text(self.label("next"), theme.LABEL, theme.MUTED, lang=self.lang)
        large = text(self.label("topic"), theme.HEADING, theme.INK, weight="BOLD", lang=self.lang)
        words = VGroup(small, large).arrange(DOWN, buff=0.14, aligned_edge=LEFT)
        return VGroup(frame, money, words.next_to(money, RIGHT, buff=0.35), play)


def press(thing):
    """It gives way and comes back, like a button."""
    return thing.animate(rate_func=there_and_back).scale(1.12)


def waves(width):
    """Three waves, one under the other: the host's name is a wave."""
    xs = np.linspace(0, width, 120)
    rows = [
        VMobject(stroke_color=color, stroke_width=5).set_points_as_corners(
            np.column_stack([xs, 0.07 * np.sin(5 * xs + n) - 0.2 * n, 0 * xs])
        )
        for n, color in enumerate((theme.meaning("Treasuries"), theme.meaning("dollars")))
    ]
    return VGroup(*rows)


class Sources(ReelScene):
    """Everyone whose data the film uses, in two columns a page."""

    def construct(self):
        heading = self.heading(self.label("heading"))
        note = text(self.label("dates"), theme.LABEL, theme.MUTED, lang=self.lang)
        note.set_x(theme.SAFE_LEFT, LEFT).to_baseline(2.63)
        first, *rest = pages([self.entry(credit) for credit in credits_of(self.shot.episode, self.lang)])

        with self.segment("sources"):
            self.play(enter(heading, note, *first, lag=0.08), until="list")
            self.hold(until="more")
            for number, page in enumerate(rest):
                if number:
                    self.wait(2.3)
                self.play(leave([first, *rest][number]), seconds=0.4)
                self.play(enter(*page, lag=0.08), seconds=0.8)

    def entry(self, credit):
        """A publisher, its tables, and the date of the newest."""
        name = paragraph(
            credit.publisher, COLUMN, self.lang, size=theme.LABEL, color=theme.INK, weight="BOLD", lines=3
        )
        between = "、" if self.lang == "zh" else "; "
        dated = f"{between.join(credit.titles)} · {when(credit.as_of, self.lang)}"
        tables = paragraph(dated, COLUMN, self.lang, size=theme.SMALL, color=theme.MUTED, lines=6)
        return VGroup(name, tables).arrange(DOWN, buff=0.12, aligned_edge=LEFT)


TOP, COLUMN, GAP = 2.25, 6.1, 0.34
DEPTH = TOP - theme.BAND_TOP - 0.1


def pages(entries):
    """Entries in columns of about the same depth, two columns a page, on as few pages as hold them."""
    most = -(-len(packed(entries, DEPTH)) // 2) * 2
    depth = next(depth for depth in np.arange(1.5, DEPTH + 0.1, 0.1) if len(packed(entries, depth)) <= most)
    columns = [VGroup(*column) for column in packed(entries, min(depth, DEPTH))]
    for number, column in enumerate(columns):
        column.arrange(DOWN, buff=GAP, aligned_edge=LEFT)
        left = theme.SAFE_LEFT + (COLUMN + 0.6) * (number % 2)
        column.move_to((left, TOP, 0), aligned_edge=UP + LEFT)
    return [VGroup(*columns[n : n + 2]) for n in range(0, len(columns), 2)]


def packed(entries, depth):
    """Entries in their order, each in the first column that has room left."""
    columns, used = [[]], 0.0
    for entry in entries:
        if columns[-1] and used + entry.height > depth:
            columns.append([])
            used = 0.0
        columns[-1].append(entry)
        used += entry.height + GAP
    return columns
