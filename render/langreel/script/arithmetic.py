"""Arithmetic: the formula of a figure → a value and its unit. Parsed here, never run as Python."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final

NUMBER: Final = ""
"""The unit of a number that the author wrote: it takes on the unit of what it is calculated with."""
UNKNOWN: Final = "?"
DEEPEST: Final = 40
LONGEST: Final = 400
FORMULA: Final = "a formula has + - * / ( ), numbers and figures"

TOKEN: Final = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.\d+)?(?:[eE][+-]?\d{1,2})?)|(?P<name>[^\W\d]\w*)|(?P<sign>[-+*/()])|(?P<odd>\S))"
)
OPERATIONS: Final[Mapping[str, Callable[[Fraction, Fraction], Fraction]]] = {
    "+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv,
}  # fmt: skip


class FormulaError(Exception):
    """What is wrong with a formula, at which of its characters."""

    def __init__(self, offset: int, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.offset, self.message, self.hint = offset, message, hint


@dataclass(frozen=True, slots=True)
class Measure:
    """A value and its unit: one of ``quantity.UNITS``, NUMBER or UNKNOWN."""

    value: Fraction | date
    unit: str


@dataclass(frozen=True, slots=True)
class Number:
    value: Fraction


@dataclass(frozen=True, slots=True)
class Name:
    name: str
    offset: int


@dataclass(frozen=True, slots=True)
class Operation:
    sign: str
    left: Formula
    right: Formula
    offset: int


Formula = Number | Name | Operation


def parse(text: str) -> Formula:
    """Read ``+ - * /``, brackets, numbers and names; FormulaError where it is something else."""
    if len(text) > LONGEST:
        raise FormulaError(LONGEST, "the formula is too long", "give its parts names of their own")
    reader = _FormulaParser(text)
    formula = reader.total()
    if reader.kind:
        raise FormulaError(reader.offset, f"unexpected {reader.token!r}", FORMULA)
    return formula


def names(formula: Formula) -> Iterator[Name]:
    """The figures that a formula names, from left to right."""
    if isinstance(formula, Name):
        yield formula
    elif isinstance(formula, Operation):
        yield from names(formula.left)
        yield from names(formula.right)


def has_factor(formula: Formula, value: int) -> bool:
    """Whether the author multiplies by this number anywhere in the formula."""
    if not isinstance(formula, Operation):
        return False
    sides = (formula.left, formula.right)
    here = formula.sign == "*" and Number(Fraction(value)) in sides
    return here or any(has_factor(side, value) for side in sides)


def evaluate(formula: Formula, measures: Mapping[str, Measure], units: Collection[str]) -> Measure:
    """The value of a formula, exact, and its unit where it is plain from the parts.

    A percentage counts as a share when something is multiplied or divided by it, and becomes a ratio when it
    is divided by 100. Two dates differ by days.

    >>> debt = Measure(Fraction(200), "USD")
    >>> evaluate(parse("debt * rate"), {"debt": debt, "rate": Measure(Fraction(5), "percent")}, ["USD"])
    Measure(value=Fraction(10, 1), unit='USD')
    """
    if isinstance(formula, Number):
        return Measure(formula.value, NUMBER)
    if isinstance(formula, Name):
        return measures[formula.name]
    left = evaluate(formula.left, measures, units)
    right = evaluate(formula.right, measures, units)
    if isinstance(left.value, date) or isinstance(right.value, date):
        return _days(formula, left.value, right.value)
    if formula.sign in "+-":
        return _sum(formula, left.value, left.unit, right=right.value, other=right.unit)
    if formula.sign == "*":
        return _product(left.value, left.unit, right.value, other=right.unit)
    if not right.value:
        raise FormulaError(formula.offset, "division by zero")
    return _quotient(left.value, left.unit, right.value, other=right.unit, units=units)


def _days(formula: Operation, left: Fraction | date, right: Fraction | date) -> Measure:
    if formula.sign == "-" and isinstance(left, date) and isinstance(right, date):
        return Measure(Fraction((left - right).days), "days")
    raise FormulaError(formula.offset, "a date can only be taken from another date")


def _sum(formula: Operation, left: Fraction, one: str, *, right: Fraction, other: str) -> Measure:
    value = OPERATIONS[formula.sign](left, right)
    if (Fraction(1), NUMBER, "percent") in ((left, one, other), (right, other, one)):
        raise FormulaError(
            formula.offset,
            "1 and percent can mean two things",
            "write 100 + rate to stay in percent, or 1 + rate / 100 for a factor",
        )
    if NUMBER in (one, other) or one == other:
        return Measure(value, one or other)
    if UNKNOWN in (one, other):
        return Measure(value, UNKNOWN)
    verb = "add" if formula.sign == "+" else "subtract"
    raise FormulaError(formula.offset, f"cannot {verb} {one} and {other}", "both sides need the same unit")


def _product(left: Fraction, one: str, right: Fraction, *, other: str) -> Measure:
    if one == "percent" and other != NUMBER:
        return Measure(left * right / 100, other)
    if other == "percent" and one != NUMBER:
        return Measure(left * right / 100, one)
    return Measure(left * right, _product_unit(one, other))


def _product_unit(one: str, other: str) -> str:
    if NUMBER in (one, other):
        return one or other
    if "1" in (one, other):
        return other if one == "1" else one
    for rate, amount in ((one, other), (other, one)):
        if rate.endswith(f"/{amount}"):
            return rate.removesuffix(f"/{amount}")
    return UNKNOWN


def _quotient(left: Fraction, one: str, right: Fraction, *, other: str, units: Collection[str]) -> Measure:
    if UNKNOWN in (one, other):
        return Measure(left / right, UNKNOWN)
    if one == "percent" and other == NUMBER and right == 100:
        return Measure(left / right, "1")
    if other in (NUMBER, "1"):
        return Measure(left / right, one)
    if one == other:
        return Measure(left / right, "1")
    if other == "percent":
        return Measure(left / right * 100, one)
    return Measure(left / right, f"{one}/{other}" if f"{one}/{other}" in units else UNKNOWN)


class _FormulaParser:
    """Recursive descent over the tokens of one formula; ``kind`` is empty at the end."""

    def __init__(self, text: str) -> None:
        self.text, self.end, self.depth = text, 0, 0
        self.advance()

    def advance(self) -> str:
        """Step to the next token; return the one that was left."""
        left = getattr(self, "token", "")
        match = TOKEN.match(self.text, self.end)
        self.kind = (match.lastgroup or "") if match else ""
        self.token = match[self.kind] if match else ""
        self.offset = match.start(self.kind) if match else len(self.text.rstrip())
        self.end = match.end() if match else len(self.text)
        return left

    def total(self) -> Formula:
        formula = self.product()
        while self.token and self.token in "+-":
            offset = self.offset
            formula = Operation(self.advance(), formula, self.product(), offset)
        return formula

    def product(self) -> Formula:
        formula = self.factor()
        while self.token and self.token in "*/":
            offset = self.offset
            formula = Operation(self.advance(), formula, self.factor(), offset)
        return formula

    def factor(self) -> Formula:
        offset, kind, token = self.offset, self.kind, self.advance()
        if kind == "number":
            return Number(Fraction(token))
        if kind == "name":
            return Name(token, offset)
        if kind != "sign" or token not in "-(":
            what = f"unexpected {token!r}" if token else "the formula ends too early"
            raise FormulaError(offset, what, FORMULA)
        return self.nested(token, offset)

    def nested(self, token: str, offset: int) -> Formula:
        """What follows a minus sign or an opening bracket."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise FormulaError(offset, "too many brackets")
        if token == "-":
            formula: Formula = Operation("-", Number(Fraction(0)), self.factor(), offset)
        else:
            formula = self.total()
            if self.advance() != ")":
                raise FormulaError(offset, "this bracket is not closed")
        self.depth -= 1
        return formula
