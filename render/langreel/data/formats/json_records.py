"""JSON records: a list of objects, each a row → a grid. Numbers are kept as they are written."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from langreel.data.formats.delimited import decoded
from langreel.data.grid import Grid, contents, counted
from langreel.data.read_options import ReadOptions
from langreel.errors import ContentError

RECORDS: Final = 'a table is a list of records: [{"year": 2024, "value": 1.5}, …]'
DEEPEST: Final = 5
SPACE: Final = re.compile(r"[\s,]*")
DECODER: Final = json.JSONDecoder(parse_float=str, parse_int=str, parse_constant=str)


def read(path: Path, shown: str, options: ReadOptions) -> Grid:
    """The records by the line on which each begins; the values of objects within are ``country.name``."""
    text = decoded(contents(path, shown), shown, options.encoding)
    names, found = dict[str, None](), dict[int, dict[str, str]]()
    for at, record in _records(text, shown):
        line = text.count("\n", 0, at) + 1
        where = f"{shown}:{line}:{at - text.rfind(chr(10), 0, at)}"
        cells = dict(_flat(record, where))
        names.update(dict.fromkeys(cells))
        # Several records may stand on one line: each counts as one of its own.
        found[max(line, max(found, default=0) + 1)] = cells
        counted(len(found) * len(names), shown)
    rows = {line: [cells.get(name, "") for name in names] for line, cells in found.items()}
    return Grid(rows, names=tuple(names))


def _records(text: str, shown: str) -> Iterator[tuple[int, Any]]:
    """Each record and where it begins: of a list, of an object's only list, or one a line."""
    try:
        start = _after_space(text, 0)
        if text[start : start + 1] == "[":
            yield from _items(text, start)
            return
        first, end = DECODER.raw_decode(text, start)
        if _after_space(text, end) < len(text):
            yield from _lines(text)
            return
        yield from _items(text, _only_list(first, text, shown))
    except json.JSONDecodeError as error:
        where = f"{shown}:{error.lineno}:{error.colno}"
        raise ContentError(f"the file is not JSON: {error.msg}", where, RECORDS) from None
    except RecursionError:
        raise ContentError("the file is nested too deeply", shown, RECORDS) from None


def _after_space(text: str, at: int) -> int:
    found = SPACE.match(text, at)
    return found.end() if found else at


def _items(text: str, at: int) -> list[tuple[int, Any]]:
    """The entries of a list; where one of them is a list itself, as of the World Bank, its entries."""
    found, at = list[tuple[int, Any]](), _after_space(text, at + 1)
    while text[at : at + 1] != "]":
        item, end = DECODER.raw_decode(text, at)
        found.append((at, item))
        at = _after_space(text, end)
    within = [start for start, item in found if isinstance(item, list)]
    return _items(text, within[0]) if len(within) == 1 else found


def _lines(text: str) -> Iterator[tuple[int, Any]]:
    at = _after_space(text, 0)
    while at < len(text):
        record, end = DECODER.raw_decode(text, at)
        yield at, record
        at = _after_space(text, end)


def _only_list(whole: Any, text: str, shown: str) -> int:
    """Where the only list of records of an object begins."""
    lists = (
        [key for key, value in whole.items() if isinstance(value, list)] if isinstance(whole, dict) else []
    )
    found = re.search(rf"{re.escape(json.dumps(lists[0]))}\s*:\s*\[", text) if len(lists) == 1 else None
    if not found:
        told = f"it has the lists {', '.join(lists)}" if lists else "it has no list"
        raise ContentError(f"the file has no one list of records: {told}", shown, RECORDS)
    return found.end() - 1


def _flat(record: Any, where: str, before: str = "", depth: int = 0) -> Iterator[tuple[str, str]]:
    """The values of a record by name."""
    if not isinstance(record, dict) or depth > DEEPEST:
        raise ContentError("this is no record", where, RECORDS)
    for name, value in record.items():
        key = f"{before}{name}".strip()
        if isinstance(value, dict):
            yield from _flat(value, where, f"{key}.", depth + 1)
        elif isinstance(value, list):
            raise ContentError(f"{key!r} holds a list, no value", where, RECORDS)
        else:
            yield key, "" if value is None else str(value).strip()
