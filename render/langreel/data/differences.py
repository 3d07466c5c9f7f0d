"""Differences: what a selection was and what it is now -> the rows that differ, in words."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from pathlib import Path

from langreel.data.cells import keys_of
from langreel.data.selection import chosen, row_digests
from langreel.data.sheet import Sheet
from langreel.errors import ContentError


def selection_difference(folder: Path, name: str, where_json: str, *, then: str) -> str:
    """The rows that changed since ``then`` was the selection's digest; empty if none can be named.

    ``row China 2013-11-30``, ``rows China 2013-11-30 and 2 more``, ``2 rows fewer``.
    """
    where = json.loads(where_json)
    try:
        sheet, lines = chosen(folder, name, where)
    except ContentError:
        return ""
    before, now = then.partition("/")[2].split(), row_digests(sheet, lines)
    edits = SequenceMatcher(None, before, now, autojunk=False).get_opcodes()
    changed = [range(start, end) for kind, _, _, start, end in edits if kind != "equal"]
    others = [lines[number] for numbers in changed for number in numbers]
    if others:
        return _named(sheet, others, where)
    fewer = len(before) - len(now)
    return f"{fewer} row{'s' * (fewer > 1)} fewer" if fewer > 0 else ""


def _named(sheet: Sheet, lines: Sequence[int], where: Mapping[str, object]) -> str:
    first = " ".join(sheet.text(lines[0], key) for key in keys_of(sheet, where))
    return f"rows {first} and {len(lines) - 1} more" if lines[1:] else f"row {first}"
