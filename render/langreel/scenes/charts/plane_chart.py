"""PlaneChart: a plot with numbers on both axes, each of which says what it counts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from manim import RIGHT, Animation, Create, FadeIn, VGroup, VMobject, rate_functions

from langreel import theme
from langreel.geometry import Box, NumberAxis, Scale, XAxis, domain
from langreel.geometry.paths import Path
from langreel.scenes.charts import axes
from langreel.scenes.charts.audit import ChartAudit
from langreel.scenes.charts.chart import GRID, together
from langreel.scenes.charts.noted_chart import NotedChart, struck
from langreel.scenes.typography import fit, text

HEAD = 0.65
"""Room above the plot for the name of its vertical axis."""
KEY = 0.55
"""More room above it for a key that has no place beside that name."""


class PlaneChart(NotedChart):
    """A chart whose points have a number (or a date) across and a number up."""

    def _lay_out(
        self,
        across: tuple[XAxis, Sequence[float], str],
        up: tuple[str, Sequence[float], str],
        *,
        zero: bool,
        right: float = 0.3,
        pad: float = 0.0,
        key: VMobject | None = None,
    ) -> None:
        """Decide plot and scales for ``(axis, places, title)`` across and ``(unit, values, title)`` up.

        ``right`` is left free beside the plot, ``pad`` at both ends of its horizontal axis. ``key`` stands at
        the right over the plot, beside the name of the vertical axis or above it.
        """
        self.axis, places, x_title = across
        self.unit, values, y_title = up
        lo, hi = domain(values, zero=zero)
        feet = 2 if axes.foot(self.axis, x_title, self.lang) else 1
        name = axes.foot(NumberAxis(self.unit), y_title, self.lang)
        self.names = VGroup(*self._name(name))
        beside = not key or self.names.width + key.width + 0.3 <= self.room.width
        head = HEAD if beside else HEAD + KEY
        levels = axes.level_ticks(lo, hi, self.room.height - head - feet * axes.FOOT)
        words = axes.value_words(levels, self.unit, self.lang)
        left = max(word.width for word in words) + 0.3
        # The words of the last tick may be wider than the room beside it: then the plot gives way, once.
        for _ in range(2):
            self.plot = self.room.inset(left, feet * axes.FOOT, right, head)
            self.across, x_ticks = self._across(places, x_title, pad)
            right += max(0.0, float(x_ticks.get_right()[0]) - self.room.right)
        self.up = Scale(lo, hi, self.plot.bottom, self.plot.top)
        self.grid = axes.value_grid(levels, words, self.up, plot=self.plot)
        for line in self.names:
            line.to_baseline(self.plot.top + 0.28)
        if key:
            key.move_to((self.room.right, self.plot.top + 0.38 + head - HEAD, 0), aligned_edge=RIGHT)
        self.unnamed = [axis for axis, says in (("x", self._foot(x_title)), ("y", name)) if not says]
        self.x_ticks = x_ticks

    def _foot(self, title: str) -> str:
        """What is written under the numbers of the x axis; dates name themselves."""
        return axes.foot(self.axis, title, self.lang) or ("date" if self.axis.unit == "date" else "")

    def _across(self, places: Sequence[float], title: str, pad: float) -> tuple[Scale, VGroup]:
        """The scale across, from a round number to a round one, and its ticks."""
        count = max(3, int(self.plot.width / 1.6))
        lo, hi = (
            (min(places), max(places))
            if self.axis.unit == "date"
            else domain(places, zero=False, count=count)
        )
        scale = Scale(lo, hi if hi > lo else lo + 1, self.plot.left + pad, self.plot.right - pad)
        found = self.axis.ticks(lo, hi, count)
        return scale, axes.x_ticks(self.axis, found, scale, plot=self.plot, lang=self.lang, title=title)

    def _name(self, words: str) -> list[Any]:
        """The name of the vertical axis, flush left."""
        if not words:
            return []
        line = fit(text(words, theme.LABEL, theme.MUTED, lang=self.lang), self.room.width)
        return [line.move_to((self.room.left + line.width / 2, 0, 0))]

    def enter(self) -> Animation:
        """Heading, both axes with their names, and the source line come in."""
        self.put(self.grid, self.x_ticks, self.names, z=GRID)
        lines, words = self.grid
        drawn = [Create(line, rate_func=rate_functions.ease_out_cubic) for line in lines]
        return together(
            self.enter_furniture(),
            together(*drawn, lag_ratio=0.12),
            FadeIn(VGroup(words, self.names)),
            FadeIn(self.x_ticks),
            lag_ratio=0.15,
        )

    def _area(self) -> Box:
        """Where notes may be."""
        return Box(self.plot.left + 0.1, self.plot.bottom + 0.1, self.box.right, self.room.top)

    def paths(self) -> list[Path]:
        """The name of the vertical axis; a class adds what it draws."""
        return [path for word in self.names for path in struck(word, self)]

    def _audit(self, kind: Any, values: Sequence[float], **claims: Any) -> ChartAudit:
        """What is claimed by any plot of this kind."""
        return ChartAudit(
            kind,
            self.title,
            domain=(self.up.lo, self.up.hi),
            data=(min(values), max(values)) if values else None,
            unit=self.unit,
            plot=self.framed(self.plot),
            unnamed_axes=tuple(self.unnamed),
            **claims,
        )
