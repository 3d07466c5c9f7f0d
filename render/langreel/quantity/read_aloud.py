"""Read aloud: a text -> the words for its numbers, and what to write where nobody can tell them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from heapq import merge

from langreel import languages
from langreel.languages.grammar import Amount, DigitWords, Reading
from langreel.quantity.number_piece import NumberPiece
from langreel.quantity.parse import grammar_of, parse
from langreel.quantity.project_units import in_text
from langreel.quantity.signs_said import signs_said


def readings(text: str, lang: str) -> Iterator[Reading]:
    """The parts of a text that are not said as they are written.

    In a language without words for numbers these are its signs alone.

    >>> list(readings("2022年之后", "zh"))
    [Reading(start=0, end=4, words='二零二二')]
    """
    if languages.numbers(lang):
        signed, says_as = [*signs_said(text, lang)], grammar_of(lang).says_as
        for each in merge(signed, _without_signs(text, lang, signed)):
            yield each._replace(words=says_as(each.words))


def _without_signs(text: str, lang: str, signed: Sequence[Reading]) -> Iterator[Reading]:
    """What the language's own grammar says, where no sign is said."""
    words = _words(lang)
    if words is None:
        return
    for piece in parse(text, lang):
        parts = (*(_reading(part, words) for part in piece.said), *_of_project(piece, text, lang))
        for part in parts:
            if all(part.end <= each.start or part.start >= each.end for each in signed):
                yield part


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
