"""Read options: what ``read:`` of a source says of how its table is published, and what is wrong with it."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import Any, Final

import yaml

from langreel.errors import ContentError, perhaps
from langreel.placed_yaml import entries, place, plain

SEPARATORS: Final = {",": ",", ";": ";", "\t": "\t", "tab": "\t", "|": "|", "spaces": " "}
ORDERS: Final = ("day-first", "month-first")


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How a table is published, as far as it cannot be told from the file.

    ``skip`` are lines above the one that names the columns, ``footer`` lines below the last row; ``names``
    stand for a header that is wrong or not there. ``years`` is ``columns`` where each year has a column.
    """

    sheet: str | int = ""
    skip: int | None = None
    footer: int | None = None
    names: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    decimal: str = ""
    thousands: str = ""
    separator: str = ""
    encoding: str = ""
    dates: str = ""
    years: str = ""
    time: str = ""


KEYS: Final = tuple(field.name for field in fields(ReadOptions))


def read_options(node: yaml.Node, shown: str) -> ReadOptions:
    """The options of a ``read:`` entry; ContentError at the one that is wrong."""
    found = entries(node, f"read must say how the table is published: {', '.join(KEYS)}", shown)
    given: dict[str, Any] = {}
    for key, (where, value) in found.items():
        if key not in KEYS:
            raise ContentError(f"read has no {key!r}", place(shown, where.start_mark), perhaps(key, KEYS))
        try:
            given[key] = CHECKS[key](plain(value))
        except ValueError as error:
            raise ContentError(f"{key} is wrong", place(shown, value.start_mark), str(error)) from None
    options = ReadOptions(**given)
    if options.decimal and options.decimal == options.thousands:
        where, _ = found["thousands"]
        raise ContentError(
            "thousands and decimals have one sign", place(shown, where.start_mark), "leave out one"
        )
    return options


def _count(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise ValueError("a number of lines, like 3")
    return value


def _sheet(value: Any) -> str | int:
    if isinstance(value, bool) or not isinstance(value, str | int) or (isinstance(value, int) and value < 1):
        raise ValueError("the name of a sheet, or its number from 1 on")
    return value


def _texts(value: Any) -> tuple[str, ...]:
    listed = value if isinstance(value, list) else [value]
    if not listed or any(isinstance(each, dict | list | bool | type(None)) for each in listed):
        raise ValueError('one text, or several: ["..", "n/a"]')
    return tuple(str(each).strip() for each in listed)


def _names(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or len(set(map(str, value))) < len(value) or not all(map(str, value)):
        raise ValueError("a name for each column, no two alike: [date, value]")
    return _texts(value)


def _one_of(words: Mapping[str, str]) -> Callable[[Any], str]:
    def check(value: Any) -> str:
        if not isinstance(value, str) or value not in words:
            raise ValueError(f"one of: {', '.join(map(repr, words))}")
        return words[value]

    return check


def _same(*words: str) -> Callable[[Any], str]:
    return _one_of({word: word for word in words})


def _encoding(value: Any) -> str:
    try:
        return codecs.lookup(str(value)).name
    except LookupError:
        raise ValueError("an encoding, like utf-8, cp1252 or gb18030") from None


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError("the name of a column")
    return value.strip()


CHECKS: Final[Mapping[str, Callable[[Any], Any]]] = {
    "sheet": _sheet,
    "skip": _count,
    "footer": _count,
    "names": _names,
    "missing": _texts,
    "decimal": _same(".", ","),
    "thousands": _same(",", ".", " ", "'"),
    "separator": _one_of(SEPARATORS),
    "encoding": _encoding,
    "dates": _same(*ORDERS),
    "years": _same("columns"),
    "time": _text,
}
