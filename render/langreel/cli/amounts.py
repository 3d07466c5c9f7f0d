"""Amounts: numbers with a unit, as people write them on the command line."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import click

SECONDS = {"min": 60, "h": 3600, "d": 86_400, "w": 604_800}
BITS = {"kbit": 10**3, "Mbit": 10**6, "Gbit": 10**9}
BYTES = {"B": 1, "KB": 10**3, "MB": 10**6, "GB": 10**9, "TB": 10**12}


def amount(units: Mapping[str, int]) -> Callable[[click.Context, click.Parameter, str | None], float | None]:
    """What reads a number with one of some units: ``30d``, ``1.5GB``."""

    def read(ctx: click.Context, param: click.Parameter, value: str | None) -> float | None:
        if value is None:
            return None
        found = amount_of(value, units)
        if found is None:
            raise click.BadParameter(f"{value!r}: write a number with one of {', '.join(units)}", ctx, param)
        return found

    return read


def amount_of(value: str, units: Mapping[str, int]) -> float | None:
    """A number with one of some units; None if it is none.

    >>> amount_of("1.5 kb", BYTES), amount_of("much", BYTES)
    (1500.0, None)
    """
    sizes = {unit.lower(): size for unit, size in units.items()}
    written = re.fullmatch(r"(\d+(?:\.\d+)?)\s*([A-Za-z]+)", value.strip())
    if not written or written[2].lower() not in sizes:
        return None
    return float(written[1]) * sizes[written[2].lower()]
