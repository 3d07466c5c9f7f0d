"""Amounts: a table, or quantities by name → rows of quantities by name, one for each series."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from langreel.data import Table
from langreel.errors import SceneError
from langreel.model import Quantity
from langreel.scenes.charts import table_values

Amounts = Mapping[str, Sequence[Quantity | None]]


def rows_of(data: Table | Mapping[str, Quantity], x: str, series: Sequence[str], digits: int) -> Amounts:
    """Quantities by names of column ``x``, for every column of ``series``; a mapping's stay as they are."""
    if not isinstance(data, Table):
        return {key: (amount,) for key, amount in data.items()}
    found: dict[str, list[Quantity | None]] = {}
    for n, name in enumerate(series):
        unit = table_values.measure(data, name)[0]
        for key, value in table_values.values(data, x, name).items():
            row = found.setdefault(key, [None] * len(series))
            row[n] = Quantity(Fraction(value).limit_denominator(10**6), unit, digits)
    if not found:
        raise SceneError(f"table {data.name!r} has no numbers in {', '.join(series)}")
    return found


def number_of(amount: Quantity | None) -> float:
    """The number of a quantity; nothing where there is none."""
    if amount is None or not isinstance(amount.value, Fraction):
        return 0.0
    return float(amount.value)
