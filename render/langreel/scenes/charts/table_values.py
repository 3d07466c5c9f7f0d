"""Table values: what a chart takes from a table: points over time, values by name, units, its source line."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction

from langreel import quantity
from langreel.data import Table
from langreel.errors import SceneError, perhaps
from langreel.geometry import Moment, TimeAxis, XAxis, axis_of, period
from langreel.model import Quantity

Points = tuple[tuple[float, float], ...]
"""Places on an x axis, each with its value."""

_COLUMN, _VALUE = "its column", "its value"

PROJECTIONS = {"projection", "projected", "forecast"}
"""What a table's column ``status`` calls numbers that are not known yet."""


def column(table: Table, name: str) -> tuple[object, ...]:
    """A column's cells; SceneError with the nearest name where the table has no such column."""
    if name not in table.columns:
        raise SceneError(f"table {table.name!r} has no column {name!r}", hint=perhaps(name, table.columns))
    return tuple(table[name])


def measure(table: Table, name: str, unit: str = "") -> tuple[str, float]:
    """Unit and scale of a column, as its source describes it; ``unit`` (``USD``) overrides the unit alone."""
    described = table.source.columns.get(name)
    if described is None:
        return unit.partition(" ")[0] if unit else "1", 1.0
    return unit.partition(" ")[0] or described.unit, float(described.scale)


def x_axis(table: Table, x: str) -> XAxis:
    """The axis of column ``x``: time, if it holds dates or years, else numbers of the unit it declares."""
    described = table.source.columns.get(x)
    scale = float(described.scale) if described else 1.0
    return axis_of(column(table, x), described.unit if described else "", scale)


def place(axis: XAxis, cell: object) -> float:
    """Where a cell stands on an axis; SceneError where it does not."""
    try:
        return axis.place(cell)
    except ValueError as error:
        raise SceneError(str(error)) from None


def points(
    table: Table, x: str, y: str | Sequence[str], *, series: str | None = None
) -> Mapping[str, Points]:
    """Points along ``x`` in true units, by series: the values of column ``series``, or the ``y`` columns.

    Empty cells are left out, and rows without a series; points are in the order of ``x``.
    """
    names = [y] if isinstance(y, str) else [*y]
    for name in (x, *names, *filter(None, [series])):
        column(table, name)
    kept = [x, series] if series else [x]
    tall = table.frame().melt(kept, names, _COLUMN, _VALUE).dropna(subset=[x, _VALUE])
    tall = tall[tall[_VALUE].map(lambda value: isinstance(value, (int, float))).astype(bool)]
    tall[_VALUE] *= tall[_COLUMN].map({name: measure(table, name)[1] for name in names})
    found = tall.groupby(series or _COLUMN, sort=False)
    if not len(found):
        raise SceneError(f"table {table.name!r} has no numbers in {', '.join(names)}")
    axis = x_axis(table, x)
    return {
        str(key): tuple(
            sorted((place(axis, cell), float(value)) for cell, value in zip(rows[x], rows[_VALUE]))
        )
        for key, rows in found
    }


def values(table: Table, x: str, y: str) -> Mapping[str, float]:
    """One value in true units for each name (or year, or month) in column ``x``; empty cells are left out."""
    scale = measure(table, y)[1]
    pairs = zip(column(table, x), column(table, y))
    return {name_of(key): value * scale for key, value in pairs if isinstance(value, (int, float))}


def expected(table: Table, x: str) -> frozenset[float]:
    """The places of a table that nobody can know yet: its ``status`` calls them a projection, or they lie
    after the day that its source knows of."""
    status, axis = table.columns.get("status", (None,) * len(table)), x_axis(table, x)
    last = _last_known(table) if isinstance(axis, TimeAxis) else math.inf
    pairs = [(place(axis, cell), word) for cell, word in zip(column(table, x), status) if cell is not None]
    return frozenset(at for at, word in pairs if at > last or word in PROJECTIONS)


def _last_known(table: Table) -> float:
    """The last day that a table's source knows of."""
    try:
        return float(period(table.source.as_of).last.toordinal())
    except ValueError:
        return math.inf


def name_of(key: object) -> str:
    """A cell as a name: text as it is, years without a fraction, dates in ISO form."""
    return str(int(key)) if isinstance(key, float) else str(key)


def dated(name: str) -> date | None:
    """The first day that a name means (``2024``, ``2024-07``, ``2024-07-31``); None if it is no date."""
    if not re.fullmatch(r"[12]\d{3}(-\d\d){0,2}", name):
        return None
    return period(name).first


def short(value: float, unit: str, lang: str, *, digits: int = 3) -> str:
    """A value as charts write it beside a mark: ``1.32万亿``, ``$1.32T``."""
    return quantity.compact(Quantity(Fraction(value).limit_denominator(10**6), unit, digits), lang)


def between(
    points: Mapping[str, Points], axis: XAxis, since: Moment | None, until: Moment | None
) -> Mapping[str, Points]:
    """Only the points from where ``since`` begins to where ``until`` ends; series without any are gone."""
    first = -math.inf if since is None else axis.span(since)[0]
    last = math.inf if until is None else axis.span(until)[1]
    kept = {key: tuple(row for row in rows if first <= row[0] <= last) for key, rows in points.items()}
    if not any(kept.values()):
        raise SceneError(f"no points from {since or 'the start'} to {until or 'the end'}")
    return {key: rows for key, rows in kept.items() if rows}
