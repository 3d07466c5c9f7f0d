"""Packet readers: whoever looks at the packets of a file; it is read once for all of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

Take = Callable[[Any], None]
"""Somebody who is given a packet."""


class PacketReader(Protocol):
    """Somebody who is shown packets."""

    def begin(self, container: Any) -> Mapping[int, Take]:
        """Who is given the packets of each stream, by its index."""


def show(container: Any, readers: Sequence[PacketReader]) -> None:
    """Give every packet of an open file that has a time to the readers of its stream, in the file's order."""
    takers: dict[int, list[Take]] = {}
    for reader in readers:
        for index, take in reader.begin(container).items():
            takers.setdefault(index, []).append(take)
    # Asked for no stream, PyAV hands out all.
    for packet in container.demux([*map(container.streams.get, takers)]) if takers else ():
        if packet.pts is not None:
            for take in takers[packet.stream_index]:
                take(packet)


class StreamTimes:
    """Of a stream's packets when each shows and whether it is a key, and the pts after the last one."""

    def __init__(self, stream: Any) -> None:
        self.stream, self.end = stream, 0
        self._packets: list[tuple[int, bool]] = []

    @property
    def packets(self) -> list[tuple[int, bool]]:
        """As they are shown."""
        return sorted(self._packets)

    def begin(self, container: Any) -> Mapping[int, Take]:
        """Its own packets, and no others."""
        return {self.stream.index: self.take}

    def take(self, packet: Any) -> None:
        """One more packet; ValueError where it is cut off."""
        if packet.is_corrupt:
            raise ValueError("it breaks off before its end")
        self._packets.append((packet.pts, packet.is_keyframe))
        self.end = max(self.end, packet.pts + (packet.duration or 0))

    def check(self) -> None:
        """ValueError where frames are missing."""
        found = len(self._packets)
        if self.stream.type == "video" and found < self.stream.frames:
            raise ValueError(f"{self.stream.frames} frames promised, {found} found")
