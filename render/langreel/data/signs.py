"""Signs: the cells of a column → the same without the sign that all of its numbers have: 12%, €1,234.50."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

_SIGNED: Final = re.compile(
    r"(?P<minus>[-−–+(]?)(?P<before>US\$|[$€£¥]?)\s?(?P<inner>[-−–]?[0-9][0-9.,'’\s]*?)"
    r"\s?(?P<after>[%$€£¥]?)(?P<end>\)?)"
)
_DIGIT: Final = re.compile(r"\d")


class Unsigned(NamedTuple):
    """Cells by row, and the sign that was taken from them; "" where they have none, or several."""

    cells: Mapping[int, str]
    sign: str = ""


def unsigned(cells: Mapping[int, str]) -> Unsigned:
    """The cells without their sign, if all that begin or end in one have the same, and none goes without.

    >>> unsigned({2: "12%", 3: "13 %"}), unsigned({2: "-$3", 3: "$4"}).cells
    (Unsigned(cells={2: '12', 3: '13'}, sign='%'), {2: '-3', 3: '4'})
    """
    bare: dict[int, str] = {}
    sign = ""
    for row, text in cells.items():
        if _DIGIT.search(text):
            found = _SIGNED.fullmatch(text)
            own = found["before"] + found["after"] if found else ""
            # Most columns have none: they are left at their first number.
            if not found or not own or (sign and own != sign):
                return Unsigned(cells)
            sign, bare[row] = own, found["minus"] + found["inner"] + found["end"]
    return Unsigned({**cells, **bare}, sign)
