"""Number marks: the cells of a table → which sign is its decimal point, and which sets thousands apart."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from langreel.data.read_options import ReadOptions

NUMBER: Final = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]{1,2})?")
MINUS: Final = re.compile("^[−–](?=[0-9.,])")
SPACES: Final = re.compile(r"(?<=[0-9])[ \u00a0\u2009\u202f'’](?=[0-9]{3}(?![0-9]))")
"""Between thousands for sure, as the apostrophes of Switzerland are."""
LOSS: Final = re.compile(r"\(([0-9][0-9.,]*)\)")
"""Below zero, as accountants write it."""
COMMA_POINT: Final = re.compile(r"[+-]?([0-9]{1,3}(\.[0-9]{3})+,[0-9]+|[0-9]+,([0-9]{1,2}|[0-9]{4,}))")
"""A decimal comma for sure: 1.898,7 or 12,5."""
COMMA_GROUP: Final = re.compile(
    r"[+-]?([0-9]{1,3}(,[0-9]{3})+\.[0-9]+|[0-9]{1,3}(,[0-9]{3}){2,}"
    r"|[0-9]{1,2}(,[0-9]{2})+,[0-9]{3}(\.[0-9]+)?)"
)
"""Commas between thousands for sure: 18,743.80, 1,234,567 or, in India, 1,23,45,678."""
POINT: Final = re.compile(r"[+-]?([0-9]*\.([0-9]{1,2}|[0-9]{4,})|0\.[0-9]{3})")
"""A decimal point for sure."""
EITHER: Final = re.compile(r"[+-]?[0-9]{1,3},[0-9]{3}")
"""1,234 may be one thousand, or one and a bit."""
EITHER_POINT: Final = re.compile(r"[+-]?[1-9][0-9]{0,2}\.[0-9]{3}")
GROUPS: Final = {
    ",": r",(?=[0-9]{3}(?![0-9])|[0-9]{2},[0-9])",
    ".": r"\.(?=[0-9]{3}(?![0-9]))",
    "'": "['’](?=[0-9]{3})",
    " ": r"\s(?=[0-9]{3}(?![0-9]))",
}


@dataclass(frozen=True, slots=True)
class NumberMarks:
    """The signs of a table's numbers. ``doubt`` is what may be meant otherwise, and is no number then."""

    decimal: str = "."
    thousands: str = ""
    doubt: str = ""

    def plain(self, text: str) -> str:
        """A number as Python writes it; other text as it is, nothing where it may be two numbers.

        >>> NumberMarks(",", ".").plain("1.898,7")
        '1898.7'
        """
        if self.doubt and re.fullmatch(self.doubt, text):
            return ""
        told = _simple(text)
        if self.thousands:
            told = re.sub(rf"(?<=[0-9]){GROUPS[self.thousands]}", "", told)
        if self.decimal == ",":
            told = told.replace(".", "\0").replace(",", ".")
        return told if NUMBER.fullmatch(told) else text


def marks_of(cells: Iterable[str], separator: str, options: ReadOptions) -> NumberMarks:
    """The marks that the options name, else those that the cells show without a doubt."""
    if options.decimal or options.thousands:
        return NumberMarks(options.decimal or ("," if options.thousands == "." else "."), options.thousands)
    plain = {_simple(cell) for cell in cells}
    seen = {name for name, pattern in _EVIDENCE if any(map(pattern.fullmatch, plain))}
    if "comma" in seen and not seen & {"group", "point"}:
        return NumberMarks(",", ".")
    if "group" in seen and "comma" not in seen:
        return NumberMarks(".", ",")
    if separator == ";" and "either point" in seen and not seen & {"point", "comma"}:
        return NumberMarks(doubt=EITHER_POINT.pattern)
    return NumberMarks()


def _simple(text: str) -> str:
    """A number without spaces between thousands, and with a minus that a computer knows."""
    told = LOSS.sub(r"-\1", text) if LOSS.fullmatch(text) else text
    return SPACES.sub("", MINUS.sub("-", told)) if told[:1] in "-−–+.0123456789" else told


_EVIDENCE: Final = (
    ("comma", COMMA_POINT),
    ("group", COMMA_GROUP),
    ("point", POINT),
    ("either point", EITHER_POINT),
)
