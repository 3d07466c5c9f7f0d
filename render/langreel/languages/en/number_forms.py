"""English numbers: the words for large ones, for units and for days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from langreel.languages.en import numbers_said
from langreel.languages.model import Numbers, SpokenNumbers, Wording

if TYPE_CHECKING:
    from langreel.languages.grammar import Grammar


def _grammar() -> Grammar:
    from langreel.languages.en.numbers_found import GRAMMAR

    return GRAMMAR


NUMBERS: Final = Numbers(
    large=((12, " trillion"), (9, " billion"), (6, " million")),
    short=((12, "T"), (9, "B"), (6, "M")),
    point=".",
    comma=",",
    months=numbers_said.MONTHS,
    short_months=("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    dates=("{year}", "{name} {year}", "{day} {name} {year}"),
    ticks=("{year}", "{abbr} {year}", "{day} {abbr}"),
    units={
        "1": Wording("{}", "{}", "{}"),
        "USD": Wording("${}", "${}", "{} dollars", spoken_one="{} dollar"),
        "CNY": Wording("{} yuan", "CN¥{}", "{} yuan"),
        "EUR": Wording("€{}", "€{}", "{} euros", spoken_one="{} euro"),
        "JPY": Wording("{} yen", "¥{}", "{} yen"),
        "GBP": Wording("£{}", "£{}", "{} pounds", spoken_one="{} pound"),
        "percent": Wording("{} percent", "{}%", "{} percent"),
        "point": Wording(
            "{} percentage points", "{} pp", "{} percentage points",
            one="{} percentage point", spoken_one="{} percentage point",
        ),
        "t": Wording("{} tonnes", "{} t", "{} tonnes", one="{} tonne", spoken_one="{} tonne"),
        "USD/oz": Wording(
            "${} an ounce", "${}/oz", "{} dollars an ounce", spoken_one="{} dollar an ounce"
        ),
        "times": Wording("{} times", "{}×", "{} times"),
        "years": Wording("{} years", "{} yr", "{} years", one="{} year", spoken_one="{} year"),
        "months": Wording("{} months", "{} mo", "{} months", one="{} month", spoken_one="{} month"),
        "weeks": Wording("{} weeks", "{} wk", "{} weeks", one="{} week", spoken_one="{} week"),
        "days": Wording("{} days", "{} d", "{} days", one="{} day", spoken_one="{} day"),
        "date": Wording("{}", "{}", "{}"),
    },
    grammar=_grammar,
    spoken=SpokenNumbers(number=numbers_said.number, day=numbers_said.day, minus="minus "),
)  # fmt: skip
