"""NotedChart: a chart with notes: words that point at its picture, off it and off one another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from manim import Animation, VGroup, VMobject

from langreel import theme
from langreel.data import Source
from langreel.geometry import Box, place, stage
from langreel.geometry.paths import Path
from langreel.scenes.charts.annotations import Callout, Place, box_of, label, size_of
from langreel.scenes.charts.chart import Chart, together
from langreel.scenes.charts.x_words import side_by_side

NOTES = 1.1
"""Room above a plot whose picture words must not cover."""
WIDEST = 0.72
"""The share of the stage's width that the words of a note may take in one line."""


class NotedChart(Chart):
    """A chart on which a scene points things out.

    Words find room by themselves: ``notes`` are on screen, ``taken`` are the boxes of their words. A class
    tells which ``paths`` words must not cover.
    """

    def __init__(
        self,
        box: Box | None = None,
        heading: str = "",
        note: str = "",
        *,
        source: Source | None = None,
        lang: str | None = None,
    ) -> None:
        super().__init__(box, heading, note, source=source, lang=lang)
        self.notes: list[VGroup] = []

    def paths(self) -> list[Path]:
        """What words must not cover: lines, and what fills an area."""
        return []

    def drop(self, *marks: VGroup) -> Animation:
        """Some of ``notes`` are taken away, and others may have their room."""
        self.notes = [note for note in self.notes if note not in marks]
        words = [note.submobjects[-1] for note in self.notes]
        self.taken = [self.unframed(box_of(word)) for word in words if word.family_members_with_points()]
        gone: list[Any] = [mark.animate.set_opacity(0.0) for mark in marks]
        return together(*gone)

    def _point_at(
        self,
        anchor: Place,
        block: VGroup,
        color: str,
        *,
        area: Box,
        side: str = "auto",
        paths: Sequence[Path] | None = None,
        written: Sequence[Box] = (),
    ) -> Animation:
        """Words at a place, with a leader, somewhere in ``area``, off ``paths`` (default: the chart's).

        Neither may lie on what is ``written`` there.
        """
        kept_off, taken = self.paths() if paths is None else paths, [*self.taken, *written]
        box = place(anchor, size_of(block), area, paths=kept_off, taken=taken, side=side)
        mark = Callout(anchor, box, block, color=color)
        self._mount(mark)
        return mark.enter()

    def _block(self, words: str, *under: str, within: float = np.inf) -> VGroup:
        """A strong line over a quiet one, which is made of all that is not empty; broken where too wide."""
        width = min(within, WIDEST * stage().area.width)
        return label(words, side_by_side(under, self.lang), theme.INK, lang=self.lang, width=width)

    def _mount(self, mark: VGroup, words: bool = True) -> None:
        """Built in the chart's own coordinates, shown where it now is; the last part holds the words."""
        if words:
            self.taken.append(box_of(mark.submobjects[-1]))
        self.carry(mark)
        self.add(mark)
        self.notes.append(mark)


def struck(words: VMobject, chart: Chart) -> list[Path]:
    """A stroke through words that are seen, in the chart's own coordinates: what notes keep off."""
    if not any(glyph.get_fill_opacity() for glyph in words):
        return []
    box = chart.unframed(box_of(words))
    return [np.array([(box.left, box.y), (box.right, box.y)])]
