"""XLIFF: a sheet → XLIFF 2.0, a unit a line, with notes for the translator."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from langreel.translation.translated_line import Card, TranslatorSheet

CORE: Final = "urn:oasis:names:tc:xliff:document:2.0"
# XML 1.0 has no place for these, escaped or not.
FORBIDDEN: Final = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]+")


def written(sheet: TranslatorSheet) -> bytes:
    """An XLIFF 2.0 document. Stale translations are ``initial`` with the sub-state ``langreel:stale``."""
    langs = {"version": "2.0", "srcLang": sheet.source, "trgLang": sheet.target}
    root = etree.Element(f"{{{CORE}}}xliff", langs, nsmap={None: CORE})  # type: ignore[dict-item]
    file = etree.SubElement(root, f"{{{CORE}}}file", {"id": sheet.episode})
    for card in sheet.cards:
        _unit(file, card)
    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return data


def _unit(file: etree._Element, card: Card) -> None:
    entry = card.entry
    unit = etree.SubElement(file, f"{{{CORE}}}unit", {"id": entry.key, "name": card.place})
    notes = [*card.hints(), *([("previous", card.previous)] if card.previous else [])]
    notes += [("note", entry.note)] if entry.note else []
    if notes:
        holder = etree.SubElement(unit, f"{{{CORE}}}notes")
        for kind, told in notes:
            _text(holder, "note", told, {"category": kind})
    state = {"state": "translated" if entry.target and not entry.unsure else "initial"}
    if entry.unsure:
        state["subState"] = "langreel:stale"
    segment = etree.SubElement(unit, f"{{{CORE}}}segment", state)
    _text(segment, "source", entry.source, {})
    if entry.target:
        _text(segment, "target", entry.target, {})


def _text(parent: etree._Element, name: str, text: str, attributes: dict[str, str]) -> None:
    element = etree.SubElement(parent, f"{{{CORE}}}{name}", attributes)
    element.text = FORBIDDEN.sub(" ", text)
