"""Read: a subtitle file from anywhere → cues in milliseconds, and a finding for everything odd about it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from langreel import text_encoding
from langreel.captions.formats import read_ass, read_blocks
from langreel.captions.formats.parsing import MS, Block, Notes, ReadFile, timed
from langreel.errors import ContentError, UsageError, perhaps
from langreel.model import Cue, Span


def _ttml(text: str, notes: Notes) -> list[Block]:
    from langreel.captions.formats.read_ttml import ttml

    return ttml(text, notes)


def _lrc(text: str, notes: Notes) -> list[Block]:
    from langreel.captions.formats.read_lrc import lrc

    return lrc(text, notes)


def _bcc(text: str, notes: Notes) -> list[Block]:
    from langreel.captions.formats.read_bcc import bcc

    return bcc(text, notes)


READERS: Final[Mapping[str, Callable[[str, Notes], list[Block]]]] = MappingProxyType(
    {
        "srt": read_blocks.srt,
        "vtt": read_blocks.vtt,
        "ass": read_ass.ass,
        "ttml": _ttml,
        "lrc": _lrc,
        "bcc": _bcc,
    }
)
ENDINGS: Final[Mapping[str, str]] = MappingProxyType(
    {
        ".srt": "srt", ".vtt": "vtt", ".ass": "ass", ".ssa": "ass",
        ".ttml": "ttml", ".dfxp": "ttml", ".itt": "ttml", ".imsc": "ttml", ".xml": "ttml",
        ".lrc": "lrc", ".bcc": "bcc", ".json": "bcc",
    }
)  # fmt: skip
"""Endings of subtitle files, and the format that each mostly holds."""
_SIGNS: Final = {
    "vtt": re.compile("WEBVTT"),
    "ass": re.compile(r"\[Script Info\]|\[V4|\[Events\]"),
    "ttml": re.compile(r"<\?xml|<(?:\w+:)?tt[\s>]"),
    "bcc": re.compile(r'\{\s*"|\[\s*\{\s*"'),
    "lrc": re.compile(r"\[(?:\d{1,3}:\d|(?:ti|ar|al|au|by|la|re|ve|length|offset|tool) ?:)"),
}
"""How files of a format begin."""
_TIMED: Final = re.compile(r"^\s*-?\d[^\n]*-->", re.MULTILINE)
"""The times of SRT, which stand in files of any ending."""
LARGEST: Final = 64 * 1024 * 1024
# Signs that are no letters; some of them end lines for some programs.
_CONTROLS: Final = {
    code: " " if code in {0x0B, 0x0C, 0x85, 0x2028, 0x2029} else None
    for code in (*range(9), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0), 0x2028, 0x2029, 0xFEFF)
}
_FEW: Final = 0.02
"""The share of unreadable characters up to which a file counts as damaged UTF-8, not as something else."""


def read(source: Path | bytes, fmt: str = "", encoding: str = "", shown: str = "") -> ReadFile:
    """The cues of a subtitle file, however malformed; nothing that can be read is lost.

    The format is told by the content, then by the ending. ``shown`` names the file in findings.
    ContentError where the bytes are no text in any known encoding, or XML that declares a document type.
    """
    data = source if isinstance(source, bytes) else _bytes(source)
    notes = Notes(shown or (source.name if isinstance(source, Path) else "subtitles"))
    text = _text(data, notes, encoding)
    reader = READERS[_named(fmt) if fmt else told(text, source if isinstance(source, Path) else Path())]
    cues = timed(reader(text, notes), notes)
    if not cues:
        known = ", ".join(READERS)
        notes.tell("error", "no-cues", 1, "there is no cue in the file", f"what is read: {known}")
    return ReadFile(cues, notes.all())


def told(text: str, path: Path) -> str:
    """The format that a file's first words tell, else its ending."""
    head = text[:4000].lstrip()
    found = next((fmt for fmt, sign in _SIGNS.items() if sign.match(head)), "")
    if not found:
        found = "ass" if "\nDialogue:" in head else ENDINGS.get(path.suffix.lower(), "srt")
        return "srt" if found != "vtt" and _TIMED.search(head) else found
    return "srt" if found == "lrc" and _TIMED.search(head) else found


def at_rate(cues: tuple[Cue, ...], fps: int) -> tuple[Cue, ...]:
    """Cues in milliseconds as cues in frames; each stands for one frame at least."""
    return tuple(Cue(_frames(cue.span, fps), cue.lines) for cue in cues)


def _frames(span: Span, fps: int) -> Span:
    begins, ends = (round(ms * fps / MS) for ms in (span.start, span.end))
    return Span(begins, max(ends - begins, 1))


def _named(fmt: str) -> str:
    if fmt not in READERS:
        raise UsageError(f"{fmt!r} subtitles are not read", hint=perhaps(fmt, READERS))
    return fmt


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            raise ContentError(
                f"the file has {path.stat().st_size >> 20} MB", str(path), "is it the right one?"
            )
        return path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}") from error


def _text(data: bytes, notes: Notes, encoding: str) -> str:
    """The text of the file without signs that are no letters, line ends as ``\\n``."""
    if data.startswith(b"\0\0"):
        data = data.lstrip(b"\0")
        notes.habit("control-character", 1, "NULs at the beginning are left out")
    try:
        text = text_encoding.decode(data, notes.shown, encoding)
    except ContentError:
        text = data.decode("utf-8", "replace")
        if encoding or text.count("\ufffd") > _FEW * len(text):
            raise
        notes.tell(
            "error", "damaged", _line_of(text, "\ufffd"), "characters that cannot be read are shown as \ufffd"
        )
    clean = text.translate(_CONTROLS)
    if clean != text:
        notes.habit("control-character", 1, f"{_controls(text)} control characters are left out")
    return clean.replace("\r\n", "\n").replace("\r", "\n")


def _line_of(text: str, sign: str) -> int:
    return text.count("\n", 0, text.find(sign)) + 1


def _controls(text: str) -> int:
    return sum(ord(char) in _CONTROLS for char in text)
