"""XLIFF: a sheet → XLIFF 2.0, a unit a line, with notes for the translator."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from langreel.translation.translated_line import Card, TranslatorSheet

if TYPE_CHECKING:
    from lxml import etree

CORE: Final = "urn:oasis:names:tc:xliff:document:2.0"
# XML 1.0 has no place for these, escaped or not.
FORBIDDEN: Final = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]+")


def written(sheet: TranslatorSheet) -> bytes:
    """An XLIFF 2.0 document. Stale translations are ``initial`` with the sub-state ``langreel:stale``."""
    # It takes longer to load than most commands take, and only this format is XML.
    from lxml import etree

    langs = {"version": "2.0", "srcLang": sheet.source, "trgLang": sheet.target}
    root = etree.Element(f"{{{CORE}}}xliff", langs, nsmap={None: CORE})  # type: ignore[dict-item]
    file = _added(root, "file", {"id": sheet.episode})
    for card in sheet.cards:
        _unit(file, card)
    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return data


def _unit(file: etree._Element, card: Card) -> None:
    entry = card.entry
    unit = _added(file, "unit", {"id": entry.key, "name": card.place})
    notes = [*card.hints(), *([("previous", card.previous)] if card.previous else [])]
    notes += [("note", entry.note)] if entry.note else []
    if notes:
        holder = _added(unit, "notes", {})
        for kind, text in notes:
            _text(holder, "note", text, attributes={"category": kind})
    state = {"state": "translated" if entry.target and not entry.unsure else "initial"}
    if entry.unsure:
        state["subState"] = "langreel:stale"
    segment = _added(unit, "segment", state)
    _text(segment, "source", entry.source, attributes={})
    if entry.target:
        _text(segment, "target", entry.target, attributes={})


def _text(parent: etree._Element, name: str, text: str, *, attributes: dict[str, str]) -> None:
    _added(parent, name, attributes).text = FORBIDDEN.sub(" ", text)


def _added(parent: etree._Element, name: str, attributes: dict[str, str]) -> etree._Element:
    element = parent.makeelement(f"{{{CORE}}}{name}", attributes)
    parent.append(element)
    return element
