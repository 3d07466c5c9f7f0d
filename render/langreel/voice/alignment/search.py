"""Search: one line's reference and a whole recording → the places where the line may have been said.

Dynamic time warping of the line against every stretch of the recording at once. A step is one frame of each,
or two of one and one of the other, so a line may be said at half or twice the reference's pace; as no step
stays on a row, each row is computed for the whole recording in a few vector operations.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from langreel.voice.alignment.cepstra import Floats

Ints = NDArray[np.int32]

_FAR = np.float32(1e6)
_UNEVEN = np.float32(1.0)
"""What a step that hurries or lingers costs, in the units of a distance."""
_MANY = 12
"""Places of a line that are looked at."""


@dataclass(frozen=True, slots=True)
class LinePlace:
    """A place where a line may have been said: rows of the recording, and how far it stands out."""

    line: int
    begins: int
    ends: int
    score: float


@dataclass(frozen=True, slots=True)
class Scan:
    """A line held against a whole recording: for each row, the cost of the best warp that ends there."""

    cost: Floats
    begins: Ints

    @property
    def whole(self) -> Floats:
        """The costs of warps that fit."""
        return self.cost[self.cost < _FAR]


def scan(table: Floats) -> Scan:
    """Hold a line against a recording: how unlike each row of one is to each of the other."""
    length, count = table.shape
    if length < 2 or count < 3:
        return Scan(np.full(count, _FAR, np.float32), np.zeros(count, np.int32))
    return Scan(*ends_of(table))


def candidates(scans: Sequence[Scan], usual: Sequence[Scan]) -> list[LinePlace]:
    """The places that are most like each line; no two of a line share more than half of themselves.

    How much a place stands out is told by ``usual``, what is usual for each line.
    """
    return [
        place
        for number, (each, background) in enumerate(zip(scans, usual))
        for place in _places(number, each, background.whole)
    ]


def _places(line: int, scanned: Scan, usual: Floats) -> Iterator[LinePlace]:
    if not len(usual):
        return
    middle, spread = float(np.median(usual)), float(usual.std()) + 1e-6
    for end in _apart(scanned.cost, scanned.begins):
        score = (middle - float(scanned.cost[end])) / spread
        yield LinePlace(line, int(scanned.begins[end]), end + 1, score)


def ends_of(table: Floats) -> tuple[Floats, Ints]:
    """For each row of the recording: the mean distance of the best warp that ends there, and its begin."""
    count = table.shape[1]
    cost, begins = table[0].copy(), np.arange(count, dtype=np.int32)
    older, older_begins = np.full(count, _FAR, np.float32), begins
    for number in range(1, len(table)):
        here, before = table[number], table[number - 1]
        even = np.full(count, _FAR, np.float32)
        even[1:] = cost[:-1] + here[1:]
        slow = np.full(count, _FAR, np.float32)
        slow[2:] = cost[:-2] + 0.5 * (here[2:] + here[1:-1]) + _UNEVEN
        fast = np.full(count, _FAR, np.float32)
        fast[1:] = older[:-1] + before[1:] + here[1:] + _UNEVEN
        best = np.minimum(np.minimum(even, slow), fast)
        one = np.concatenate([begins[:1], begins[:-1]])
        two = np.concatenate([begins[:2], begins[:-2]])
        far = np.concatenate([older_begins[:1], older_begins[:-1]])
        chosen = np.where(best == even, one, np.where(best == slow, two, far))
        older, older_begins, cost, begins = cost, begins, np.minimum(best, _FAR), chosen
    return np.where(cost < _FAR, cost / np.float32(len(table)), _FAR), begins


def _apart(cost: Floats, begins: Ints) -> list[int]:
    """Ends of the best stretches."""
    padded = np.pad(cost, 2, constant_values=_FAR)
    around = np.lib.stride_tricks.sliding_window_view(padded, 5).min(axis=1)
    low = np.flatnonzero((cost <= around) & (cost < _FAR))
    kept: list[int] = []
    for end in low[np.argsort(cost[low], kind="stable")]:
        if all(_shared(begins, int(end), other) < 0.5 for other in kept):
            kept.append(int(end))
        if len(kept) == _MANY:
            break
    return kept


def _shared(begins: Ints, one: int, other: int) -> float:
    first, second = int(begins[one]), int(begins[other])
    common = min(one, other) - max(first, second)
    return common / max(1, min(one - first, other - second))
