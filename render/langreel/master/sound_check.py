"""Sound check: how loud a dub is as a whole, and in each of its lines; noted when its stem is made."""

from __future__ import annotations

import json
import math
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from langreel import files
from langreel.ffmpeg.loudness import Loudness, measure
from langreel.master.packets import packets
from langreel.model import Span
from langreel.sound_steps import RATE


@dataclass(frozen=True, slots=True)
class HeardSound:
    """A sound as it was heard: how loud it is, and the level of each line in dBFS."""

    loudness: Loudness
    levels: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class HeardStem:
    """A stem with what was heard: the digest of its packets, where its lines are, and how it sounds."""

    packets: str
    lines: tuple[Span, ...]
    sound: HeardSound


def note(
    stem: Path, lines: Sequence[Span], *, lufs: float, peak: float, levels: Sequence[float], out: Path
) -> None:
    """Write to ``out`` what was heard of a stem while it was made, and which packets it holds.

    ``lines`` are in frames.
    """
    sound = HeardSound(Loudness(lufs, peak), tuple(levels))
    files.write_text(out, json.dumps(asdict(HeardStem(packets(stem).sound, tuple(lines), sound))))


def read(path: Path) -> HeardStem:
    """What ``note`` wrote."""
    noted = json.loads(path.read_text("utf-8"))
    sound = HeardSound(Loudness(**noted["sound"]["loudness"]), tuple(noted["sound"]["levels"]))
    return HeardStem(noted["packets"], tuple(Span(**line) for line in noted["lines"]), sound)


def heard(path: Path, lines: Sequence[Span], fps: int) -> HeardSound:
    """How loud a file's sound is, and each of its lines."""
    with tempfile.TemporaryDirectory() as folder:
        raw = Path(folder) / "sound.raw"
        loudness = measure(path, raw)
        samples = np.fromfile(raw, np.int16).reshape(-1, 2)
    unit = RATE / fps
    levels = (level(samples[round(line.start * unit) : round(line.end * unit)]) for line in lines)
    return HeardSound(loudness, tuple(levels))


def level(samples: NDArray[np.int16]) -> float:
    """The RMS level of some samples in dBFS; minus infinity for silence or nothing.

    >>> round(level(np.full((480, 2), 16384, np.int16)), 1)
    -6.0
    """
    power = float(np.mean(np.square(samples.astype(np.float64) / 32768))) if samples.size else 0.0
    return 10 * math.log10(power) if power > 0 else -math.inf
