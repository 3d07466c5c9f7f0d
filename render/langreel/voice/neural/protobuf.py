"""Protobuf: the fields of a message, as far as models need to be looked into or added to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from mmap import mmap
from typing import TypeAlias

Message: TypeAlias = "bytes | memoryview | mmap"

VARINT, FIXED_64, BYTES, FIXED_32 = 0, 1, 2, 5
"""Kinds of fields."""


@dataclass(frozen=True, slots=True)
class ProtoField:
    """A field: its number and kind, and where it, and what it holds, stands in its message."""

    number: int
    kind: int
    start: int
    begins: int
    ends: int


def fields(message: Message) -> Iterator[ProtoField]:
    """Every field of a message in order; ValueError if it is none."""
    at, size = 0, len(message)
    while at < size:
        start = at
        tag, at = _varint(message, at)
        kind = tag & 7
        if kind == BYTES:
            length, at = _varint(message, at)
        else:
            length = _length(message, kind, at)
        if at + length > size:
            raise ValueError("the message is cut")
        yield ProtoField(tag >> 3, kind, start, at, at + length)
        at += length


def field(number: int, content: bytes) -> bytes:
    """A field that holds bytes, text or a message."""
    return varint(number << 3 | BYTES) + varint(len(content)) + content


def varint(value: int) -> bytes:
    """A number as protobuf writes it.

    >>> varint(300).hex()
    'ac02'
    """
    head = bytes([value & 127 | (128 if value > 127 else 0)])
    return head + varint(value >> 7) if value > 127 else head


def _length(message: Message, kind: int, at: int) -> int:
    if kind == VARINT:
        return _varint(message, at)[1] - at
    if kind in (FIXED_32, FIXED_64):
        return 4 if kind == FIXED_32 else 8
    raise ValueError("this is no message")


def _varint(message: Message, at: int) -> tuple[int, int]:
    """A number that stands there, and where the next thing does."""
    value = shift = 0
    while at < len(message) and shift < 64:
        byte = message[at]
        value |= (byte & 127) << shift
        at, shift = at + 1, shift + 7
        if byte < 128:
            return value, at
    raise ValueError("the message is cut")
