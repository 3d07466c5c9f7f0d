"""Mandarin numbers and days: digits -> characters, as they are said."""

from __future__ import annotations

from datetime import date

DIGITS = "零一二三四五六七八九"
PLACES = ("", "十", "百", "千")
SECTIONS = ("", "万", "亿", "万亿")


def number(plain: str, large: str, counted: str) -> str:
    """Decimal digits and their word: 1.32 万亿 -> 一点三二万亿.

    A two that counts something (``large`` or ``counted`` follows) is 两: 两万亿, 两吨, but 二十亿, 百分之二.
    """
    whole, _, part = plain.partition(".")
    if plain == "2" and (large or counted):
        return "两" + large
    point = "点" + digits(part) if part else ""
    return integer(int(whole)) + point + large


def digits(text: str) -> str:
    """One digit after the other, as years and decimals are read: 2013 -> 二零一三."""
    return "".join(DIGITS[int(digit)] for digit in text)


def integer(value: int) -> str:
    """A whole number: 5247 -> 五千二百四十七, 10 -> 十, 12000 -> 一万两千, 10002 -> 一万零二.

    A zero is said once for any gap; 二 becomes 两 before 千, 万 and 亿.
    """
    sections = []
    while value:
        value, section = divmod(value, 10000)
        sections.append(section)
    said, gap = "", False
    for place in range(len(sections) - 1, -1, -1):
        section = sections[place]
        if said and section and (gap or section < 1000):
            said += "零"
        gap = not section
        if section:
            said += ("两" if section == 2 and place else _section(section, bool(said))) + SECTIONS[place]
    return said or "零"


def _section(value: int, inside: bool) -> str:
    """One to 9999. Ten is 十 at the beginning of a number, 一十 inside it."""
    said, gap = "", False
    for place, digit in zip((3, 2, 1, 0), map(int, f"{value:04d}")):
        if not digit:
            gap = bool(said)
            continue
        if gap:
            said, gap = said + "零", False
        if not (place == 1 and digit == 1 and not said and not inside):
            said += "两" if digit == 2 and (place == 3 or (place == 2 and not said)) else DIGITS[digit]
        said += PLACES[place]
    return said


def day(value: date, parts: int) -> str:
    """A date to its year, month or day: 二零一三年十一月."""
    said = [digits(str(value.year)) + "年", integer(value.month) + "月", integer(value.day) + "日"]
    return "".join(said[:parts])
