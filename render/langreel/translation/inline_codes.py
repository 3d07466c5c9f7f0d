"""Inline codes: what the elements within an XLIFF text stand for, in versions 1.2 and 2.

A tool protects what its translator must not touch as a code: its text stands elsewhere in the unit, in an
attribute, or is the markup of another format.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from langreel import safe_xml

if TYPE_CHECKING:
    from lxml import etree

_NATIVE_NAMES: Final = "ph bpt ept it"
_NATIVE: Final = frozenset(_NATIVE_NAMES.split())
"""Elements of version 1.2 whose text is the code in the original's own format."""
_CODES: Final = _NATIVE | {"x", "bx", "ex", "sc", "ec"}
_SHOWN: Final = ("equiv-text", "equiv", "disp")
_MARKUP: Final = re.compile(r"</?\w[^<>]*/?>")


@dataclass(frozen=True, slots=True)
class CodedText:
    """The words of an element, and the codes that nobody can put into words."""

    text: str
    lost: tuple[str, ...] = ()


def coded_text(element: etree._Element, data: Mapping[str, str]) -> CodedText:
    """What an element says; ``data`` are the unit's original data by id (version 2).

    What a reviser deleted with track changes is left out.
    """
    pieces = list(_pieces(element, data))
    return CodedText("".join(text for text, _ in pieces), tuple(code for _, code in pieces if code))


def original_data(unit: etree._Element) -> dict[str, str]:
    """The original data of a unit by id."""
    return {each.get("id", ""): _own(each) for each in unit.iter() if safe_xml.name(each) == "data"}


def _pieces(element: etree._Element, data: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Words, and a code that is lost, in the order of the text."""
    yield element.text or "", ""
    for child in element:
        name = safe_xml.name(child)
        if name in _CODES:
            yield _meaning(child, data)
        elif name == "cp":
            yield " ", ""  # a character that XML cannot hold: no line of a film needs one
        elif child.get("mtype") != "x-sdl-deleted":
            yield from _pieces(child, data)
        yield child.tail or "", ""


def _meaning(code: etree._Element, data: Mapping[str, str]) -> tuple[str, str]:
    """What a code stands for, or what is lost with it."""
    own = _own(code) if safe_xml.name(code) in _NATIVE else ""
    found = (data.get(code.get("dataRef", ""), ""), *(code.get(name, "") for name in _SHOWN), own)
    text = next(filter(None, found), "")
    if text and not _MARKUP.search(text):
        return text, ""
    return "", text or f"<{safe_xml.name(code)}>"


def _own(element: etree._Element) -> str:
    return "".join(map(str, element.itertext()))
