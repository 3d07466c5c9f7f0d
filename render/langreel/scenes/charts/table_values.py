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
from langreel.scenes.charts.single_rows import one_row_each

Points = tuple[tuple[float, float], ...]
"""Places on an x axis, each with its value."""

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


def places(table: Table, x: str) -> tuple[float | None, ...]:
    """Where each row stands on the axis of column ``x``, None if it has no cell there.

    SceneError where a cell stands nowhere.
    """
    axis = x_axis(table, x)
    return tuple(
        None if cell is None else _place(table, x, row, axis) for row, cell in enumerate(column(table, x))
    )


def _place(table: Table, x: str, row: int, axis: XAxis) -> float:
    try:
        return axis.place(table[x][row])
    except ValueError as error:
        where = f"row {row + 1} of {len(table)} of table {table.name!r}, column {x!r}"
        raise SceneError(f"{where}: {error}", hint=_mend(table, x)) from None


def _mend(table: Table, x: str) -> str:
    """How the cells of an axis are written, and which columns of a table have such days or years."""
    others = [name for name, cells in table.columns.items() if name != x and _holds_time(cells)]
    instead = f"name another column, as {', '.join(others)}; or " if others else ""
    return f"{instead}write 2024, 2024-07, 2024-07-31 or numbers (for 31/07/2024: read: {{dates: day-first}})"


def _holds_time(cells: Sequence[object]) -> bool:
    known = [cell for cell in cells if cell is not None]
    return bool(known) and not any(isinstance(cell, str) for cell in known) and axis_of(known).unit == "date"


def names(table: Table, x: str) -> tuple[str | None, ...]:
    """What each row is called in column ``x``, None if it has no cell there."""
    return tuple(None if cell is None else name_of(cell) for cell in column(table, x))


def points(table: Table, x: str, y: str | Sequence[str], *, series: str | None = "") -> Mapping[str, Points]:
    """Points along ``x`` in true units, by series: the values of column ``series``, or the ``y`` columns.

    Empty cells are left out, and rows without a series; points are in the order of ``x``. SceneError where
    a series has two at one place; ``series`` is None where a chart could have been given one.
    """
    wanted, at = [y] if isinstance(y, str) else [*y], places(table, x)
    own = {series: names(table, series)} if series else {}
    found: dict[str, list[tuple[float, float]]] = {}
    for name in wanted:
        cells, scale = column(table, name), measure(table, name)[1]
        one_row_each(table, {x: at, **own}, [name], series=series)
        for spot, value, key in zip(at, cells, own.get(series or "", (name,) * len(at))):
            if spot is not None and key is not None and isinstance(value, (int, float)):
                found.setdefault(key, []).append((spot, value * scale))
    if not found:
        raise SceneError(f"table {table.name!r} has no numbers in {', '.join(wanted)}")
    return {key: tuple(sorted(rows)) for key, rows in found.items()}


def values(table: Table, x: str, y: str, *, series: str | None = "") -> Mapping[str, float]:
    """One value in true units for each name (or year, or month) in column ``x``; empty cells are left out.

    SceneError where a name has two; ``series`` is None where a chart could have been given one.
    """
    said, cells, scale = names(table, x), column(table, y), measure(table, y)[1]
    one_row_each(table, {x: said}, [y], series=series)
    pairs = zip(said, cells)
    return {key: value * scale for key, value in pairs if key is not None and isinstance(value, (int, float))}


def expected(table: Table, x: str) -> frozenset[float]:
    """The places of a table that nobody can know yet: its ``status`` calls them a projection, or they lie
    after the day that its source knows of."""
    status, axis = table.columns.get("status", (None,) * len(table)), x_axis(table, x)
    last = _last_known(table) if isinstance(axis, TimeAxis) else math.inf
    pairs = zip(places(table, x), status)
    return frozenset(at for at, word in pairs if at is not None and (at > last or word in PROJECTIONS))


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
