"""BarRace: bars that change their ranks as time runs, evenly, under a large date."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

import numpy as np
from manim import DR, RIGHT, Animation, FadeIn, VGroup, linear

from langreel import quantity, theme
from langreel.data import Table
from langreel.errors import SceneError, perhaps
from langreel.geometry import Box, Moment, Scale, TimeAxis, domain, ticks
from langreel.geometry.ranking import Values, held, presence
from langreel.model import Quantity
from langreel.scenes.charts import axes, table_values
from langreel.scenes.charts.annotations import backed, label
from langreel.scenes.charts.audit import ChartAudit
from langreel.scenes.charts.chart import GRID, Chart, together
from langreel.scenes.charts.race_bars import ComparisonBar, RaceBar, RaceBars, half_of
from langreel.scenes.charts.stateful import State
from langreel.scenes.charts.x_words import MONTHLY, plain, running_words
from langreel.scenes.counter import Counter
from langreel.scenes.typography import fit, row, text

Part = tuple[Table, str, str, str]

NARROW = 8.0
"""The width below which a race has its date under its bars."""
DATE = 1.2
"""What that takes of its height."""
RIGHT_MARGIN, WITH_WORDS = 1.3, 1.9
"""The least room to the right of the plot; and where the words of a comparison have little."""
GAP = 0.2
"""Room before the words of an amount, and what they leave free behind them."""


class BarRace(Chart):
    """The largest of many, ranked at every moment on one scale that does not change.

    ``table`` is tidy: a date, a year or a number ``x``, an amount ``y`` and the runner's name ``series``.
    ``more`` adds points of other tables ``(table, x, y, series)``; of two for one day the last counts. A
    runner is seen while known. ``bars`` is how many there is room for; fewer runners get higher rows.
    """

    def __init__(
        self,
        table: Table,
        x: str,
        y: str,
        *,
        series: str,
        more: Sequence[Part] = (),
        bars: int = 8,
        names: Mapping[str, str] | None = None,
        colors: Mapping[str, str] | None = None,
        heading: str = "",
        note: str = "",
        box: Box | None = None,
        lang: str | None = None,
    ) -> None:
        super().__init__(box, heading, note, source=table.source, lang=lang)
        self.unit = table_values.measure(table, y)[0]
        self.axis = table_values.x_axis(table, x)
        self.places, everyone, values = _grid([(table, x, y, series), *more])
        kept = [n for n in range(len(everyone)) if _ever(values, n, bars)]
        self.keys, self.values = [everyone[n] for n in kept], values[:, kept]
        self._size = math.floor(math.log10(np.nanmax(self.values)))
        self._large, self._small = self._writer(self._size), self._writer(self._size - 1)
        words = [text((names or {}).get(key, key), theme.BODY, lang=self.lang) for key in self.keys]
        if self._is_narrow():
            fit(VGroup(*words), 0.3 * self.room.width)
        self._rows, self._date_below = min(bars, len(self.keys)), self._is_narrow()
        left = max(word.width for word in words) + 0.25
        self._lay_out(left)
        if not self._date_below and self._meets_date():
            self._date_below = True
            self._lay_out(left)
        self.date = self._date()
        shades = [(colors or {}).get(key) or theme.meant(key) or theme.UNNAMED for key in self.keys]
        runners = [RaceBar(*pair, self._counter()) for pair in zip(words, shades)]
        self.bars = RaceBars(
            self,
            runners,
            values=self.values,
            plot=self.plot,
            across=self.across,
            bars=self._rows,
            write_date=self.write_date,
        )
        self._way = (0.0, 0.0)

    def _lay_out(self, left: float) -> None:
        """Plot, scale and grid; the names have the room to the left."""
        hi = domain(self.values[~np.isnan(self.values)])[1]
        width = self.room.width - left
        ends = [(value / hi, words + GAP) for value, words in self._reaches()]
        # A bar as long as its share of the plot, and its amount behind it, end within the room.
        least = WITH_WORDS if self._is_narrow() else RIGHT_MARGIN
        right = max(least, *(width - (width - words) / share for share, words in ends if share > 0))
        self.plot = self.room.inset(left, axes.FOOT + (DATE if self._date_below else 0.0), right, 0.0)
        self.across = Scale(0.0, hi, self.plot.left, self.plot.right)
        levels = [value for value in ticks(0, hi, 4) if value > 0]
        words = axes.value_words(levels, self.unit, self.lang)
        shown = axes.sparse(words, [self.across(level) for level in levels])
        self.grid = axes.upright_grid([0.0, *levels], [None, *shown], self.across, plot=self.plot)

    def _reaches(self) -> list[tuple[float, float]]:
        """The largest amount of each way that amounts are written in, and how wide its words are."""
        counter, largest = self._counter(), dict[str, float]()
        for value in np.sort(self.values[~np.isnan(self.values)]):
            largest[re.sub(r"\d", "0", self._amount_words(float(value)))] = float(value)
        found = list[tuple[float, float]]()
        for value in largest.values():
            counter.write_value(value)
            found.append((value, counter.width))
        return found

    def _is_narrow(self) -> bool:
        """Whether the date has no room beside the lowest bars, however short they are."""
        return self.room.width < NARROW

    def _meets_date(self) -> bool:
        """Whether a bar beside the date, or its amount, is ever so long as to reach it."""
        date, pitch = self._date(), self.plot.height / self._rows
        above = self.plot.top - half_of(pitch) - float(date.get_top()[1])
        first = max(math.ceil(above / pitch - 0.5), 0)
        ranked = -np.sort(-np.nan_to_num(self.values), axis=1)[:, first : self._rows]
        end = self.across(float(ranked.max(initial=0.0))) + max(words for _, words in self._reaches()) + GAP
        return end > float(date.get_left()[0])

    def _counter(self) -> Counter:
        largest = float(np.nanmax(self.values))
        counter = Counter(
            largest, self._amount_words, theme.BODY, color=theme.INK, weight="BOLD", lang=self.lang
        )
        counter.clear_updaters()
        return counter

    def _amount_words(self, value: float) -> str:
        """A running amount in three digits if it is of the largest one's size, else in as many places."""
        return self._large(value) if value >= 10.0**self._size else self._small(value)

    def _writer(self, size: int) -> Callable[[float], str]:
        """What writes amounts of three digits, the first of which is a power of ten of that size."""
        pattern = Quantity(Fraction(111, 100) * Fraction(10) ** size, self.unit, 3)
        return quantity.counting_to(pattern, self.lang)

    def _date(self) -> Counter:
        """The running date: years while moments lie far apart, else months."""
        counter = Counter(
            0.0,
            self._date_words,
            1.5 * theme.DISPLAY,
            color=theme.MUTED,
            weight="BOLD",
            anchor=RIGHT,
            lang=self.lang,
        )
        counter.clear_updaters()
        foot = self.room.bottom if self._date_below else self.plot.bottom + 0.25
        return counter.move_to((self.box.right, foot, 0), aligned_edge=DR)

    def write_date(self, at: float) -> None:
        """Write the date of a moment, its right end and baseline staying put; months are smaller."""
        self.date.write_value(at)
        wide = isinstance(self.axis, TimeAxis) and self._apart(at) <= MONTHLY
        size = (0.8 if wide else 1.5) * theme.DISPLAY * self.zoom
        corner = (float(self.date.get_right()[0]), self.date.baseline, 0.0)
        self.date.scale(size / self.date.size, about_point=corner)

    def _date_words(self, at: float) -> str:
        return running_words(self.axis, self.place(at), self._apart(at), lang=self.lang)

    def _apart(self, at: float) -> float:
        """How far apart on the axis the known moments around this one are."""
        after = int(np.clip(np.ceil(at - 1e-9), 1, len(self.places) - 1))
        return self.places[after] - self.places[after - 1]

    def place(self, at: float) -> float:
        """Where on the axis a moment is: 2.5 lies halfway from the third to the fourth known one."""
        return float(np.interp(at, range(len(self.places)), self.places))

    # What a scene plays

    def enter(self) -> Animation:
        """Heading, scale, date and the first ranking come in."""
        self.put(self.grid, z=GRID)
        self.put(self.date)
        self.add(self.bars)
        return together(
            self.enter_furniture(), FadeIn(self.grid), FadeIn(self.bars), FadeIn(self.date), lag_ratio=0.2
        )

    def run(self, to: Moment = "", bars: int | None = None) -> Animation:
        """Time runs evenly to a date (default: the last), overtaking where it happened.

        With ``bars``, meanwhile only the first few keep their places, and share the room.
        """
        goal = self._moment(to)

        def target(state: State) -> State:
            self._way = (float(state[0]), goal)
            return np.array([goal, state[1] if bars is None else float(bars)])

        return self.bars.advance(target, rate_func=linear)

    def audit(self) -> ChartAudit:
        at = float(self.bars.state[0])
        values = held(self.values, at)[presence(self.values, at) > 0]
        start, goal = self._way
        moments = range(math.ceil(start), math.floor(goal) + 1)
        return ChartAudit(
            "race",
            self.title,
            baseline=self.across.lo,
            domain=(self.across.lo, self.across.hi),
            data=(float(values.min()), float(values.max())) if len(values) else None,
            # Time stands for time: a run shows its moments one after the other, as evenly as they come.
            periods=tuple((self.places[moment], float(moment)) for moment in moments),
            unit=self.unit,
            plot=self.framed(self.plot),
        )

    def compare(self, key: str, value: float, words: str, *, under: str = "") -> Animation:
        """A thin bar under a runner's own: another value of its, in true units, with words at its end."""
        block = label(words, under, theme.INK, lang=self.lang, size=theme.LABEL)
        lane, pitch = self.runner(key).lane, self.plot.height / float(self.bars.state[1])
        if under and pitch - lane.height / 2 < block.height + 0.2:
            # The number of the next bar stands where a second line would, if there is room in one.
            flat = backed(*row(*(part.copy() for part in block[1:]), gap=0.14))
            if self.across(value) + flat.width + 0.2 <= self.box.right:
                block = flat
        thin = ComparisonBar(self, self.runner(key), self.across(value), words=block)
        self.add(thin)
        return thin.advance([1.0])

    def runner(self, key: str) -> RaceBar:
        """One of those in the race, by its name in the table."""
        if key not in self.keys:
            raise SceneError(f"nobody in the race is called {key!r}", hint=perhaps(key, self.keys))
        return self.bars.runners[self.keys.index(key)]

    def _moment(self, to: Moment) -> float:
        if to == "":
            return float(len(self.places) - 1)
        last = self.axis.span(to)[1]
        reached = [n for n, at in enumerate(self.places) if at <= last]
        if not reached:
            raise SceneError(f"the race begins after {to}", hint=f"at {plain(self.axis, self.places[0])}")
        return float(reached[-1])


def _grid(parts: Sequence[Part]) -> tuple[list[float], list[str], Values]:
    """All moments, all runners, and what is known of each at each moment."""
    found: dict[tuple[float, str], float] = {}
    for table, x, y, series in parts:
        for key, rows in table_values.points(table, x, y, series=series).items():
            found.update({(at, key): value for at, value in rows})
    places, keys = sorted({at for at, _ in found}), list(dict.fromkeys(key for _, key in found))
    if len(places) < 2:
        raise SceneError("a race needs two moments")
    if not max(found.values()) > 0:
        raise SceneError("a race needs an amount above zero")
    return places, keys, np.array([[found.get((at, key), np.nan) for key in keys] for at in places])


def _ever(values: Values, runner: int, bars: int) -> bool:
    """Whether a runner is ever among the first few."""
    with np.errstate(invalid="ignore"):
        ahead = (values > values[:, runner : runner + 1]).sum(axis=1)
    return bool(np.any(~np.isnan(values[:, runner]) & (ahead < bars)))
