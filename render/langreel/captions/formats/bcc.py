"""BCC: bilibili's JSON for closed captions, with the look that its editor writes.

Lists of cues like it are read, too, and broken files as far as they go.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import isfinite
from typing import Any, Final

from langreel.captions.formats.appearance import PLAIN, TrackLook, one_line
from langreel.captions.formats.parsing import Block, Notes, Sure
from langreel.model import Track

_LOOK = {
    "font_size": 0.4,
    "font_color": "#FFFFFF",
    "background_alpha": 0.5,
    "background_color": "#9C27B0",
    "Stroke": "none",
}
_FOOT = 2
"""``location`` of cues at the foot of the frame."""


def write(track: Track, look: TrackLook = PLAIN) -> str:
    """The file as text; ``from`` and ``to`` are seconds, to the millisecond.

    >>> from langreel.model import Cue, Span
    >>> json.loads(write(Track((Cue(Span(30, 45), ("上", "below")),), 30)))["body"]
    [{'from': 1.0, 'to': 2.5, 'location': 2, 'content': '上\\nbelow'}]
    """
    body = [
        {
            "from": track.milliseconds(cue.span.start) / 1000,
            "to": track.milliseconds(cue.span.end) / 1000,
            "location": _FOOT,
            "content": "\n".join(one_line(line) for line in cue.lines if one_line(line)),
        }
        for cue in track.cues
    ]
    return json.dumps({**_LOOK, "body": body}, ensure_ascii=False, indent=1) + "\n"


# Reading

_BODY: Final = re.compile(r'"body"\s*:\s*')
_NEXT: Final = re.compile(r"[\s,]*")
_DECODER: Final = json.JSONDecoder(strict=False)
_LONGEST: Final = 1e7
"""Seconds: four months."""
_TRIES: Final = 200
"""Pieces that are no JSON before the rest of the file is given up."""
_BEGINS: Final = re.compile(r'\{\s*"|\[\s*\{\s*"')


def recognises(head: str) -> Sure:
    """By how JSON begins."""
    return Sure.YES if _BEGINS.match(head) else Sure.NO


def read(text: str, notes: Notes) -> list[Block]:
    """The cues of a BCC file, in its order; of a broken one, those that are whole."""
    start = _start(text)
    if start is None:
        notes.tell(
            "error",
            "no-body",
            1,
            message="there is no list of cues in the file",
            hint='it stands under "body"',
        )
        return []
    return [block for item in _items(text, start, notes) if (block := _block(item, notes))]


def _start(text: str) -> int | None:
    """Where the list of cues begins: under ``body``, or the whole file is one."""
    found = _BODY.search(text)
    at = found.end() if found else len(text) - len(text.lstrip())
    return at + 1 if text[at : at + 1] == "[" else None


@dataclass(frozen=True, slots=True)
class _Item:
    """One item of the list: what it is, how it stands in the file, its line there."""

    value: Any
    raw: str
    line: int


def _items(text: str, at: int, notes: Notes) -> Iterator[_Item]:
    """The items of the list that begins at ``at``."""
    line, counted, tries = 1, 0, 0
    while True:
        gap = _NEXT.match(text, at)
        at = gap.end() if gap else at
        line, counted = line + text.count("\n", counted, at), at
        if text[at : at + 1] == "]":
            return
        try:
            value, after = _DECODER.raw_decode(text, at)
            yield _Item(value, text[at : min(after, at + 200)], line)
        except (ValueError, RecursionError):
            tries += 1
            after = text.find("{", at + 1) if tries < _TRIES else -1
            _broken(text[at : after if after > 0 else None].strip(), line, after < 0, notes=notes)
            if after < 0:
                return
        at = after


def _broken(piece: str, line: int, last: bool, *, notes: Notes) -> None:
    if not piece:
        notes.tell("error", "broken-json", line, message="the list of cues has no end")
        return
    told = f"{len(piece)} characters are" if last else "a piece is"
    notes.tell("error", "broken-json", line, message=f"{told} no JSON and not read: {piece[:200]}")


def _block(item: _Item, notes: Notes) -> Block | None:
    if not isinstance(item.value, dict):
        notes.tell("warning", "stray-text", item.line, message=f"belongs to no cue: {item.raw}")
        return None
    lines = _lines(item, notes)
    if not lines:
        notes.habit("empty-cue", item.line, "a cue without words is left out")
    return Block(item.line, _ms(item.value.get("from")), _ms(item.value.get("to")), lines)


def _lines(item: _Item, notes: Notes) -> tuple[str, ...]:
    """The words of a cue; those of another type are read as they stand."""
    content = item.value.get("content")
    if content is None:
        return ()
    if not isinstance(content, str):
        notes.habit("wrong-type", item.line, f"the words of a cue are no text: {item.raw}")
        content = _content(content, item.raw)
    return tuple(text for each in content.splitlines() if (text := each.strip()))


def _content(content: Any, raw: str) -> str:
    """A number, or a list of lines, as text; what holds more as it stands in the file."""
    parts = content if isinstance(content, list) else [content]
    if all(isinstance(part, str | int | float) for part in parts):
        return "\n".join(map(str, parts))
    return raw


def _ms(value: Any) -> int | None:
    """Seconds, as a number or written out, in milliseconds; None for anything else."""
    try:
        seconds = float(value) if isinstance(value, int | float | str) else float("nan")
    except (ValueError, OverflowError):
        return None
    fine = isfinite(seconds) and abs(seconds) < _LONGEST and not isinstance(value, bool)
    return round(seconds * 1000) if fine else None
