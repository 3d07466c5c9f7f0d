"""X axis: what runs across a chart, days or any numbers: cells and written moments → places, and round ticks.

A place is one number: a day's ordinal, or the number itself in true units.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from langreel.geometry.linear import ticks
from langreel.geometry.times import date_ticks, period

Moment = str | date | float
"""A place as a scene writes it: ``2013``, ``"2013-11"``, ``"2013-11-30"``, a date; or a number."""

YEARS = range(1000, 3000)
"""Numbers without a unit that are read as years, if all of a column lie here."""
TIME = ("date", "year")
"""Units that make time of a column."""


class XAxis(ABC):
    """What the places of a chart mean from left to right; ``unit`` is that of its numbers."""

    unit: str

    @abstractmethod
    def place(self, cell: object) -> float:
        """Where a cell of a table stands; ValueError if it stands nowhere."""

    @abstractmethod
    def span(self, written: Moment) -> tuple[float, float]:
        """From where to where a written moment reaches; ValueError for what is none."""

    @abstractmethod
    def ticks(self, lo: float, hi: float, count: int = 7) -> tuple[float, ...]:
        """Round places from ``lo`` to ``hi``, about ``count`` of them."""

    def latest(self, written: Moment, places: Iterable[float]) -> float:
        """The last of ``places`` that a written moment covers; where it ends if it covers none.

        >>> TimeAxis().latest("2013-11", [date(2013, 10, 31).toordinal(), date(2013, 11, 29).toordinal()])
        735201.0
        """
        first, last = self.span(written)
        return max((float(place) for place in places if first <= place <= last), default=last)


@dataclass(frozen=True, slots=True)
class TimeAxis(XAxis):
    """Time: a day's place is its ordinal; a year stands at its first day, and 1958.2 a fifth of it later."""

    unit: str = "date"

    def place(self, cell: object) -> float:
        if isinstance(cell, (int, float)):
            first, after = (date(int(cell) + years, 1, 1).toordinal() for years in (0, 1))
            return first + (cell % 1) * (after - first)
        if isinstance(cell, (str, date)):
            return float(period(cell).first.toordinal())
        raise ValueError(f"{cell!r} is neither a date nor a year")

    def span(self, written: Moment) -> tuple[float, float]:
        if isinstance(written, float) and written % 1:
            return self.place(written), self.place(written)
        covered = period(str(int(written)) if isinstance(written, (int, float)) else written)
        return float(covered.first.toordinal()), float(covered.last.toordinal())

    def ticks(self, lo: float, hi: float, count: int = 7) -> tuple[float, ...]:
        days = date_ticks(date.fromordinal(int(lo)), date.fromordinal(int(hi)), count)
        return tuple(float(day.toordinal()) for day in days)


@dataclass(frozen=True, slots=True)
class NumberAxis(XAxis):
    """Numbers of a unit: a cell times ``scale``; what a scene writes is in true units."""

    unit: str = "1"
    scale: float = 1.0

    def place(self, cell: object) -> float:
        if isinstance(cell, (int, float)):
            return cell * self.scale
        raise ValueError(f"{cell!r} is no number")

    def span(self, written: Moment) -> tuple[float, float]:
        if isinstance(written, date):
            raise ValueError(f"{written} is no number")
        at = float(written)
        # 20.1 thousand is 20100.000000000004: what is written like it is it.
        return at - 1e-9 * abs(at), at + 1e-9 * abs(at)

    def ticks(self, lo: float, hi: float, count: int = 7) -> tuple[float, ...]:
        return ticks(lo, hi, count)


def axis_of(cells: Iterable[object], unit: str = "", scale: float = 1.0) -> XAxis:
    """The axis that a column's cells stand on: time, if they are dates, or years without a unit of their own.

    >>> axis_of([1958.0, 1959.0]).unit, axis_of([15.0, 30.0]).unit, axis_of([1200.0, 1400.0], "m").unit
    ('date', '1', 'm')
    """
    known = [cell for cell in cells if cell is not None]
    numbers = [cell for cell in known if isinstance(cell, (int, float))]
    if len(numbers) < len(known) or unit in TIME:
        return TimeAxis()
    years = all(YEARS.start <= number < YEARS.stop for number in numbers)
    return TimeAxis() if years and not unit else NumberAxis(unit or "1", scale)
