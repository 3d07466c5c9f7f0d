"""The ending: the host says goodbye, then the sources roll by."""

import numpy as np
from manim import (
    DOWN,
    LEFT,
    RIGHT,
    UP,
    Circle,
    FadeIn,
    Polygon,
    Rectangle,
    RoundedRectangle,
    VGroup,
    VMobject,
    linear,
    there_and_back,
)
from stablecoins import coin

from langreel.scales import Box, arc, stations, trim
from langreel.scenes import ReelScene, credits_of, enter, icon, paragraph, text, theme
from langreel.scenes.charts.loop import Arrow
from langreel.scenes.charts.traffic import Traffic
from langreel.scenes.chrome import when

MOTIF = Box(-5.6, -1.5, -1.9, 2.3)
LEFT_EDGE = -0.2


class SignOff(ReelScene):
    """The loop of dollars turns once more; beside it the host's name, like, share, and another episode."""

    def construct(self):
        discs, arrows, traffic = self.motif()
        host = text(self.label("host"), 1.3 * theme.DISPLAY, theme.INK, "BOLD", self.lang)
        host.set_x(LEFT_EDGE, LEFT).to_baseline(2.3)
        wave = waves(host.width).move_to((LEFT_EDGE + host.width / 2, 1.72, 0))
        like, share = (self.button(key, x) for key, x in (("like", 0.35), ("share", 3.4)))
        card = self.card().move_to((LEFT_EDGE, -0.95, 0), aligned_edge=LEFT)
        bye = text(self.label("bye"), theme.HEADING, theme.ACCENT, "BOLD", self.lang)
        bye.set_x(LEFT_EDGE, LEFT).to_baseline(-2.25)

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
        signs = (("capitol", theme.US), ("factory", theme.INK), ("bank", theme.ACCENT))
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
        large = text(self.label("topic"), theme.HEADING, theme.INK, "BOLD", self.lang)
        words = VGroup(small, large).arrange(DOWN, buff=0.14, aligned_edge=LEFT)
        return VGroup(frame, money, words.next_to(money, RIGHT, buff=0.35), play)


def press(thing):
    """It gives way and comes back, like a button."""
    return thing.animate(rate_func=there_and_back).scale(1.12)


def disc(sign, color, radius=0.72):
    rim = Circle(radius, color=color, stroke_width=3.5, fill_color=theme.PANEL, fill_opacity=1)
    return VGroup(rim, icon(sign, 1.15 * radius, color))


def waves(width):
    """Three waves, one under the other: the host's name is a wave."""
    xs = np.linspace(0, width, 120)
    rows = [
        VMobject(stroke_color=color, stroke_width=5).set_points_as_corners(
            np.column_stack([xs, 0.07 * np.sin(5 * xs + n) - 0.2 * n, 0 * xs])
        )
        for n, color in enumerate((theme.TREASURY, theme.DOLLAR))
    ]
    return VGroup(*rows)


class Sources(ReelScene):
    """Everyone whose data the film uses, in two columns that roll by under the heading."""

    def construct(self):
        heading = VGroup(self.heading(self.label("heading")))
        note = text(self.label("dates"), theme.LABEL, theme.MUTED, lang=self.lang)
        heading.add(note.set_x(theme.SAFE_LEFT, LEFT).to_baseline(2.63))
        roll = self.columns([self.entry(credit) for credit in credits_of(self.shot.episode, self.lang)])
        roll.move_to((theme.SAFE_LEFT, TOP, 0), aligned_edge=UP + LEFT)
        blinds = VGroup(
            blind(EDGE, 4.1), mist(EDGE, UP), blind(-4.1, theme.BAND_TOP), mist(theme.BAND_TOP, DOWN)
        )

        with self.segment("sources"):
            self.add(blinds, heading.set_z_index(9))
            self.play(enter(heading), seconds=0.6)
            self.hold(until="list")
            self.play(enter(*roll, lag=0.1), seconds=1.2)
            rest = roll.animate(rate_func=linear).shift(max(0.0, roll.height - ROOM) * UP)
            self.play(rest, until="end")

    def entry(self, credit):
        """A publisher, its tables, and the date of the newest."""
        name = paragraph(credit.publisher, COLUMN, self.lang, theme.LABEL, theme.INK, "BOLD", lines=3)
        between = "、" if self.lang == "zh" else "; "
        dated = f"{between.join(credit.titles)} · {when(credit.as_of, self.lang)}"
        tables = paragraph(dated, COLUMN, self.lang, theme.SMALL, theme.MUTED, lines=6)
        return VGroup(name, tables).arrange(DOWN, buff=0.12, aligned_edge=LEFT)

    def columns(self, entries):
        """Two columns, each entry goes to the shorter one."""
        sides = [VGroup(), VGroup()]
        depths = [0.0, 0.0]
        for entry in entries:
            side = 0 if depths[0] <= depths[1] else 1
            entry.move_to((side * (COLUMN + 0.6), -depths[side], 0), aligned_edge=UP + LEFT)
            sides[side].add(entry)
            depths[side] += entry.height + 0.34
        return VGroup(*sides)


TOP, EDGE, SOFT, COLUMN = 2.1, 2.45, 0.3, 6.1
ROOM = TOP - theme.BAND_TOP - SOFT


def blind(bottom, top):
    """A strip of ground that hides what has rolled out of sight."""
    strip = Rectangle(width=theme.WIDTH + 0.2, height=top - bottom, stroke_width=0)
    return strip.set_fill(theme.GROUND, 1).move_to((0, (top + bottom) / 2, 0)).set_z_index(8)


def mist(edge, way):
    """Softens the edge of a strip, so that lines fade instead of being cut."""
    strip = Rectangle(width=theme.WIDTH + 0.2, height=SOFT, stroke_width=0)
    strip.set_fill([theme.GROUND, theme.GROUND], [0, 1]).set_sheen_direction(way)
    return strip.move_to((0, edge - way[1] * SOFT / 2, 0)).set_z_index(8)
