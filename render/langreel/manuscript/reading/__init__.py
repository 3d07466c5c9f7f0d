"""Reading: a manuscript's file, of any make → its blocks.

A new kind of file is a module here with ``blocks``, and its row in ``READERS``.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, cast

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
    if name is None:
        raise UsageError(f"{path.name}: what kind of text is it?", hint=f"read are {', '.join(READERS)}")
    blocks = cast(
        Callable[[bytes, str, str], tuple[TextBlock, ...]],
        importlib.import_module(f"{__name__}.{name}").blocks,
    )
    found = blocks(_bytes(path, PACKAGE if name == "docx" else LARGEST), path.name, encoding)
    if not any(block.kind != "heading" for block in found):
        raise ContentError("there is nothing to say in it", path.name, "a film needs sentences")
    return Manuscript(path.name, found)


def text_of(data: bytes, shown: str, encoding: str) -> str:
    """The bytes as text; ContentError where they are something else."""
    if len(data) > LARGEST:
        hint = "a film of an hour has a tenth of it; import its chapters one by one"
        raise ContentError(f"the text has {len(data) >> 10} KB, {LARGEST >> 10} at most", shown, hint)
    text = text_encoding.decode(data, shown, encoding)
    odd = sum(not (char.isprintable() or char.isspace()) or char == "\ufffd" for char in text)
    if odd > _FEW * len(text):
        raise ContentError("the file is no text", shown, "name a text, or its --encoding")
    return "".join(char for char in text if char.isprintable() or char.isspace() or char in "\u200c\u200d")


def _bytes(path: Path, most: int) -> bytes:
    try:
        if path.stat().st_size > most:
            hint = "a film of an hour has some 50 KB of text; import its chapters one by one"
            raise ContentError(f"the file has {path.stat().st_size >> 20} MB", path.name, hint)
        return path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}") from error
