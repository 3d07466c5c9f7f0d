"""Japanese numbers and days: digits -> kanji, which a voice reads with their changes of sound."""

from __future__ import annotations

from datetime import date

DIGITS = "〇一二三四五六七八九"
PLACES = ((1000, "千"), (100, "百"), (10, "十"))
SECTIONS = ((10**16, "京"), (10**12, "兆"), (10**8, "億"), (10**4, "万"))


def number(plain: str, large: str, _counted: str) -> str:
    """Decimal digits and their word: 1.32 兆 -> 一点三二兆, 0.5 -> 零点五."""
    whole, _, part = plain.partition(".")
    return integer(int(whole)) + (f"点{digits(part)}" if part else "") + large


def digits(text: str) -> str:
    """One digit after the other: 03 -> ゼロ三."""
    return "".join(DIGITS[int(digit)].replace("〇", "ゼロ") for digit in text)


def integer(value: int) -> str:
    """A whole number: 1082 -> 千八十二, 10000 -> 一万, 10002000 -> 一千万二千."""
    words = ""
    for size, word in SECTIONS:
        section, value = divmod(value, size)
        if section:
            words += ("一" if section // 1000 == 1 else "") + _section(section) + word
    return words + _section(value) or "零"


def _section(value: int) -> str:
    """Up to 9999: ten, a hundred and a thousand have no one before them."""
    words = ""
    for size, word in PLACES:
        digit, value = divmod(value, size)
        words += (("" if digit == 1 else DIGITS[digit]) + word) if digit else ""
    return words + (DIGITS[value] if value else "")


def day(value: date, parts: int) -> str:
    """A date to its year, month or day: 二千十三年十一月."""
    words = (f"{integer(value.year)}年", f"{integer(value.month)}月", f"{integer(value.day)}日")
    return "".join(words[:parts])
