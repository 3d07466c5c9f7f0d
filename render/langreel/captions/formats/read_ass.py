"""Read ASS and SSA: the dialogue of a script, without its styling."""

from __future__ import annotations

import re
from collections.abc import Sequence

from langreel.captions.formats.parsing import Block, Notes

_FIELDS = ("layer", "start", "end", "style", "name", "marginl", "marginr", "marginv", "effect", "text")
_TIME = re.compile(r"\s*(-?)(\d{1,4}):(\d{1,2}):(\d{1,2})(?:[.:,](\d{1,3}))?\s*")
_BRACES = re.compile(r"\{([^{}]*)\}")
_DRAWS = re.compile(r"\\p([0-9]+)")


def ass(text: str, notes: Notes) -> list[Block]:
    """The cues of an ASS or SSA script, in its order."""
    fields: Sequence[str] = _FIELDS
    section, found = "", list[Block]()
    for at, line in enumerate(text.split("\n"), start=1):
        kind, _, value = line.partition(":")
        kind = kind.strip().lower()
        if line.lstrip().startswith("["):
            section = line.strip().lower()
        elif kind == "format" and section in {"", "[events]"}:
            fields = [name.strip().lower() for name in value.split(",")]
        elif kind == "dialogue":
            found.append(_event(value, fields, at, notes))
        elif kind == "comment":
            notes.habit("note", at, f"a comment is not shown: {value.strip()[:80]}")
        elif section == "[events]" and line.strip() and not line.startswith((";", "!")):
            notes.tell("warning", "stray-text", at, f"belongs to no cue: {line.strip()[:200]}")
    return found


def _event(value: str, fields: Sequence[str], at: int, notes: Notes) -> Block:
    names = fields if "text" in fields else _FIELDS
    cells = dict(zip(names, value.lstrip().split(",", len(names) - 1), strict=False))
    if "text" not in cells:
        notes.tell("error", "bad-event", at, f"fields are missing: {value.strip()[:200]}")
        return Block(at, None, None, (value.strip(),) if value.strip() else ())
    texts = _texts(cells["text"], at, notes)
    if not texts:
        notes.habit("empty-cue", at, "a cue without words is left out")
    return Block(at, _ms(cells.get("start", "")), _ms(cells.get("end", "")), texts)


def _texts(text: str, at: int, notes: Notes) -> tuple[str, ...]:
    """The lines of an event; overrides, comments in braces and drawings are noted."""
    pieces, drawing = [], False
    for number, piece in enumerate(_BRACES.split(text)):
        if number % 2:
            drawing = _drawing(piece, drawing)
            if piece and "\\" in piece:
                notes.habit("placing", at, f"overrides are left out: {{{piece[:60]}}}")
            elif piece:
                notes.habit("note", at, f"a comment is not shown: {piece[:80]}")
        elif not drawing:
            pieces.append(piece)
        elif piece.strip():
            notes.habit("drawing", at, f"a drawing is not shown: {piece[:60]}")
    lines = re.split(r"\\[Nn]", "".join(pieces).replace("\\h", " "))
    return tuple(line.strip() for line in lines if line.strip())


def _drawing(overrides: str, before: bool) -> bool:
    modes = _DRAWS.findall(overrides)
    return int(modes[-1][:9]) > 0 if modes else before


def _ms(text: str) -> int | None:
    match = _TIME.fullmatch(text[:40])
    if match is None:
        return None
    sign, hours, minutes, seconds, fraction = match.groups()
    whole = (int(hours) * 60 + int(minutes)) * 60 + int(seconds)
    return (-1 if sign else 1) * (whole * 1000 + int((fraction or "0").ljust(3, "0")))
