"""Loudness: measure by EBU R 128, then linear gain and a true-peak limiter until the target is met.

ffmpeg's ``loudnorm`` would turn to its dynamic mode without saying so, and pump.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from langreel import ffmpeg
from langreel.errors import MediaError

RATE = 48_000
TARGET_LUFS = -14.0
CEILING = -2.0
"""dBTP of the stem: AAC adds some tenths of a dB, and the reel must stay at or under -1."""
_NEAR, _ROUNDS = 0.2, 6
_SILENT = -70.0


@dataclass(frozen=True, slots=True)
class Loudness:
    """Integrated loudness in LUFS, true peak in dBTP, range in LU. Silence is ``-inf`` LUFS."""

    lufs: float
    peak: float
    range: float

    @property
    def silent(self) -> bool:
        return self.lufs == float("-inf")


def measure(path: Path) -> Loudness:
    """How loud a sound or video file is; MediaError if it holds no sound."""
    return _heard(["-i", f"file:{path}", "-map", "0:a:0"])


def measure_raw(path: Path, channels: int) -> Loudness:
    """How loud headerless 32-bit float samples at 48 kHz are."""
    return _heard(_raw(path, channels))


def settle(path: Path, channels: int, samples: int, out: Path) -> Loudness:
    """Write raw float samples as a stereo WAV of exactly ``samples`` at -14 LUFS; silence stays silence."""
    now = measure_raw(path, channels)
    gain, ceiling = (0.0 if now.silent else TARGET_LUFS - now.lufs), CEILING
    for _ in range(_ROUNDS):
        _limited(path, channels, samples, gain, ceiling, out)
        now = measure(out)
        if now.silent or (abs(now.lufs - TARGET_LUFS) <= _NEAR and now.peak <= CEILING + _NEAR):
            break
        gain += TARGET_LUFS - now.lufs
        ceiling -= max(0.0, now.peak - CEILING)
    return now


def _limited(path: Path, channels: int, samples: int, gain: float, ceiling: float, out: Path) -> None:
    # Four times the rate makes the limiter see the peaks between samples.
    chain = (
        f"aformat=channel_layouts=stereo,volume={gain:.4f}dB:precision=float,aresample={4 * RATE},"
        f"alimiter=limit={10 ** (ceiling / 20):.6f}:attack=5:release=60:level=false:latency=true,"
        f"aresample={RATE},apad=whole_len={samples},atrim=end_sample={samples}"
    )
    ffmpeg.run(["-y", *_raw(path, channels), "-af", chain, "-c:a", "pcm_s16le", "-bitexact", f"file:{out}"])


def _raw(path: Path, channels: int) -> list[str]:
    return ["-f", "f32le", "-ar", str(RATE), "-ac", str(channels), "-i", f"file:{path}"]


def _heard(source: list[str]) -> Loudness:
    said = ffmpeg.run([*source, "-af", "ebur128=peak=true:framelog=quiet", "-f", "null", "-"])
    summary = said.rpartition("Summary:")[2]
    lufs, peak, spread = (_value(summary, key) for key in (r"\bI:", r"Peak:", r"\bLRA:"))
    return Loudness(float("-inf") if lufs <= _SILENT else lufs, peak, spread)


def _value(summary: str, key: str) -> float:
    match = re.search(rf"{key}\s*(-?[\d.]+|-?inf|nan)", summary)
    if not match:
        raise MediaError("ffmpeg could not measure the loudness", hint="is this file's sound whole?")
    return float(match[1])
