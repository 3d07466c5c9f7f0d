"""Sequence: places where lines may have been said → the course of a sitting: which line was said when.

A reader goes through the script from top to bottom, now and then says a line again, leaves one out, or jumps.
The course with the highest sum is taken: each place adds what it stands out by, each departure from the
script costs.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from langreel.voice.alignment.search import LinePlace

_AGAIN, _SKIP, _FURTHER, _JUMP = 0.3, 0.1, 0.1, 2.2
_OVERLAP = 0.45
"""Share of a place that may lie in another: their borders are not exact yet."""


def course(places: Sequence[LinePlace], chance: float, strict: float = 1.0) -> list[LinePlace]:
    """The places that a reader went through, in order of time.

    ``chance`` is what a place must stand out by: so much do the best places of lines that were not said.
    ``strict`` is how much dearer than usual departures from the script are.
    """
    order = sorted(places, key=lambda place: (place.ends, place.begins))
    if not order:
        return []
    line, begins, ends = (
        np.array([getattr(place, name) for place in order]) for name in ("line", "begins", "ends")
    )
    gain = np.array([place.score for place in order]) - chance
    total, before = gain.copy(), np.full(len(order), -1)
    for here in range(1, len(order)):
        room = np.minimum(ends[:here] - begins[:here], ends[here] - begins[here]) * _OVERLAP
        sums = total[:here] - strict * _costs(line[here] - line[:here])
        sums[(ends[:here] - begins[here] > room) | (begins[:here] >= begins[here])] = -np.inf
        best = int(sums.argmax())
        if sums[best] > 0:
            total[here], before[here] = gain[here] + sums[best], best
    return _traced(order, int(total.argmax()), before) if total.max() > 0 else []


def _costs(step: np.ndarray[tuple[int], np.dtype[np.int_]]) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """What it costs to go on so many lines further down the script."""
    onward = np.where(step == 1, 0.0, np.minimum(_SKIP + _FURTHER * (step - 2), _JUMP))
    return np.where(step == 0, _AGAIN, np.where(step > 0, onward, _JUMP))


def _traced(
    order: Sequence[LinePlace], last: int, before: np.ndarray[tuple[int], np.dtype[np.int_]]
) -> list[LinePlace]:
    found = []
    while last >= 0:
        found.append(order[last])
        last = int(before[last])
    return found[::-1]
