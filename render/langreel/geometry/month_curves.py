"""Seasons: a long series → one curve a year over the months, and which of the years are named."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

Curve = tuple[tuple[float, float], ...]


def months_over(day: date) -> float:
    """How many months of its year are over on the morning of a day: 0 on the first of January."""
    return day.month - 1 + (day.day - 1) / calendar.monthrange(day.year, day.month)[1]


def by_year(points: Iterable[tuple[date, float]]) -> Mapping[int, Curve]:
    """For each year its points: how many months of it are over, and the value; in the order of time.

    >>> by_year([(date(2024, 7, 1), 5.0), (date(2024, 1, 1), 4.0)])
    {2024: ((0.0, 4.0), (6.0, 5.0))}
    """
    years: dict[int, list[tuple[float, float]]] = {}
    for day, value in sorted(points):
        years.setdefault(day.year, []).append((months_over(day), value))
    return {year: tuple(curve) for year, curve in years.items()}


def against_mean(years: Mapping[int, Curve]) -> Mapping[int, Curve]:
    """Each value less the mean of its year; years that have not all their points are left out.

    >>> against_mean({2023: ((0.0, 4.0), (6.0, 6.0)), 2024: ((0.0, 7.0),)})
    {2023: ((0.0, -1.0), (6.0, 1.0))}
    """
    full = max(map(len, years.values()))
    means = {year: sum(value for _, value in curve) / full for year, curve in years.items()}
    return {
        year: tuple((at, value - means[year]) for at, value in curve)
        for year, curve in years.items()
        if len(curve) == full
    }


def named_years(ends: Mapping[int, float], size: float) -> Sequence[int]:
    """The years whose names have room beside the ends (y) of their curves, each ``size`` high.

    First of all the last year and the first, then round ones.

    >>> named_years({1990: 0.0, 1991: 0.1, 1992: 0.2, 2000: 1.0}, 0.3)
    [1990, 2000]
    """
    ordered = sorted(ends)
    wanted = [ordered[-1], ordered[0]]
    wanted += [year for step in (50, 10, 5) for year in reversed(ordered) if year % step == 0]
    kept: list[int] = []
    for year in wanted:
        if all(abs(ends[year] - ends[other]) >= size for other in kept):
            kept.append(year)
    return sorted(kept)
