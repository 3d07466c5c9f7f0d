"""Scales: the geometry of charts as pure functions: places, ticks, ranks, label positions, paths.

Lengths are Manim units, y grows upwards; paths are arrays of shape (n, 2). Nothing here draws.
"""

from __future__ import annotations

from langreel.scales.boxes import Box, columns, stack
from langreel.scales.labels import levels, place, shelves, spread
from langreel.scales.linear import Scale, domain, nice_step, rank, ticks
from langreel.scales.loops import arc, stations, trim, wedge
from langreel.scales.paths import along, lengths, partial, resample
from langreel.scales.snow import radius, rest, slope, turned
from langreel.scales.times import Span, date_ticks, moment, period

__all__ = [
    "Box",
    "Scale",
    "Span",
    "along",
    "arc",
    "columns",
    "date_ticks",
    "domain",
    "lengths",
    "levels",
    "moment",
    "nice_step",
    "partial",
    "period",
    "place",
    "radius",
    "rank",
    "resample",
    "rest",
    "shelves",
    "slope",
    "spread",
    "stack",
    "stations",
    "ticks",
    "trim",
    "turned",
    "wedge",
]
