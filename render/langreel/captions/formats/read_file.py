"""Read file: a subtitle file from anywhere → its track, and a finding for everything odd about it."""

from __future__ import annotations

from math import inf
from pathlib import Path
from typing import Final, NamedTuple

from langreel import text_encoding
from langreel.captions.formats import FORMATS, Format, ending, named, titles
from langreel.captions.formats.block_times import timed
from langreel.captions.formats.parsing import Notes
from langreel.errors import ContentError, UsageError
from langreel.model import Cue, Finding, Span, Track

_HEAD: Final = 4000
"""Characters by which a format is recognised."""
LARGEST: Final = 64 * 1024 * 1024
# Signs that are no letters; some of them end lines for some programs.
_CONTROLS: Final = {
    code: " " if code in {0x0B, 0x0C, 0x85, 0x2028, 0x2029} else None
    for code in (*range(9), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0), 0x2028, 0x2029, 0xFEFF)
}
_FEW: Final = 0.02
"""The share of unreadable characters up to which a file counts as damaged UTF-8, not as something else."""


class ReadFile(NamedTuple):
    """A track in time order, in milliseconds, and everything odd about its file."""

    track: Track
    findings: tuple[Finding, ...]


def read(
    source: Path | bytes, fmt: str = "", encoding: str = "", *, shown: str = "", seconds: float = inf
) -> ReadFile:
    """The track of a subtitle file, however malformed; nothing that can be read is lost.

    The format is recognised by the content, then by the ending. ``shown`` names the file in findings;
    ``seconds`` is how long its film is, if that is known.
    ContentError where the bytes are no text in any known encoding, or XML that declares a document type.
    """
    data = source if isinstance(source, bytes) else _bytes(source)
    path = source if isinstance(source, Path) else Path()
    notes = Notes(shown or path.name or "subtitles")
    text = _text(data, notes, encoding)
    found = named(fmt) if fmt else recognised(text, path)
    track = timed(found.module.read(text, notes), notes, seconds=seconds)
    if not track.cues:
        notes.tell(
            "error", "no-cues", 1, message="there is no cue in the file", hint=f"what is read: {titles()}"
        )
    return ReadFile(track, notes.all())


def recognised(text: str, path: Path) -> Format:
    """The format that a file's first words are of, else the one of its ending, else the first of all."""
    head = text[:_HEAD].lstrip()
    of_ending = ending(path)
    sure = {each.name: each.module.recognises(head) for each in FORMATS.values()}
    best = max(FORMATS.values(), key=lambda each: (sure[each.name], each is of_ending))
    return best if sure[best.name] else of_ending or next(iter(FORMATS.values()))


def at_rate(track: Track, rate: int) -> Track:
    """The same cues, counted at another rate; each stands for one frame at least."""
    if rate == track.rate:
        return track
    return Track(tuple(Cue(_at_rate(cue.span, track.rate, rate), cue.lines) for cue in track.cues), rate)


def _at_rate(span: Span, rate: int, new: int) -> Span:
    begins, ends = (round(at * new / rate) for at in (span.start, span.end))
    return Span(begins, max(ends - begins, 1))


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
            "error",
            "damaged",
            _line_of(text, "\ufffd"),
            message="characters that cannot be read are shown as \ufffd",
        )
    clean = text.translate(_CONTROLS)
    if clean != text:
        notes.habit("control-character", 1, f"{_controls(text)} control characters are left out")
    return clean.replace("\r\n", "\n").replace("\r", "\n")


def _line_of(text: str, sign: str) -> int:
    return text.count("\n", 0, text.find(sign)) + 1


def _controls(text: str) -> int:
    return sum(ord(char) in _CONTROLS for char in text)
