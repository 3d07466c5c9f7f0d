"""Loudness: how loud a sound is by EBU R 128, as ffmpeg hears it, and what a reel is held to."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from langreel.errors import MediaError
from langreel.ffmpeg.run import run, url
from langreel.sound_steps import RATE

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
    chain = ["-i", url(path), "-map", "0:a:0", "-af", "ebur128=peak=true:framelog=quiet"]
    summary = run(["-y", *chain, *into]).rpartition("Summary:")[2]
    lufs = _value(summary, r"\bI:")
    return Loudness(-math.inf if lufs <= _GATE else lufs, _value(summary, "Peak:"))


def _value(summary: str, key: str) -> float:
    match = re.search(rf"{key}\s*(-?[\d.]+|-?inf|nan)", summary)
    if not match:
        raise MediaError("ffmpeg could not measure the loudness", hint="is this file's sound whole?")
    return float(match[1])
