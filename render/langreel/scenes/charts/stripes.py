"""Stripes: a signed series as one colour bar a period, cold on one side of a zero and warm on the other."""

from __future__ import annotations

from bisect import bisect_right

from manim import Animation, FadeIn

from langreel import theme
from langreel.data import Table
from langreel.errors import SceneError
from langreel.geometry import Box, Moment, Scale
from langreel.geometry.cells import stretches
from langreel.scenes.charts import axes, table_values
from langreel.scenes.charts.audit import ChartAudit
from langreel.scenes.charts.chart import GRID, together
from langreel.scenes.charts.color_key import ColorKey, key_room
from langreel.scenes.charts.color_scale import scale_of
from langreel.scenes.charts.noted_chart import NOTES, NotedChart
from langreel.scenes.charts.patches import Patches, patch
from langreel.scenes.charts.x_words import moment_words, plain

OVERLAP = 0.02
"""How far a stripe reaches under the next one, so that no ground shines through between them."""


class Stripes(NotedChart):
    """One colour bar for each year (or month, or day) of column ``x``; its colour is the value ``y``.

    Colours turn at ``zero`` (true units) and are as strong on both sides of it. ``legend`` says what is
    counted and against what; a key under the stripes has the numbers. Missing periods stay empty.
    """

    def __init__(
        self,
        table: Table,
        x: str,
        y: str,
        *,
        legend: str,
        zero: float = 0.0,
        unit: str = "",
        since: Moment | None = None,
        until: Moment | None = None,
        heading: str = "",
        note: str = "",
        box: Box | None = None,
        lang: str | None = None,
    ) -> None:
        super().__init__(box, heading, note, source=table.source, lang=lang)
        self.unit, self.axis = table_values.measure(table, y, unit)[0], table_values.x_axis(table, x)
        found = table_values.between(table_values.points(table, x, y), self.axis, since, until)
        self.places, self.values = zip(*next(iter(found.values())))
        self.colors = scale_of(self.values, zero)
        self.plot = self.room.inset(0.4, axes.FOOT + key_room(legend, "", self.room, self.lang), 0.4, NOTES)
        self._stretches = stretches(self.places)
        self.across = Scale(self.places[0], self._stretches[-1][1], self.plot.left, self.plot.right)
        shapes = [patch(self._stripe(n), theme.GROUND) for n in range(len(self.places))]
        self.stripes = Patches(shapes, [self.colors(value) for value in self.values], range(len(shapes)))
        self.key = ColorKey(self.colors, self.unit, legend, room=self.room, lang=self.lang)
        count = max(3, int(self.plot.width / 1.3))
        # A year may begin before its first stripe does.
        ticks = [max(at, self.places[0]) for at in self.axis.ticks(self.places[0], self.places[-1], count)]
        self.x_ticks = axes.x_ticks(self.axis, ticks, self.across, plot=self.plot, lang=self.lang)
        self.add(self.stripes)

    def _stripe(self, n: int) -> Box:
        """Where a stripe is; it reaches a little under the next one."""
        left, right = (self.across(at) for at in self._stretches[n])
        return Box(left, self.plot.bottom, min(right + OVERLAP, self.plot.right), self.plot.top)

    # What a scene plays

    def enter(self) -> Animation:
        """Heading, axis, the key of the colours and the source line come in; no stripe yet."""
        self.put(self.x_ticks, self.key, z=GRID)
        return together(self.enter_furniture(), FadeIn(self.x_ticks), FadeIn(self.key), lag_ratio=0.2)

    def draw(self, to: Moment = "") -> Animation:
        """Stripe after stripe comes in, to a date (default: the last)."""
        last = self.places[-1] if to == "" else self.axis.latest(to, self.places)
        return self.stripes.come(float(bisect_right(self.places, last)))

    def callout(self, when: Moment, words: str, *, dated: bool = True, under: str = "") -> Animation:
        """Words over a stripe, with a leader; a quiet line says when (``dated``) and what else."""
        n = self._number(when)
        date = moment_words(self.axis, self.places[n], when, lang=self.lang) if dated else ""
        anchor = (sum(map(self.across, self._stretches[n])) / 2, self.plot.top - 0.12)
        area = Box(self.room.left, self.plot.top + 0.1, self.room.right, self.room.top)
        return self._point_at(anchor, self._block(words, date, under), self.colors(self.values[n]), area=area)

    def highlight(self, since: Moment, until: Moment | None = None) -> Animation:
        """The stripes from ``since`` to ``until`` stay bright, the others step back."""
        first, last = self.axis.span(since)[0], self.axis.span(since if until is None else until)[1]
        kept = [n for n, place in enumerate(self.places) if first <= place <= last]
        if not kept:
            raise SceneError(f"no stripe from {since} to {until or since}", hint=self._reach())
        return self.stripes.keep(kept)

    def audit(self) -> ChartAudit:
        drawn = [self.values[n] for n in self.stripes.arrived()]
        lo, hi = self.colors.lo, self.colors.hi
        return ChartAudit(
            "stripes",
            self.title,
            domain=(lo, hi),
            data=(min(drawn), max(drawn)) if drawn else None,
            periods=tuple((place, self.across(place)) for place in self.places),
            shades=self.colors.shades(),
            turn=self.colors.turn,
            keyed=self.key in self.submobjects,
            unit=self.unit,
        )

    def _number(self, when: Moment) -> int:
        """The number of the stripe that a written moment means."""
        at = self.axis.latest(when, self.places)
        if at not in self.places:
            raise SceneError(f"there is no stripe at {when}", hint=self._reach())
        return self.places.index(at)

    def _reach(self) -> str:
        first, last = (plain(self.axis, place) for place in (self.places[0], self.places[-1]))
        return f"they run from {first} to {last}"
