"""Quantities: a table, or quantities by name → what charts of a few amounts draw."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from langreel.data import Table
from langreel.errors import SceneError, perhaps
from langreel.model import Quantity
from langreel.scenes.charts import table_values
from langreel.scenes.charts.single_rows import one_row_each

Rows = Mapping[str, Sequence[Quantity | None]]
"""Quantities by name, one for each series; None where the table has none."""


def rows_of(
    data: Table | Mapping[str, Quantity],
    x: str,
    columns: Sequence[str],
    *,
    digits: int,
    series: str | None = "",
) -> Rows:
    """Quantities by names of column ``x``, for every one of ``columns``; a mapping's stay as they are.

    ``series`` is None where a chart could have been given one, and was not.
    """
    if not isinstance(data, Table):
        return {key: (amount,) for key, amount in data.items()}
    found: dict[str, list[Quantity | None]] = {}
    for n, name in enumerate(columns):
        unit = table_values.measure(data, name)[0]
        for key, value in table_values.values(data, x, name, series=series).items():
            row = found.setdefault(key, [None] * len(columns))
            row[n] = Quantity(Fraction(value).limit_denominator(10**6), unit, digits)
    if not found:
        raise SceneError(f"table {data.name!r} has no numbers in {', '.join(columns)}")
    return found


Parts = Mapping[str, Mapping[str, Quantity]]
"""Quantities by bar, and in it by part."""


def parts_of(
    data: Table | Parts, x: str, y: str | Sequence[str], series: str | None, *, digits: int
) -> tuple[Parts, tuple[str, ...]]:
    """The parts of every bar, and what all parts are called, in the order of the data.

    Bars are named by column ``x``; parts are the columns ``y``, or the names in column ``series`` of a tidy
    table. SceneError where units differ, or a part has two numbers.
    """
    if not isinstance(data, Table):
        found = data
    elif series:
        found = _tidy(data, x, y if isinstance(y, str) else y[0], series=series, digits=digits)
    else:
        names = (y,) if isinstance(y, str) else tuple(y)
        rows = rows_of(data, x, names, digits=digits, series=series)
        found = {bar: {name: each for name, each in zip(names, row) if each} for bar, row in rows.items()}
    return found, _part_names(found)


def _tidy(table: Table, x: str, y: str, *, series: str, digits: int) -> Parts:
    unit, scale = table_values.measure(table, y)
    said = {name: table_values.names(table, name) for name in (x, series)}
    cells = table_values.column(table, y)
    one_row_each(table, said, [y])
    found: dict[str, dict[str, Quantity]] = {}
    for bar, part, value in zip(*said.values(), cells):
        if bar is not None and part is not None and isinstance(value, (int, float)):
            exact = Fraction(value * scale).limit_denominator(10**6)
            found.setdefault(bar, {})[part] = Quantity(exact, unit, digits)
    return found


def _part_names(parts: Parts) -> tuple[str, ...]:
    """What all parts are called; SceneError where there are none, or not of one unit."""
    units = {each.unit for row in parts.values() for each in row.values()}
    if len(units) != 1:
        found = ", ".join(sorted(units)) or "none"
        raise SceneError(f"parts of a bar need one unit, and numbers; these have: {found}")
    return tuple(dict.fromkeys(name for row in parts.values() for name in row))


Pair = tuple[Quantity, Quantity]


def pairs_of(
    data: Table | Parts,
    x: str,
    y: str | Sequence[str],
    *,
    series: str | None,
    ends: Sequence[str],
    digits: int,
) -> tuple[tuple[str, str], Mapping[str, Pair]]:
    """What two moments are called, and what each name has at both; a name that has but one is left out.

    Names are in column ``x`` and the moments are two columns ``y``; or names are in column ``series`` of a
    tidy table, and the moments in column ``x``. ``ends`` are the moments (default: the first, the last).
    """
    tidy = isinstance(data, Table) and series
    rows, known = parts_of(data, series or x, y, x if tidy else None, digits=digits)
    first, last = (_moment_of(end, known) for end in (ends or (known[0], known[-1])))
    if first == last:
        raise SceneError(f"two moments are needed, and there is only {first}")
    found = {key: (row[first], row[last]) for key, row in rows.items() if first in row and last in row}
    if not found:
        raise SceneError(f"nothing has numbers both for {first} and for {last}")
    return (first, last), found


def _moment_of(written: str, known: Sequence[str]) -> str:
    """The last of the known moments that a written one means: 2014 is 2014-12-31, if that is there."""
    meant = [each for each in known if each == str(written) or each.startswith(f"{written}-")]
    if not meant:
        raise SceneError(f"there is no {written!r}", hint=perhaps(str(written), known))
    return meant[-1]


def number_of(amount: Quantity | None) -> float:
    """The number of a quantity; nothing where there is none."""
    if amount is None or not isinstance(amount.value, Fraction):
        return 0.0
    return float(amount.value)


def areas_of(quantities: Mapping[str, Quantity]) -> Mapping[str, float]:
    """The numbers of quantities of one unit that areas can show: none negative; SceneError otherwise."""
    units = {each.unit for each in quantities.values()}
    if len(units) != 1:
        raise SceneError(
            f"quantities of different units cannot be compared: {', '.join(sorted(units)) or 'none'}"
        )
    values = {key: each.value for key, each in quantities.items()}
    found = {key: float(value) for key, value in values.items() if isinstance(value, Fraction)}
    if len(found) < len(values) or min(found.values()) < 0 or not max(found.values()):
        raise SceneError("an area needs numbers that are not negative, and one above zero")
    return found


def chosen(keys: str | Iterable[str] | None, known: Iterable[str], what: str = "") -> list[str]:
    """The key or keys asked for, or all; SceneError with the nearest one where a ``what`` is not known."""
    everything = list(known)
    wanted = everything if keys is None else [keys] if isinstance(keys, str) else list(keys)
    for key in wanted:
        if key not in everything:
            raise SceneError(
                f"the chart has no {what} {key!r}".replace("  ", " "), hint=perhaps(key, everything)
            )
    return wanted
