"""Numbers: literal numbers of a text → where they stand and the words they are said with (wetext)."""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

Reading = tuple[int, int, str]
"""``text[start:end]`` is said with these words."""

# Full-width digits and signs, one character for one, so that offsets stay.
WIDTH = str.maketrans("０１２３４５６７８９．，％＄￥＋－／", "0123456789.,%$¥+-/")
LETTERS = {ord(mark) + 0xFEE0: mark for mark in string.digits + string.ascii_letters}
_NUMBER = r"\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_DIGITS = "〇一二三四五六七八九"
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_CURRENCY = {"$": "美元", "€": "欧元", "£": "英镑", "¥": "元"}
_SIGN = r"(?:(?<![A-Za-z0-9%.])[-−–])?"

_ZH = re.compile(
    rf"(?P<year>(?<!\d)(?:[12]\d{{3}}|\d{{2}})(?=年代)|(?<!\d)(?:19|20)\d{{2}}(?=\s*(?:财|学|财政)?年|[-–—~～至到](?:19|20)\d{{2}}\s*年)"
    rf"|(?<!\d)[12]\d{{3}}(?=年(?![前来历间])))"
    rf"|(?P<range>(?<=[\d%])[-–—~～](?=\d))"
    rf"|(?P<pair>(?<!\d)2(?=\s?[个倍年次国家块天周种条只座项张位笔届步成]))"
    rf"|(?P<sign>{_SIGN})(?P<share>{_NUMBER})\s?(?P<per>[%‰])"
    rf"|(?P<below>{_SIGN})(?:US)?(?P<money>[$€£¥])\s?(?P<sum>{_NUMBER})\s?(?P<power>万亿|亿|万)?"
    rf"|(?P<plain>{_SIGN}(?:\d+[/:]\d+(?![/:\d])|{_NUMBER}))"
)
_EN = re.compile(
    rf"(?P<date>\b(?:{_MONTHS}) \d{{1,2}}(?:st|nd|rd|th)?\b(?:, \d{{4}}\b)?)"
    rf"|(?P<day>\b\d{{1,2}}(?= (?:{_MONTHS})\b))"
    rf"|(?P<clock>\b\d{{1,2}}:\d\d\b)"
    rf"|(?P<decade>(?<![\w.])(?:['’]?\d0|[12]\d\d0)s\b)"
    rf"|(?P<range>(?<=[\d%])\s?[-–—]\s?(?=[$€£¥]?\d))"
    rf"|(?P<number>No\.\s?(?=\d))"
    rf"|(?P<year>(?<![\d.,$€£¥])(?:1[1-9]|20)\d\d(?![\w,.%]*\d|%))"
    rf"|(?P<ordinal>\b\d+(?:st|nd|rd|th)\b)"
    rf"|(?P<below>{_SIGN})(?P<plain>(?:(?:US)?[$€£¥]\s?)?(?:\d+/\d+(?!/)|{_NUMBER})"
    rf"(?:\s?%|(?<=\d)\s(?:trillion|billion|million|thousand)\b)?)"
)


def numbers(text: str, lang: str) -> Iterator[Reading]:
    """Every literal number of a Chinese or English text. Other languages leave them to the engine.

    >>> list(numbers("2022年之后", "zh"))
    [(0, 4, '二零二二')]
    """
    if lang not in _LANGUAGES:
        return
    pattern, rules = _LANGUAGES[lang]
    for match in pattern.finditer(text.translate(WIDTH)):
        if match[0]:
            yield match.start(), match.end(), rules(match)


def _mandarin(match: re.Match[str]) -> str:
    found = match.groupdict()
    if found["year"]:
        return _decade_or_year(found["year"])
    if found["range"] or found["pair"]:
        return "到" if found["range"] else "两"
    if found["per"]:
        whole = "百分之" if found["per"] == "%" else "千分之"
        return ("负" if found["sign"] else "") + whole + _zh(found["share"])
    if found["money"]:
        words = _zh(found["sum"] + (found["power"] or ""))
        return ("负" if found["below"] else "") + words + _CURRENCY[found["money"]]
    return _zh(found["plain"])


def _decade_or_year(digits: str) -> str:
    return (
        _zh(digits)
        if len(digits) == 2
        else "".join(_DIGITS[int(digit)] for digit in digits).replace("〇", "零")
    )


def _zh(number: str) -> str:
    plain = re.sub(r"^[−–]", "-", number.replace(",", ""))
    whole, _, rest = plain.partition(".")
    # wetext reads integers up to the 亿; above, the 万亿 is said first and the rest after it.
    if whole.isdigit() and len(whole) > 12:
        above, below = whole[:-12], whole[-12:].lstrip("0")
        return _zh(above) + "万亿" + (_zh(below + ("." + rest if rest else "")) if below else "")
    return str(load("zh").normalize(plain))


def _english(match: re.Match[str]) -> str:
    found = match.groupdict()
    if found["range"] or found["number"]:
        return " to " if found["range"] else "number "
    if found["decade"]:
        words = _en(found["decade"].strip("'’s"))
        return words[:-1] + "ies" if words.endswith("y") else words + "s"
    if found["year"]:
        return _en(found["year"]).replace(" zero ", " oh ")
    if found["day"]:
        return f"the {_en(found['day'] + 'th')} of"
    whole = found["date"] or found["ordinal"] or found["clock"]
    if whole:
        return _en(whole)
    return ("minus " if found["below"] else "") + _amount(found["plain"])


def _amount(number: str) -> str:
    # wetext drops the one of one thousand, and takes four bare digits for a year.
    bare = re.sub(r"^US(?=[$€£¥])", "", number)
    if re.fullmatch(r"\d{4}", bare):
        bare = f"{bare[0]},{bare[1:]}"
    return re.sub(r"^thousand\b", "one thousand", _en(bare))


def _en(number: str) -> str:
    return str(load("en").normalize(number))


@cache
def load(lang: str) -> Any:
    """wetext's rules for a language."""
    from wetext import Normalizer

    return Normalizer(lang=lang, operator="tn")


_LANGUAGES: Mapping[str, tuple[re.Pattern[str], Callable[[re.Match[str]], str]]] = {
    "zh": (_ZH, _mandarin),
    "en": (_EN, _english),
}
