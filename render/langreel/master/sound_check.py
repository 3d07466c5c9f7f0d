"""Listen: how loud a dub is as a whole, and in each of its lines; heard once in its stem, and kept."""

from __future__ import annotations

import json
import math
import re
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from langreel import files
from langreel.ffmpeg import run, url
from langreel.master.packets import packets
from langreel.model import Span

RATE = 48000
SILENCE = -70.0
"""LUFS below which nothing counts as sound (the absolute gate of BS.1770)."""


@dataclass(frozen=True, slots=True)
class HeardSound:
    """Integrated loudness in LUFS and true peak in dBTP, as decoded, and the level of each line in dBFS."""

    lufs: float
    peak: float
    lines: tuple[float, ...]

    @property
    def silent(self) -> bool:
        return self.lufs <= SILENCE


@dataclass(frozen=True, slots=True)
class Heard:
    """A stem as it was heard: the digest of its packets, where its lines are, and how loud it is."""

    packets: str
    lines: tuple[Span, ...]
    loudness: HeardSound


def listen(stem: Path, lines: Sequence[Span], fps: int, out: Path) -> None:
    """Listen to an encoded stem, and write what is heard to ``out``; ``lines`` are in frames."""
    told = Heard(packets(stem).sound, tuple(lines), heard(stem, lines, fps))
    files.write_text(out, json.dumps(asdict(told)))


def read(path: Path) -> Heard:
    """What ``listen`` wrote."""
    told = json.loads(path.read_text("ascii"))
    loud = told["loudness"]
    loudness = HeardSound(loud["lufs"], loud["peak"], tuple(loud["lines"]))
    return Heard(told["packets"], tuple(Span(**line) for line in told["lines"]), loudness)


def heard(path: Path, lines: Sequence[Span], fps: int) -> HeardSound:
    """How loud a file's sound is, and each of its lines."""
    with tempfile.TemporaryDirectory() as folder:
        raw = Path(folder) / "sound.raw"
        said = run(["-y", "-i", url(path), "-map", "0:a:0", "-af", "ebur128=peak=true:framelog=quiet",
                    "-ar", str(RATE), "-ac", "2", "-f", "s16le", str(raw)])  # fmt: skip
        samples = np.fromfile(raw, np.int16).reshape(-1, 2)
    unit = RATE / fps
    levels = (level(samples[round(line.start * unit) : round(line.end * unit)]) for line in lines)
    return HeardSound(*_summary(said), tuple(levels))


def level(samples: NDArray[np.int16]) -> float:
    """The RMS level of some samples in dBFS; minus infinity for silence or nothing.

    >>> round(level(np.full((480, 2), 16384, np.int16)), 1)
    -6.0
    """
    power = float(np.mean(np.square(samples.astype(np.float64) / 32768))) if samples.size else 0.0
    return 10 * math.log10(power) if power > 0 else -math.inf


def _summary(said: str) -> tuple[float, float]:
    """Integrated loudness and true peak, as ffmpeg sums them up."""
    tail = said[said.rfind("Summary:") :]
    lufs, peak = re.search(r"I:\s+(\S+) LUFS", tail), re.search(r"Peak:\s+(\S+) dBFS", tail)
    return float(lufs[1]) if lufs else -math.inf, float(peak[1]) if peak else -math.inf
