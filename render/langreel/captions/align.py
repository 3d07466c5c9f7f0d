"""Assign: cues of anybody's cut → the lines of the script, by time and order against a dub's timeline."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from langreel.captions.formats.parsing import MS
from langreel.linebreak.glue import family
from langreel.model import Cue, Line, Timeline

_COVERED: Final = 0.6
"""The share of a line's speech that a cue must stand through to hold its words too."""
_LEAST: Final = 600
"""Milliseconds of speech that count as a line at all when a cue stands through several."""
_SURE: Final = 0.7
_NEAR: Final = 500
"""Milliseconds that a cue may begin off its line to count as cut for this dub."""
_FITS: Final = 0.6
_ENDS: Final = re.compile(r"(?<=[。！？!?…])(?![。！？!?…”’」』）)\"'])|(?<=[.”’」』）)\"'])(?=\s)")
_PAUSES: Final = re.compile(r"(?<=[，、；：,;:])|\s")


@dataclass(frozen=True, slots=True)
class AlignedWords:
    """What a track says for one line; ``doubt`` tells why that is not sure, "" if it is."""

    line: Line
    text: str
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Assigned:
    """The words of each line that got any, in script order; the dub whose times the track has.

    ``moved`` tells how the track's times were changed to meet the dub, "" if they fitted as they were.
    """

    words: tuple[AlignedWords, ...]
    dub: str
    moved: str = ""


@dataclass(frozen=True, slots=True)
class _Said:
    """A line of a dub and the milliseconds in which it is spoken."""

    line: Line
    begins: int
    ends: int


@dataclass(frozen=True, slots=True)
class _Piece:
    """What of a cue belongs to which line (counted in the dub)."""

    at: int
    lines: tuple[str, ...]
    doubt: str = ""


def assigned(cues: Sequence[Cue], timelines: Mapping[str, Timeline], lang: str) -> Assigned:
    """Each cue's words under the line that is spoken meanwhile; a cue through several lines is divided.

    ``cues`` are in milliseconds and in time order. The dub is the one whose lines the cues meet best; a track
    for other times (shifted, or another frame rate) is stretched to it, and then every line is in doubt.
    """
    fits = [_fit(cues, _said(timeline), dub) for dub, timeline in timelines.items()]
    best = max(fits, key=lambda fit: (not fit.moved and fit.score >= 2 * _FITS, fit.score))
    pieces = [
        piece for number, cue in enumerate(best.cues) for piece in _pieces(cue, number, best.said, lang)
    ]
    found = [_words(best, [piece for piece in pieces if piece.at == at], at, lang) for at in _used(pieces)]
    return Assigned(tuple(found), best.dub, best.moved)


def _used(pieces: Sequence[_Piece]) -> list[int]:
    return sorted({piece.at for piece in pieces})


def _said(timeline: Timeline) -> list[_Said]:
    return [
        _Said(spoken.line, begins := round(spoken.span.start * MS / timeline.fps),
              begins + max(1, round(spoken.take.seconds * MS)))
        for spoken in timeline.spoken
    ]  # fmt: skip


# Which dub, and at which times


@dataclass(frozen=True, slots=True)
class _Fit:
    """A track at times that may have been moved, beside a dub; ``score`` from 0 to 2."""

    score: float
    cues: tuple[tuple[int, int, tuple[str, ...]], ...]
    said: Sequence[_Said]
    dub: str
    moved: str = ""


def _fit(cues: Sequence[Cue], said: Sequence[_Said], dub: str) -> _Fit:
    """The track as it is, or, where it does not meet the dub so, moved or stretched to it."""
    plain = tuple((cue.span.start, cue.span.end, cue.lines) for cue in cues)
    as_is = _Fit(_score(plain, said), plain, said, dub)
    if as_is.score >= 2 * _FITS:
        return as_is
    shift = said[0].begins - plain[0][0]
    scale = (said[-1].ends - said[0].begins) / max(plain[-1][1] - plain[0][0], 1)
    moved = f"moved by {shift / MS:+.2f} s"
    others = [_moved(as_is, 1.0, moved), _moved(as_is, scale, f"{moved} and stretched to {scale:.1%}")]
    best = max(others, key=lambda fit: fit.score)
    return best if best.score > as_is.score + 0.2 else as_is


def _moved(fit: _Fit, scale: float, told: str) -> _Fit:
    first, origin = fit.said[0].begins, fit.cues[0][0]
    cues = tuple(
        (first + round((begins - origin) * scale), first + round((ends - origin) * scale), lines)
        for begins, ends, lines in fit.cues
    )
    return _Fit(_score(cues, fit.said), cues, fit.said, fit.dub, told)


def _score(cues: Sequence[tuple[int, int, tuple[str, ...]]], said: Sequence[_Said]) -> float:
    """How much of the cues' time is spoken, and how closely lines begin with a cue."""
    starts = sorted(begins for begins, _, _ in cues)
    spoken = total = 0
    for begins, ends, _ in cues:
        spoken += sum(shared for _, shared in _shares(begins, ends, said))
        total += ends - begins
    met = sum(_near(line.begins, starts) for line in said)
    return min(spoken / max(total, 1), 1.0) + met / min(len(said), max(len(cues), 1))


def _near(at: int, starts: Sequence[int]) -> float:
    """1 where a cue begins with the line, 0 where none does within half a second."""
    place = bisect_right(starts, at)
    away = min((abs(starts[n] - at) for n in (place - 1, place) if 0 <= n < len(starts)), default=_NEAR)
    return max(0.0, 1 - away / _NEAR)


def _shares(begins: int, ends: int, said: Sequence[_Said]) -> Iterator[tuple[int, int]]:
    """The lines spoken between two times, and for how long."""
    first = bisect_right([line.ends for line in said], begins)
    for at in range(first, len(said)):
        if said[at].begins >= ends:
            return
        yield at, min(ends, said[at].ends) - max(begins, said[at].begins)


# Which line


def _pieces(
    cue: tuple[int, int, tuple[str, ...]], number: int, said: Sequence[_Said], lang: str
) -> Iterator[_Piece]:
    begins, ends, lines = cue
    shares = list(_shares(begins, ends, said))
    named = f"cue {number + 1} at {begins // 60000}:{begins % 60000 / 1000:06.3f}"
    through = [at for at, shared in shares if _covers(said[at], shared)]
    if len(through) > 1:
        weights = [said[at].ends - said[at].begins for at in through]
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
        at = min(range(len(said)), key=lambda n: max(said[n].begins - middle, middle - said[n].ends))
        yield _Piece(at, lines, f"{named} stands where nothing is said")


def _covers(line: _Said, shared: int) -> bool:
    return shared >= _COVERED * (line.ends - line.begins) and shared >= min(_LEAST, line.ends - line.begins)


def divided(lines: Sequence[str], weights: Sequence[int], lang: str) -> list[tuple[str, ...]]:
    """Words for several lines, divided near the shares of their time: at sentence ends, or else at any pause.

    >>> divided(["It doubled. Then it fell."], [2, 2], "en")
    [('It doubled.',), ('Then it fell.',)]
    """
    text = joined([tuple(lines)], lang)
    cuts = sorted({match.end() for match in _ENDS.finditer(text)} - {0, len(text)})
    if len(cuts) < len(weights) - 1:
        seams = _seams(lines, lang)
        cuts = sorted({*cuts, *seams, *(match.end() for match in _PAUSES.finditer(text))} - {0, len(text)})
    if len(cuts) < len(weights) - 1:
        return [(text,), *((),) * (len(weights) - 1)]
    chosen, at = [0], 0
    for number in range(1, len(weights)):
        aim = len(text) * sum(weights[:number]) / sum(weights)
        left = cuts[at : len(cuts) - (len(weights) - 1 - number)]
        pick = min(left, key=lambda cut: abs(cut - aim))
        at = cuts.index(pick) + 1
        chosen.append(pick)
    return [(text[a:b].strip(),) if text[a:b].strip() else () for a, b in pairwise([*chosen, len(text)])]


def _seams(lines: Sequence[str], lang: str) -> set[int]:
    """Where the lines of a cue meet in its text."""
    return {len(joined([tuple(lines[:n])], lang)) for n in range(1, len(lines))}


def _words(fit: _Fit, pieces: Sequence[_Piece], at: int, lang: str) -> AlignedWords:
    doubt = "; ".join(dict.fromkeys(piece.doubt for piece in pieces if piece.doubt))
    if fit.moved:
        doubt = "; ".join(filter(None, (f"the times were {fit.moved}", doubt)))
    elif fit.score < _FITS:
        doubt = "; ".join(filter(None, ("the times are those of no dub", doubt)))
    return AlignedWords(fit.said[at].line, joined([piece.lines for piece in pieces], lang), doubt)


def joined(cues: Sequence[tuple[str, ...]], lang: str) -> str:
    """The words of cues as one line. Where Chinese or Japanese cues meet, a space keeps the translator's cut.

    >>> joined([("美元去了", "哪里"), ("没人知道",)], "zh"), joined([("two", "lines"), ("more",)], "en")
    ('美元去了哪里 没人知道', 'two lines more')
    """
    within = "" if family(lang) in {"zh", "ja"} else " "
    return " ".join(within.join(line.strip() for line in lines) for lines in cues)
