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
