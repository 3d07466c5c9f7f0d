"""Annotations: what points at a chart: callouts with leaders, brackets that measure, projections."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from manim import (
    DOWN,
    Animation,
    Circle,
    Create,
    Dot,
    FadeIn,
    GrowFromCenter,
    Line,
    SurroundingRectangle,
    Triangle,
    VGroup,
    VMobject,
    rate_functions,
)

from langreel import theme
from langreel.geometry import Box
from langreel.geometry.labels import leader
from langreel.scenes.charts.chart import DOT, LINE, WORD, dashes, rule, together
from langreel.scenes.typography import Lettering, beginning, paragraph, text

Place = tuple[float, float]


def backed(*lines: Lettering) -> VGroup:
    """Lines on a patch of ground, so that grid lines stop before them instead of striking them through."""
    patch = SurroundingRectangle(*lines, color=theme.GROUND, buff=0.07, stroke_width=0, fill_opacity=0.85)
    return VGroup(patch, *lines)


def label(
    words: str, under: str, color: str, *, lang: str, size: float | None = None, width: float = np.inf
) -> VGroup:
    """A strong line, and a quiet one under it (each may be empty), flush where they begin.

    What is wider than ``width`` is broken into two or three lines.
    """
    strong = _lines(words, width, lang, size=size or theme.BODY, color=color, weight="BOLD")
    quiet = _lines(under, width, lang, size=theme.LABEL, color=theme.MUTED)
    if strong and quiet:
        first, edge = quiet[0], beginning(lang)
        stood = first.get_center()
        first.next_to(VGroup(*strong) if len(strong) > 1 else strong[0], DOWN, buff=0.12, aligned_edge=edge)
        VGroup(*quiet[1:]).shift(first.get_center() - stood)
    return backed(*strong, *quiet)


def _lines(words: str, width: float, lang: str, *, size: float, **style: str) -> list[Lettering]:
    """Words in one line, or in as many of a width as they need; none where there are no words."""
    whole = text(words, size, lang=lang, **style)
    if whole.width <= width:
        return [whole] if words else []
    return [*paragraph(words, width, lang, size=size, lines=3, **style)]


class Callout(VGroup):
    """A dot on the picture, a leader, and words in a box that was found for them.

    A ``hollow`` dot stands for a value that is not on the line.
    """

    def __init__(self, anchor: Place, box: Box, words: VGroup, *, color: str, hollow: bool = False) -> None:
        words.move_to((box.x, box.y, 0))
        self.words, end = words, leader(anchor, box)
        self.ring = Circle(0.12 if hollow else 0.15, color=color, stroke_width=4 if hollow else 3)
        self.dot = Dot((*anchor, 0), 0.085, color=theme.GROUND if hollow else theme.INK)
        self.ring.move_to((*anchor, 0))
        away = np.array(end) - np.array(anchor)
        reach = float(np.hypot(*away))
        self.leader: VMobject = VMobject()
        if reach > 0.42:
            start = np.array(anchor) + away / reach * 0.2
            self.leader = rule(tuple(start), end, theme.MUTED, width=2.0)
        super().__init__(self.leader, self.ring, self.dot, self.words)
        self.leader.set_z_index(LINE)
        VGroup(self.ring, self.dot).set_z_index(DOT)
        self.words.set_z_index(WORD)

    def enter(self) -> Animation:
        """The dot pops, the leader runs out, the words follow."""
        pop = rate_functions.ease_out_back
        dots = [GrowFromCenter(part, rate_func=pop, run_time=0.35) for part in (self.ring, self.dot)]
        rest = [Create(self.leader, run_time=0.25)] if self.leader.has_points() else []
        return together(together(*dots), *rest, FadeIn(self.words, run_time=0.35), lag_ratio=0.55)


class Bracket(VGroup):
    """Measures between two levels: a guide from the first point, an arrow down or up to the second."""

    def __init__(self, start: Place, end: Place, words: VGroup, *, box: Box, color: str) -> None:
        (x0, y0), (x, y1) = start, end
        way = 1 if y1 > y0 else -1
        words.move_to((box.x, box.y, 0))
        self.guide = dashes((x0 + 0.25, y0), (x + 0.22, y0), color)
        stop = y1 - way * 0.24
        self.shaft = Line((x, y0, 0), (x, stop - way * 0.12, 0), color=color, stroke_width=5)
        self.tip = Triangle(color=color, fill_opacity=1, stroke_width=0).scale(0.14)
        self.tip.rotate(0 if way > 0 else np.pi).move_to((x, stop - way * 0.1, 0))
        self.words = words
        super().__init__(self.guide, self.shaft, self.tip, self.words)
        self.set_z_index(LINE)
        self.words.set_z_index(WORD)

    def enter(self) -> Animation:
        """The guide runs across, the arrow measures, the words say how much."""
        arrow = together(Create(self.shaft), FadeIn(self.tip), lag_ratio=0.6)
        return together(Create(self.guide), arrow, FadeIn(self.words), lag_ratio=0.6)


class Projection(VGroup):
    """A dashed line from what is known to what is expected, a hollow dot at its end, and words."""

    def __init__(self, start: Place, end: Place, box: Box, *, words: VGroup, color: str) -> None:
        words.move_to((box.x, box.y, 0))
        self.line = dashes(start, end, color, width=5)
        self.dot = Circle(0.13, color=color, stroke_width=4, fill_color=theme.GROUND, fill_opacity=1)
        self.dot.move_to((*end, 0))
        self.words = words
        super().__init__(self.line, self.dot, self.words)
        self.line.set_z_index(LINE)
        self.dot.set_z_index(DOT)
        self.words.set_z_index(WORD)

    def enter(self) -> Animation:
        """The dashes run out, the dot pops, the words follow."""
        return together(
            Create(self.line), GrowFromCenter(self.dot, run_time=0.3), FadeIn(self.words, run_time=0.4),
            lag_ratio=0.8,
        )  # fmt: skip


def spot(anchor: Place, color: str) -> VGroup:
    """The head of a line: a bright dot in a halo of its colour."""
    halo = Dot((*anchor, 0), 0.2, color=color, fill_opacity=0.25)
    return VGroup(halo, Dot((*anchor, 0), 0.1, color=color))


def size_of(mobject: VMobject) -> tuple[float, float]:
    """Width and height."""
    return float(mobject.width), float(mobject.height)


def box_of(mobject: VMobject, others: Sequence[VMobject] = ()) -> Box:
    """The box that mobjects fill."""
    group = VGroup(mobject, *others)
    return Box(
        float(group.get_left()[0]),
        float(group.get_bottom()[1]),
        float(group.get_right()[0]),
        float(group.get_top()[1]),
    )
