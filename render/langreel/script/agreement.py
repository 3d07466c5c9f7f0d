"""Agreement: the numbers of a line are the same in every language it is spoken in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from langreel import languages
from langreel.model import Episode, Line, Place, Quantity
from langreel.quantity import FoundQuantity, alike, find, write
from langreel.quantity.units import numbers_of
from langreel.script.bare_digits import bare_numbers, left_over
from langreel.script.problems import Problem

Number = tuple[str, FoundQuantity | None]
"""A number as it stands, and what it is; None where only its digits are known."""


_PARTLY: Final = {
    "figures": (
        "numbers in words are not compared in {}",
        "numbers in digits are, with their words for millions, their units and dates",
    ),
    "digits": (
        "numbers are compared by their digits alone in {}",
        "CLDR does not tell its words for millions and billions: compare those by eye",
    ),
}


def disagreements(episode: Episode) -> Iterator[Problem]:
    """Numbers that a line tells in one of its languages only."""
    source, *others = episode.languages
    for lang in episode.languages if others else ():
        first = next((line.place for line in episode.lines(lang)), None)
        yield from partly_compared(lang, first) if first else ()
    for segment in episode.segments:
        for lang in others:
            for line, twin in zip(segment.lines[source], segment.lines[lang]):
                yield from compare(line, twin)


def partly_compared(lang: str, place: Place) -> Iterator[Problem]:
    """How far numbers are compared in a language where not all of them are."""
    reads = _reads(lang)
    if reads != "words":
        message, hint = _PARTLY[reads]
        yield Problem(place, "partly-compared", message.format(repr(lang)), hint, "info")


def compare(line: Line, twin: Line) -> Iterator[Problem]:
    """What one of two lines says and the other does not, each at its own place."""
    only, added = numbers_apart(line, twin)
    for mine, theirs, where, other in ((only, added, line, twin), (added, only, twin, line)):
        for text, found in mine:
            message = f"{text!r} is not said in {other.lang!r}"
            hint = _hint(text, found, theirs, (where.lang, other.lang))
            yield Problem(where.place, "numbers-differ", message, hint)


def numbers_apart(line: Line, twin: Line) -> tuple[list[Number], list[Number]]:
    """The numbers of each of two lines that the other does not say, without the figures that both have.

    As far as both languages are read: by value and unit, by value where only digits are read and no numbers
    in words, or by bare digits.
    """
    shared = {each.figure.id for each in line.mentions} & {each.figure.id for each in twin.mentions}
    reads = {_reads(line.lang), _reads(twin.lang)}
    if "digits" in reads:
        return _digits_apart(line, twin, shared)
    here, there = _numbers(line, shared), _numbers(twin, shared)
    only, added = _without(here, there), _without(there, here)
    if "figures" in reads:
        only, added = (list(filter(_in_digits, numbers)) for numbers in (only, added))
    return only, added


def _reads(lang: str) -> str:
    numbers = languages.numbers(lang)
    return numbers.reads if numbers else "digits"


def _without(here: Sequence[Number], there: Sequence[Number]) -> list[Number]:
    """Numbers without a twin on the other side."""
    only, rest = [], list(there)
    for number in here:
        twin = next((each for each in rest if _same(number[1], each[1])), None)
        if twin:
            rest.remove(twin)
        else:
            only.append(number)
    return only


def _same(one: FoundQuantity | None, other: FoundQuantity | None) -> bool:
    return one is not None and other is not None and alike(one, other)


def _in_digits(number: Number) -> bool:
    return any(map(str.isdigit, number[0]))


def _digits_apart(line: Line, twin: Line, shared: set[str]) -> tuple[list[Number], list[Number]]:
    here, there = (
        [
            each
            for each in bare_numbers(one.text, one.lang)
            if not _mentioned(each.start, each.end, one, shared)
        ]
        for one in (line, twin)
    )
    only, added = left_over(here, there), left_over(there, here)
    return [(each.text, None) for each in only], [(each.text, None) for each in added]


def _numbers(line: Line, but: set[str]) -> list[Number]:
    """The quantities of a line, without those of some figures, and without a vague 几十 or hundreds."""
    return [
        (line.text[found.start : found.end], found)
        for found in find(line.text, line.lang)
        if found.approx != "several" and not _mentioned(found.start, found.end, line, but)
    ]


def _mentioned(start: int, end: int, line: Line, figures: set[str]) -> bool:
    """Whether one of some figures stands at ``text[start:end]``."""
    places = (mention for mention in line.mentions if mention.figure.id in figures)
    return any(start < mention.end and mention.start < end for mention in places)


def _hint(text: str, found: FoundQuantity | None, theirs: Sequence[Number], langs: tuple[str, str]) -> str:
    """What the other line says instead; where powers of ten differ, what this one's word for it means."""
    for other_text, other in theirs:
        here, there = (each.quantity.value if each else None for each in (found, other))
        if isinstance(here, Fraction) and isinstance(there, Fraction) and there:
            word = _word(text, *langs) if _is_power_of_ten(here / there) else ""
            return f"the other line says {other_text!r}; {word or 'say the same in both'}"
    return "say it in both, or make it a figure"


def _is_power_of_ten(factor: Fraction) -> bool:
    """Whether the digits of two numbers are the same, at different places."""
    size = max(abs(factor), 1 / abs(factor)) if factor else Fraction(0)
    return size.denominator == 1 and str(size.numerator).strip("0") == "1" and size > 1


def _word(text: str, lang: str, other: str) -> str:
    """The large word in a text as the other language has it: 亿 is 100 million."""
    for large in numbers_of(lang).large:
        if large.word in text:
            return f"{large.word} is {write(Quantity(Fraction(10**large.power), '1', 1), other)}"
    return ""
