"""Chinese numerals as they stand in texts -> exact numbers: 1.2万亿, 一万二千亿, 十几万, 三亿五."""

from __future__ import annotations

import re
from fractions import Fraction

from langreel.languages.grammar import Approx, Numeral, measure

DIGITS = {sign: number for number, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
HAN = "".join(DIGITS)
ONES = DIGITS | {str(number): number for number in range(1, 10)}
ARABIC = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)"
MANY = r"(?:上(?=[百千万亿兆])|好?几(?=[十百千万亿兆])|数(?=[十百千万亿兆]))"
TRILLION = "兆(?![瓦赫字帕欧比丰位网级])"
"""10¹² where it is no unit's prefix, as in 兆瓦."""
SIGN = rf"[{HAN}十百千万亿]|{TRILLION}|点(?=[0-9{HAN}])|(?<=十)几|[多余来](?=[万亿兆])"
NUMERAL = rf"{MANY}?(?:(?>{ARABIC})(?: (?=[十百千万亿兆]))?|{SIGN})+"
"""One numeral, whatever mixture of digits and words: 3亿5千万, 上百亿, 一千多亿."""

LARGE: tuple[tuple[str, int], ...] = (("兆", 12), ("万亿", 12), ("亿", 8), ("万", 4))
SMALL = {"十": 10, "百": 100, "千": 1000}
STEP = re.compile(rf"({ARABIC}|[{HAN}])?([十百千])([零〇]?)")
PAIR = re.compile(r"([一二两三四五六七八])([两二三四五六七八九])((?:[十百千万亿兆]|[多余来](?=[万亿兆]))*)")
DECIMALS = re.compile(rf"(?:\.([0-9]+)|点([0-9{HAN}]+))([十百千万亿兆]*)$")


class Malformed(ValueError):
    """Signs of numerals that do not make a number, such as 百十千."""


def numeral(text: str) -> Numeral | None:
    """The number of a NUMERAL; None where its signs do not make one."""
    text = text.replace(" ", "")
    plain = re.sub(r"^上|[多余来]|(?<=十)几", "", text)
    few = re.match(r"好?几|数", plain)
    approx: Approx = "several" if few else "over" if len(plain) < len(text) else ""
    if few:
        plain = "一" + plain[few.end() :]
    found = DECIMALS.search(plain)
    places = len(found[1] or found[2]) if found else None
    words = found[3] if found else re.sub(r".*[^十百千万亿兆]", "", plain)
    try:
        return measure(_value(plain), places, _power(words), approx)
    except Malformed:
        return None


def pair(text: str) -> tuple[str, str] | None:
    """The two numerals of a guess: 三四百亿 -> 三百亿, 四百亿; None where the digits are no neighbours."""
    found = PAIR.fullmatch(text)
    if not found or DIGITS[found[2]] - DIGITS[found[1]] != 1:
        return None
    return found[1] + found[3], found[2] + found[3]


def positional(text: str) -> int | None:
    """Digits read one by one: 二零一三 -> 2013; None for any other numeral."""
    return int("".join(str(DIGITS[sign]) for sign in text)) if all(sign in HAN for sign in text) else None


def _power(words: str) -> int:
    return sum({"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8, "兆": 12}[sign] for sign in words)


def _value(text: str) -> Fraction:
    """A numeral of any size, cut at its largest word."""
    for word, power in LARGE:
        head, found, tail = text.partition(word)
        if found:
            size = int(10**power)
            return (_value(head) if head else Fraction(1)) * size + _tail(tail, size)
    return _section(text)


def _tail(text: str, size: int) -> Fraction:
    """What follows a word: a single digit counts its tenths (一亿二), anything else itself (一亿零二)."""
    if not text:
        return Fraction(0)
    value = Fraction(ONES[text] * size, 10) if text in ONES else _value(text.lstrip("零〇") or "零")
    if value >= size:
        raise Malformed(text)
    return value


def _section(text: str) -> Fraction:
    """A numeral below 万: 34.5, 三百四十五, 三十四点五, 3千."""
    head, point, tail = text.partition("点")
    if point and head:
        places = "".join(str(DIGITS.get(sign, sign)) for sign in tail)
        if not places.isdecimal():
            raise Malformed(text)
        return _section(head) + Fraction(int(places), 10 ** len(places))
    if re.fullmatch(ARABIC, text):
        return Fraction(text.replace(",", ""))
    digits = positional(text)
    return Fraction(digits) if digits is not None and text else _steps(text)


def _steps(text: str) -> Fraction:
    """一千零八十二: digits and places, in falling order."""
    total, at, size, zero = Fraction(0), 0, 10000, ""
    while found := STEP.match(text, at):
        if SMALL[found[2]] >= size:
            raise Malformed(text)
        size, at, zero = SMALL[found[2]], found.end(), found[3]
        total += (_section(found[1]) if found[1] else 1) * size
    if not at or (len(text) - at > 1 and not re.fullmatch(ARABIC, text[at:])):
        raise Malformed(text)
    return total + _tail(zero + text[at:], size)
