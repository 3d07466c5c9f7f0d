"""Agreement: the numbers of a line are the same in every language it is spoken in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from langreel.errors import ContentError
from langreel.model import Episode, Line, Quantity
from langreel.quantity import find, same, write
from langreel.quantity.units import numbers_of
from langreel.script.problems import Problem

Number = tuple[str, Quantity]


def disagreements(episode: Episode) -> Iterator[Problem]:
    """Numbers that a line tells in one of its languages only."""
    source, *others = episode.languages
    for segment in episode.segments:
        for lang in others:
            for line, twin in zip(segment.lines[source], segment.lines[lang]):
                yield from compare(line, twin)


def compare(line: Line, twin: Line) -> Iterator[Problem]:
    """What one of two lines says and the other does not, each at its own place."""
    try:
        only, added = apart(*numbers_apart(line, twin))
    except ContentError:
        return  # Numbers cannot be read in one of the languages.
    for mine, theirs, where, other in ((only, added, line, twin), (added, only, twin, line)):
        for text, quantity in mine:
            message = f"{text!r} is not said in {other.lang!r}"
            hint = _hint(text, quantity, theirs, (where.lang, other.lang))
            yield Problem(where.place, "numbers-differ", message, hint)


def apart(here: Sequence[Number], there: Sequence[Number]) -> tuple[list[Number], list[Number]]:
    """Numbers of either side without a twin on the other."""
    only, rest = [], list(there)
    for number in here:
        twin = next((each for each in rest if same(number[1], each[1])), None)
        if twin:
            rest.remove(twin)
        else:
            only.append(number)
    return only, rest


def numbers_apart(line: Line, twin: Line) -> tuple[list[Number], list[Number]]:
    """The numbers of each of two lines, without the figures that both have.

    ContentError where numbers cannot be read in one of the languages.
    """
    shared = {each.figure.id for each in line.mentions} & {each.figure.id for each in twin.mentions}
    return _numbers(line, shared), _numbers(twin, shared)


def _numbers(line: Line, but: set[str]) -> list[Number]:
    """The quantities of a line, without those of some figures, and without a vague 几十 or hundreds."""
    skipped = [mention for mention in line.mentions if mention.figure.id in but]
    return [
        (line.text[found.start : found.end], found.quantity)
        for found in find(line.text, line.lang)
        if found.approx != "several"
        and not any(found.start < mention.end and mention.start < found.end for mention in skipped)
    ]


def _hint(text: str, quantity: Quantity, theirs: Sequence[Number], langs: tuple[str, str]) -> str:
    """What the other line says instead; where powers of ten differ, what this one's word for it means."""
    for other_text, other in theirs:
        if isinstance(quantity.value, Fraction) and isinstance(other.value, Fraction) and other.value:
            word = _word(text, *langs) if _is_power_of_ten(quantity.value / other.value) else ""
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
