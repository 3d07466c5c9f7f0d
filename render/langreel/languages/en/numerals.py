"""English numerals as they stand in texts -> exact numbers: 1.2 trillion, two and a half billion, $5bn."""

from __future__ import annotations

import re
from fractions import Fraction

from langreel.languages.en.numbers_said import ONES, TENS
from langreel.languages.grammar import Numeral, measure

SMALL = {word: number for number, word in enumerate(ONES)} | {
    word: 10 * number for number, word in enumerate(TENS) if word
}
POWERS = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12,
          "lakh crore": 12, "lakh": 5, "lakhs": 5, "crore": 7, "crores": 7}  # fmt: skip
"""Large words and their powers of ten; the last ones are India's."""
SHORT = {"k": 3, "m": 6, "mn": 6, "b": 9, "bn": 9, "t": 12, "tn": 12, "trn": 12}
LETTERS = {
    short: next(word for word, power in POWERS.items() if power == size) for short, size in SHORT.items()
}
"""The words that letters after a sum stand for: bn is a billion."""

ARABIC = (
    r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?:\.[0-9]+)?"
    r"|[0-9]+(?:\.[0-9]+)?|\.[0-9]+)"
)
LARGE = rf"(?:{'|'.join(POWERS)})"
UNITY = rf"(?:an?|half an?|a quarter of an?)\s+(?=hundred|{LARGE})"
WORD = rf"(?:{'|'.join(sorted([*SMALL, 'hundred', *POWERS], key=len, reverse=True))})\b"
WORDS = (
    rf"(?:{UNITY})?{WORD}(?:[\s-]+point(?:[\s-]+(?:{'|'.join(ONES[:10])})\b)+|[\s-]+and[\s-]+a[\s-]+half\b"
    rf"|(?:[\s-]+|\s+and\s+){WORD})*"
)
POINT = re.compile(rf"\bpoint((?:\s+(?:{'|'.join(ONES[:10])})\b)+)")
SCALE = rf"(?:(?P<short>k|m|b|t)\b|[\s-]?(?P<scale>bn|tn|trn|mn|{LARGE})\b)"
NUMERAL = rf"(?:(?P<arabic>{ARABIC}){SCALE}?|(?P<words>{WORDS}))"
"""One numeral: 1,316.7 billion, $5m, five hundred and twenty-four point seven billion."""


def numeral(found: re.Match[str]) -> Numeral:
    """The number of a match of NUMERAL."""
    if found["words"]:
        return _spoken(found["words"].lower())
    plain = found["arabic"].replace(",", "")
    scale = (found["short"] or found["scale"] or "").lower()
    power = POWERS.get(scale, SHORT.get(scale, 0))
    places = len(plain.partition(".")[2]) if "." in plain else None
    return measure(Fraction(plain) * 10**power, places, power)


def _spoken(text: str) -> Numeral:
    """Words to a number: each large word multiplies what stands before it and is smaller."""
    total, now, power, places = Fraction(0), Fraction(0), 0, None
    for word in _tokens(text):
        if word in POWERS:
            power, size = POWERS[word], Fraction(10) ** POWERS[word]
            below = total if total < size else Fraction(0)
            total, now = total - below + (below + now or 1) * size, Fraction(0)
        elif word == "hundred":
            now = (now or 1) * Fraction(100)
        elif word in SMALL:
            now += SMALL[word]
        elif word[0] == ".":
            # One and a half million, or a million and a half: the half is of a million.
            now, places = now + Fraction(word) * (1 if now or not total else 10**power), len(word) - 1
        elif word.startswith("0."):
            # Thirty-six thousand point one: the decimal is of one.
            power = power if now or not total else 0
            now, places = now + Fraction(word), len(word) - 2
    return measure(total + now, places, power)


def _tokens(text: str) -> list[str]:
    """Words, with fractions as decimals: two and a half -> two .5, one point three two -> one 0.32."""
    plain = re.sub(r"(?:\band[\s-]+)?\b(?:a[\s-]+)?half\b(?:\s+an?\b)?", " .5 ", text)
    plain = re.sub(r"\ba[\s-]+quarter\s+of\s+an?\b", " .25 ", plain).replace("-", " ")
    return POINT.sub(_decimals, plain).split()


def _decimals(found: re.Match[str]) -> str:
    return " 0." + "".join(str(SMALL[word]) for word in found[1].split())
