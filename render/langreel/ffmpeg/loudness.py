"""Loudness: how loud a sound is by EBU R 128, as ffmpeg hears it, and what a reel is held to."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from langreel.errors import MediaError
from langreel.ffmpeg.run import run, url

RATE: Final = 48_000
"""Samples a second of every sound in the house."""

TARGET_LUFS: Final = -14.0
TARGET_PEAK: Final = -1.0
"""dBTP: what platforms play as it is, and what a reel may not exceed."""

_GATE: Final = -70.0
"""LUFS at and below which nothing counts as sound (the absolute gate of BS.1770)."""
_NOWHERE: Final = ("-f", "null", "-")


@dataclass(frozen=True, slots=True)
class Loudness:
    """Integrated loudness in LUFS and true peak in dBTP. Silence is ``-inf`` LUFS."""

    lufs: float
    peak: float

    @property
    def silent(self) -> bool:
        return self.lufs == -math.inf


def measure(path: Path, samples: Path | None = None) -> Loudness:
    """How loud a sound or video file is; MediaError if it holds no sound.

    ``samples`` takes what was heard, in the same pass: headerless 16-bit stereo at ``RATE``.
    """
    into = ["-ar", str(RATE), "-ac", "2", "-f", "s16le", url(samples)] if samples else _NOWHERE
    return _loudness(["-i", url(path), "-map", "0:a:0"], into)


def measure_raw(path: Path, channels: int) -> Loudness:
    """How loud headerless 32-bit float samples at ``RATE`` are."""
    return _loudness(raw_input(path, channels))


def integrated(source: Sequence[str], chain: str) -> float:
    """LUFS of what a chain of filters makes of a sound: a third of the time that its peaks would take."""
    return _lufs(_summary(source, f"{chain},ebur128=framelog=quiet"))


def raw_input(path: Path, channels: int) -> list[str]:
    """Headerless 32-bit float samples as an input of ffmpeg."""
    return ["-f", "f32le", "-ar", str(RATE), "-ac", str(channels), "-i", url(path)]


def _loudness(source: Sequence[str], into: Sequence[str] = _NOWHERE) -> Loudness:
    summary = _summary(source, "ebur128=peak=true:framelog=quiet", into)
    return Loudness(_lufs(summary), _value(summary, "Peak:"))


def _summary(source: Sequence[str], chain: str, into: Sequence[str] = _NOWHERE) -> str:
    """What ``ebur128``, the last of a chain, sums up."""
    return run(["-y", *source, "-af", chain, *into]).rpartition("Summary:")[2]


def _lufs(summary: str) -> float:
    lufs = _value(summary, r"\bI:")
    return -math.inf if lufs <= _GATE else lufs


def _value(summary: str, key: str) -> float:
    match = re.search(rf"{key}\s*(-?[\d.]+|-?inf|nan)", summary)
    if not match:
        raise MediaError("ffmpeg could not measure the loudness", hint="is this file's sound whole?")
    return float(match[1])
