"""Geometry: where the parts of a chart lie, as pure functions: places, ticks, ranks, label positions, paths.

Lengths are Manim units, y grows upwards; paths are arrays of shape (n, 2). Nothing here draws.
"""

from __future__ import annotations

from langreel.geometry.arcs import arc, stations, trim, wedge
from langreel.geometry.boxes import Box, columns, rows, stack
from langreel.geometry.labels import levels, place, shelves, spread
from langreel.geometry.linear import Scale, domain, nice_step, rank, ticks
from langreel.geometry.paths import all_along, along, lengths, partial, resample
from langreel.geometry.slope import radius, rest, slope, turned
from langreel.geometry.stage_places import StagePlaces, stage
from langreel.geometry.times import TimeRange, date_ticks, period
from langreel.geometry.x_axis import Moment, NumberAxis, TimeAxis, XAxis, axis_of

__all__ = [
    "Box",
    "Moment",
    "NumberAxis",
    "Scale",
    "StagePlaces",
    "TimeAxis",
    "TimeRange",
    "XAxis",
    "all_along",
    "along",
    "arc",
    "axis_of",
    "columns",
    "date_ticks",
    "domain",
    "lengths",
    "levels",
    "nice_step",
    "partial",
    "period",
    "place",
    "radius",
    "rank",
    "resample",
    "rest",
    "rows",
    "shelves",
    "slope",
    "spread",
    "stack",
    "stage",
    "stations",
    "ticks",
    "trim",
    "turned",
    "wedge",
]
