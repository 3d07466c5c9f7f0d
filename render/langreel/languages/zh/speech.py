"""Mandarin speech: the words for signs, and for numbers that no figure stands for."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from langreel.languages.model import Speech
from langreel.languages.wetext_rules import NUMBER, SIGN, in_words
from langreel.languages.zh.numbers_said import digits
from langreel.languages.zh.pinyin import readable

SYMBOLS: Final = {
    "&": "和", "+": "加", "=": "等于", "×": "乘", "÷": "除以", "<": "小于", ">": "大于", "≈": "约等于",
    "°": "度", "℃": "摄氏度", "%": "百分号", "@": "at", "→": "，", "／": "，", "·": "",
}  # fmt: skip
_CURRENCY: Final = {"$": "美元", "€": "欧元", "£": "英镑", "¥": "元"}

_PATTERN: Final = re.compile(
    rf"(?P<year>(?<!\d)(?:[12]\d{{3}}|\d{{2}})(?=年代)|(?<!\d)(?:19|20)\d{{2}}(?=\s*(?:财|学|财政)?年|[-–—~～至到](?:19|20)\d{{2}}\s*年)"
    rf"|(?<!\d)[12]\d{{3}}(?=年(?![前来历间])))"
    rf"|(?P<range>(?<=[\d%])[-–—~～](?=\d))"
    rf"|(?P<pair>(?<!\d)2(?=\s?[个倍年次国家块天周种条只座项张位笔届步成]))"
    rf"|(?P<sign>{SIGN})(?P<share>{NUMBER})\s?(?P<per>[%‰])"
    rf"|(?P<below>{SIGN})(?:US)?(?P<money>[$€£¥])\s?(?P<sum>{NUMBER})\s?(?P<power>万亿|亿|万)?"
    rf"|(?P<plain>{SIGN}(?:\d+[/:]\d+(?![/:\d])|{NUMBER}))"
)


def _number_in_words(match: re.Match[str]) -> str:
    found = match.groupdict()
    if found["year"]:
        return _year(found["year"])
    if found["range"] or found["pair"]:
        return "到" if found["range"] else "两"
    if found["per"]:
        whole = "百分之" if found["per"] == "%" else "千分之"
        return ("负" if found["sign"] else "") + whole + _plain(found["share"])
    if found["money"]:
        words = _plain(found["sum"] + (found["power"] or ""))
        return ("负" if found["below"] else "") + words + _CURRENCY[found["money"]]
    return _plain(found["plain"])


def _year(text: str) -> str:
    """A year digit by digit, a decade of two digits as a number: 八十年代."""
    return _plain(text) if len(text) == 2 else digits(text)


def _plain(number: str) -> str:
    plain = re.sub(r"^[−–]", "-", number.replace(",", ""))
    whole, _, rest = plain.partition(".")
    # wetext reads integers up to the 亿; above, the 万亿 is said first and the rest after it.
    if whole.isdigit() and len(whole) > 12:
        above, below = whole[:-12], whole[-12:].lstrip("0")
        return _plain(above) + "万亿" + (_plain(below + ("." + rest if rest else "")) if below else "")
    return in_words(plain, "zh")


def _strange(letter: str) -> bool:
    """Whether a letter is neither Latin nor a character with a reading."""
    script = unicodedata.name(letter, "?").split()[0]
    return script not in {"LATIN", "FULLWIDTH"} and not (letter.isascii() or readable(letter))


SPEECH: Final = Speech(SYMBOLS, _PATTERN, _number_in_words, _strange)
