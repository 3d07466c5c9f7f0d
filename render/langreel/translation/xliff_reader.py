"""XLIFF reader: documents of version 1.2 or 2.0, whatever tool they passed through, → entries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final

from langreel import languages, po, safe_xml
from langreel.errors import ContentError
from langreel.translation.inline_codes import CodedText, coded_text, original_data
from langreel.translation.keys import split
from langreel.translation.translated_line import HINTS, ReturnedSheet, TranslatedLine

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


def read(text: str, shown: str) -> ReturnedSheet:
    """The units of a document, in its order; ContentError for anything that is not XLIFF."""
    root = safe_xml.parsed(text, shown)
    version = root.get("version", "")
    if safe_xml.name(root) != "xliff" or version not in VERSIONS:
        hint = f"its root is {safe_xml.name(root)} {version}".strip()
        raise ContentError("no XLIFF of version 1.2 or 2.0", shown, hint)
    is_old = version.startswith("1")
    langs = _langs(root, ("source-language", "target-language") if is_old else ("srcLang", "trgLang"))
    units = [each for each in root.iter() if safe_xml.name(each) == ("trans-unit" if is_old else "unit")]
    return ReturnedSheet(tuple(_old(unit) if is_old else _new(unit, langs) for unit in units), *langs)


def _langs(root: etree._Element, names: tuple[str, str]) -> tuple[str, str]:
    """The languages that a document says it is in; "" where it does not say."""
    source, target = (
        next((found for each in root.iter("{*}xliff", "{*}file") if (found := each.get(name))), "")
        for name in names
    )
    return source, target


def _new(unit: etree._Element, langs: tuple[str, str]) -> TranslatedLine:
    """A unit of version 2: one or more segments, which tools may have cut it into."""
    data = original_data(unit)
    pieces = [child for child in unit.iter() if safe_xml.name(child) in ("segment", "ignorable")]
    segments = [piece for piece in pieces if safe_xml.name(piece) == "segment"]
    sources = [_child(piece, "source", data) for piece in pieces]
    targets = [_child(piece, "target", data) for piece in pieces]
    translated = any(_child(piece, "target", data).text for piece in segments)
    # What stands between segments is often left out of the translation.
    ignored = [safe_xml.name(piece) == "ignorable" for piece in pieces]
    translations = [t.text or (s.text if i else "") for s, t, i in zip(sources, targets, ignored)]
    unsure = translated and any(map(_is_unfinished, segments))
    notes = [note for note in unit.iter() if safe_xml.name(note) == "note"]
    previous = "\n".join(_text(note) for note in notes if note.get("category") == "previous")
    source = (unsure and previous) or _joined([each.text for each in sources], langs[0])
    return TranslatedLine(
        *split(unit.get("id", "")),
        source,
        _joined(translations, langs[1]) if translated else "",
        note="\n".join(_text(note) for note in notes if not _is_hint(note)),
        unsure=unsure,
        codes=tuple(code for each in targets for code in each.lost),
        at=_place(unit),
    )


def _joined(pieces: Iterable[str], lang: str) -> str:
    """Pieces of a line as one, with the spaces that a tool kept, else those that the language writes.

    >>> _joined(["Un.", "Deux."], "fr"), _joined(["Un. ", "Deux."], "fr"), _joined(["一。", "二。"], "ja")
    ('Un. Deux.', 'Un. Deux.', '一。二。')
    """
    joined = ""
    for piece in filter(None, pieces):
        is_parted = not joined or joined[-1].isspace() or piece[0].isspace()
        spaced = (languages.of(lang) if lang else languages.guess(joined + piece)).spaced
        joined += piece if is_parted or not spaced else f" {piece}"
    return joined


def _is_hint(note: etree._Element) -> bool:
    """Whether a note is one that came from us: any other is the translator's, whatever its tool calls it."""
    category = note.get("category", "")
    return category in HINTS or bool(po.LANG.fullmatch(category))


def _place(unit: etree._Element) -> tuple[int, int]:
    """Where the first target of a unit stands; of a column, the parser tells nothing."""
    found = next((each for each in unit.iter() if safe_xml.name(each) == "target"), unit)
    line = found.sourceline
    return (line if isinstance(line, int) else 0), 1


def _old(unit: etree._Element) -> TranslatedLine:
    """A trans-unit of version 1; alternatives (``alt-trans``) are not its translation."""
    target = _child(unit, "target", {})
    told = (unit, *(each for each in unit.iter() if safe_xml.name(each) in ("target", "seg")))
    unsure = bool(target.text) and any(_is_unfinished(each) for each in told if not _is_alternative(each))
    notes = [note for note in unit if safe_xml.name(note) == "note" and note.get("from") != "developer"]
    name, number = unit.get("resname", ""), unit.get("id", "")
    key = split(name if split(name)[1] else number)
    note = "\n".join(map(_text, notes))
    source = _child(unit, "source", {}).text
    return TranslatedLine(*key, source, target.text, note, unsure, target.lost, at=_place(unit))


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
