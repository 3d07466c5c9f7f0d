"""FlowLoop: stations in a ring, and what goes from one to the next."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations
from typing import Any

import numpy as np
from manim import (
    UR,
    Animation,
    FadeIn,
    MoveToTarget,
    SurroundingRectangle,
    VGroup,
    VMobject,
    linear,
)

from langreel import theme
from langreel.data import Source
from langreel.errors import SceneError, perhaps
from langreel.geometry import Box, along, arc, stations, trim
from langreel.geometry.paths import Path
from langreel.scenes.charts.annotations import backed
from langreel.scenes.charts.arrow import Arrow
from langreel.scenes.charts.chart import WORD, Chart, together
from langreel.scenes.charts.station import ASIDE, RADIUS, Station
from langreel.scenes.charts.tokens import Stream
from langreel.scenes.typography import Lettering, text

BETWEEN = 0.6
"""The least distance of discs where names stand beside them."""


class FlowLoop(Chart):
    """Who pays whom: stations clockwise from the top, each with an icon and a name.

    ``names`` maps a station's key to what is written; ``icons`` to a line icon (bank, capitol, customer,
    factory, globe, house, port, shop …). Arrows are drawn by ``arrow`` or by the first ``flow``.
    """

    def __init__(
        self,
        names: Mapping[str, str],
        icons: Mapping[str, str] | None = None,
        *,
        colors: Mapping[str, str] | None = None,
        heading: str = "",
        note: str = "",
        source: Source | None = None,
        start: float = 90.0,
        box: Box | None = None,
        lang: str | None = None,
    ) -> None:
        super().__init__(box, heading, note, source=source, lang=lang)
        if len(names) < 2:
            raise SceneError("a loop needs two stations or more")
        places = self._stations(len(names), start, RADIUS + ASIDE)
        aside = _nearest(places) >= 2 * RADIUS + BETWEEN
        if not aside:
            places = self._stations(len(names), start, RADIUS + 0.55)
        self.places: dict[str, Path] = dict(zip(names, places))
        self.stations = {
            key: Station(
                names[key], (icons or {}).get(key, ""), (colors or {}).get(key, theme.INK), lang=self.lang
            )
            for key in names
        }
        self.arrows: dict[tuple[str, str], Arrow] = {}
        self.ways: dict[tuple[str, str], Path] = {}
        for key, station in self.stations.items():
            station.stand(self.places[key], self.room, aside=aside)

    def _stations(self, count: int, start: float, side: float) -> Path:
        """Where the stations stand, so far from the room's left and right."""
        orbit = self.room.inset(side, RADIUS + 1.2, side, RADIUS + 0.6)
        return stations(count, orbit, start)

    def enter(self) -> Animation:
        """Heading, then one station after the other."""
        self.add(*self.stations.values())
        popped = [station.enter() for station in self.stations.values()]
        return together(self.enter_furniture(), *popped, lag_ratio=0.35)

    def arrow(
        self, a: str, b: str, words: str = "", *, color: str | None = None, bow: float | None = None
    ) -> Animation:
        """The arrow from one station to another is drawn, with words beside it.

        It bows to its left, outwards in a clockwise loop, by ``bow`` times the distance of the stations.
        """
        color = color or theme.MUTED
        path = self.ways[a, b] = self._path(a, b, bow)
        drawn = Arrow(path, color)
        self.arrows[a, b] = drawn
        moves = [drawn.enter()]
        parts: list[VMobject] = [drawn]
        if words:
            parts.append(self._beside(path, words, color))
            moves.append(FadeIn(parts[-1]))
        for part in parts:
            self.carry(part)
        self.add(*parts)
        return together(*moves, lag_ratio=0.5)

    def flow(self, a: str, b: str, token: str = "$", *, count: int = 3, words: str = "") -> Animation:
        """Tokens (``$``, ``note``, ``crate``) go from a station to another, once their arrow is drawn."""
        path = self.ways.get((a, b), self._path(a, b))
        stream = Stream(self, path, token, count=count)
        going = stream.advance([1.0], rate_func=linear, remover=True, run_time=1.6)
        if (a, b) in self.arrows:
            return going
        return together(self.arrow(a, b, words), going, lag_ratio=0.5)

    def relabel(self, names: Mapping[str, str], icons: Mapping[str, str] | None = None) -> Animation:
        """Stations take other names, and other icons: the loop stays the same."""
        for key in [*names, *(icons or {})]:
            self._station(key)
        moves = []
        for key, station in self.stations.items():
            if key in names or key in (icons or {}):
                moves.append(station.rename(names.get(key, ""), (icons or {}).get(key, "")))
        return together(*moves, lag_ratio=0.2)

    def highlight(self, key: str, color: str | None = None) -> Animation:
        """A station's rim lights up."""
        rim: Any = self._station(key).disc.animate
        return together(rim.set_stroke(color or theme.ACCENT, width=6))

    def shrink(self, share: float = 0.32) -> Animation:
        """The loop becomes a small motif in the upper right corner; it can still flow."""
        small = self.generate_target().scale(share)
        discs = VGroup(*(station.disc for station in small.submobjects if isinstance(station, Station)))
        small.shift(np.array([self.box.right, self.box.top, 0]) - discs.get_corner(UR))
        for part in small.get_family():
            if isinstance(part, (Lettering, SurroundingRectangle)):
                part.set_opacity(0)
            elif isinstance(part, VMobject):
                part.set_stroke(width=0.55 * part.stroke_width, family=False)
        return MoveToTarget(self)

    def _path(self, a: str, b: str, bow: float | None = None) -> Path:
        self._station(a), self._station(b)
        chord = float(np.hypot(*(self.places[b] - self.places[a])))
        bent = min(0.26, 1.25 / chord) if bow is None else bow
        return trim(arc(self.places[a], self.places[b], bent), RADIUS + 0.14, RADIUS + 0.2)

    def _beside(self, path: Path, words: str, color: str) -> VGroup:
        """Words outside of the arrow's bend."""
        x, y, heading = along(path, 0.5)
        name = backed(text(words, theme.BODY, color, lang=self.lang))
        left = np.array([-np.sin(heading), np.cos(heading)])
        reach = 0.22 + abs(left[0]) * name.width / 2 + abs(left[1]) * name.height / 2
        spot = np.array([x, y]) + left * reach
        half = np.array([name.width, name.height]) / 2
        low, high = np.array([self.room.left, self.room.bottom]), np.array([self.room.right, self.room.top])
        x, y = np.clip(spot, low + half, high - half)
        return name.move_to((x, y, 0)).set_z_index(WORD)

    def _station(self, key: str) -> Station:
        if key not in self.stations:
            raise SceneError(f"the loop has no station {key!r}", hint=perhaps(key, self.stations))
        return self.stations[key]


def _nearest(places: Path) -> float:
    """How far apart the nearest two of some places are."""
    return min(float(np.hypot(*(a - b))) for a, b in combinations(places, 2))
