"""What no English line tears: numbers with what they count, dates, titles with their names."""

from __future__ import annotations

import re
from typing import Final

from langreel.languages.breaking import CURRENCY, SIGN

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
_DATE = (
    rf"\b[0-9]{{1,2}}(?:st|nd|rd|th)? {_MONTH}(?:,? [0-9]{{4}})?\b"
    rf"|\b{_MONTH} [0-9]{{1,2}}(?:st|nd|rd|th)?(?:, [0-9]{{4}})?\b|\b{_MONTH} [0-9]{{4}}\b"
)
_SCALE = r"(?:hundred|thousand|million|billion|trillion|lakh|crore|dozen|bn|tn)"
_UNIT = (
    r"(?:percentage points?|basis points?|per cent|percent|dollars?|cents?|euros?|pounds?|yen|yuan|renminbi"
    r"|tonnes?|tons?|ounces?|barrels?|kilometres?|kilometers?|metres?|meters?|miles?|times|years?|months?|weeks?|days?"
    r"|halves|thirds?|quarters?|fifths?|tenths?|hours?|minutes?|seconds?|countries|people|USD|EUR|RMB|CNY|JPY)"
)
_WORD = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    r"|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|several|half)"
)
_EACH = r"(?: (?:an?|per) (?:ounce|tonne|ton|barrel|second|minute|hour|day|week|month|year|head)\b)?"
_MANY = (
    r"\b(?:tens|hundreds|thousands) of (?:thousands|millions|billions|trillions)\b|\bone (?:for|to|by) one\b"
)
_NUMBER = (
    rf"(?<![\w.]){SIGN}(?:US|HK|A|C)?[{CURRENCY}]?[0-9][0-9,]*(?:\.[0-9]+)?(?:[-–][0-9][0-9,.]*)?%?"
    rf"(?: {_SCALE}\b)*(?: {_UNIT}\b)?{_EACH}"
)
_IN_WORDS = (
    rf"(?i:\b(?:{_WORD}|an?)(?:[- ](?:{_WORD}|a|and a half))*(?: {_SCALE}\b)+(?: {_UNIT}\b)?"
    rf"|\b{_WORD}(?:-{_WORD})? {_UNIT}\b)"
)
_TITLE = r"\b(?:Mr|Mrs|Ms|Dr|Prof|St|No|vs)\. \S+|\bS&P 500\b"

NUMBERS: Final = tuple(map(re.compile, (_DATE, _NUMBER, _IN_WORDS, _MANY)))
TERMS: Final = (re.compile(_TITLE),)
ABBREVIATION: Final = re.compile(
    r"(?:\b(?:[A-Z]\.)+[A-Z]?|\b(?:Mr|Mrs|Ms|Dr|Prof|St|No|vs|Inc|Co|approx|etc))$", re.IGNORECASE
)
