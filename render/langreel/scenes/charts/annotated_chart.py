"""AnnotatedChart: what a scene points out on a chart along x: callouts, brackets, levels, remarks."""

from __future__ import annotations

from abc import abstractmethod

import numpy as np
from manim import UP, Animation, Create, FadeIn, Rectangle, VGroup

from langreel import theme
from langreel.errors import SceneError
from langreel.geometry import Box, Moment, Scale, XAxis, place
from langreel.geometry.labels import beside_bracket, best, covered, quiet
from langreel.geometry.paths import Path, resample
from langreel.scenes.charts.annotations import (
    Bracket,
    Callout,
    Place,
    Projection,
    backed,
    label,
    size_of,
)
from langreel.scenes.charts.chart import GRID, WORD, dashes, together
from langreel.scenes.charts.noted_chart import NotedChart
from langreel.scenes.charts.x_words import moment_words
from langreel.scenes.typography import paragraph, row, text


class AnnotatedChart(NotedChart):
    """A chart along x on which a scene points things out: a value, a change, a level, a day, a stretch.

    Words find room by themselves, off the lines and off what was pointed out before: ``notes`` are on screen,
    ``taken`` are the boxes of their words. A class tells where a point of its data is, and which paths words
    must not cover; ``axis`` is what x means, ``across`` and ``up`` are its scales on ``plot``.
    """

    plot: Box
    axis: XAxis
    across: Scale
    up: Scale

    @abstractmethod
    def paths(self) -> list[Path]:
        """What words must not cover: the lines, and what fills the space under an area."""

    @abstractmethod
    def spot(self, series: str | None, when: Moment) -> tuple[float, Place]:
        """The point that a written moment means: its place on the axis, and where that is on the chart."""

    @abstractmethod
    def point(self, series: str | None, at: float) -> Place:
        """Where on the chart the point is that a line has at a place of the axis."""

    @abstractmethod
    def last(self, series: str | None) -> float:
        """Where on the axis a line's last point is."""

    @abstractmethod
    def color_of(self, series: str | None) -> str:
        """The colour of a line."""

    def callout(
        self,
        when: Moment,
        words: str,
        series: str | None = None,
        *,
        side: str = "auto",
        dated: bool = True,
        under: str = "",
        value: float | None = None,
    ) -> Animation:
        """Words at a point, with a leader, placed off lines and earlier notes.

        A quiet line under them says when (``dated``) and what else (``under``). ``value`` (true units) points
        with a hollow dot beside the line, as for a number published before it was revised.
        """
        at, anchor = self.spot(series, when) if value is None else self._outside(when, value)
        block = self._block(words, self._moment(at, when) if dated else "", under)
        box = place(anchor, size_of(block), self._area(), paths=self.paths(), taken=self.taken, side=side)
        mark = Callout(anchor, box, block, color=self.color_of(series), hollow=value is not None)
        self._mount(mark)
        return mark.enter()

    def project(
        self, to: Moment, value: float, words: str, *, under: str = "", series: str | None = None
    ) -> Animation:
        """A dashed line from the end of a line to ``value`` (true units) at a later date, and words there.

        A forecast: a quiet line under them says when, and who made it (``under``). The axes must reach it.
        """
        start = self.point(series, self.last(series))
        at, end = self._outside(to, value)
        if end[0] <= start[0] or end[0] > self.plot.right + 1e-6 or end[1] > self.plot.top + 1e-6:
            raise SceneError(f"the axes do not reach {value:g} in {to}", hint="horizon=…, chart.rescale(…)")
        block = self._block(words, self._moment(at, to), under)
        straight = np.array([start, end])
        box = place(end, size_of(block), self._area(), paths=[*self.paths(), straight], taken=self.taken)
        mark = Projection(start, end, box, words=block, color=self.color_of(series))
        self._mount(mark)
        return mark.enter()

    def measure(
        self, start: Moment, end: Moment, words: str, *, series: str | None = None, side: str = "auto"
    ) -> Animation:
        """A bracket from the level at ``start`` to the level at ``end``, with words that say how much.

        ``side``: ``left`` or ``right`` of the arrow, ``beyond`` the guide or in its ``corner``.
        """
        (_, a), (_, b) = self.spot(series, start), self.spot(series, end)
        block = label(words, "", theme.ACCENT, lang=self.lang)
        spots = beside_bracket(a, b, size_of(block), right=self.box.right)
        self.taken.append(Box(b[0] - 0.1, min(a[1], b[1]), b[0] + 0.1, max(a[1], b[1])))
        wanted = [spots[side]] if side in spots else list(spots.values())
        box = best(wanted, (b[0], a[1]), self.paths(), taken=self.taken)
        self.taken.append(Box(min(a[0], b[0]), a[1] - 0.04, max(a[0], b[0]) + 0.1, a[1] + 0.04))
        bracket = Bracket(a, b, block, box=box, color=theme.ACCENT)
        self._mount(bracket)
        return bracket.enter()

    def reference(self, value: float, words: str, color: str | None = None) -> Animation:
        """A dashed level across the plot with words on it; ``value`` in true units."""
        color = color or theme.MUTED
        y = self.up(value)
        line = dashes((self.plot.left, y), (self.plot.right, y), color)
        name = backed(text(words, theme.LABEL, color, lang=self.lang))
        box = self._at_level(y, size_of(name))
        name.move_to((box.x, box.y, 0))
        self._mount(VGroup(line, name))
        return together(Create(line), FadeIn(name), lag_ratio=0.5)

    def event(self, when: Moment, words: str, color: str | None = None) -> Animation:
        """A dashed upright at a date, with words and the date at its top."""
        color = color or theme.BAD
        at = self.axis.span(when)[1]
        x = self.across(at)
        line = dashes((x, self.plot.bottom), (x, self.plot.top), color)
        title = text(words, theme.LABEL, color, weight="BOLD", lang=self.lang)
        dated = text(self._moment(at, when), theme.LABEL, theme.MUTED, lang=self.lang)
        name = row(dated, title, gap=0.22)
        half = name.width / 2
        name.move_to((min(max(x, self.plot.left + half), self.box.right - half), self.plot.top + 0.28, 0))
        self._mount(VGroup(line, name.set_z_index(WORD)))
        return together(Create(line), FadeIn(name), lag_ratio=0.5)

    def shade(self, since: Moment, until: Moment, words: str = "", *, color: str | None = None) -> Animation:
        """A band of time behind the lines, named at its top."""
        left = max(self.across(self.axis.span(since)[0]), self.plot.left)
        right = min(self.across(self.axis.span(until)[1]), self.plot.right)
        band = Rectangle(
            width=right - left,
            height=self.plot.height,
            stroke_width=0,
            fill_color=color or theme.RULE,
            fill_opacity=0.45,
        )
        band.move_to(((left + right) / 2, self.plot.y, 0)).set_z_index(GRID)
        name = VGroup()
        if words:
            name.add(self._band_name(words))
            name.move_to(((left + right) / 2, self.plot.top - 0.22, 0)).set_z_index(WORD)
        mark = VGroup(band, name)
        self._mount(mark, words=bool(words))
        return FadeIn(mark)

    def _band_name(self, words: str) -> VGroup:
        """What a band of time is called, where its name will lie."""
        return text(words, theme.LABEL, theme.MUTED, lang=self.lang)

    def remark(self, words: str, width: float = 4.2) -> Animation:
        """A quiet sentence where the plot is emptiest, broken into lines of at most ``width`` units."""
        for size, share in ((theme.BODY, 1.0), (theme.LABEL, 0.7)):
            lines = paragraph(words, share * width, self.lang, size=size, color=theme.MUTED, lines=3)
            block = backed(*lines)
            box = quiet(size_of(block), self._area(), self.paths(), taken=self.taken)
            if not any(box.common(other) for other in self.taken):
                break
        block.move_to((box.x, box.y, 0)).set_z_index(WORD)
        self._mount(VGroup(block))
        return FadeIn(block, shift=0.12 * UP)

    def _area(self) -> Box:
        """Where notes may be: the plot, and the margin to its right and above it."""
        return Box(self.plot.left + 0.1, self.plot.bottom + 0.12, self.box.right, self.room.top)

    def _outside(self, when: Moment, value: float) -> tuple[float, Place]:
        """The point of a value that is on no line."""
        at = self.axis.span(when)[1]
        return at, (self.across(at), self.up(value))

    def _moment(self, at: float, written: Moment) -> str:
        """A place of the axis in words, as exact as it was written."""
        return moment_words(self.axis, at, written, lang=self.lang)

    def _at_level(self, y: float, size: tuple[float, float]) -> Box:
        """Where words on a level cover least: at its ends; between them only where both are taken."""
        left, right = self.plot.left + size[0] / 2 + 0.1, self.plot.right - size[0] / 2
        xs = [right, left], np.linspace(right, left, 12)[1:-1]
        spots = [Box.around(x, y + up, *size) for some in xs for up in (0.26, -0.26) for x in some]
        dots = np.vstack([resample(path, 0.06) for path in self.paths()])
        return min(spots, key=lambda spot: covered(spot, dots))
