"""English speech: the words for signs, and for numbers that no figure stands for."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from langreel.languages.en.numbers_said import MONTHS
from langreel.languages.letters import HAN
from langreel.languages.model import Speech
from langreel.languages.wetext_rules import NUMBER, SIGN, in_words

SYMBOLS: Final = {
    "&": "and", "+": "plus", "=": "equals", "×": "times", "÷": "divided by", "<": "less than",
    ">": "more than", "≈": "about", "°": "degrees", "℃": "degrees Celsius", "%": "percent", "@": "at",
    "→": ", ", "·": "",
}  # fmt: skip
_MONTHS: Final = "|".join(MONTHS)

_PATTERN: Final = re.compile(
    rf"(?P<date>\b(?:{_MONTHS}) \d{{1,2}}(?:st|nd|rd|th)?\b(?:, \d{{4}}\b)?)"
    rf"|(?P<day>\b\d{{1,2}}(?= (?:{_MONTHS})\b))"
    rf"|(?P<clock>\b\d{{1,2}}:\d\d\b)"
    rf"|(?P<decade>(?<![\w.])(?:['’]?\d0|[12]\d\d0)s\b)"
    rf"|(?P<range>(?<=[\d%])\s?[-–—]\s?(?=[$€£¥]?\d))"
    rf"|(?P<number>No\.\s?(?=\d))"
    rf"|(?P<year>(?<![\d.,$€£¥])(?:1[1-9]|20)\d\d(?![\w,.%]*\d|%))"
    rf"|(?P<ordinal>\b\d+(?:st|nd|rd|th)\b)"
    rf"|(?P<below>{SIGN})(?P<plain>(?:(?:US)?[$€£¥]\s?)?(?:\d+/\d+(?!/)|{NUMBER})"
    rf"(?:\s?%|(?<=\d)\s(?:trillion|billion|million|thousand)\b)?)"
)


def _number_in_words(match: re.Match[str]) -> str:
    found = match.groupdict()
    if found["range"] or found["number"]:
        return " to " if found["range"] else "number "
    if found["decade"]:
        words = _plain(found["decade"].strip("'’s"))
        return words[:-1] + "ies" if words.endswith("y") else words + "s"
    if found["year"]:
        return _plain(found["year"]).replace(" zero ", " oh ")
    if found["day"]:
        return f"the {_plain(found['day'] + 'th')} of"
    whole = found["date"] or found["ordinal"] or found["clock"]
    if whole:
        return _plain(whole)
    return ("minus " if found["below"] else "") + _amount(found["plain"])


def _amount(number: str) -> str:
    # wetext drops the one of one thousand, and takes four bare digits for a year.
    bare = re.sub(r"^US(?=[$€£¥])", "", number)
    if re.fullmatch(r"\d{4}", bare):
        bare = f"{bare[0]},{bare[1:]}"
    return re.sub(r"^thousand\b", "one thousand", _plain(bare))


def _plain(number: str) -> str:
    return in_words(number, "en")


def _strange(letter: str) -> bool:
    """Whether a letter belongs to another script, or a numeral to Chinese."""
    script = unicodedata.name(letter, "?").split()[0]
    other = letter.isalpha() or bool(re.match(f"[{HAN}]", letter))
    return script not in {"LATIN", "DIGIT"} and other


SPEECH: Final = Speech(SYMBOLS, _PATTERN, _number_in_words, _strange)
