"""OpenType: a font file → its upright faces of one family, by the few tables that tell them.

The layout is that of the OpenType specification: "Organization of an OpenType font", "name", "fvar".
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

Tables = Mapping[bytes, tuple[int, int]]
"""Where each table of a face begins, and how long it is."""

_FAMILY = (1, 16)
_ITALIC = 2
_REGULAR = 400


def upright(path: Path, family: str) -> Iterator[tuple[int, int, int]]:
    """The faces of a family: number in the file, lightest and heaviest weight; they differ if it is variable.

    OSError or ``struct.error`` where the file is damaged.
    """
    with path.open("rb") as stream:
        for index, start in enumerate(_starts(stream)):
            tables = _tables(stream, start)
            if _is_of(family, _read(stream, tables, b"name")) and not _is_italic(stream, tables):
                yield index, *_weights(stream, tables)


def _starts(stream: BinaryIO) -> tuple[int, ...]:
    """Where each face of a file begins: a collection names them in its head."""
    head = stream.read(12)
    if head[:4] != b"ttcf":
        return (0,)
    count = min(struct.unpack(">I", head[8:12])[0], 256)
    return struct.unpack(f">{count}I", stream.read(4 * count))


def _tables(stream: BinaryIO, start: int) -> Tables:
    stream.seek(start + 4)
    (count,) = struct.unpack(">H6x", stream.read(8))
    records = struct.iter_unpack(">4s4xII", stream.read(16 * count))
    return {tag: (offset, length) for tag, offset, length in records}


def _read(stream: BinaryIO, tables: Tables, tag: bytes) -> bytes:
    """A table as it stands; empty if the face has none."""
    offset, length = tables.get(tag, (0, 0))
    stream.seek(offset)
    return stream.read(length)


def _is_of(family: str, names: bytes) -> bool:
    # A quick look first: most files are of other families.
    if family.encode("utf-16-be") not in names and family.encode() not in names:
        return False
    count, texts = struct.unpack_from(">2xHH", names)
    for platform, kind, length, offset in struct.iter_unpack(">H4xHHH", names[6 : 6 + 12 * count]):
        text = names[texts + offset : texts + offset + length]
        if (
            kind in _FAMILY
            and text.decode("mac-roman" if platform == 1 else "utf-16-be", "replace") == family
        ):
            return True
    return False


def _is_italic(stream: BinaryIO, tables: Tables) -> bool:
    return bool(struct.unpack_from(">H", _read(stream, tables, b"head"), 44)[0] & _ITALIC)


def _weights(stream: BinaryIO, tables: Tables) -> tuple[int, int]:
    axes = _read(stream, tables, b"fvar")
    if axes:
        first, count, size = struct.unpack_from(">4xH2xHH", axes)
        for number in range(count):
            tag, lightest, _, heaviest = struct.unpack_from(">4siii", axes, first + number * size)
            if tag == b"wght":
                return lightest >> 16, heaviest >> 16
    known = _read(stream, tables, b"OS/2")
    weight = struct.unpack_from(">H", known, 4)[0] if known else _REGULAR
    return weight, weight
