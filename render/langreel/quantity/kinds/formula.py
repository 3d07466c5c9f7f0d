"""Formulas: CO₂ and H2O, mc² and 10⁹, and notations that nobody reads aloud (1e9, 0x1F)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from langreel.languages.grammar import DigitWords, NumberRule, Reading, Unspeakable

_RAISED, _LOWERED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "₀₁₂₃₄₅₆₇₈₉"
_ELEMENT = r"(?:Al|Ca|Cl|Cu|Fe|Li|Mg|Na|Si|[HCNOFSPKU])"
_MOLECULES = "CO2|H2O|CH4|N2O|SO2|SO3|NO2|O2|O3|N2|H2|NH3|H2SO4|UF6|SF6|UO2|SiO2|Fe2O3|CaCO3"
_CHEMICAL = re.compile(
    rf"(?<![A-Za-z])(?:(?=[A-Za-z]*[{_LOWERED}])(?:{_ELEMENT}[{_LOWERED}]*)+|(?:{_MOLECULES})(?![0-9A-Za-z]))"
)
_POWER = re.compile(
    rf"(?<![0-9A-Za-z.,])([0-9]+(?:\.[0-9]+)?|[A-Za-zα-ωπΔ]{{1,3}})(?:\^(-?[0-9]+)|([{_RAISED}]+))"
)
_EXPONENT = re.compile(r"(?<![0-9A-Za-z.])([0-9](?:\.[0-9]+)?)[eE]([+-]?[0-9]+)(?![0-9A-Za-z])")
_HEX = re.compile(r"(?<![0-9A-Za-z])0[xX][0-9A-Fa-f]+(?![0-9A-Za-z])")
_MINUS = re.compile(r"(?<=[0-9A-Za-z)])\s?[-−–]\s?(?=[0-9A-Za-z(]+(?:\s?[-+×*/−–÷]\s?[0-9A-Za-z]+)*\s?=)")


def rules(words: DigitWords) -> tuple[NumberRule, ...]:
    """Molecules, powers, a minus before what is equal to something."""
    return (
        NumberRule("formula", _EXPONENT, said=_exponent),
        NumberRule("formula", _HEX, said=_hex),
        NumberRule("formula", _CHEMICAL, said=lambda found: _chemical(found, words)),
        NumberRule("formula", _POWER, said=lambda found: _power(found, words)),
        NumberRule("formula", _MINUS, said=lambda found: [Reading(*found.span(), words.words["less"])]),
    )


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).replace("\u2212", "-")


def _chemical(found: re.Match[str], words: DigitWords) -> Iterator[Reading]:
    parts = re.findall("[A-Za-z]|[0-9]+", _plain(found[0]))
    said = " ".join(part if part.isalpha() else words.integer(int(part)) for part in parts)
    # Spaces keep letters apart; beside a character they mean nothing.
    yield Reading(found.start(), found.end(), re.sub(r" ?([^\x00-\x7f]+) ?", r"\1", said))


def _power(found: re.Match[str], words: DigitWords) -> Iterator[Reading]:
    base = words.decimal(found[1]) if found[1][0].isdigit() else " ".join(found[1])
    yield Reading(found.start(), found.end(), words.power(base, int(_plain(found[2] or found[3]))))


def _exponent(found: re.Match[str]) -> Iterator[Reading]:
    raised = str(int(found[2])).translate(str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻"))
    raise Unspeakable(f"{found[1]}×10{raised}, or the number in words")
    yield


def _hex(found: re.Match[str]) -> Iterator[Reading]:
    raise Unspeakable(f"{int(found[0], 16)}, or its letters apart")
    yield
