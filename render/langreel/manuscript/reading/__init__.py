"""Reading: a manuscript's file, of any make → its blocks.

A new kind of file is a module here with ``blocks``, and its row in ``READERS``.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final, cast
from unicodedata import category

from langreel import text_encoding
from langreel.captions import FORMATS
from langreel.errors import ContentError, UsageError
from langreel.manuscript.blocks import Manuscript, TextBlock

LARGEST: Final = 2 << 20
"""Bytes of text: ten hours of speech."""
PACKAGE: Final = 64 << 20
"""Bytes of a package with its pictures."""
_FEW: Final = 0.005
"""The share of characters that are no letters up to which a file is a text."""

_LONG: Final = "a film of an hour has some 50 KB of text; import its chapters one by one"
_BREAK: Final = re.compile("[\v\f\x85\u2028\u2029]")
"""Ends of lines and pages that are no line feed."""
_ZIP: Final = b"pk\x03\x04"
_OLE: Final = b"\xd0\xcf\x11\xe0"
_OFFICE: Final = (_ZIP, _OLE)
_OTHERS: Final[Mapping[bytes, str]] = {
    b"%pdf": "a PDF", _ZIP: "a package", b"\x89png": "a picture", b"\xff\xd8\xff": "a picture",
    b"gif8": "a picture", b"riff": "a picture or a recording", b"ii*\0": "a picture", b"mm\0*": "a picture",
    b"{\\rtf": "an RTF document", b"<!doctype": "a web page", b"<html": "a web page",
    _OLE: "a document of an older Office", b"\x7felf": "a program", b"mz\x90\0": "a program",
}  # fmt: skip
"""By their first bytes, in small letters: files that are no texts, whatever they are named."""
_PACKED: Final[Mapping[bytes, str]] = {
    b"word/document.xml": "a Word document", b"xl/workbook.xml": "a workbook",
    b"ppt/presentation.xml": "slides", b"opendocument.text": "an OpenDocument text", b"epub+zip": "an e-book",
}  # fmt: skip
"""What a package is by the names that it lists."""
_WORDS: Final = "save its words as .docx, .md or .txt"
_HINTS: Final[Mapping[str, str]] = {
    "a Word document": "name it .docx",
    "a package": "unpack it, and name the text in it",
    "a workbook": "a table is for langreel data add",
}

READERS: Final[Mapping[str, str]] = {
    **{ending: "spoken" for fmt in FORMATS.values() for ending in fmt.endings},
    ".txt": "unmarked",
    ".text": "unmarked",
    ".md": "markdown",
    ".markdown": "markdown",
    ".docx": "docx",
}
"""By ending: the module that reads such files."""


def read(path: Path, *, encoding: str = "") -> Manuscript:
    """The blocks of a manuscript. ContentError with its place where it is no text, or too long for a film."""
    name = READERS.get(path.suffix.lower())
    _is_text(path, packed=name == "docx")
    if name is None:
        raise UsageError(f"{path.name}: what kind of text is it?", hint=f"read are {', '.join(READERS)}")
    blocks = cast(
        Callable[[bytes, str, str], tuple[TextBlock, ...]],
        importlib.import_module(f"{__name__}.{name}").blocks,
    )
    data = _bytes(path, PACKAGE if name == "docx" else LARGEST)
    found = tuple(_plain(blocks(data, path.name, encoding)))
    if sum(len(block.text) for block in found) > LARGEST:
        raise ContentError("the text is too long for a film", path.name, _LONG)
    if not any(block.kind != "heading" for block in found):
        raise ContentError("there is nothing to say in it", path.name, "a film needs sentences")
    return Manuscript(path.name, found)


def _is_text(path: Path, *, packed: bool) -> None:
    """ContentError where a file is of a kind that is known and no text, whatever it is named.

    ``packed``: its ending says that it is a Word document, whose own reader knows packages.
    """
    head, tail = _ends(path)
    begins = next((each for each in _OTHERS if head.lstrip().lower().startswith(each)), b"")
    if not begins or (packed and begins in _OFFICE):
        return
    inside = next((what for part, what in _PACKED.items() if part in head + tail), "")
    what = inside if begins == _ZIP and inside else _OTHERS[begins]
    raise ContentError(f"the file is {what}, not a text", path.name, _HINTS.get(what, _WORDS))


def _ends(path: Path) -> tuple[bytes, bytes]:
    """The first and the last bytes of a file, in which a package lists its parts."""
    try:
        with path.open("rb") as file:
            head = file.read(512)
            file.seek(max(0, path.stat().st_size - (64 << 10)))
            return head, file.read()
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}") from error


def _plain(blocks: Iterable[TextBlock]) -> Iterator[TextBlock]:
    """Blocks whose lines have no white space but single spaces, and no letter that nobody sees."""
    for block in blocks:
        lines = (" ".join("".join(filter(_is_seen, line)).split()) for line in block.lines)
        if told := tuple(filter(None, lines)):
            yield replace(block, lines=told)


def _is_seen(char: str) -> bool:
    return char.isprintable() or char.isspace() or char in "\u200c\u200d"


def text_of(data: bytes, shown: str, encoding: str) -> str:
    """The bytes as text; ContentError where they are something else."""
    if len(data) > LARGEST:
        raise ContentError(f"the text has {len(data) >> 10} KB, {LARGEST >> 10} at most", shown, _LONG)
    text = text_encoding.decode(data, shown, encoding)
    odd = sum((not _is_seen(char) and category(char) != "Cf") or char == "\ufffd" for char in text)
    if odd > _FEW * len(text):
        raise ContentError("the file is no text", shown, "name a text, or its --encoding")
    return _BREAK.sub("\n", text)


def _bytes(path: Path, most: int) -> bytes:
    try:
        if path.stat().st_size > most:
            raise ContentError(f"the file has {path.stat().st_size >> 20} MB", path.name, _LONG)
        return path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}") from error
