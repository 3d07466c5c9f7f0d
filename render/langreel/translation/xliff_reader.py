"""XLIFF reader: documents of version 1.2 or 2.0, whatever tool they passed through, → entries."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from langreel import safe_xml
from langreel.errors import ContentError
from langreel.translation.inline_codes import CodedText, coded_text, original_data
from langreel.translation.keys import split
from langreel.translation.translated_line import TranslatedLine

if TYPE_CHECKING:
    from lxml import etree

VERSIONS: Final = {"1.0", "1.1", "1.2", "2.0", "2.1", "2.2"}
UNFINISHED: Final = {
    # The standard's own words, then those of Phrase, memoQ and Trados.
    "state": re.compile(r"new|initial|draft|needs-.*|rejected.*", re.IGNORECASE),
    "state-qualifier": re.compile(r".*\bmt\b.*|fuzzy-match|rejected-.*", re.IGNORECASE),
    "approved": re.compile(r"no"),
    "confirmed": re.compile(r"0|false", re.IGNORECASE),
    "status": re.compile(r"(?!.*(?:confirmed|proofread|reviewed)).*|(?:not|un).*", re.IGNORECASE),
    "conf": re.compile(r"draft|unspecified|rejected.*", re.IGNORECASE),
}
"""Attributes by which tools say that a translation is not done yet, and the values that do."""


def read(text: str, shown: str) -> tuple[TranslatedLine, ...]:
    """The units of a document, in its order; ContentError for anything that is not XLIFF."""
    root = safe_xml.parsed(text, shown)
    version = root.get("version", "")
    if safe_xml.name(root) != "xliff" or version not in VERSIONS:
        hint = f"its root is {safe_xml.name(root)} {version}".strip()
        raise ContentError("no XLIFF of version 1.2 or 2.0", shown, hint)
    unit, reader = ("trans-unit", _old) if version.startswith("1") else ("unit", _new)
    return tuple(reader(element) for element in root.iter() if safe_xml.name(element) == unit)


def _new(unit: etree._Element) -> TranslatedLine:
    """A unit of version 2: one or more segments, which tools may have cut it into."""
    data = original_data(unit)
    pieces = [child for child in unit.iter() if safe_xml.name(child) in ("segment", "ignorable")]
    segments = [piece for piece in pieces if safe_xml.name(piece) == "segment"]
    sources = [_child(piece, "source", data) for piece in pieces]
    targets = [_child(piece, "target", data) for piece in pieces]
    translated = any(_child(piece, "target", data).text for piece in segments)
    # What stands between segments is often left out of the translation.
    ignored = [safe_xml.name(piece) == "ignorable" for piece in pieces]
    target = "".join(t.text or (s.text if i else "") for s, t, i in zip(sources, targets, ignored))
    unsure = translated and any(map(_is_unfinished, segments))
    notes = [note for note in unit.iter() if safe_xml.name(note) == "note"]
    source = (unsure and _notes(notes, "previous")) or "".join(each.text for each in sources)
    lost = tuple(code for each in targets for code in each.lost)
    return TranslatedLine(*split(unit.get("id", "")), source, target if translated else "",
                          _notes(notes, "note"), unsure, lost)  # fmt: skip


def _notes(notes: list[etree._Element], category: str) -> str:
    return "\n".join(_text(note) for note in notes if note.get("category") == category)


def _old(unit: etree._Element) -> TranslatedLine:
    """A trans-unit of version 1; alternatives (``alt-trans``) are not its translation."""
    target = _child(unit, "target", {})
    told = (unit, *(each for each in unit.iter() if safe_xml.name(each) in ("target", "seg")))
    unsure = bool(target.text) and any(_is_unfinished(each) for each in told if not _is_alternative(each))
    notes = [note for note in unit if safe_xml.name(note) == "note" and note.get("from") == "translator"]
    name, number = unit.get("resname", ""), unit.get("id", "")
    key = split(name if split(name)[1] else number)
    note = "\n".join(map(_text, notes))
    return TranslatedLine(*key, _child(unit, "source", {}).text, target.text, note, unsure, target.lost)


def _is_alternative(element: etree._Element) -> bool:
    return any(safe_xml.name(above) == "alt-trans" for above in element.iterancestors())


def _is_unfinished(element: etree._Element) -> bool:
    """Whether any attribute, of whatever tool, says so."""
    told = ((str(name).rpartition("}")[2], value) for name, value in element.attrib.items())
    return any(name in UNFINISHED and UNFINISHED[name].fullmatch(str(value)) for name, value in told)


def _child(element: etree._Element, name: str, data: Mapping[str, str]) -> CodedText:
    found = [coded_text(child, data) for child in element if safe_xml.name(child) == name]
    return CodedText(
        "".join(each.text for each in found), tuple(code for each in found for code in each.lost)
    )


def _text(element: etree._Element) -> str:
    return "".join(str(piece) for piece in element.itertext())
