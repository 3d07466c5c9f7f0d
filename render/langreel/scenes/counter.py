"""Counter: a value → a number on screen that runs, its digits of equal width."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

import numpy as np
from manim import LEFT, ORIGIN, ValueTracker, VMobject

from langreel import theme
from langreel.languages.model import Direction
from langreel.scenes.typeface import direction, pieces, typeface
from langreel.scenes.typography import Lettering, advance, shaped

Point = np.ndarray[Any, Any]


class Counter(Lettering):
    """A number that runs: every character is shaped once, then copied; no Pango while it counts.

    ``write`` turns the value into words (``quantity.compact``…). ``anchor`` is the edge that stays where it
    is: LEFT, RIGHT or ORIGIN (the middle). ``self.play(counter.count(1.32e12))`` runs it; without a number,
    to ``to``.
    """

    def __init__(
        self,
        value: float,
        write: Callable[[float], str],
        size: float | None = None,
        *,
        color: str | None = None,
        weight: str = "NORMAL",
        anchor: Point = LEFT,
        lang: str | None = None,
        to: float = 0.0,
    ) -> None:
        self.tracker, self.write, self.to = ValueTracker(value), write, to
        self._face = (weight, typeface(lang, write(to or value)), direction(lang))
        self._share = (float(anchor[0]) + 1) / 2
        super().__init__()
        self._compose(write(value), ORIGIN, size or theme.HEADING)
        self.set_color(color or theme.INK)
        self.add_updater(lambda counter: counter.write_value(self.value))

    @property
    def value(self) -> float:
        return float(self.tracker.get_value())

    def count(self, to: float | None = None) -> Any:
        """The animation that runs to ``to``, or to the value given in the beginning."""
        return self.tracker.animate.set_value(self.to if to is None else to)

    def write_value(self, value: float) -> None:
        """Write ``value``, keeping place, size, colour and opacity."""
        string = self.write(value)
        if string == self.string:
            return
        ink = self.ink()
        baseline, size = self.stands(ink)
        origin = np.array([ink.left - self._lead * size, baseline, 0.0])
        self._compose(string, origin, size)

    def _compose(self, string: str, origin: Point, size: float) -> None:
        outlines = _set(string, *self._face, share=self._share)
        self._lead = min((float(outline[:, 0].min()) for outline in outlines), default=0.0)
        # The glyphs on screen are given new outlines, so that they keep their style.
        glyphs = list(self.submobjects[: len(outlines)])
        model = glyphs[-1] if glyphs else VMobject(fill_opacity=1.0, stroke_width=0.0)
        glyphs += [model.copy() for _ in outlines[len(glyphs) :]]
        for spare in self.submobjects[len(outlines) :]:
            # Manim goes on painting what was in the group when the animation began.
            spare.clear_points()
        for glyph, outline in zip(glyphs, outlines):
            glyph.set_points(outline * size + origin)
        self.set_glyphs(string, glyphs, float(origin[1]), size=size)


def _set(string: str, weight: str, font: str, way: Direction, *, share: float) -> list[Point]:
    """The outline of every glyph of ``string``, in ems from the anchor."""
    outlines, pen = [], 0.0
    for piece in pieces(string, way):
        width, cell = advance(piece, weight, font), _cell(piece, weight, font)
        left = np.array([pen + (cell - width) / 2, 0.0, 0.0])
        outlines += [glyph.points + left for glyph in shaped(piece, weight, font)]
        pen += cell
    return [outline - np.array([share * pen, 0.0, 0.0]) for outline in outlines]


@functools.lru_cache(maxsize=1024)
def _cell(piece: str, weight: str, font: str) -> float:
    """The width that a piece is given: all digits get that of the widest."""
    alike = "0123456789" if piece.isdigit() else (piece,)
    return max(advance(one, weight, font) for one in alike)
