"""Find: a text -> the quantities that stand in it, as exact numbers with unit and precision.

What cannot be told from the words alone is left out: ordinals and names (第三, G7), one as an article, small
bare numbers in words (三个国家), times of day and ratios.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from langreel.digits import rounded
from langreel.languages.grammar import PLAIN, YEARLESS, Approx, Candidate, Change, Grammar
from langreel.model import Quantity
from langreel.quantity.parse import grammar_of, parse, plain_text
from langreel.quantity.unit_words import with_units
from langreel.quantity.units import canonical

NEAR = 30
"""How many characters around a number are looked at for what they say of it."""
EQUAL = {"times": (Fraction(100), "percent"), "months": (Fraction(1, 12), "years")}
"""Units that say the same as another: how much of it one is."""


@dataclass(frozen=True, slots=True)
class FoundQuantity:
    """A quantity that stands in ``text[start:end]``, and how it is hedged.

    ``approx`` is "" for a plain statement, "about", "over" (it is more), "under" (it is less), or
    "several" (数千亿, hundreds of billions: the value is one of the power of ten that was named).
    A day without a year has the year ``YEARLESS``. ``change``: by this share something grew (1) or fell (-1).
    """

    start: int
    end: int
    quantity: Quantity
    approx: Approx = ""
    change: Change = 0


def find(text: str, lang: str) -> tuple[FoundQuantity, ...]:
    """The quantities of a text, in its order.

    >>> [item.quantity.value for item in find("2%到3%，约7700亿美元", "zh")]
    [Fraction(2, 1), Fraction(3, 1), Fraction(770000000000, 1)]
    """
    grammar = grammar_of(lang)
    plain = plain_text(text, grammar)
    candidates = [candidate for piece in parse(text, lang) for candidate in piece.candidates]
    settled = _ranged([*with_units(candidates, text.translate(PLAIN), lang)], plain, grammar)
    return tuple(_found(one, plain, grammar) for one in settled if not one.weak)


def _found(one: Candidate, text: str, grammar: Grammar) -> FoundQuantity:
    quantity = Quantity(one.value, one.unit, one.digits)
    change = _change(one, text, grammar) if one.unit == "percent" else 0
    return FoundQuantity(one.start, one.end, quantity, _approx(one, text, grammar), change)


def _change(one: Candidate, text: str, grammar: Grammar) -> Change:
    """Whether words around a share say that something grew or fell by it."""
    around = f"{text[max(0, one.start - NEAR) : one.start]}#{text[one.end : one.end + NEAR]}"
    return next((change for pattern, change in grammar.changes if pattern.search(around)), 0)


def alike(one: FoundQuantity, other: FoundQuantity) -> bool:
    """Whether two texts say the same: to grow by 150 percent is to be two and a half times as much."""
    return same(_beside(one, other), _beside(other, one))


def _beside(one: FoundQuantity, other: FoundQuantity) -> Quantity:
    """A change as what came of it, where the other text tells that."""
    told = one.quantity
    if not one.change or other.quantity.unit != "times" or isinstance(told.value, date):
        return told
    return replace(told, value=100 + one.change * told.value)


def same(one: Quantity, other: Quantity) -> bool:
    """Whether two texts say the same: equal values of one unit, a bare number standing for any unit.

    A fraction without end (a third) equals what it rounds to; a day without a year, the same day of any. A
    round year stands for as many years, too: 1000年 is either.
    """
    if isinstance(one.value, date) or isinstance(other.value, date):
        return _same_day(one, other) or _same_year(one, other) or _same_year(other, one)
    (here, unit), (there, other_unit) = _share(one.value, one.unit), _share(other.value, other.unit)
    if "percent" in (unit, other_unit):
        # 百万分之421 is found as a share, 421 ppm as what it is.
        (here, unit), (there, other_unit) = _parts(here, unit), _parts(there, other_unit)
    if unit != other_unit and "1" not in (unit, other_unit):
        return False
    digits = min(one.digits, other.digits)
    endless = [value for value in (here, there) if not _ends(value)]
    return here == there or bool(endless and rounded(here, digits) == rounded(there, digits))


def _parts(value: Fraction, unit: str) -> tuple[Fraction, str]:
    """Parts per million and per billion as a percentage."""
    power = {"concentr-permillion": 4, "concentr-portion-per-1e9": 7}.get(unit)
    return (value / 10**power, "percent") if power else (value, unit)


def _share(value: Fraction, unit: str) -> tuple[Fraction, str]:
    """Once is 100 percent, twelve months are a year; a unit of several names has one."""
    size, other = EQUAL.get(unit, (Fraction(1), canonical(unit)))
    return value * size, other


def _same_day(one: Quantity, other: Quantity) -> bool:
    if not isinstance(one.value, date) or not isinstance(other.value, date):
        return False
    parts = [value.timetuple()[:3] for value in (one.value, other.value)]
    skip = 1 if YEARLESS in (parts[0][0], parts[1][0]) else 0
    return one.digits == other.digits and parts[0][skip : one.digits] == parts[1][skip : one.digits]


def _same_year(moment: Quantity, count: Quantity) -> bool:
    """Whether a round year without month and day is this count of years."""
    if not isinstance(moment.value, date) or moment.digits != 1 or count.unit != "years":
        return False
    return moment.value.year % 100 == 0 and count.value == moment.value.year


def _ends(value: Fraction) -> bool:
    """Whether a number has an end as a decimal."""
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return rest == 1


def _ranged(candidates: Sequence[Candidate], text: str, grammar: Grammar) -> Iterator[Candidate]:
    """Candidates with what the second number of a range lends to the first."""
    for number, candidate in enumerate(candidates):
        following = candidates[number + 1] if number + 1 < len(candidates) else None
        if following and grammar.link.fullmatch(text, candidate.end, following.start):
            yield _lent(candidate, following)
        else:
            yield candidate


def _lent(first: Candidate, second: Candidate) -> Candidate:
    """2 in 2 to 3 percent is percent, 1 in 1 to 2 trillion is a trillion, 2000 in 2000到2025年 a year."""
    if not first.open or isinstance(first.value, date):
        return first
    if second.unit == "date" and isinstance(second.value, date):
        years = first.value.denominator == 1 and 1000 <= first.value <= second.value.year
        return replace(first, value=date(int(first.value), 1, 1), unit="date", digits=1) if years else first
    value, unit = first.value, second.unit if first.unit == "1" else first.unit
    if not first.power and not isinstance(second.value, date) and value * 10**second.power < second.value:
        value *= 10**second.power
    return replace(first, value=value, unit=unit, weak=first.weak and second.weak)


def _approx(candidate: Candidate, text: str, grammar: Grammar) -> Approx:
    """The hedge in the numeral itself, else the one before it, else the one after it."""
    if candidate.approx:
        return candidate.approx
    before = text[max(0, candidate.start - NEAR) : candidate.start]
    for pattern, approx in grammar.before:
        if pattern.search(before):
            return approx
    return next((approx for pattern, approx in grammar.after if pattern.match(text, candidate.end)), "")
