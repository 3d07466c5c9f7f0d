"""Formats: each file format of translators by name, with what writes and what reads it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from langreel import files, text_encoding
from langreel.errors import ContentError, UsageError, perhaps
from langreel.translation import csv_sheet, po_sheet, txt, xliff, xliff_reader
from langreel.translation.translated_line import ReturnedSheet, TranslatorSheet


@dataclass(frozen=True, slots=True)
class SheetFormat:
    """``endings``: the usual first; ``written`` makes the file's bytes; ``read`` takes its text and name."""

    endings: tuple[str, ...]
    written: Callable[[TranslatorSheet], bytes]
    read: Callable[[str, str], ReturnedSheet]


FORMATS: Final[Mapping[str, SheetFormat]] = {
    "po": SheetFormat((".po", ".pot"), po_sheet.written, po_sheet.read),
    "xliff": SheetFormat(
        (".xlf", ".xliff", ".mxliff", ".sdlxliff", ".mqxliff"), xliff.written, xliff_reader.read
    ),
    "csv": SheetFormat((".csv", ".tsv"), csv_sheet.written, csv_sheet.read),
    "txt": SheetFormat((".txt",), txt.written, txt.read),
}
_XLIFF: Final = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:\w+:)?xliff\b", re.DOTALL)
LARGEST: Final = 64 * 1024 * 1024
"""Bytes: no translation of an episode comes near."""


def write(sheet: TranslatorSheet, fmt: str, out: Path) -> None:
    """Write the sheet into ``out``."""
    files.write_bytes(out, named(fmt).written(sheet))


def read(
    path: Path, fmt: str = "", encoding: str = "", *, expected: frozenset[str] = frozenset()
) -> ReturnedSheet:
    """What a translator's file holds, its entries in its order.

    The format is told by the ending where ``fmt`` is empty; the encoding by the file itself, helped by
    ``expected``: source lines that it should hold. ContentError where the file is not what it says.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}") from error
    if len(data) > LARGEST:
        raise ContentError(f"the file has {len(data) >> 20} MB", path.name, "is this the right one?")
    text = text_encoding.decode(data, path.name, encoding, expected=expected)
    return named(fmt or format_of(path, text)).read(text, path.name)


def format_of(path: Path, text: str = "") -> str:
    """The format that a file's ending tells, or its first words."""
    ending = path.suffix.lower()
    for name, fmt in FORMATS.items():
        if ending in fmt.endings:
            return name
    if _XLIFF.match(text):
        return "xliff"
    raise UsageError(f"{path.name}: which format?", hint=f"--format {', '.join(FORMATS)}")


def named(fmt: str) -> SheetFormat:
    if fmt not in FORMATS:
        raise UsageError(f"unknown format {fmt!r}", hint=perhaps(fmt, FORMATS))
    return FORMATS[fmt]
