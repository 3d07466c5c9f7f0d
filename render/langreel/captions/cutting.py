"""Cutting: the cheapest way to divide a spoken line into cues, for one text or two that run together.

Dynamic programming over the places where the texts may break. Two texts move in blocks: one cue of each, or
one that stands while the other, longer one goes on to its next.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil, floor

from langreel.captions.split import CueRun, Pace, Strip, haste, length, longer, single, standing
from langreel.linebreak import Break
from langreel.linebreak.fold import torn

_CUE = 6.0  # what one more cue costs
_APART = 12.0  # what a second between the two halves of a bilingual cut costs
_FARTHEST = 1.0  # seconds apart that are considered at all, if any cut stays within them
_WORD = 45.0  # breaks that cost more are looked at only where the others do not do
_HELD = 4.0  # what it costs that one language stands while the other goes on


@dataclass(frozen=True, slots=True)
class Part:
    """One cue of a line: the frames of its words, and the lines that each text shows."""

    begin: int
    end: int
    lines: tuple[tuple[str, ...], ...]


Places = tuple[int, ...]
Stops = Sequence[Sequence[Break]]
Block = tuple[CueRun, ...]
Step = tuple[Block, Places, float]
"""A block, the places it leads to, and what it costs but for its time."""
Reached = dict[Places, tuple[float, Places, Block]]


def divide(strips: Sequence[Strip], pace: Pace) -> tuple[Part, ...]:
    """The cues of one spoken line, one at least where anything is shown.

    Breaks inside words come only where nothing else fits.
    """
    phrases = [_stops(strip, [edge for edge in strip.edges if edge.cost < _WORD]) for strip in strips]
    stops = [_stops(strip, strip.edges) for strip in strips]
    parts = _cheapest(strips, phrases, pace, _FARTHEST) or _cheapest(strips, stops, pace)
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
    ones = [single(strip, edges, pace) for strip, edges in zip(strips, stops)]
    choices = [ones]
    if len(strips) > 1:
        many = [longer(strip, edges, runs, pace) for strip, edges, runs in zip(strips, stops, ones)]
        choices += [[*ones[:n], runs, *ones[n + 1 :]] for n, runs in enumerate(many)]
    goal = tuple(len(edges) - 1 for edges in stops)
    reached: Reached = {tuple(0 for _ in strips): (0.0, (), ())}
    for first in range(goal[0]):
        for node in [node for node in reached if node[0] == first]:
            for choice in choices:
                runs = [each.get(at, ()) for each, at in zip(choice, node)]
                _go(reached, node, _steps(runs, goal, farthest), strips, stops, pace)
    return _walk(reached, goal, strips, stops, pace)


def _steps(runs: Sequence[Sequence[CueRun]], goal: Places, farthest: float) -> Iterator[Step]:
    """The blocks whose texts reach the end together, or neither does: the innermost loop of all cutting."""
    if len(runs) == 1:
        yield from (((run,), run.stops[-1:], _cues(len(run.stops)) + run.cost) for run in runs[0])
        return
    told = [run.told for run in runs[1]]
    others = [(run, run.told, run.stops[-1], len(run.stops), run.cost) for run in runs[1]]
    for run in runs[0]:
        end, size, at = run.stops[-1], len(run.stops), run.told
        ended = end == goal[0]
        low, high = bisect_left(told, at - farthest), bisect_right(told, at + farthest)
        for other, told_at, stop, many, cost in others[low:high]:
            if ended == (stop == goal[1]):
                apart = told_at - at if told_at > at else at - told_at
                cues = _cues(size if size > many else many)
                yield (run, other), (end, stop), cues + _APART * apart + run.cost + cost


def _cues(number: int) -> float:
    """What so many cues on end cost."""
    return number * _CUE + (number - 1) * _HELD


def _go(
    reached: Reached,
    node: Places,
    steps: Iterator[Step],
    strips: Sequence[Strip],
    stops: Stops,
    pace: Pace,
) -> None:
    """Take every step from a node, and keep those that are the cheapest so far to where they lead."""
    spent, lead = reached[node][0], pace.lead
    seconds: dict[int, float] = {}
    for block, target, fixed in steps:
        cost = spent + fixed
        before = reached.get(target)
        if before is not None and cost >= before[0]:
            continue
        end = target[lead]
        if end not in seconds:
            seconds[end] = standing(strips[lead], stops[lead], node[lead], end, pace)
        cost += _tempo(block, strips, seconds[end], pace)
        if before is None or cost < before[0]:
            reached[target] = cost, node, block


def _tempo(block: Block, strips: Sequence[Strip], seconds: float, pace: Pace) -> float:
    """What a block costs for its time; runs of several cues have counted theirs."""
    alone = all(len(run.stops) == 1 for run in block)
    rushed = sum(
        haste(run.size / seconds, strip.limits) for run, strip in zip(block, strips) if len(run.stops) == 1
    )
    return rushed + (length(seconds, pace) if alone else 0.0)


def _walk(
    reached: Reached, goal: Places, strips: Sequence[Strip], stops: Stops, pace: Pace
) -> tuple[Part, ...]:
    """The parts on the way that led to the goal, in text order."""
    parts: list[Part] = []
    node = goal
    while node in reached and reached[node][1]:
        _, before, block = reached[node]
        borders = _borders(before, block, strips, stops, pace)
        for at in reversed(range(len(borders) - 1)):
            begin, end = floor(borders[at] + 1e-6), ceil(borders[at + 1] - 1e-6)
            lines = tuple(run.lines[min(at, len(run.lines) - 1)] for run in block)
            parts.append(Part(begin, max(end, begin + 1), lines))
        node = before
    return tuple(reversed(parts))


def _borders(node: Places, block: Block, strips: Sequence[Strip], stops: Stops, pace: Pace) -> list[float]:
    """Frames at which the cues of a block begin, and where its words end.

    The leading text says from when to when; the text that goes through several cues divides that time.
    """
    busy = max(range(len(block)), key=lambda n: (len(block[n].stops), n == pace.lead))
    (first, last), (start, end) = (
        (
            strips[n].clock.begins[stops[n][node[n]].offset],
            strips[n].clock.ends[stops[n][block[n].stops[-1]].offset],
        )
        for n in (pace.lead, busy)
    )
    scale = (last - first) / max(end - start, 1e-6)
    inner = (strips[busy].clock.begins[stops[busy][at].offset] for at in block[busy].stops[:-1])
    return [first, *(first + (at - start) * scale for at in inner), last]
