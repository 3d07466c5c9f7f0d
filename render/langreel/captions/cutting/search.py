"""Search: the cheapest way to divide a spoken line into cues, for one text or two that run together.

A *place* is one stop in each text: what stands before it has been shown, what follows has not. A *block*
leads from a place to a later one: one cue of each text, or one that stands while the other, longer one goes
on to its next. With what a block costs (its breaks, its time, how its texts keep together),

    the cheapest way to the beginning costs nothing;
    the cheapest way to a place is, of all blocks that end there, the one for which
        the cheapest way to where it begins + what it costs
    is least; and the division is the cheapest way to the end.

Every block goes forward in every text. So places are left in the order of the first text, and by the time
one is left, the cheapest way to it is known.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import ceil, floor, inf

from langreel.captions.cutting.candidates import CueRun, Pace, Runs, Strip, longer, single, standing
from langreel.captions.cutting.costs import COSTS, FARTHEST, INSIDE_A_WORD, haste, length, on_end
from langreel.linebreak import Break
from langreel.linebreak.fold import torn


@dataclass(frozen=True, slots=True)
class Part:
    """One cue of a line: the frames of its words, and the lines that each text shows."""

    begin: int
    end: int
    lines: tuple[tuple[str, ...], ...]


Place = tuple[int, ...]
Block = tuple[CueRun, ...]
Ways = dict[Place, tuple[float, Place, Block]]
"""The cheapest way to each place: what it costs, the place before, and the block from there."""


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of a line, the stops where each may be cut, and the seconds that they may end apart."""

    strips: Sequence[Strip]
    stops: Sequence[Sequence[Break]]
    pace: Pace
    farthest: float = inf

    @property
    def end(self) -> Place:
        return tuple(len(stops) - 1 for stops in self.stops)

    def seconds(self, before: int, after: int) -> float:
        """How long the leading text's cue between two of its stops can stand."""
        lead = self.pace.lead
        return standing(self.strips[lead], self.stops[lead], before, end=after, pace=self.pace)

    def begins(self, text: int, stop: int) -> float:
        """The frame at which a text's words after a stop begin to sound."""
        return self.strips[text].clock.begins[self.stops[text][stop].offset]

    def ends(self, text: int, stop: int) -> float:
        """The frame at which a text's words before a stop have sounded."""
        return self.strips[text].clock.ends[self.stops[text][stop].offset]


def divide(strips: Sequence[Strip], pace: Pace) -> tuple[Part, ...]:
    """The cues of one spoken line, one at least where anything is shown.

    Breaks inside words come only where nothing else fits.
    """
    phrases = [_stops(strip, [edge for edge in strip.edges if edge.cost < INSIDE_A_WORD]) for strip in strips]
    stops = [_stops(strip, strip.edges) for strip in strips]
    parts = _cheapest(Texts(strips, phrases, pace, FARTHEST)) or _cheapest(Texts(strips, stops, pace))
    if parts := parts or _held(strips, pace, fitting=True):
        return parts
    letters = [_stops(strip, torn(strip.text, strip.edges)) for strip in strips]
    return _cheapest(Texts(strips, letters, pace)) or _held(strips, pace, fitting=False)


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


def _cheapest(texts: Texts) -> tuple[Part, ...]:
    """The cheapest way through the stops of all texts at once; () where none leads to the end."""
    ways: Ways = {tuple(0 for _ in texts.strips): (0.0, (), ())}
    choices = _choices(texts)
    for first in range(texts.end[0]):
        for place in [place for place in ways if place[0] == first]:
            for runs in choices:
                _go_on(
                    ways,
                    place,
                    _blocks(texts, [each.get(at, ()) for each, at in zip(runs, place)]),
                    texts=texts,
                )
    return _parts(ways, texts)


def _choices(texts: Texts) -> list[list[Runs]]:
    """What blocks are made of: single cues of all texts, or runs of several of one beside them."""
    ones = [single(strip, stops, texts.pace) for strip, stops in zip(texts.strips, texts.stops)]
    if len(ones) == 1:
        return [ones]
    many = [longer(*each, pace=texts.pace) for each in zip(texts.strips, texts.stops, ones)]
    return [ones, *([*ones[:n], runs, *ones[n + 1 :]] for n, runs in enumerate(many))]


def _blocks(texts: Texts, runs: Sequence[Sequence[CueRun]]) -> Iterator[tuple[Block, Place, float]]:
    """Each block of these runs, where it leads, and what it costs but for its time.

    Either both texts reach the end or neither does. This is the innermost loop of all cutting.
    """
    if len(runs) == 1:
        yield from (((run,), run.stops[-1:], on_end(len(run.stops)) + run.cost) for run in runs[0])
        return
    (last, last_other), farthest = texts.end, texts.farthest
    until = [run.until for run in runs[1]]
    others = [(run, run.until, run.stops[-1], len(run.stops), run.cost) for run in runs[1]]
    for run in runs[0]:
        end, many, here = run.stops[-1], len(run.stops), run.until
        ended = end == last
        low, high = bisect_left(until, here - farthest), bisect_right(until, here + farthest)
        for other, there, stop, more, cost in others[low:high]:
            if ended == (stop == last_other):
                apart = there - here if there > here else here - there
                together = on_end(many if many > more else more) + COSTS.apart * apart
                yield (run, other), (end, stop), together + run.cost + cost


def _go_on(ways: Ways, place: Place, blocks: Iterator[tuple[Block, Place, float]], *, texts: Texts) -> None:
    """Take every block from a place, and keep those that are the cheapest so far to where they lead."""
    spent, lead = ways[place][0], texts.pace.lead
    seconds: dict[int, float] = {}
    for block, target, fixed in blocks:
        known = ways[target][0] if target in ways else inf
        cost = spent + fixed
        if cost >= known:
            continue
        end = target[lead]
        if end not in seconds:
            seconds[end] = texts.seconds(place[lead], end)
        cost += _for_its_time(block, seconds[end], texts)
        if cost < known:
            ways[target] = cost, place, block


def _for_its_time(block: Block, seconds: float, texts: Texts) -> float:
    """What a block costs for its time; runs of several cues have counted theirs."""
    alone = all(len(run.stops) == 1 for run in block)
    rushed = sum(
        haste(run.size / seconds, strip.limits)
        for run, strip in zip(block, texts.strips)
        if len(run.stops) == 1
    )
    return rushed + (length(seconds, texts.pace.shortest, texts.pace.longest) if alone else 0.0)


def _parts(ways: Ways, texts: Texts) -> tuple[Part, ...]:
    """The cues on the way that led to the end, in text order."""
    found: list[Part] = []
    place = texts.end
    while place in ways and ways[place][1]:
        _, before, block = ways[place]
        found[:0] = _shared(block, _borders(before, block, texts))
        place = before
    return tuple(found)


def _shared(block: Block, borders: Sequence[float]) -> Iterator[Part]:
    """The cues of a block; a text of one cue stands through them all."""
    for at, (begins, ends) in enumerate(pairwise(borders)):
        begin, end = floor(begins + 1e-6), ceil(ends - 1e-6)
        lines = tuple(run.lines[min(at, len(run.lines) - 1)] for run in block)
        yield Part(begin, max(end, begin + 1), lines)


def _borders(before: Place, block: Block, texts: Texts) -> list[float]:
    """Frames at which the cues of a block begin, and where its words end.

    The leading text says from when to when; the text of most cues says where that time is divided, by its
    own clock, stretched to it.
    """
    lead = texts.pace.lead
    most = max(range(len(block)), key=lambda n: (len(block[n].stops), n == lead))
    first, last = texts.begins(lead, before[lead]), texts.ends(lead, block[lead].stops[-1])
    start, end = texts.begins(most, before[most]), texts.ends(most, block[most].stops[-1])
    stretch = (last - first) / max(end - start, 1e-6)
    inner = (texts.begins(most, stop) for stop in block[most].stops[:-1])
    return [first, *(first + (at - start) * stretch for at in inner), last]
