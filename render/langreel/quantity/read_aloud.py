"""Read aloud: a text -> the words for its numbers, and what to write where nobody can tell them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from langreel import languages
from langreel.languages.grammar import Amount, DigitWords, Reading
from langreel.quantity.number_piece import NumberPiece
from langreel.quantity.parse import grammar_of, parse
from langreel.quantity.project_units import in_text


def readings(text: str, lang: str) -> Iterator[Reading]:
    """The parts of a text that are not said as they are written. In a language without words, nothing.

    >>> list(readings("2022年之后", "zh"))
    [Reading(start=0, end=4, words='二零二二')]
    """
    words = _words(lang)
    if words:
        says_as = grammar_of(lang).says_as
        for piece in parse(text, lang):
            for part in piece.said:
                reading = _reading(part, words)
                yield reading._replace(words=says_as(reading.words))
            yield from _of_project(piece, text, lang)


def untold(text: str, lang: str) -> Iterator[Reading]:
    """What nobody can tell how to say, each with the words to write instead.

    >>> list(untold("On 4/2/2025.", "en"))
    [Reading(start=3, end=11, words='2 April 2025 or 4 February 2025')]
    """
    if _words(lang):
        for piece in parse(text, lang):
            if piece.instead:
                yield Reading(piece.start, piece.end, piece.instead)


def _of_project(piece: NumberPiece, text: str, lang: str) -> Iterator[Reading]:
    """The words of a project's unit after a number, where it has others for the voice: 5 GtC."""
    for _, words in in_text(text, lang) if piece.kind == "number" else ():
        for written in words.texts:
            before, _, after = written.partition("{}")
            spoken = words.spoken.partition("{}")
            if not before and after.strip() and not spoken[0] and spoken[2] not in ("", after):
                found = re.compile(rf"\s?{re.escape(after.strip())}(?!\w)").match(text, piece.end)
                if found:
                    yield Reading(found.start(), found.end(), spoken[2])
                    return


def _words(lang: str) -> DigitWords | None:
    return grammar_of(lang).words if languages.numbers(lang) else None


def _reading(part: Reading | Amount, words: DigitWords) -> Reading:
    return Reading(part.start, part.end, words.amount(part)) if isinstance(part, Amount) else part
