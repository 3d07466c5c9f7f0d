"""Stretch file: the packets of a stretch of a film, and how they sound."""

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
        heard.energies,
        np.array([heard.peak]),
        np.array([(line.first, line.samples) for line in heard.lines], np.int64).reshape(-1, 2),
        np.array([line.power for line in heard.lines], np.float64),
    )


def read(path: Path) -> tuple[Packets, HeardStretch]:
    """What ``write`` wrote."""
    packets, sizes, samples, energies, peak, spans, powers = array_file.read(path)
    lines = tuple(
        HeardLine(int(first), float(power), int(count))
        for (first, count), power in zip(spans, powers, strict=True)
    )
    parts = np.split(packets, np.cumsum(sizes)[:-1])
    return [part.tobytes() for part in parts], HeardStretch(int(samples[0]), energies, float(peak[0]), lines)
