"""Candidates: the pieces of one text of a spoken line that fit into one cue, or into a few on end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from langreel.captions.cutting.clock import Clock
from langreel.captions.cutting.costs import COSTS, haste, length
from langreel.languages.model import Limits
from langreel.linebreak import Break, Shown, fold

_MOST_HELD = 3


@dataclass(frozen=True, slots=True)
class Strip:
    """One text of a line with all that cutting needs: where it may break, when it is said, what is seen."""

    text: str
    edges: tuple[Break, ...]
    shown: Shown
    clock: Clock
    limits: Limits


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds that a cue should last, at least and at most, the gap after it, the silence after the line.

    ``lead`` is the text whose clock counts: the dub's own, where it is among them.
    """

    shortest: float
    longest: float
    gap: float
    silence: float
    fps: int
    lead: int = 0


@dataclass(frozen=True, slots=True)
class CueRun:
    """One or more cues of one text on end: the stops where they end, the lines of each, and what they cost.

    The cost of a single cue leaves out its time. ``size`` counts characters, ``until`` is the second of the
    reel at which the words after the run begin.
    """

    stops: tuple[int, ...]
    lines: tuple[tuple[str, ...], ...]
    cost: float
    size: float
    until: float


Runs = Mapping[int, Sequence[CueRun]]
"""Runs by the stop where they begin."""


def single(strip: Strip, stops: Sequence[Break], pace: Pace) -> Runs:
    """From each stop, all pieces that fit into one cue."""
    most, width, measure = strip.limits.lines, strip.limits.chars, strip.limits.size
    found: dict[int, list[CueRun]] = {}
    for at, stop in enumerate(stops):
        for target in range(at + 1, len(stops)):
            end = stops[target].offset
            if measure(strip.shown(stop.offset, end)) > width * most + most:
                break
            folded = fold(
                stops, stop.offset, end, shown=strip.shown, width=width, lines=most, measure=measure
            )
            if folded is not None and folded[0][0]:
                lines, inside = folded
                cost = (
                    COSTS.break_inside * inside + COSTS.line * (len(lines) - 1) + _ending(stops, at, target)
                )
                size, until = sum(map(measure, lines)), strip.clock.begins[end] / pace.fps
                found.setdefault(at, []).append(CueRun((target,), (lines,), cost, size, until))
    return found


def _ending(stops: Sequence[Break], start: int, end: int) -> float:
    """What the break costs that ends a cue, more where a sentence has just begun."""
    begun = stops[end].cost > 1 and any(stop.cost <= 0 for stop in stops[start + 1 : end])
    return COSTS.break_between * stops[end].cost + (COSTS.straddle if begun else 0.0)


def longer(strip: Strip, stops: Sequence[Break], runs: Runs, *, pace: Pace) -> Runs:
    """From each stop, the runs of two and of three cues, in time order, each cue timed by its own clock."""
    paced = {
        at: [replace(run, cost=run.cost + _alone(strip, stops, at, run=run, pace=pace)) for run in here]
        for at, here in runs.items()
    }
    found: dict[int, list[CueRun]] = {at: [] for at in paced}
    last = paced
    for _ in range(_MOST_HELD - 1):
        last = {at: _prolonged(here, paced) for at, here in last.items()}
        for at, here in last.items():
            found[at].extend(here)
    return {at: sorted(here, key=lambda run: run.until) for at, here in found.items()}


def _prolonged(runs: Sequence[CueRun], more: Runs) -> list[CueRun]:
    """Each run with one more cue, only the cheapest for each stop it may reach."""
    best: dict[int, CueRun] = {}
    for run in runs:
        for one in more.get(run.stops[-1], ()):
            cost, end = run.cost + one.cost, one.stops[-1]
            if end not in best or cost < best[end].cost:
                best[end] = CueRun(
                    run.stops + one.stops, run.lines + one.lines, cost, run.size + one.size, one.until
                )
    return list(best.values())


def _alone(strip: Strip, stops: Sequence[Break], at: int, *, run: CueRun, pace: Pace) -> float:
    """What a cue costs for its time, taken by itself."""
    seconds = standing(strip, stops, at, end=run.stops[-1], pace=pace)
    return length(seconds, pace.shortest, pace.longest) + haste(run.size / seconds, strip.limits)


def standing(strip: Strip, stops: Sequence[Break], at: int, *, end: int, pace: Pace) -> float:
    """Seconds that a cue between two stops can stand: to the next one, or through the silence after it."""
    start, until = stops[at].offset, stops[end].offset
    rest = pace.silence if until == len(strip.text) else -pace.gap
    stop = strip.clock.ends[until] if until == len(strip.text) else strip.clock.begins[until]
    return max((stop - strip.clock.begins[start]) / pace.fps + rest, 0.05)
