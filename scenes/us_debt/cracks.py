"""The year in which a safe asset became a tool: reserves in ice, and a line of trust that bends."""

import numpy as np
from manim import DOWN, LEFT, RIGHT, Circle, FadeIn, ReplacementTransform, VGroup, VMobject
from manim.utils.rate_functions import ease_out_back

from langreel.geometry import Box
from langreel.scenes import (
    NotePiles,
    ReelScene,
    StatefulMobject,
    emphasise,
    enter,
    icon,
    leave,
    paragraph,
    table,
    text,
    theme,
)
from langreel.scenes.charts.chart import DOT, WORD
from langreel.scenes.charts.note_piles import PITCH

GROUND, LEFT_EDGE, COLUMN = -1.65, -5.3, 1.3
SAG = 0.32


class Frozen(ReelScene):
    """Reserves on a line of trust freeze; the safe asset turns into a tool, and the line bends."""

    def construct(self):
        fact = table("cited_facts", fact="russian_reserves_frozen")
        room = Box(LEFT_EDGE, GROUND + 0.06, LEFT_EDGE + 10 * PITCH, 2.6)
        piles = NotePiles(self.value("russia_frozen"), self.value("note_worth"), room, color=theme.MUTED)
        block, lock = ice(piles), padlock((LEFT_EDGE + piles.right) / 2)
        trust = Trust((LEFT_EDGE + piles.right) / 2)
        words, number, safe, tool = self.column()
        name = text(self.label("trust"), theme.BODY, theme.ACCENT, weight="BOLD", lang=self.lang)
        scale = text(self.label("scale"), theme.SMALL, theme.MUTED, lang=self.lang)
        scale.to_baseline(theme.BAND_TOP + 0.35 * theme.SMALL).set_x(theme.SAFE_RIGHT, RIGHT)
        name.to_baseline(GROUND + 0.2).set_x(theme.SAFE_RIGHT, RIGHT)

        with self.segment("frozen"):
            heading, source = self.heading(self.label("heading")), self.source(fact.source)
            self.play(enter(heading, trust, name, words, source, scale))
            self.add(piles)
            self.play(piles.grow(), seconds=2.4)
            self.hold(until="frozen")
            block.save_state()
            block.stretch(0.02, 1, about_edge=DOWN)
            frost = piles.notes.animate.set_fill(theme.INK)
            self.play(block.animate.restore(), frost, enter(number), seconds=0.7)
            self.play(FadeIn(lock, scale=1.8), seconds=0.4)
            self.hold(until="safe")
            self.play(enter(safe))
            self.hold(until="tool")
            self.play(ReplacementTransform(safe[0], tool[0]), leave(safe[1]), enter(tool[1]), seconds=0.8)
            self.play(emphasise(tool))
            self.hold(until="bend")
            load = VGroup(block, lock, piles)
            sink = load.animate(rate_func=ease_out_back).shift(SAG * DOWN)
            self.play(trust.advance([1.0], rate_func=ease_out_back), sink, seconds=0.9)

    def column(self):
        """The right column: what the notes are, how much was frozen, what it was and what it became."""
        width = theme.SAFE_RIGHT - COLUMN
        words = paragraph(self.label("reserves"), width, self.lang, size=theme.BODY, color=theme.INK, lines=2)
        words.shift((0, 2.3 - words[0].baseline, 0)).set_x(COLUMN, LEFT)
        sum_ = text(
            self.figure("russia_frozen"), 1.1 * theme.DISPLAY, theme.INK, weight="BOLD", lang=self.lang
        )
        about = text(
            f"{self.label('frozen')} · {self.label('about')}", theme.BODY, theme.MUTED, lang=self.lang
        )
        number = VGroup(sum_.to_baseline(0.35), about.to_baseline(-0.2))
        for line in number:
            line.set_x(COLUMN, LEFT)
        return (
            words,
            number,
            self.thing("shield", "safe", theme.meaning("Treasuries")),
            self.thing("wrench", "tool", theme.BAD),
        )

    def thing(self, picture, key, color):
        """A picture that stands on the line, and its name."""
        drawn = icon(picture, 1.0, color, width=4).move_to((COLUMN + 0.5, GROUND + 0.12, 0), DOWN)
        words = text(self.label(key), theme.BODY, color, weight="BOLD", lang=self.lang)
        return VGroup(drawn, words.next_to(drawn, RIGHT, buff=0.3))


class Trust(StatefulMobject):
    """A straight line that carries weight; state: how far it has sunk under it (0..1)."""

    def __init__(self, x):
        self.x = x
        self.line = VMobject(stroke_color=theme.ACCENT, stroke_width=6)
        super().__init__(self.line)
        self.pose(np.zeros(1))

    def pose(self, state):
        self.state = np.array(state, dtype=float)
        xs = np.linspace(theme.SAFE_LEFT, theme.SAFE_RIGHT, 129)
        # Level under the load, and up again to both sides of it.
        aside = np.clip((np.abs(xs - self.x) - 2.75) / 1.1, 0, 1)
        ys = GROUND - SAG * state[0] * (1 - aside**2 * (3 - 2 * aside))
        self.line.set_points_as_corners(np.column_stack([xs, ys, np.zeros(len(xs))]))


def ice(piles):
    """A block of ice around the piles, with a few facets."""
    left, right, top, low = LEFT_EDGE - 0.22, piles.right + 0.22, piles.top + 0.2, GROUND + 0.04
    rim = [
        (left, low),
        (left, top - 0.32),
        (left + 0.5, top),
        (right - 0.6, top),
        (right, top - 0.25),
        (right, low),
    ]
    body = VMobject(
        stroke_color=theme.INK, stroke_width=3, fill_color=theme.meaning("Treasuries"), fill_opacity=0.34
    )
    facets = VMobject(stroke_color=theme.INK, stroke_width=2, stroke_opacity=0.55)
    west, east = (left + 0.75, top - 0.75), (right - 0.5, top - 1.0)
    cuts = [
        [rim[1], west, rim[2]],
        [west, (left + 0.9, low + 1.1)],
        [rim[3], east, rim[4]],
        [east, (right - 0.75, low + 1.5)],
    ]
    body.set_points_as_corners([np.array([*corner, 0.0]) for corner in [*rim, rim[0]]])
    for cut in cuts:
        facets.start_new_path(np.array([*cut[0], 0.0]))
        facets.add_points_as_corners([np.array([*corner, 0.0]) for corner in cut[1:]])
    return VGroup(body, facets).set_z_index(DOT)


def padlock(x):
    """A lock on a dark disc."""
    disc = Circle(1.0, stroke_width=4, color=theme.INK, fill_color=theme.GROUND, fill_opacity=1)
    return VGroup(disc, icon("lock", 1.1, theme.INK, width=5)).move_to((x, 0.35, 0)).set_z_index(WORD)
