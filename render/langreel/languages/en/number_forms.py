"""English numbers: the words for large ones, for units and for days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from langreel.languages.en import numbers_said
from langreel.languages.model import LargeWord, Numbers, SpokenNumbers, Wording

if TYPE_CHECKING:
    from langreel.languages.grammar import Grammar


def _grammar() -> Grammar:
    from langreel.languages.en.numbers_found import GRAMMAR

    return GRAMMAR


def _counted(one: str, many: str, compact: str) -> Wording:
    """A unit that is said as it is written, with a form for one."""
    return Wording(many, compact, many, plurals={"one": one}, spoken_plurals={"one": one})


NUMBERS: Final = Numbers(
    large=(LargeWord(12, "{} trillion"), LargeWord(9, "{} billion"), LargeWord(6, "{} million")),
    short=(LargeWord(12, "{}T"), LargeWord(9, "{}B"), LargeWord(6, "{}M")),
    point=".",
    comma=",",
    months=numbers_said.MONTHS,
    short_months=("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    dates=("{year}", "{name} {year}", "{day} {name} {year}"),
    ticks=("{year}", "{abbr} {year}", "{day} {abbr}"),
    units={
        "1": Wording("{}", "{}", "{}"),
        "USD": Wording("${}", "${}", "{} dollars", spoken_plurals={"one": "{} dollar"}),
        "CNY": Wording("{} yuan", "CN¥{}", "{} yuan"),
        "EUR": Wording("€{}", "€{}", "{} euros", spoken_plurals={"one": "{} euro"}),
        "JPY": Wording("{} yen", "¥{}", "{} yen"),
        "GBP": Wording("£{}", "£{}", "{} pounds", spoken_plurals={"one": "{} pound"}),
        "percent": Wording("{} percent", "{}%", "{} percent"),
        "point": _counted("{} percentage point", "{} percentage points", "{} pp"),
        "t": _counted("{} tonne", "{} tonnes", "{} t"),
        "USD/oz": Wording(
            "${} an ounce", "${}/oz", "{} dollars an ounce", spoken_plurals={"one": "{} dollar an ounce"}
        ),
        "times": Wording("{} times", "{}×", "{} times"),
        "years": _counted("{} year", "{} years", "{} yr"),
        "months": _counted("{} month", "{} months", "{} mo"),
        "weeks": _counted("{} week", "{} weeks", "{} wk"),
        "days": _counted("{} day", "{} days", "{} d"),
        "date": Wording("{}", "{}", "{}"),
    },
    grammar=_grammar,
    spoken=SpokenNumbers(number=numbers_said.number, day=numbers_said.day, minus="minus "),
)  # fmt: skip
