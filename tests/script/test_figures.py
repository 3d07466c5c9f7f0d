"""figures.yaml: numbers from the data, calculated, or for illustration."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction

import pytest

from langreel.model import Quantity
from langreel.project import Project
from langreel.quantity import UNITS, write
from langreel.script import read

ACT = "chapter: {zh: 开, en: Hook}\nsegments: [{id: rise, scene: debt.Rise, zh: 一, en: one}]\n"
PARTS = """\
usd: {illustration: 200, unit: USD}
half: {illustration: 100, unit: USD}
rate: {illustration: 5, unit: percent}
mass: {illustration: 7, unit: t}
day: {table: debt, where: {year: 2025}, column: date, digits: 3}
"""
TAKE = "narrow `where` by year, or take one of: max, min, first, last, sum, mean"
UNKNOWN = f"add unit: one of {', '.join(sorted(UNITS))}"


@pytest.mark.parametrize(
    ("entry", "value", "unit", "zh"),
    [
        ("table: debt, where: {year: 1980}, column: debt_usd_bn, digits: 3",
         907_700_000_000, "USD", "9080亿美元"),
        ("table: debt, where: {date: 2000-09}, column: rate, digits: 1", 0, "percent", "0%"),
        ("table: debt, where: {year: [1980, 2000]}, column: rate, take: mean, digits: 2",
         "4.5", "percent", "4.5%"),
        ("table: debt, column: rate, take: first, digits: 1, unit: times", 9, "times", "9倍"),
        ("table: debt, where: {year: 1980}, column: year, unit: '1', digits: 4", 1980, "1", "1980"),
        ("value: usd - half, digits: 1", 100, "USD", "100美元"),
        ("value: half / usd, digits: 2", "1/2", "1", "0.5"),
        ("value: half / usd, unit: percent, digits: 2", 50, "percent", "50%"),
        ("value: 100 * half / usd, unit: percent, digits: 2", 50, "percent", "50%"),
        ("value: usd * rate, digits: 2", 10, "USD", "10美元"),
        ("value: rate / 100, unit: percent, digits: 1", 5, "percent", "5%"),
        ("value: rate, unit: point, digits: 1", 5, "point", "5个百分点"),
        ("value: mass * usd, unit: USD, digits: 2", 1400, "USD", "1400美元"),
        ("value: 2 * 3, unit: years, digits: 1", 6, "years", "6年"),
        ("illustration: 1000, unit: USD", 1000, "USD", "1000美元"),
        ("illustration: 1.25, unit: percent", "1.25", "percent", "1.25%"),
    ],
)  # fmt: skip
def test_a_figure_has_a_value_a_unit_and_digits(
    make: Callable[..., Project], entry: str, value: str | int, unit: str, zh: str
) -> None:
    """The unit comes from the column or the formula unless it is given; a ratio turns into percent."""
    figures = f"{PARTS}it: {{{entry}}}\n"
    it = read(make({"script/e/figures.yaml": figures, "script/e/01-debt.yaml": ACT}), "e").figures["it"]
    assert (it.quantity.value, it.quantity.unit) == (Fraction(value), unit)
    assert write(it.quantity, "zh") == zh


def test_a_date_is_a_figure(make: Callable[..., Project]) -> None:
    """A date's digits count its parts."""
    files = {"script/e/figures.yaml": PARTS, "script/e/01-debt.yaml": ACT}
    day = read(make(files), "e").figures["day"]
    assert day.quantity == Quantity(date(2025, 9, 30), "date", 3)


@pytest.mark.parametrize(
    "entry",
    [
        "{table: debt, where: {year: 1980}, column: year, unit: date, digits: 1}",
        "{illustration: 1980, unit: date}",
    ],
)
def test_a_year_is_a_date(make: Callable[..., Project], entry: str) -> None:
    """A plain year is written as one, 1980 or 1980年, and never as a number with a comma."""
    files = {"script/e/figures.yaml": f"it: {entry}", "script/e/01-debt.yaml": ACT}
    it = read(make(files), "e").figures["it"].quantity
    assert (it, write(it, "zh"), write(it, "en")) == (Quantity(date(1980, 1, 1), "date", 1), "1980年", "1980")


def test_an_illustration_says_so(make: Callable[..., Project]) -> None:
    """A round number has no cells, and as many digits as were written unless they are given."""
    files = {"script/e/figures.yaml": "a: {illustration: 1250, unit: USD}", "script/e/01-debt.yaml": ACT}
    figure = read(make(files), "e").figures["a"]
    assert (figure.formula, figure.cells, figure.quantity.digits) == ("illustration", (), 3)


@pytest.mark.parametrize(
    ("entry", "complaint"),
    [
        # From a table
        ("table: debt, where: {year: 1981}, column: rate, digits: 1",
         "1:26: no row matches year=1981 in data/debt.csv (perhaps you meant '1980'?)"),
        ("table: debt, where: {country: US}, column: rate, digits: 1",
         f"1:26: 3 rows match country=US in data/debt.csv ({TAKE})"),
        ("table: debt, where: {year: 1980}, column: note, digits: 1",
         "1:48: 'first' in 'note' is not a number in data/debt.csv:2:28 (mend it, or choose another column)"),
        ("table: debt, where: {year: 2000}, column: note, digits: 1",
         "1:48: the cell of 'note' is empty in data/debt.csv:3:27 (choose another row)"),
        ("table: debt, where: {year: 1980}, column: rat, digits: 1",
         "1:48: no column 'rat' in data/debt.csv (perhaps you meant 'rate'?)"),
        ("table: debt, where: {yaer: 1980}, column: rate, digits: 1",
         "1:26: no column 'yaer' in data/debt.csv (perhaps you meant 'year'?)"),
        ("table: dept, where: {year: 1980}, column: rate, digits: 1",
         "1:13: no table 'dept' (perhaps you meant 'debt'?)"),
        ("table: debt, where: {year: 1980}, column: year, digits: 1",
         "1:48: the column 'year' has no unit (give it in data/sources.yaml under debt, or here as unit:)"),
        ("table: debt, where: {year: 1980}, column: rate, digits: 1, unit: USB",
         "1:71: unknown unit 'USB' (perhaps you meant 'USD'? Else declare it in data/units.yaml as "
         """USB: {zh: {written: "{} USB"}, en: {written: "{} USB"}})"""),
        ("table: debt, where: {year: 1980}, column: date, digits: 4",
         "1:62: a date has no 4 digits (1 is the year, 2 year and month, 3 the day)"),
        ("table: debt, where: {year: 1980}, column: year, digits: 2, unit: date",
         "1:62: a year has no 2 digits (1 is the year, 2 year and month, 3 the day)"),
        ("table: debt, where: {year: 1980}, column: rate, digits: 1, unit: date",
         "1:71: a number is not in date"),
        ("table: debt, where: {year: 1980}, column: rate, take: median, digits: 1",
         "1:60: 'take' cannot be 'median' (perhaps you meant 'mean'?)"),
        ("table: debt, where: {year: 1980}, column: rate, digits: 0",
         "1:62: 'digits' cannot be below 1, and is '0'"),
        ("table: debt, where: {year: 1980}, column: rate, digits: 1.5",
         "1:62: 'digits' should be a whole number, not '1.5'"),
        ("table: debt, where: {year: 1980}, column: rate", "1:5: the key 'digits' is missing"),
        ("table: debt, where: 1980, column: rate, digits: 1",
         "1:26: 'where' should be a mapping, not '1980'"),
        ("tabel: debt", "1:5: the figure 'it' needs one of the keys table, value, illustration"),
        # Calculated
        ("value: usd / (half - half), digits: 1", "1:17: division by zero"),
        ("value: usd + mass, digits: 1", "1:17: cannot add USD and t (both sides need the same unit)"),
        ("value: it + 1, digits: 1", "1:13: the figure is calculated from itself: it → it"),
        ("value: usb + 1, digits: 1", "1:13: unknown figure 'usb' (perhaps you meant 'usd'?)"),
        ("value: usd * mass, digits: 1", f"1:13: the unit of this formula is not plain ({UNKNOWN})"),
        ("value: usd * 2, unit: t, digits: 1",
         "1:13: the formula gives USD, not t (leave out unit:, or mend the formula)"),
        ("value: \"__import__('os')\", digits: 1",
         "1:24: unexpected '(' (a formula has + - * / ( ), numbers and figures)"),
        ("value: day - 1, digits: 1", "1:17: a date can only be taken from another date"),
        # Illustrations
        ("illustration: five, unit: USD", "1:20: 'illustration' should be a number, not 'five'"),
        ("illustration: 5", "1:5: the key 'unit' is missing"),
        ("illustration: 1e99, unit: USD",
         "1:20: 'illustration' cannot be above 1000000000000000000, and is '1e99'"),
    ],
)  # fmt: skip
def test_what_is_no_figure(told: Callable[..., list[str]], entry: str, complaint: str) -> None:
    """A figure that cannot be had is told at the part that asks for too much."""
    files = {"script/e/figures.yaml": f"it: {{{entry}}}\n{PARTS}", "script/e/01-debt.yaml": ACT}
    assert told(files) == [f"script/e/figures.yaml:{complaint}"]


def test_a_ring_of_figures(told: Callable[..., list[str]]) -> None:
    """Figures that are calculated from each other are told once, with the whole ring."""
    ring = "a: {value: b, digits: 1}\nb: {value: c + 1, digits: 1}\nc: {value: a, digits: 1}\n"
    assert told({"script/e/figures.yaml": ring, "script/e/01-debt.yaml": ACT}) == [
        "script/e/figures.yaml:3:12: the figure is calculated from itself: a → b → c → a"
    ]


def test_a_broken_source_is_told_once(told: Callable[..., list[str]]) -> None:
    """What is wrong in data/sources.yaml is told there, and not again for every figure."""
    assert len(told({"data/sources.yaml": "debt: ["})) == 1
