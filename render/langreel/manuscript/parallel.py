"""Parallel: a second text of the same film, in another language → its words for each line of the first.

Lines are paired in order, by how long they are and by the numbers that they tell (after Gale and Church, "A
program for aligning sentences in bilingual corpora", 1993): one for one where that fits, else one for two.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from math import log, sqrt
from typing import Final

from langreel import quantity
from langreel.captions.split import divided
from langreel.manuscript.letters import joined, width
from langreel.model import Line, Quantity
from langreel.script.agreement import numbers_apart

_VARIANCE: Final = 6.8
"""Of the second text's length, a letter of the first: Gale and Church's figure."""
_STEPS: Final = {(1, 1): 0.0, (1, 2): 3.0, (2, 1): 3.0, (2, 2): 5.0, (1, 0): 6.0, (0, 1): 6.0}
"""How many lines of either text belong together, and what that costs."""
_BAND: Final = 24
"""How many lines two texts are apart at most, where they are as long."""
_NUMBER: Final = 4.0
"""What a number costs that only one of them tells."""


@dataclass(frozen=True, slots=True)
class PairedLine:
    """What the second text says for a line of the first; ``sure`` where they are one for one, numbers too."""

    text: str
    sure: bool


@dataclass(frozen=True, slots=True)
class _Step:
    cost: float
    here: int
    there: int


def paired(here: Sequence[str], there: Sequence[str], langs: tuple[str, str]) -> list[PairedLine]:
    """Of each line of the first text the words of the second; "" where there are none.

    Every word of the second stands with some line.
    """
    if not here:
        return []
    ratio = sum(map(width, there)) / max(sum(map(width, here)), 1)
    found: list[PairedLine] = []
    early: list[str] = []
    for begins, ends, first, last in _path(here, there, langs, ratio):
        if begins < ends:
            found += _words(here[begins:ends], [*early, *there[first:last]], langs)
            early = []
        elif found:
            # What the first text does not say goes with the line before, or with the first of all.
            found[-1] = PairedLine(joined([found[-1].text, *there[first:last]]), False)
        else:
            early += there[first:last]
    return found


def _words(here: Sequence[str], there: Sequence[str], langs: tuple[str, str]) -> list[PairedLine]:
    """What one or two lines of the first text are in the second."""
    if len(here) == 1:
        mine, theirs = (Line("", 0, lang, joined(lines)) for lang, lines in zip(langs, (here, there)))
        sure = len(there) == 1 and not any(numbers_apart(mine, theirs))
        return [PairedLine(joined(there), sure)]
    parts = divided(there, [max(width(line), 1) for line in here], langs[1]) if there else [()] * len(here)
    return [PairedLine(joined(part), False) for part in parts]


def _path(
    here: Sequence[str], there: Sequence[str], langs: tuple[str, str], ratio: float
) -> list[tuple[int, int, int, int]]:
    """(begins, ends) in either text of what belongs together, from the first line to the last."""
    best: dict[tuple[int, int], _Step] = {(0, 0): _Step(0.0, 0, 0)}
    slope = len(there) / max(len(here), 1)
    for at in range(len(here) + 1):
        for other in range(len(there) + 1):
            if abs(other - at * slope) > _BAND + abs(len(there) - len(here)):
                continue
            for (one, two), dear in _STEPS.items():
                before = best.get((at - one, other - two))
                if before is None or at < one or other < two or not (one or two):
                    continue
                mine, theirs = here[at - one : at], there[other - two : other]
                cost = (
                    before.cost + dear + _length(mine, theirs, ratio) + _NUMBER * _apart(mine, theirs, langs)
                )
                if (at, other) not in best or cost < best[at, other].cost:
                    best[at, other] = _Step(cost, one, two)
    steps, place = [], (len(here), len(there))
    while place != (0, 0):
        step = best[place]
        steps.append((place[0] - step.here, place[0], place[1] - step.there, place[1]))
        place = steps[-1][0], steps[-1][2]
    return steps[::-1]


def _length(here: Sequence[str], there: Sequence[str], ratio: float) -> float:
    """How unlikely it is that these are the same, by their lengths alone."""
    mine, theirs = sum(map(width, here)), sum(map(width, there))
    mean = (mine + theirs / max(ratio, 0.01)) / 2
    away = (theirs - mine * ratio) / sqrt(max(mean * _VARIANCE * ratio, 1.0))
    return log(1 + away * away)


def _apart(here: Sequence[str], there: Sequence[str], langs: tuple[str, str]) -> int:
    """How many numbers only one of the two tells, roughly: it is asked for every pair of lines."""
    mine, theirs = _numbers(" ".join(here), langs[0]), list(_numbers(" ".join(there), langs[1]))
    alone = 0
    for each in mine:
        twin = next((other for other in theirs if quantity.same(each, other)), None)
        if twin is None:
            alone += 1
        else:
            theirs.remove(twin)
    return alone + len(theirs)


@cache
def _numbers(text: str, lang: str) -> tuple[Quantity, ...]:
    """What a text tells in numbers, beyond a handful of things."""
    found = (each.quantity for each in quantity.find(text, lang))
    return tuple(
        each for each in found if each.unit != "1" or not isinstance(each.value, Fraction) or each.value > 20
    )
