"""Audit: what a chart claims by the way it is drawn, for those who check whether the claim is fair."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from langreel.geometry import Box

Kind = Literal[
    "bars", "lines", "area", "areas", "race", "ring", "snowball", "timeline", "stripes", "scatter",
    "seasonal", "heat", "multiples", "bubbles", "flows", "map",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class ChartAudit:
    """A chart at one moment. Values are in true units, places in Manim units of the frame.

    ``baseline`` is the value that bars, areas and balls begin at. ``domain`` is what the value axis shows,
    ``data`` what is drawn on it. ``periods`` are ``(day, place)``: the ordinals of dates, and where they
    stand on their axis (or when, if time is shown by time). ``colors`` are those that tell series apart;
    ``named`` says that each series also bears its name. ``plot`` is where a value axis stands, if there is
    one. ``forecasts`` says that a solid line goes on beyond the day that its source knows of.

    ``shades`` are the colours of a colour scale from its low end to its high one, which turn at the share
    ``turn`` of the way if they go two ways; ``keyed`` says that a key stands there which tells their values.
    ``sizes`` are ``(value, length or area)`` of what is drawn as large as its value. ``unnamed_axes`` have
    numbers of which nothing says what they count. ``sums`` are totals as they are
    shown, each with what its parts add up to.
    """

    kind: Kind
    heading: str = ""
    baseline: float = 0.0
    domain: tuple[float, float] | None = None
    data: tuple[float, float] | None = None
    periods: tuple[tuple[float, float], ...] = ()
    colors: Mapping[str, str] = field(default_factory=dict)
    named: bool = True
    unit: str = ""
    plot: Box | None = None
    forecasts: bool = False
    shades: tuple[str, ...] = ()
    turn: float | None = None
    keyed: bool = True
    sizes: tuple[tuple[float, float], ...] = ()
    unnamed_axes: tuple[str, ...] = ()
    sums: tuple[tuple[float, float], ...] = ()
