"""Esperanto, a language of one file: what its numbers are called, and the rest as in any language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from functools import cache
from typing import Final

from langreel.languages.breaking import Breaking, BreakReason, begins, ends
from langreel.languages.grammar import Candidate, Grammar, NumberRule, hedges, measure
from langreel.languages.model import LargeWord, Limits, Numbers, ScreenWords, Subtitles, Wording
from langreel.languages.neutral import NEUTRAL

_LARGE = (LargeWord(12, "{} bilionoj"), LargeWord(9, "{} miliardoj"), LargeWord(6, "{} milionoj"))
_POWERS = {large.word: large.power for large in _LARGE}
_UNITS = {"elcentoj": "percent", "dolaroj": "USD", "tunoj": "t"}
_NUMBER = re.compile(
    rf"(?P<digits>[0-9][0-9.]*(?:,[0-9]+)?)(?: (?P<large>{'|'.join(_POWERS)}))?"
    rf"(?: (?:da )?(?P<unit>{'|'.join(_UNITS)}))?"
)


def _found(match: re.Match[str]) -> Iterator[Candidate]:
    whole, _, part = match["digits"].partition(",")
    power = _POWERS.get(match["large"] or "", 0)
    value = Fraction(f"{whole.replace('.', '')}.{part or 0}") * 10**power
    number = measure(value, len(part) if part else None, power)
    unit = _UNITS.get(match["unit"] or "", "1")
    yield Candidate(match.start(), match.end(), value, unit, number.digits, power=power)


def _grammar() -> Grammar:
    return Grammar(
        (NumberRule("number", _NUMBER, _found),), hedges((r"ĉirkaŭ\s+$", "about")), (), re.compile(r" ĝis ")
    )


@cache
def _breaking() -> Breaking:
    articles = BreakReason(30, ends("la"), "la | mono")
    conjunctions = BreakReason(-6, begins("kaj", "sed", "ĉar"), "ili aĉetis | kaj vendis")
    return Breaking((_NUMBER,), (), ((articles,), (conjunctions,)))


_MONTHS = ("januaro", "februaro", "marto", "aprilo", "majo", "junio",
           "julio", "aŭgusto", "septembro", "oktobro", "novembro", "decembro")  # fmt: skip

_NUMBERS = Numbers(
    large=_LARGE,
    short=_LARGE,
    point=",",
    comma=".",
    months=_MONTHS,
    short_months=tuple(month[:3] for month in _MONTHS),
    dates=("{year}", "{name} {year}", "la {day}-a de {name} {year}"),
    ticks=("{year}", "{abbr} {year}", "{day} {abbr}"),
    units={
        "1": Wording("{}", "{}"),
        "USD": Wording("{} da dolaroj", "{} $"),
        "percent": Wording("{} elcentoj", "{} %"),
        "t": Wording("{} tunoj", "{} t"),
        "date": Wording("{}", "{}"),
    },
    grammar=_grammar,
)

ESPERANTO: Final = replace(
    NEUTRAL,
    code="eo",
    tag="eo",
    letters="ĉĝĥĵŝŭ",
    screen=ScreenWords(
        source="Fonto: {}", as_of="je {}", between="; ", two_axes=("maldekstra akso",), sources="Fontoj"
    ),
    subtitles=Subtitles(limits={name: Limits(38, 2, 17, 14) for name in ("house", "youtube", "shorts")}),
    breaking=_breaking,
    numbers=lambda tag: _NUMBERS,
)
