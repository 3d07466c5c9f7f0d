"""Shares: how a mapping of quantities becomes plain numbers, for charts that compare a few of them."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from langreel.errors import SceneError, perhaps
from langreel.model import Quantity


def amounts(quantities: Mapping[str, Quantity]) -> Mapping[str, float]:
    """The values of quantities of one unit, none negative; SceneError otherwise."""
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


def chosen(keys: str | None, known: Mapping[str, object]) -> list[str]:
    """The key asked for, or all; SceneError with the nearest one if it is not known."""
    if keys is not None and keys not in known:
        raise SceneError(f"the chart has no {keys!r}", hint=perhaps(keys, known))
    return list(known) if keys is None else [keys]
