"""A grammar of numbers from what CLDR knows of a language: digits, large words, units, months.

It finds all that ``quantity.write`` writes, and what texts have beside it: other forms of the same words,
numbers without a separator, spaces of any width, marks of direction.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from langreel.languages.cldr_dates_found import dates, in_digits
from langreel.languages.cldr_words import JOINED, MARKS, NO_LETTER_BEFORE, SPACE, inflected, literal
from langreel.languages.grammar import PLAIN_SIGNS, Candidate, Grammar, NumberRule, found_date, measure
from langreel.languages.idioms import NO_IDIOMS, Idioms
from langreel.languages.model import LargeWord, Numbers, Wording

_YEAR: Final = re.compile(r"(?:19|20)[0-9]{2}")
_FAR_YEAR: Final = re.compile(r"1[0-8][0-9]{2}|2[1-9][0-9]{2}")
_LABEL: Final = re.compile(r"(?:[^\W\d_\u0e00-\u11ff\u1780-\u17ff\u3040-\ud7ff]-?|[0-9][:/])$")
"""What stands before digits that name something: G7, F-16, 1:10. Scripts without spaces have no say in it."""


@dataclass(frozen=True, slots=True)
class _Beside:
    """Words beside a number: what stands before and after it, and what that makes of it."""

    before: re.Pattern[str] | None
    after: re.Pattern[str]
    unit: str = "1"
    size: Fraction = Fraction(1)
    power: int = 0

    def span(self, text: str, start: int, end: int) -> tuple[int, int] | None:
        """Where ``text[start:end]`` stands with these words; None if they are not there."""
        after = self.after.match(text, end)
        if not after:
            return None
        if self.before is None:
            return start, after.end()
        before = self.before.search(text[:start])
        return (before.start(), after.end()) if before else None


@dataclass(frozen=True, slots=True)
class _Core:
    """A number without its unit: ``text[start:end]``; ``plain`` are its digits if nothing else is there."""

    start: int
    end: int
    value: Fraction
    places: int | None
    power: int
    plain: str
    minus: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class _Reader:
    """What one language's numbers look like, ready to match."""

    numbers: Numbers
    idioms: Idioms
    digits: re.Pattern[str]
    scales: Sequence[_Beside]
    units: Sequence[_Beside]

    def counts(self, found: re.Match[str]) -> Iterator[Candidate]:
        """A number with its minus, its large word and its unit."""
        text, core = found.string, self._core(found)
        if core is None:
            return
        span, unit = self._unit(text, core)
        if not core.power and _names(text, core, span[1], self.idioms):
            return
        if unit.unit == "1" and span == found.span() and self._is_year(text, core):
            yield from found_date(found, int(core.plain))
            return
        start, minus = _minus(text, span[0])
        minus = minus or core.minus
        number = measure(core.value, core.places, core.power)
        value = number.value * unit.size * (-1 if minus else 1)
        weak = _is_weak(core, unit, spelt=not found[0][0].isdigit())
        is_open = span == (core.start, core.end)
        yield Candidate(start, span[1], value, unit.unit, number.digits, "", weak, is_open, core.power)

    def _is_year(self, text: str, core: _Core) -> bool:
        """Whether bare digits are a year: 1998, and en 1776, but not 2000 personas or 2000명."""
        if self._counts_things(text[core.end :]):
            return False
        told = self.idioms.in_year and re.search(
            rf"\b(?:{self.idioms.in_year})\s+$", text[: core.start], re.I
        )
        return bool(_YEAR.fullmatch(core.plain) or (told and _FAR_YEAR.fullmatch(core.plain)))

    def _counts_things(self, after: str) -> bool:
        things = self.idioms.things and re.match(rf"\s+(?:{self.idioms.things})\b", after, re.IGNORECASE)
        return bool(things or JOINED.match(after))

    def _core(self, found: re.Match[str]) -> _Core | None:
        """Digits with their large word, and more of them (1조 3200억) while the words fall."""
        text, first = found.string, self._numeral(found)
        if first is None:
            return None
        value, places, at, thousand = first
        (start, end), power = self._scale(text, (found.start(), at))
        plain, total = "" if power or not found[0][0].isdigit() else found[0], value * 10**power
        power = power or thousand
        while power and places is None:
            more = self.digits.match(text, self._next(text, end))
            following = self._numeral(more) if more else None
            if not more or following is None or following[1] is not None:
                break
            (_, after), next_power = self._scale(text, (more.start(), following[2]))
            if not next_power < power or not (
                next_power or self._goes_on(text, end, more, following[0] / 10**power)
            ):
                break
            total, power, end = total + following[0] * 10**next_power, next_power, after
        start, minus = _minus(text, start)
        return _Core(start, end, total, places, power, plain, minus)

    def _goes_on(self, text: str, end: int, more: re.Match[str], share: Fraction) -> bool:
        """Whether a number without a large word goes on with one that has: dos mil quinientos, 3억 5000."""
        return share < 1 and (not more[0][0].isdigit() or bool(JOINED.match(text[end - 1])))

    def _next(self, text: str, at: int) -> int:
        """Where the rest of a number would begin: after spaces, and what stands between its words."""
        words = self.idioms.numerals
        glue = (
            re.compile(rf"{SPACE}+(?:{words.glue}){SPACE}+").match(text, at) if words and words.glue else None
        )
        found = glue or re.compile(f"{SPACE}*").match(text, at)
        return found.end() if found else at

    def _numeral(self, found: re.Match[str]) -> tuple[Fraction, int | None, int, int] | None:
        """A number in digits or in words: its value, its decimals, where it ends, the power in its word."""
        if found[0][0].isdigit():
            return *self._value(found[0]), found.end(), 0
        words = self.idioms.numerals
        number = words.read(found.string, found.start(), found.end()) if words else None
        if number is None:
            return None
        places = len(number.decimals) if number.decimals else None
        value = number.value + Fraction(f"0.{number.decimals or 0}")
        end = number.end + (1 if found.string[number.end : number.end + 1] == "-" else 0)
        return value, places, end, 3 if value and value % 1000 == 0 else 0

    def _value(self, digits: str) -> tuple[Fraction, int | None]:
        """The value of digits with separators, and how many stand behind the point."""
        whole, part = _split(digits, self.numbers)
        return Fraction(f"{whole}.{part}" if part else whole), len(part) if part else None

    def _scale(self, text: str, span: tuple[int, int]) -> tuple[tuple[int, int], int]:
        """Where digits stand with their large word, and its power of ten; a unit of the same letters wins."""
        beside = _beside(self.scales, text, span)
        if not beside:
            return span, 0
        unit = _beside(self.units, text, span)
        if unit and unit[0][1] >= beside[0][1] and not _beside(self.units, text, beside[0]):
            return span, 0
        return beside[0], beside[1].power

    def _unit(self, text: str, core: _Core) -> tuple[tuple[int, int], _Beside]:
        """Where a number stands with its unit, which no word between two numbers is: 2 a 3 %."""
        span = core.start, core.end
        link = self.idioms.linked.match(text, core.end)
        if link and self.digits.match(text, link.end()):
            return span, _NOTHING
        return _beside(self.units, text, span) or (span, _NOTHING)


_NOTHING: Final = _Beside(None, re.compile(""))


def grammar(numbers: Numbers, scales: Sequence[LargeWord], idioms: Idioms = NO_IDIOMS) -> Grammar:
    """The grammar of a language, from its numbers, all its large words, and what is known of its idioms."""
    words = f"|{idioms.numerals.pattern}" if idioms.numerals else ""
    digits = re.compile(_digits(numbers, idioms.spaces) + words)
    reader = _Reader(numbers, idioms, digits, _scales(scales, idioms), _units(numbers.units, idioms))
    number = NumberRule("number", reader.digits, reader.counts)
    return Grammar(
        (*dates(numbers, idioms), *idioms.rules, number), idioms.before, idioms.after, idioms.linked,
        first=(in_digits(numbers),), groups_by_point=numbers.comma == ".",
    )  # fmt: skip


def _beside(
    words: Iterable[_Beside], text: str, span: tuple[int, int]
) -> tuple[tuple[int, int], _Beside] | None:
    """The first words that stand beside ``text[start:end]``, and where all of it stands."""
    for each in words:
        wider = each.span(text, *span)
        if wider:
            return wider, each
    return None


def _names(text: str, core: _Core, end: int, idioms: Idioms) -> bool:
    """Whether digits name something instead of counting it: G7, F-16, 1:10, 5G, 5th."""
    if not core.plain:
        return False
    after = rf"[A-Za-z]|[:/][0-9]{idioms.nth and '|' + idioms.nth}"
    before = text[: core.start]
    if idioms.nth_before and re.search(idioms.nth_before, before):
        return True
    named = end == core.end and re.match(after, text[end:]) and not PLAIN_SIGNS.match(text, end)
    return bool(named or _LABEL.search(before))


_TIMES: Final = ("years", "months", "weeks", "days")


def _is_weak(core: _Core, unit: _Beside, *, spelt: bool) -> bool:
    """Whether a number counts too little to be a quantity: three countries, one year, once, half."""
    if core.value == 1 and unit.size == 1 and unit.unit in (*_TIMES, *(("times",) if spelt else ())):
        return True
    return spelt and unit.unit == "1" and not core.power and core.value <= 10


def _minus(text: str, start: int) -> tuple[int, bool]:
    """Where a number begins with its minus, and whether it has one: a dash after a number or word is none."""
    found = re.search(rf"[{MARKS}]*-[{MARKS}]*$", text[:start])
    negative = bool(found and not re.search(r"\w$|[0-9%]\s*$", text[: found.start()]))
    return (found.start(), True) if found and negative else (start, False)


# Digits


def _digits(numbers: Numbers, spaces: bool) -> str:
    """A pattern for digits as a language writes them, and as others do where that cannot be mistaken."""
    point = _point(numbers)
    further = (" " if spaces else "") + ("." if numbers.point == "," else "")
    comma = _separator(numbers.comma, further)
    first, rest = numbers.groups
    grouped = rf"[0-9]{{1,3}}(?:{comma}[0-9]{{{rest}}})*{comma}[0-9]{{{first}}}(?![0-9])"
    foreign = r"|[0-9]+\.[0-9]{1,2}(?![0-9.])" if numbers.point != "." else ""
    return rf"(?:{grouped}(?:{point}[0-9]+)?{foreign}|[0-9]+(?:{point}[0-9]+)?)"


def _separator(comma: str, further: str) -> str:
    """What sets thousands apart: the language's own sign, a space that does not break, or a further sign."""
    own = r"\s" if comma.isspace() else "'’" if comma in ("'", "’") else re.escape(comma)
    return rf"[{own}{further}\u00a0\u202f\u2009\u066c]"


def _point(numbers: Numbers) -> str:
    return rf"[{re.escape(numbers.point)}\u066b]"


def _split(digits: str, numbers: Numbers) -> tuple[str, str]:
    """Digits before and after the point, without separators."""
    found = re.fullmatch(r"([0-9]+)\.([0-9]{1,2})", digits) or re.fullmatch(
        rf"(.*?)(?:{_point(numbers)}([0-9]+))?", digits, re.DOTALL
    )
    assert found
    return re.sub("[^0-9]", "", found[1]), found[2] or ""


# Words


def _words(text: str, *, unit: str = "1", power: int = 0) -> _Beside:
    """The words before and after the ``{}`` of a text, with what they mean."""
    front, _, back = text.partition("{}")
    before = re.compile(rf"{_whole(front)}{literal(front)}$") if front.strip(MARKS + " \u00a0") else None
    return _Beside(before, re.compile(inflected(back)), unit, power=power)


def _whole(front: str) -> str:
    """A word before a number begins where it begins."""
    return NO_LETTER_BEFORE if front.strip(MARKS)[:1].isalpha() else ""


def _longest_first(texts: Mapping[str, object]) -> list[str]:
    return sorted(texts, key=len, reverse=True)


def _scales(scales: Sequence[LargeWord], idioms: Idioms) -> list[_Beside]:
    """Large words with their power of ten, longest first."""
    words = {text: word.power for word in reversed(scales) for text in (word.pattern, *word.plurals.values())}
    words |= {f"{{}} {text}": power for text, power in idioms.powers.items()}
    return [_words(text, power=words[text]) for text in _longest_first(words)]


def _units(units: Mapping[str, Wording], idioms: Idioms) -> list[_Beside]:
    """What stands about the numbers of each unit: by idiom, then by its words, longest first."""
    texts = {text: unit for unit, words in units.items() if unit not in ("1", "date") for text in words.texts}
    idiomatic = [
        _Beside(
            re.compile(rf"(?:{before})$", re.I) if before else None,
            re.compile(after, re.I),
            unit,
            Fraction(size),
        )
        for before, after, unit, size in idioms.units
    ]
    return idiomatic + [_words(text, unit=texts[text]) for text in _longest_first(texts)]
