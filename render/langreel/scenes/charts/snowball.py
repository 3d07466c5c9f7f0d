"""Snowball: a debt that rolls down the slope of its own growth, its area to scale."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import numpy as np
from manim import RIGHT, UL, UR, Animation, Circle, FadeIn, SurroundingRectangle, VGroup, rate_functions

from langreel import quantity, theme
from langreel.data import Table
from langreel.errors import SceneError
from langreel.geometry import Box, Moment, XAxis, place, radius
from langreel.model import Quantity
from langreel.scenes.charts import table_values
from langreel.scenes.charts.annotations import backed, label, size_of
from langreel.scenes.charts.audit import ChartAudit
from langreel.scenes.charts.ball import Post, RollingBall, Year
from langreel.scenes.charts.chart import DOT, WORD, Chart, together
from langreel.scenes.charts.stateful import State, StatefulMobject
from langreel.scenes.charts.x_words import date_words, tick_words
from langreel.scenes.counter import Counter
from langreel.scenes.typography import ending, fit, text

LARGEST = 0.95
"""The radius of the ball at its largest value."""

SMALLER = 0.75
"""How large the running number is in a narrow box, where the ball comes near to it."""


class Snowball(Chart):
    """A ball whose area is ``y``, on a slope even in time that falls as ``y`` rises.

    ``more`` adds points of other tables, each ``(table, x, y)``: a yearly table can end on a known day.
    ``words`` name the running number, ``truth`` says that the area is the quantity.
    """

    def __init__(
        self,
        table: Table,
        x: str,
        y: str,
        *,
        more: Sequence[tuple[Table, str, str]] = (),
        until: Moment | None = None,
        heading: str = "",
        note: str = "",
        words: str = "",
        truth: str = "",
        digits: int = 4,
        box: Box | None = None,
        lang: str | None = None,
    ) -> None:
        super().__init__(box, heading, note, source=table.source, lang=lang)
        self.unit = table_values.measure(table, y)[0]
        self.axis = table_values.x_axis(table, x)
        self.history = _history([(table, x, y), *more], self.axis, until)
        times = np.array(list(self.history))
        values = np.array(list(self.history.values()))
        self.counter = self._counter(digits, words)
        hill = self._truth(truth)
        self._narrow = narrow = self._is_narrow()
        if narrow:
            self._pile_up(hill)
        largest = min(LARGEST, 0.17 * self.room.width)
        slope_box = self.room.inset(0.7, 1.15 if narrow else 1.5, largest + 0.15, 1.1)
        years = self._years(min(self.history))
        self.rolling = RollingBall(
            self,
            slope_box,
            times,
            values=values,
            largest=largest,
            counter=self.counter,
            years=years,
            truth=hill,
        )

    def _counter(self, digits: int, words: str) -> Counter:
        """The running number beside the heading, and what it counts."""
        last = Fraction(self.history[max(self.history)]).limit_denominator(10**6)
        final = Quantity(last, self.unit, digits)
        first = self.history[min(self.history)]
        counter = Counter(
            first,
            quantity.counting_to(final, self.lang),
            theme.DISPLAY,
            color=theme.ACCENT,
            weight="BOLD",
            anchor=RIGHT,
            lang=self.lang,
        )
        counter.clear_updaters()
        right = self.box.right if self._counts_right else self.box.left + self._widest(counter)
        counter.move_to((right, self.box.top, 0), aligned_edge=UR)
        self.caption = VGroup()
        if words:
            line = text(words, theme.LABEL, theme.MUTED, lang=self.lang)
            self.caption.add(line.move_to((right, counter.baseline - 0.22, 0), aligned_edge=UR))
        return counter

    @property
    def _counts_right(self) -> bool:
        """Whether the running number stands at the right: opposite to where headings begin."""
        return bool(ending(self.lang)[0] > 0)

    def _widest(self, counter: Counter) -> float:
        last = counter.write(self.history[max(self.history)])
        return text(last, theme.DISPLAY, weight="BOLD", lang=self.lang).width + 0.15

    def _is_narrow(self) -> bool:
        """Whether the number has no place beside the heading."""
        title = max((line.width for line in self.furniture[:1]), default=0.0)
        return bool(self.title) and title + self.counter.width + 0.9 > self.box.width

    def _pile_up(self, hill: VGroup) -> None:
        """In a narrow box the number stands over the slope's beginning, above it the promise."""
        top = self.room.top
        if len(hill):
            fit(hill, self.box.width).move_to((self.box.left, top, 0), aligned_edge=UL)
            top = float(hill.get_bottom()[1]) - 0.1
        widest = SMALLER * self._widest(self.counter)
        number = VGroup(self.counter, self.caption).scale(SMALLER)
        number.move_to((self.box.left + max(widest, number.width), top, 0), aligned_edge=UR)
        self.room = self.room.inset(top=self.room.top - top + 0.5)

    def _truth(self, truth: str) -> VGroup:
        """What the picture promises, written into the hill."""
        if not truth:
            return VGroup()
        line = text(truth, theme.LABEL, theme.MUTED, lang=self.lang)
        sign = Circle(0.11, stroke_width=0, fill_color=theme.SNOW, fill_opacity=1)
        group = VGroup(sign, line).arrange(RIGHT, buff=0.14)
        patch = SurroundingRectangle(group, color=theme.PANEL, buff=0.1, stroke_width=0, fill_opacity=1)
        lines = VGroup(patch, group)
        return lines.move_to((self.room.left + 1.1, self.room.top - 2.0, 0), aligned_edge=-RIGHT)

    def _years(self, first: float) -> list[Year]:
        """The dates of the view that begins at ``first``; none too near to its end."""
        last = max(self.history)
        places = self.axis.ticks(first, last, 6)
        words = dict(zip(places, tick_words(self.axis, places, self.lang)))
        kept = [at for at in places if last - at > 0.03 * (last - first)]
        lines = [text(words[at], theme.LABEL, theme.MUTED, lang=self.lang) for at in kept]
        return [Year(at, first, line) for at, line in zip(kept, lines)]

    def audit(self) -> ChartAudit:
        first, now = float(self.rolling.state[1]), float(self.rolling.state[0])
        times = [time for time in self.rolling.times if first <= time <= now]
        return ChartAudit(
            "snowball",
            self.title,
            periods=tuple((float(time), self.rolling.across(float(time))) for time in times),
            unit=self.unit,
        )

    # What a scene plays

    def enter(self) -> Animation:
        """Heading, hill, ball and number come in."""
        self.put(self.caption)
        self.add(self.rolling)
        return together(self.enter_furniture(), FadeIn(self.rolling), FadeIn(self.caption), lag_ratio=0.2)

    def roll(self, to: Moment = "") -> Animation:
        """The ball rolls to a date, and the number runs with it."""
        last = max(self.history)
        goal = last if to == "" else min(self.axis.latest(to, self.history), last)

        def target(state: State) -> State:
            return np.array([goal, *state[1:]])

        return self.rolling.advance(target, rate_func=rate_functions.ease_in_out_sine)

    def focus(self, since: Moment) -> Animation:
        """The view closes in on the time from ``since`` on; the ball keeps its size."""
        begin = self.axis.span(since)[0]
        if not min(self.history) <= begin < max(self.history):
            raise SceneError(f"the slope has no time after {since}")
        self.rolling.add_years(self._years(begin))

        def target(state: State) -> State:
            return np.array([state[0], begin, 1.0])

        return self.rolling.advance(target)

    def flag(self, when: Moment, words: str, dated: int = 2) -> Animation:
        """A post under the slope marks a moment; ``dated`` writes the date: 1 year, 2 month, 3 day, 0 not."""
        at = self.axis.latest(when, self.history)
        under = date_words(at, self.lang, dated) if dated else ""
        block = label(words, under, theme.ACCENT, lang=self.lang)
        block[0].set_opacity(0)
        block.scale(self.zoom)
        post = Post(at, block)
        self.rolling.add_post(post)
        return FadeIn(post)

    def interest(self, value: float, words: str) -> Animation:
        """A smaller ball of area ``value`` (same scale, true units) joins the large one; its words stay."""
        x, y, r = self.rolling.place()
        name = backed(text(words, theme.BODY, theme.BAD, weight="BOLD", lang=self.lang))
        small = radius(value, self.rolling.values.max(), self.rolling.largest)
        ball = Box.around(x, y, 2 * r + 0.6, 2 * r + 0.2)
        at_right = self._counts_right or self._narrow
        left, right = (self.room.x, self.room.right) if at_right else (self.room.left, self.room.x)
        number = Box(left, self.room.top - 0.5, right, self.room.top)
        hill = [self.rolling.path() - (0.0, 0.3 * depth) for depth in range(8)]
        spot = place((x - r, y + 0.6 * r), size_of(name), self.room, paths=hill, taken=[ball, number])
        name.move_to((spot.x, spot.y, 0))
        self.carry(name)
        self.put(name)
        start = (spot.right + small + 0.2, spot.y)
        smaller = SwallowedBall(self, start, (x, y), r=small)
        return together(FadeIn(name), smaller.advance([1.0], remover=True), lag_ratio=0.3)

    def snow(self, value: float, count: int = 10) -> Animation:
        """Flakes fly to the ball and stick; together their area is ``value`` (same scale, true units)."""
        x, y, r = self.rolling.place()
        each = radius(value / count, self.rolling.values.max(), self.rolling.largest)
        flakes = Flakes(self, (x, y), r, r=each, count=count)
        self.add(flakes)
        return flakes.advance([1.0], rate_func=rate_functions.linear)


class Flakes(StatefulMobject):
    """Flakes of one size on their way to a ball, one after the other; state: how far all are (0..1)."""

    def __init__(
        self, chart: Chart, ball: tuple[float, float], ball_r: float, *, r: float, count: int
    ) -> None:
        self.chart, self.r = chart, r
        # Spread by the golden ratio: even without being regular, and the same in every render.
        shares = (np.arange(count) * 0.618034) % 1.0
        angles = np.radians(100.0 + 105.0 * shares)
        way = np.column_stack([np.cos(angles), np.sin(angles)])
        self.ends = np.array(ball) + (ball_r - 0.2 * r) * way
        far = np.column_stack([1.8 + 1.6 * ((shares * 7) % 1.0), 0.9 + 0.8 * ((shares * 3) % 1.0)])
        self.starts = self.ends + far * np.array([-1.0, 1.0])
        self.dots = [Circle(r, stroke_width=0, fill_color=theme.BAD, fill_opacity=1) for _ in range(count)]
        super().__init__(*self.dots)
        self.set_z_index(DOT + 0.5)
        self.pose(np.zeros(1))

    def pose(self, state: State) -> None:
        self.state = np.array(state, dtype=np.float64)
        count, flight = len(self.dots), 0.4
        for number, dot in enumerate(self.dots):
            begin = (1.0 - flight) * number / max(count - 1, 1)
            share = float(np.clip((state[0] - begin) / flight, 0.0, 1.0))
            at = self.starts[number] + share**1.5 * (self.ends[number] - self.starts[number])
            size = 2 * self.r * self.chart.zoom
            dot.scale(size / dot.width).move_to(self.chart.at([at])[0])
            dot.set_opacity(min(1.0, 4.0 * share))


class SwallowedBall(StatefulMobject):
    """A small ball that grows at its start and is swallowed at its end; state 0..1."""

    def __init__(
        self, chart: Chart, start: tuple[float, float], end: tuple[float, float], *, r: float
    ) -> None:
        self.chart, self.start, self.end, self.r = chart, np.array(start), np.array(end), r
        self.dot = Circle(r, stroke_width=0, fill_color=theme.BAD, fill_opacity=1)
        super().__init__(self.dot)
        self.set_z_index(WORD)
        self.pose(np.zeros(1))

    def pose(self, state: State) -> None:
        self.state = np.array(state, dtype=np.float64)
        born, gone = np.clip([state[0] / 0.3, (state[0] - 0.5) / 0.5], 0.0, 1.0)
        at = self.start + gone**2 * (self.end - self.start)
        size = max(float(born * (1.0 - gone**6)), 1e-3) * 2 * self.r * self.chart.zoom
        self.dot.scale(size / self.dot.width).move_to(self.chart.at([at])[0])


def _history(
    parts: Sequence[tuple[Table, str, str]], axis: XAxis, until: Moment | None
) -> dict[float, float]:
    """All points in the order of time; of two for one day the last table's counts."""
    found = {
        at: value for part in parts for rows in table_values.points(*part).values() for at, value in rows
    }
    last = np.inf if until is None else axis.span(until)[1]
    history = {at: found[at] for at in sorted(found) if at <= last}
    if len(history) < 2:
        raise SceneError("a snowball needs two points in time")
    return history
