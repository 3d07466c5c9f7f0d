"""Formulas of figures: values and units."""

from datetime import date
from fractions import Fraction

import pytest

from langreel.script.arithmetic import FormulaError, Measure, evaluate, parse

UNITS = ("USD", "t", "oz", "USD/oz", "percent", "1", "days")
PARTS = {
    "debt": Measure(Fraction(200), "USD"),
    "half": Measure(Fraction(100), "USD"),
    "rate": Measure(Fraction(5), "percent"),
    "gold": Measure(Fraction(4), "oz"),
    "price": Measure(Fraction(3), "USD/oz"),
    "mass": Measure(Fraction(7), "t"),
    "people": Measure(Fraction(2), "1"),
    "now": Measure(date(2025, 10, 21), "date"),
    "then": Measure(date(2025, 8, 11), "date"),
}


@pytest.mark.parametrize(
    ("formula", "value", "unit"),
    [
        ("1 + 2 * 3 - 4 / 2", "5", ""),
        ("(1 + 2) * -3", "-9", ""),
        ("1.5e3", "1500", ""),
        ("8 / 4 / 2", "1", ""),
        ("debt - half", "100", "USD"),
        ("debt * 2", "400", "USD"),
        ("debt + 1", "201", "USD"),
        ("half / debt", "1/2", "1"),
        ("debt / 4", "50", "USD"),
        ("debt * rate", "10", "USD"),
        ("rate * debt", "10", "USD"),
        ("debt * (100 + rate)", "210", "USD"),
        ("debt * (1 + rate / 100)", "210", "USD"),
        ("debt / rate", "4000", "USD"),
        ("rate * 2", "10", "percent"),
        ("rate - rate", "0", "percent"),
        ("gold * price", "12", "USD"),
        ("debt / gold", "50", "USD/oz"),
        ("debt / people", "100", "USD"),
        ("debt * people", "400", "USD"),
        ("debt * mass", "1400", "?"),
        ("now - then", "71", "days"),
    ],
)  # fmt: skip
def test_values_are_exact_and_units_follow(formula: str, value: str, unit: str) -> None:
    """Units follow where they are plain; a percentage is a share of what it is multiplied with."""
    assert evaluate(parse(formula), PARTS, UNITS) == Measure(Fraction(value), unit)


@pytest.mark.parametrize(
    ("formula", "offset", "message"),
    [
        ("", 0, "the formula ends too early"),
        ("debt +", 6, "the formula ends too early"),
        ("debt ** 2", 6, "unexpected '*'"),
        ("debt half", 5, "unexpected 'half'"),
        ("debt % 2", 5, "unexpected '%'"),
        ("debt.real", 4, "unexpected '.'"),
        ("(debt", 0, "this bracket is not closed"),
        ("debt)", 4, "unexpected ')'"),
        ("debt / (half - half)", 5, "division by zero"),
        ("debt + mass", 5, "cannot add USD and t"),
        ("debt * (1 + rate)", 10, "1 and percent can mean two things"),
        ("debt - rate", 5, "cannot subtract USD and percent"),
        ("now + then", 4, "a date can only be taken from another date"),
        ("now - 1", 4, "a date can only be taken from another date"),
        ("(" * 50 + "1", 40, "too many brackets"),
        ("1" + "+1" * 300, 400, "the formula is too long"),
    ],
)
def test_what_cannot_be_calculated(formula: str, offset: int, message: str) -> None:
    """A formula that cannot be is told at its character."""
    with pytest.raises(FormulaError) as caught:
        evaluate(parse(formula), PARTS, UNITS)
    assert (caught.value.offset, caught.value.message) == (offset, message)
