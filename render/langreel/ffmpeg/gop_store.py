"""GOP store: packets by what their GOP shows, in a file: long clips take as little memory as short ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import Any, Final

Packets = Sequence[bytes]
"""One for each frame of a GOP, as a byte stream with start codes."""

IN_MEMORY: Final = 8_000_000
"""Bytes from which on a file is used, which has no name and is gone with the process."""


class GopStore:
    """Of each key, the packets that were kept last."""

    def __init__(self, folder: Path) -> None:
        self._file: Any = SpooledTemporaryFile(max_size=IN_MEMORY, dir=str(folder))  # noqa: SIM115
        self._end = 0
        self._places: dict[str, tuple[int, tuple[int, ...]]] = {}

    def keep(self, key: str, packets: Packets) -> None:
        """Keep a GOP; OSError where the disk is full."""
        self._places[key] = self._end, tuple(map(len, packets))
        self._file.seek(self._end)
        for packet in packets:
            self._file.write(packet)
        self._end = self._file.tell()

    def frames(self, key: str) -> int:
        """How many frames of this GOP are kept."""
        return len(self._places[key][1]) if key in self._places else 0

    def packets(self, key: str, frames: int) -> Iterator[bytes]:
        """The first packets of a GOP that is kept."""
        start, sizes = self._places[key]
        self._file.seek(start)
        for size in sizes[:frames]:
            yield self._file.read(size)

    def lengths(self) -> dict[str, int]:
        """How many frames of each GOP are kept."""
        return {key: len(sizes) for key, (_, sizes) in self._places.items()}

    def close(self) -> None:
        self._file.close()
