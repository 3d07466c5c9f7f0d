"""Flows: amounts that go from one place to another → columns of bars, and ribbons as wide as their amounts.

Nothing is lost on the way: what comes into a place between others goes out of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from langreel.geometry.boxes import Box
from langreel.geometry.paths import Path

Flow = tuple[str, str, float]
"""From where, to where, and how much."""
SWEEPS = 6
"""How often columns are put in order by what they are joined to."""


@dataclass(frozen=True, slots=True)
class Ribbon:
    """A flow between two bars: where its middle leaves the one and comes to the other, and how wide it is."""

    source: str
    target: str
    amount: float
    start: tuple[float, float]
    end: tuple[float, float]
    width: float

    def outline(self, share: float = 1.0, count: int = 24) -> Path:
        """The edge of its first ``share`` (0..1), closed, shape (n, 2)."""
        at = np.linspace(0.0, max(share, 1e-3), count)
        x = self.start[0] + at * (self.end[0] - self.start[0])
        y = self.start[1] + at * at * (3 - 2 * at) * (self.end[1] - self.start[1])
        upper, lower = np.column_stack([x, y + self.width / 2]), np.column_stack([x, y - self.width / 2])
        return np.vstack([upper, lower[::-1], upper[:1]])

    def middle(self, share: float = 0.5) -> tuple[float, float]:
        """A place on its middle line."""
        x = self.start[0] + share * (self.end[0] - self.start[0])
        return x, self.start[1] + share * share * (3 - 2 * share) * (self.end[1] - self.start[1])


@dataclass(frozen=True, slots=True)
class FlowLayout:
    """Bars by place, the number of each bar's column, and ribbons in the order of the flows."""

    bars: Mapping[str, Box]
    column: Mapping[str, int]
    ribbons: tuple[Ribbon, ...]


def throughput(flows: Sequence[Flow]) -> Mapping[str, float]:
    """How much goes through each place, in the order in which they are named.

    Raises ValueError where an amount is not above zero, or where what comes in does not go out.

    >>> throughput([("tax", "budget", 5.0), ("budget", "pensions", 5.0)])
    {'tax': 5.0, 'budget': 5.0, 'pensions': 5.0}
    """
    into, out = dict[str, float](), dict[str, float]()
    for source, target, amount in flows:
        if not amount > 0:
            raise ValueError(f"the flow from {source!r} to {target!r} is {amount:g}, not above zero")
        out[source] = out.get(source, 0.0) + amount
        into[target] = into.get(target, 0.0) + amount
    for place in into.keys() & out.keys():
        if abs(into[place] - out[place]) > 1e-9 * max(into[place], out[place]):
            raise ValueError(f"{into[place]:g} flow into {place!r}, and {out[place]:g} out of it")
    places = dict.fromkeys(place for flow in flows for place in flow[:2])
    return {place: max(into.get(place, 0.0), out.get(place, 0.0)) for place in places}


def columns_of(flows: Sequence[Flow]) -> Mapping[str, int]:
    """The column of each place: after all that it gets from; where nothing leaves it, the last.

    Raises ValueError where flows go in a circle.

    >>> columns_of([("a", "b", 1.0), ("b", "c", 1.0), ("a", "d", 1.0)])
    {'a': 0, 'b': 1, 'c': 2, 'd': 2}
    """
    places = dict.fromkeys(place for flow in flows for place in flow[:2])
    found = dict.fromkeys(places, 0)
    for _ in places:
        for source, target, _ in flows:
            found[target] = max(found[target], found[source] + 1)
    last = max(found.values())
    if last >= len(places):
        raise ValueError("flows go in a circle")
    leaving = {source for source, _, _ in flows}
    return {place: column if place in leaving else last for place, column in found.items()}


def flow_layout(flows: Sequence[Flow], room: Box, *, bar: float, gap: float) -> FlowLayout:
    """Bars ``bar`` wide and ``gap`` apart in columns across the room, all amounts to one scale."""
    amounts, column = throughput(flows), columns_of(flows)
    order = _ordered(flows, column)
    tall = [sum(amounts[place] for place in places) for places in order]
    scale = min((room.height - gap * (len(places) - 1)) / total for places, total in zip(order, tall))
    step = (room.width - bar) / max(len(order) - 1, 1)
    bars = dict[str, Box]()
    for n, places in enumerate(order):
        top = room.y + (scale * tall[n] + gap * (len(places) - 1)) / 2
        for place in places:
            height, left = scale * amounts[place], room.left + n * step
            bars[place] = Box(left, top - height, left + bar, top)
            top -= height + gap
    return FlowLayout(bars, column, _ribbons(flows, bars, scale))


def _ordered(flows: Sequence[Flow], column: Mapping[str, int]) -> list[list[str]]:
    """The places of each column from the top, ordered by their neighbours so that ribbons cross little."""
    order = [[place for place in column if column[place] == n] for n in range(max(column.values()) + 1)]
    for sweep in range(SWEEPS):
        rank = {place: n / max(len(places), 1) for places in order for n, place in enumerate(places)}
        ahead = sweep % 2 == 0
        for places in order[1:] if ahead else reversed(order[:-1]):
            means = {place: _mean(flows, place, rank, ahead=ahead) for place in places}
            places.sort(key=means.__getitem__)
            rank.update({place: n / len(places) for n, place in enumerate(places)})
    return order


def _mean(flows: Sequence[Flow], place: str, rank: Mapping[str, float], *, ahead: bool) -> float:
    """Where the neighbours of a place stand in their column, on the average of what flows between."""
    joined = [
        (rank[source] if ahead else rank[target], amount)
        for source, target, amount in flows
        if (target if ahead else source) == place
    ]
    whole = sum(amount for _, amount in joined)
    return sum(at * amount for at, amount in joined) / whole if whole else rank[place]


def _ribbons(flows: Sequence[Flow], bars: Mapping[str, Box], scale: float) -> tuple[Ribbon, ...]:
    """Each flow from its place on one bar to its place on the other, in the order of the far ends."""
    leaves, comes = _shares(flows, bars, scale, near=0), _shares(flows, bars, scale, near=1)
    ends = [((bars[a].right, leaves[n]), (bars[b].left, comes[n])) for n, (a, b, _) in enumerate(flows)]
    return tuple(Ribbon(*flow, *pair, scale * flow[2]) for flow, pair in zip(flows, ends))


def _shares(flows: Sequence[Flow], bars: Mapping[str, Box], scale: float, *, near: int) -> dict[int, float]:
    """The middle (y) of each flow on its near bar (0: where it leaves, 1: where it comes)."""
    found, tops = dict[int, float](), {place: bar.top for place, bar in bars.items()}
    far = 1 - near
    for n in sorted(range(len(flows)), key=lambda n: -bars[str(flows[n][far])].y):
        place, width = str(flows[n][near]), scale * flows[n][2]
        found[n] = tops[place] - width / 2
        tops[place] -= width
    return found
