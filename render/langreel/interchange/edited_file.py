"""Edited file: a file that a program saved → the edit in it, in bounded memory; or what is wrong with it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from langreel.errors import ContentError, UsageError
from langreel.interchange.edited_timeline import Edit
from langreel.interchange.formats import FORMATS

LARGEST: Final = 16 * 1024 * 1024
"""Bytes."""
MOST_CLIPS: Final = 20_000


def read_edit(path: Path) -> Edit:
    """The edit in a file. UsageError for an ending that no reader has, ContentError where it holds none."""
    shown = str(path)
    known = {each.ending: each for each in FORMATS.values() if each.comes_back}
    ending = path.suffix.lower().replace(".fcpxmld", ".fcpxml")
    if ending not in known:
        names = ", ".join(known)
        raise UsageError(f"{path.name} does not come back", hint=f"save the edit as one of: {names}")
    file = path / "Info.fcpxml" if path.is_dir() else path
    edit = known[ending].read(_text(file, shown), shown)
    if not edit.tracks:
        raise ContentError("no clip of a film lies in this file", shown, "export the timeline itself")
    return edit


def _text(path: Path, shown: str) -> str:
    """The text of a file that is not too large for an edit; ContentError where it is no text."""
    try:
        with path.open("rb") as stream:
            raw = stream.read(LARGEST + 1)
    except OSError as error:
        raise ContentError(f"the file cannot be read: {error.strerror}", shown) from None
    if len(raw) > LARGEST:
        hint = "export the timeline alone, without the project around it"
        raise ContentError(f"the file has more than {LARGEST >> 20} MB, which no edit needs", shown, hint)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ContentError("the file is no text in UTF-8", shown, "is it the exported timeline?") from None


def printable(words: object) -> str:
    r"""What a file calls something, as it can be shown: signs that steer a terminal are none.

    >>> printable("up\x1b[2J and \ud800down")
    'up�[2J and �down'
    """
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in str(words or ""))


def too_many(shown: str) -> ContentError:
    """What is told of a file with more clips than a film can have."""
    return ContentError(f"the file has more than {MOST_CLIPS:,} clips, which no film has", shown)
