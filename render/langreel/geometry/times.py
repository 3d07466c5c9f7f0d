"""Times: dates onto an even axis, round dates as ticks, written moments like ``2013-11`` read."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

YEARS = (1, 2, 5, 10, 20, 25, 50, 100)
MONTHS = (1, 2, 3, 6)


@dataclass(frozen=True, slots=True)
class TimeRange:
    """A stretch of days, both ends included; a written moment (``2013``, ``2013-11``) is one too."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


def period(written: str | date) -> TimeRange:
    """The days that a year, a month or a day covers. Raises ValueError for anything else.

    >>> period("2013-11").last
    datetime.date(2013, 11, 30)
    """
    if isinstance(written, date):
        return TimeRange(written, written)
    try:
        return _covered(*(int(part) for part in written.split("-")))
    except (TypeError, ValueError):
        raise ValueError(f"{written!r} is not a year, a month or a day") from None


def _covered(year: int, month: int = 0, day: int = 0) -> TimeRange:
    if day:
        return TimeRange(date(year, month, day), date(year, month, day))
    end = month or 12
    return TimeRange(date(year, month or 1, 1), date(year, end, calendar.monthrange(year, end)[1]))


def date_ticks(first: date, last: date, count: int = 7) -> tuple[date, ...]:
    """Round dates within ``first``..``last``: whole years, or months when that is too coarse.

    >>> [day.year for day in date_ticks(date(2000, 3, 31), date(2025, 7, 31), 6)]
    [2000, 2005, 2010, 2015, 2020, 2025]
    """
    months = (last.year - first.year) * 12 + last.month - first.month
    if months <= 2 * 12:
        return _months(first, last, _least(MONTHS, months, count))
    step = _least(YEARS, months / 12, count)
    start = -(-first.year // step) * step
    days = (date(year, 1, 1) for year in range(start, last.year + 1, step))
    return tuple(day for day in days if first.replace(month=1, day=1) <= day <= last)


def _months(first: date, last: date, step: int) -> tuple[date, ...]:
    begin, end = first.year * 12 + first.month - 1, last.year * 12 + last.month - 1
    start = -(-begin // step) * step
    days = (date(index // 12, index % 12 + 1, 1) for index in range(start, end + 1, step))
    return tuple(day for day in days if first.replace(day=1) <= day <= last)


def _least(steps: Sequence[int], span: float, count: int) -> int:
    return next((step for step in steps if span / step <= count), steps[-1])
