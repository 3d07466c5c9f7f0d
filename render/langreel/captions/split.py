"""Strips: one text of a spoken line, and the pieces of it that fit into one cue or a few on end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from langreel.captions.clock import Clock
from langreel.captions.limits import Limits
from langreel.linebreak import Break, Shown, fold

# Costs: a break after a comma costs 2, between phrases 10; see langreel.linebreak.
_EDGE = 1.5  # how much a break between two cues weighs
_LINE = 0.8  # how much a break inside a cue weighs
_STRADDLE = 8.0  # what a cue costs that holds the end of one sentence and not all of the next
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

    The cost of a single cue leaves out its time. ``size`` counts characters, ``told`` is the second of the
    reel at which the words after the run begin.
    """

    stops: tuple[int, ...]
    lines: tuple[tuple[str, ...], ...]
    cost: float
    size: float
    told: float


Runs = Mapping[int, Sequence[CueRun]]


def single(strip: Strip, stops: Sequence[Break], pace: Pace) -> Runs:
    """From each stop, all pieces that fit into one cue."""
    most, width, measure = strip.limits.lines, strip.limits.chars, strip.limits.measure
    found: dict[int, list[CueRun]] = {}
    for at, stop in enumerate(stops):
        for target in range(at + 1, len(stops)):
            end = stops[target].offset
            if measure(strip.shown(stop.offset, end)) > width * most + most:
                break
            folded = fold(stops, stop.offset, end, strip.shown, width, most, measure)
            if folded is not None and folded[0][0]:
                cost = _LINE * folded[1] + 3 * (len(folded[0]) - 1) + _ending(stops, at, target)
                size, told = sum(map(measure, folded[0])), strip.clock.begins[end] / pace.fps
                found.setdefault(at, []).append(CueRun((target,), (folded[0],), cost, size, told))
    return found


def _ending(stops: Sequence[Break], start: int, end: int) -> float:
    """What the break costs that ends a cue, more where a sentence has just begun."""
    begun = stops[end].cost > 1 and any(stop.cost <= 0 for stop in stops[start + 1 : end])
    return _EDGE * stops[end].cost + (_STRADDLE if begun else 0.0)


def longer(strip: Strip, stops: Sequence[Break], runs: Runs, pace: Pace) -> Runs:
    """From each stop, the runs of two and of three cues, in time order, each cue timed by its own clock."""
    paced = {
        at: [replace(run, cost=run.cost + _alone(strip, stops, at, run, pace)) for run in here]
        for at, here in runs.items()
    }
    found: dict[int, list[CueRun]] = {at: [] for at in paced}
    last = paced
    for _ in range(_MOST_HELD - 1):
        last = {at: _prolonged(here, paced) for at, here in last.items()}
        for at, here in last.items():
            found[at].extend(here)
    return {at: sorted(here, key=lambda run: run.told) for at, here in found.items()}


def _prolonged(runs: Sequence[CueRun], more: Runs) -> list[CueRun]:
    """Each run with one more cue, only the cheapest for each stop it may reach."""
    best: dict[int, CueRun] = {}
    for run in runs:
        for one in more.get(run.stops[-1], ()):
            cost, end = run.cost + one.cost, one.stops[-1]
            if end not in best or cost < best[end].cost:
                best[end] = CueRun(
                    run.stops + one.stops, run.lines + one.lines, cost, run.size + one.size, one.told
                )
    return list(best.values())


def _alone(strip: Strip, stops: Sequence[Break], at: int, run: CueRun, pace: Pace) -> float:
    seconds = standing(strip, stops, at, run.stops[-1], pace)
    return length(seconds, pace) + haste(run.size / seconds, strip.limits)


def standing(strip: Strip, stops: Sequence[Break], at: int, end: int, pace: Pace) -> float:
    """Seconds that a cue between two stops can stand: to the next one, or through the silence after it."""
    start, until = stops[at].offset, stops[end].offset
    rest = pace.silence if until == len(strip.text) else -pace.gap
    stop = strip.clock.ends[until] if until == len(strip.text) else strip.clock.begins[until]
    return max((stop - strip.clock.begins[start]) / pace.fps + rest, 0.05)


def length(seconds: float, pace: Pace) -> float:
    """What a cue costs for standing too shortly or too long."""
    if seconds < pace.shortest:
        return 30 + 60 * (pace.shortest - seconds)
    if seconds > pace.longest:
        return 60 + 20 * (seconds - pace.longest)
    return 15 * max(0.0, 1.6 - seconds) + 2 * max(0.0, seconds - 4.5)


def haste(speed: float, limits: Limits) -> float:
    """What a text costs that must be read faster than its limit."""
    over = speed / limits.speed - 1
    return 8 + 60 * over if over > 0 else 0.0
