"""Line pieces: a line → what a reader sees, piece by piece: words, how they are said, where one breathes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Literal

from langreel.linebreak import breaks
from langreel.model import Line
from langreel.voice.spoken import Lexicon, SpokenText, say
from langreel.voice.syllables import Token, tokens

Breath = Literal["", "light", "short", "full"]

_SHORT, _FULL = 0.25, 0.45
"""Seconds that punctuation asks for, from which on it is a breath, and a full one."""
_LONG = 4.5
"""Seconds that nobody likes to read in one breath."""
_UNEVEN = 12.0
"""What a light breath costs for each second that it stands off the middle, as breaks cost."""


@dataclass(frozen=True, slots=True)
class ReadPiece:
    """Words as they are written, how they are said where that is not as written, and the breath before them.

    ``kind`` tells why they are said otherwise: a ``figure``, or a word of the ``lexicon``. ``pause`` is the
    silence before them that the script asks for, in seconds.
    """

    text: str
    said: str = ""
    kind: str = ""
    breath: Breath = ""
    pause: float = 0.0


def line_pieces(line: Line, lexicon: Lexicon) -> list[ReadPiece]:
    """The pieces of a line, in order; together their texts are the line's."""
    spoken = say(line, lexicon)
    readings = dict(_readings(line, spoken, lexicon))
    breaths = _breaths(line, spoken)
    pauses = {pause.offset: pause.seconds for pause in line.pauses}
    found, at = list[ReadPiece](), 0
    for start, end in _spans(line.text, readings, {*breaths, *pauses}):
        said = readings.get((start, end), "")
        kind = ("lexicon" if line.text[start:end] in lexicon else "figure") if said else ""
        breath: Breath = "" if start in pauses else breaths.get(start, "")
        found.append(ReadPiece(line.text[start:end], said, kind, breath, pauses.get(start, 0.0)))
        at = end
    if len(line.text) in pauses and at:
        found.append(ReadPiece("", pause=pauses[len(line.text)]))
    return found


def _readings(line: Line, spoken: SpokenText, lexicon: Lexicon) -> Iterator[tuple[tuple[int, int], str]]:
    """Stretches of the line that are said otherwise than they are written."""
    for (start, end), marks in groupby(zip(spoken.origins, spoken.text), key=lambda pair: pair[0]):
        said, written = "".join(mark for _, mark in marks).strip(), line.text[start:end]
        # Everybody spells capitals, and a sign is read as what it is.
        telling = written in lexicon or any(mark.isdigit() for mark in written)
        if telling and said != written:
            yield (start, end), said


def _spans(
    text: str, readings: Mapping[tuple[int, int], str], borders: set[int]
) -> Iterator[tuple[int, int]]:
    """The line cut where a reading begins or ends, and where one breathes; never inside a reading."""
    inside = {at for start, end in readings for at in range(start + 1, end)}
    cuts = {0, len(text), *(at for span in readings for at in span), *borders} - inside
    edges = sorted(at for at in cuts if at <= len(text))
    yield from pairwise(edges)


def _breaths(line: Line, spoken: SpokenText) -> dict[int, Breath]:
    """Offsets of the line before which one breathes."""
    found: dict[int, Breath] = {}
    pieces = tokens(spoken.text, line.lang)
    phrase: list[Token] = []
    for piece, after in zip(pieces, [*pieces[1:], None]):
        phrase.append(piece)
        if after is None or piece.pause >= _SHORT:
            found.update(_light(line, spoken, phrase))
            phrase = []
        if after is not None and piece.pause >= _SHORT:
            found[spoken.origins[after.start][0]] = "full" if piece.pause >= _FULL else "short"
    return found


def _light(line: Line, spoken: SpokenText, phrase: Sequence[Token]) -> dict[int, Breath]:
    """Where a long phrase is best taken in two: near its middle, where sense allows."""
    seconds = sum(piece.seconds for piece in phrase)
    if seconds < _LONG:
        return {}
    now, costs = 0.0, dict[int, float]()
    allowed = {edge.offset: edge.cost for edge in breaks(line.text, line.lang)}
    for piece in phrase:
        at = spoken.origins[piece.start][0]
        if now and at in allowed:
            costs[at] = allowed[at] + _UNEVEN * abs(now - seconds / 2)
        now += piece.seconds
    return {min(costs, key=costs.__getitem__): "light"} if costs else {}
