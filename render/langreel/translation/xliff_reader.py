"""XLIFF reader: documents of version 1.2 or 2.0, whatever tool they passed through, → entries."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from langreel import safe_xml
from langreel.errors import ContentError
from langreel.translation.keys import split
from langreel.translation.translated_line import TranslatedLine

if TYPE_CHECKING:
    from lxml import etree

VERSIONS: Final = {"1.0", "1.1", "1.2", "2.0", "2.1", "2.2"}
UNSURE: Final = re.compile(r"(?:new|initial|needs-.*)", re.IGNORECASE)


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
    pieces = [child for child in unit.iter() if safe_xml.name(child) in ("segment", "ignorable")]
    segments = [piece for piece in pieces if safe_xml.name(piece) == "segment"]
    source = "".join(_child(piece, "source") for piece in pieces)
    target = "".join(_child(piece, "target") or _between(piece) for piece in pieces)
    translated = any(_child(piece, "target") for piece in segments)
    unsure = translated and any(_is_unsure(piece.get("state")) for piece in segments)
    notes = [note for note in unit.iter() if safe_xml.name(note) == "note"]
    source = (unsure and _notes(notes, "previous")) or source
    note, target = _notes(notes, "note"), target if translated else ""
    return TranslatedLine(*split(unit.get("id", "")), source, target, note, unsure)


def _between(piece: etree._Element) -> str:
    """What stands between segments is often left out of the translation."""
    return _child(piece, "source") if safe_xml.name(piece) == "ignorable" else ""


def _notes(notes: list[etree._Element], category: str) -> str:
    return "\n".join(_text(note) for note in notes if note.get("category") == category)


def _old(unit: etree._Element) -> TranslatedLine:
    """A trans-unit of version 1; alternatives (``alt-trans``) are not its translation."""
    targets = [child for child in unit if safe_xml.name(child) == "target"]
    states = [target.get("state") for target in targets]
    target = "".join(map(_text, targets))
    unsure = bool(target) and (unit.get("approved") == "no" or any(map(_is_unsure, states)))
    notes = [note for note in unit if safe_xml.name(note) == "note" and note.get("from") == "translator"]
    name, number = unit.get("resname", ""), unit.get("id", "")
    note = "\n".join(map(_text, notes))
    return TranslatedLine(
        *split(name if split(name)[1] else number), _child(unit, "source"), target, note, unsure
    )


def _is_unsure(state: str | None) -> bool:
    return bool(state and UNSURE.fullmatch(state))


def _child(element: etree._Element, name: str) -> str:
    return "".join(_text(child) for child in element if safe_xml.name(child) == name)


def _text(element: etree._Element) -> str:
    return "".join(str(piece) for piece in element.itertext())
