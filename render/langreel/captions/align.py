"""Align: cues of anybody's cut → the lines of the script, by time and order against a dub's timeline."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from langreel.captions.formats.read_file import at_rate
from langreel.captions.split import divided, joined
from langreel.model import Line, Timeline, Track

_MILLISECONDS: Final = 1000

_COVERED: Final = 0.6
"""The share of a line's speech that a cue must stand through to hold its words too."""
_LEAST: Final = 600
"""Milliseconds of speech that count as a line at all when a cue stands through several."""
_SURE: Final = 0.7
_NEAR: Final = 500
"""Milliseconds that a cue may begin off its line to count as cut for this dub."""
_FITS: Final = 0.6


@dataclass(frozen=True, slots=True)
class AlignedWords:
    """What a track says for one line; ``doubt`` tells why that is not sure, "" if it is."""

    line: Line
    text: str
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Aligned:
    """The words of each line that got any, in script order; the dub whose times the track has.

    ``moved`` tells how the track's times were changed to meet the dub, "" if they fitted as they were.
    """

    words: tuple[AlignedWords, ...]
    dub: str
    moved: str = ""


@dataclass(frozen=True, slots=True)
class _SpokenLine:
    """A line of a dub and the milliseconds in which it is spoken."""

    line: Line
    begins: int
    ends: int


_TimedLines = tuple[int, int, tuple[str, ...]]
"""Milliseconds from which to which, and the lines of a cue."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """What of a cue belongs to which line (counted in the dub)."""

    at: int
    lines: tuple[str, ...]
    doubt: str = ""


def aligned(track: Track, timelines: Mapping[str, Timeline], lang: str) -> Aligned:
    """Each cue's words under the line that is spoken meanwhile; a cue through several lines is divided.

    Cues are in time order. The dub is the one whose lines they meet best; a track for other times (shifted,
    or another frame rate) is stretched to it, and then every line is in doubt.
    """
    cues = tuple((c.span.start, c.span.end, c.lines) for c in at_rate(track, _MILLISECONDS).cues)
    fits = [_fit(cues, _speech(timeline), dub) for dub, timeline in timelines.items()]
    best = max(fits, key=lambda fit: (not fit.moved and fit.score >= 2 * _FITS, fit.score))
    pieces = [
        piece
        for number, cue in enumerate(best.cues)
        for piece in _pieces(cue, number, best.spoken, lang=lang)
    ]
    found = [
        _words(best, [piece for piece in pieces if piece.at == at], at, lang=lang) for at in _used(pieces)
    ]
    return Aligned(tuple(found), best.dub, best.moved)


def _used(pieces: Sequence[_Piece]) -> list[int]:
    return sorted({piece.at for piece in pieces})


def _speech(timeline: Timeline) -> list[_SpokenLine]:
    return [
        _SpokenLine(spoken.line, begins := round(spoken.span.start * _MILLISECONDS / timeline.fps),
              begins + max(1, round(spoken.take.seconds * _MILLISECONDS)))
        for spoken in timeline.spoken
    ]  # fmt: skip


# Which dub, and at which times


@dataclass(frozen=True, slots=True)
class _Fit:
    """A track at times that may have been moved, beside a dub; ``score`` from 0 to 2."""

    score: float
    cues: tuple[_TimedLines, ...]
    spoken: Sequence[_SpokenLine]
    dub: str
    moved: str = ""


def _fit(cues: tuple[_TimedLines, ...], spoken: Sequence[_SpokenLine], dub: str) -> _Fit:
    """The track as it is, or, where it does not meet the dub so, moved or stretched to it."""
    as_is = _Fit(_score(cues, spoken), cues, spoken, dub)
    if as_is.score >= 2 * _FITS:
        return as_is
    shift = spoken[0].begins - cues[0][0]
    scale = (spoken[-1].ends - spoken[0].begins) / max(cues[-1][1] - cues[0][0], 1)
    moved = f"moved by {shift / _MILLISECONDS:+.2f} s"
    others = [_moved(as_is, 1.0, moved), _moved(as_is, scale, f"{moved} and stretched to {scale:.1%}")]
    best = max(others, key=lambda fit: fit.score)
    return best if best.score > as_is.score + 0.2 else as_is


def _moved(fit: _Fit, scale: float, how: str) -> _Fit:
    first, origin = fit.spoken[0].begins, fit.cues[0][0]
    cues = tuple(
        (first + round((begins - origin) * scale), first + round((ends - origin) * scale), lines)
        for begins, ends, lines in fit.cues
    )
    return _Fit(_score(cues, fit.spoken), cues, fit.spoken, fit.dub, how)


def _score(cues: Sequence[_TimedLines], spoken: Sequence[_SpokenLine]) -> float:
    """How much of the cues' time is spoken, and how closely lines begin with a cue."""
    starts = sorted(begins for begins, _, _ in cues)
    heard = total = 0
    for begins, ends, _ in cues:
        heard += sum(shared for _, shared in _shares(begins, ends, spoken))
        total += ends - begins
    met = sum(_near(line.begins, starts) for line in spoken)
    return min(heard / max(total, 1), 1.0) + met / min(len(spoken), max(len(cues), 1))


def _near(at: int, starts: Sequence[int]) -> float:
    """1 where a cue begins with the line, 0 where none does within half a second."""
    place = bisect_right(starts, at)
    away = min((abs(starts[n] - at) for n in (place - 1, place) if 0 <= n < len(starts)), default=_NEAR)
    return max(0.0, 1 - away / _NEAR)


def _shares(begins: int, ends: int, spoken: Sequence[_SpokenLine]) -> Iterator[tuple[int, int]]:
    """The lines spoken between two times, and for how long."""
    first = bisect_right([line.ends for line in spoken], begins)
    for at in range(first, len(spoken)):
        if spoken[at].begins >= ends:
            return
        yield at, min(ends, spoken[at].ends) - max(begins, spoken[at].begins)


# Which line


def _pieces(cue: _TimedLines, number: int, spoken: Sequence[_SpokenLine], *, lang: str) -> Iterator[_Piece]:
    begins, ends, lines = cue
    shares = list(_shares(begins, ends, spoken))
    named = f"cue {number + 1} at {begins // 60000}:{begins % 60000 / 1000:06.3f}"
    through = [at for at, shared in shares if _covers(spoken[at], shared)]
    if len(through) > 1:
        weights = [spoken[at].ends - spoken[at].begins for at in through]
        parts = divided(lines, weights, lang)
        yield from (
            _Piece(at, part, f"{named} stands through {len(through)} lines; its words were divided")
            for at, part in zip(through, parts) if part
        )  # fmt: skip
    elif shares:
        at, most = max(shares, key=lambda share: share[1])
        sure = most >= _SURE * sum(shared for _, shared in shares)
        yield _Piece(at, lines, "" if sure else f"{named} stands at two lines")
    else:
        middle = (begins + ends) // 2
        at = min(range(len(spoken)), key=lambda n: max(spoken[n].begins - middle, middle - spoken[n].ends))
        yield _Piece(at, lines, f"{named} stands where nothing is spoken")


def _covers(line: _SpokenLine, shared: int) -> bool:
    return shared >= _COVERED * (line.ends - line.begins) and shared >= min(_LEAST, line.ends - line.begins)


def _words(fit: _Fit, pieces: Sequence[_Piece], at: int, *, lang: str) -> AlignedWords:
    doubt = "; ".join(dict.fromkeys(piece.doubt for piece in pieces if piece.doubt))
    if fit.moved:
        doubt = "; ".join(filter(None, (f"the times were {fit.moved}", doubt)))
    elif fit.score < _FITS:
        doubt = "; ".join(filter(None, ("the times are those of no dub", doubt)))
    return AlignedWords(fit.spoken[at].line, joined([piece.lines for piece in pieces], lang), doubt)
