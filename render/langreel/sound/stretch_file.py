"""Stretch file: the packets of a stretch of a film, and how they sound.

Sums are kept in single precision: their last bits are not the same on every processor.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from langreel.sound import array_file
from langreel.sound.heard_stretch import HeardLine, HeardStretch

Packets = Sequence[bytes]


def write(packets: Packets, heard: HeardStretch, out: Path) -> None:
    """Write ``out``, what ``read`` reads."""
    array_file.write(
        out,
        np.frombuffer(b"".join(packets), np.uint8),
        np.array([len(packet) for packet in packets], np.int64),
        np.array([heard.samples]),
        heard.energies.astype(np.float32),
        np.array([heard.peak], np.float32),
        np.array([(line.first, line.samples) for line in heard.lines], np.int64).reshape(-1, 2),
        np.array([line.power for line in heard.lines], np.float32),
    )


def read(path: Path) -> tuple[Packets, HeardStretch]:
    """What ``write`` wrote."""
    packets, sizes, samples, energies, peak, spans, powers = array_file.read(path)
    lines = tuple(
        HeardLine(int(first), float(power), int(count))
        for (first, count), power in zip(spans, powers, strict=True)
    )
    sounds = HeardStretch(int(samples[0]), energies.astype(np.float64), float(peak[0]), lines)
    return [part.tobytes() for part in np.split(packets, np.cumsum(sizes)[:-1])], sounds
