"""Cutting: the cheapest way to divide a spoken line into cues, for one text or two that run together.

Dynamic programming over the places where the texts may break. Two texts move in blocks: one cue of each, or
one that stands while the other, longer one goes on to its next.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

from langreel.breaking import Break, Shown, fold
from langreel.breaking.fold import torn
from langreel.captions.clock import Clock
from langreel.captions.profiles import Limits

_CUE = 6.0  # what one more cue costs; a break after a comma costs 2, between phrases 10, each times _EDGE
_EDGE = 1.5
_LINE = 0.8  # how much a break inside a cue weighs
_STRADDLE = 8.0  # what a cue costs that holds the end of one sentence and not all of the next
_APART = 12.0  # what a second between the two halves of a bilingual cut costs
_FARTHEST = 1.5  # seconds apart that are considered at all, if any cut stays within them
_HELD = 4.0  # what it costs that one language stands while the other goes on
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
class Part:
    """One cue of a line: the frames of its words, and the lines that each text shows."""

    begin: int
    end: int
    lines: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Run:
    """One or more cues of one text on end: the stops where they end, the lines of each, and what they cost.

    ``told`` is the second of the reel at which the words after it begin.
    """

    stops: tuple[int, ...]
    lines: tuple[tuple[str, ...], ...]
    cost: float
    told: float


Places = tuple[int, ...]
Stops = Sequence[Sequence[Break]]
Runs = Mapping[int, Sequence[Run]]
Reached = dict[Places, tuple[float, Places | None, tuple[Run, ...]]]


def divide(strips: Sequence[Strip], pace: Pace) -> tuple[Part, ...]:
    """The cues of one spoken line, one at least where anything is shown.

    Breaks inside words come only where nothing else fits.
    """
    stops = [_stops(strip, strip.edges) for strip in strips]
    parts = _cheapest(strips, stops, pace, _FARTHEST) or _cheapest(strips, stops, pace)
    if parts := parts or _held(strips, pace, fitting=True):
        return parts
    letters = [_stops(strip, torn(strip.text, strip.edges)) for strip in strips]
    return _cheapest(strips, letters, pace) or _held(strips, pace, fitting=False)


def _stops(strip: Strip, edges: Sequence[Break]) -> tuple[Break, ...]:
    return Break(0, 0.0), *edges, Break(len(strip.text), 0.0)


def _held(strips: Sequence[Strip], pace: Pace, fitting: bool) -> tuple[Part, ...]:
    """The longest of several texts cut alone, the others whole in each cue (``fitting``: if they fit)."""
    wholes = [(strip.shown(0, len(strip.text)),) for strip in strips]
    longest = max(range(len(strips)), key=lambda n: len(wholes[n][0]) / strips[n].limits.chars)
    rest = [n for n in range(len(strips)) if n != longest]
    if not rest or (fitting and any(len(wholes[n][0]) > strips[n].limits.chars for n in rest)):
        return ()
    return tuple(
        replace(part, lines=tuple(part.lines[0] if n == longest else whole for n, whole in enumerate(wholes)))
        for part in divide([strips[longest]], replace(pace, lead=0))
    )


def _cheapest(
    strips: Sequence[Strip], stops: Stops, pace: Pace, farthest: float = float("inf")
) -> tuple[Part, ...]:
    """The cheapest way through the stops of all texts at once; () where none leads to the end.

    At most one text at a time goes through more than one cue; texts end at most ``farthest`` seconds apart.
    """
    single = [_cues(strip, edges, pace, len(strips)) for strip, edges in zip(strips, stops)]
    longer = [_longer(runs) if len(strips) > 1 else {} for runs in single]
    choices = [single, *([*single[:n], more, *single[n + 1 :]] for n, more in enumerate(longer) if more)]
    goal = tuple(len(edges) - 1 for edges in stops)
    reached: Reached = {tuple(0 for _ in strips): (0.0, None, ())}
    for first in range(goal[0]):
        for node in [node for node in reached if node[0] == first]:
            for choice in choices:
                runs = [each.get(at, ()) for each, at in zip(choice, node)]
                _go(reached, node, runs, goal, farthest)
    return _walk(reached, goal, strips, stops, pace)


def _go(reached: Reached, node: Places, runs: Sequence[Sequence[Run]], goal: Places, farthest: float) -> None:
    """Take every step from a node, and keep those that are the cheapest so far to where they lead."""
    spent = reached[node][0]
    for block in product(*runs):
        told = [run.told for run in block]
        apart = max(told) - min(told)
        target = tuple(run.stops[-1] for run in block)
        if apart > farthest or (target != goal and any(at == end for at, end in zip(target, goal))):
            continue
        held = max(len(run.stops) for run in block) - 1
        cost = spent + sum(run.cost for run in block) + _CUE + held * (_CUE + _HELD) + _APART * apart
        if target not in reached or cost < reached[target][0]:
            reached[target] = cost, node, block


def _walk(
    reached: Reached, goal: Places, strips: Sequence[Strip], stops: Stops, pace: Pace
) -> tuple[Part, ...]:
    """The parts on the way that led to the goal, in text order."""
    parts: list[Part] = []
    node = goal
    while node in reached:
        _, before, block = reached[node]
        if before is None:
            break
        busy = max(range(len(block)), key=lambda n: (len(block[n].stops), n == pace.lead))
        places = (before[busy], *block[busy].stops)
        for at in reversed(range(len(places) - 1)):
            start, end = (stops[busy][place].offset for place in places[at : at + 2])
            begin = strips[busy].clock.start(start)
            lines = tuple(run.lines[min(at, len(run.lines) - 1)] for run in block)
            parts.append(Part(begin, max(strips[busy].clock.end(end), begin + 1), lines))
        node = before
    return tuple(reversed(parts))


def _longer(single: Runs) -> Runs:
    """From each stop, the runs of two and of three cues."""
    found: dict[int, list[Run]] = {at: [] for at in single}
    longer = single
    for _ in range(_MOST_HELD - 1):
        longer = {at: _prolonged(runs, single) for at, runs in longer.items()}
        for at, runs in longer.items():
            found[at].extend(runs)
    return found


def _prolonged(runs: Sequence[Run], single: Runs) -> list[Run]:
    """Each run with one more cue, only the cheapest for each stop it may reach."""
    best: dict[int, Run] = {}
    for run in runs:
        for more in single.get(run.stops[-1], ()):
            cost, end = run.cost + more.cost, more.stops[-1]
            if end not in best or cost < best[end].cost:
                best[end] = Run(run.stops + more.stops, run.lines + more.lines, cost, more.told)
    return list(best.values())


def _cues(strip: Strip, stops: Sequence[Break], pace: Pace, texts: int) -> Runs:
    """From each stop, all pieces that fit into one cue."""
    most, width = strip.limits.lines, strip.limits.chars
    found: dict[int, list[Run]] = {}
    for at, stop in enumerate(stops):
        for target in range(at + 1, len(stops)):
            end = stops[target].offset
            if len(strip.shown(stop.offset, end)) > width * most + most:
                break
            folded = fold(stops, stop.offset, end, strip.shown, width, most)
            if folded is not None and folded[0][0]:
                lines, folds = folded
                cost = _LINE * folds + 3 * (len(lines) - 1) + _EDGE * stops[target].cost
                cost += _straddle(stops, at, target) + _tempo(strip, stop.offset, end, pace, texts)
                found.setdefault(at, []).append(
                    Run((target,), (lines,), cost, strip.clock.begins[end] / pace.fps)
                )
    return found


def _straddle(stops: Sequence[Break], start: int, end: int) -> float:
    whole = stops[end].cost <= 1 or all(stop.cost > 0 for stop in stops[start + 1 : end])
    return 0.0 if whole else _STRADDLE


def _tempo(strip: Strip, start: int, end: int, pace: Pace, texts: int) -> float:
    """What a cue costs that is too short, too long or too fast; its length counts once for all texts."""
    last = end == len(strip.text)
    until = strip.clock.ends[end] + pace.silence * pace.fps if last else strip.clock.begins[end]
    seconds = max((until - strip.clock.begins[start]) / pace.fps - (0 if last else pace.gap), 0.05)
    over = len(strip.shown(start, end)) / seconds / strip.limits.speed - 1
    return _length(seconds, pace) / texts + (8 + 60 * over if over > 0 else 0.0)


def _length(seconds: float, pace: Pace) -> float:
    if seconds < pace.shortest:
        return 30 + 60 * (pace.shortest - seconds)
    if seconds > pace.longest:
        return 60 + 20 * (seconds - pace.longest)
    return 15 * max(0.0, 1.6 - seconds) + 2 * max(0.0, seconds - 4.5)
