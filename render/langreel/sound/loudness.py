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
_STEREO = "aformat=channel_layouts=stereo"
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
    gain, ceiling = _aimed(path, channels), CEILING
    for _ in range(_ROUNDS):
        _limited(path, channels, samples, gain, ceiling, out)
        now = measure(out)
        if now.silent or (abs(now.lufs - TARGET_LUFS) <= _NEAR and now.peak <= CEILING + _NEAR):
            break
        gain += TARGET_LUFS - now.lufs
        ceiling -= max(0.0, now.peak - CEILING)
    return now


def _aimed(path: Path, channels: int) -> float:
    """The gain in dB that leads to the target, as a limiter tells that does not see between the samples.

    It takes off loudness with the peaks, and a quarter of the time of the one that does.
    """
    source, gain = _raw(path, channels), 0.0
    lufs = _integrated(source, _STEREO)
    for _ in range(_ROUNDS):
        if lufs <= _SILENT or abs(lufs - TARGET_LUFS) <= _NEAR:
            break
        gain += TARGET_LUFS - lufs
        lufs = _integrated(source, f"{_STEREO},{_volume(gain)},{_limiter(CEILING)}")
    return gain


def _limited(path: Path, channels: int, samples: int, gain: float, ceiling: float, out: Path) -> None:
    # Four times the rate makes the limiter see the peaks between samples.
    chain = (
        f"{_STEREO},{_volume(gain)},aresample={4 * RATE},{_limiter(ceiling)},"
        f"aresample={RATE},apad=whole_len={samples},atrim=end_sample={samples}"
    )
    ffmpeg.run(["-y", *_raw(path, channels), "-af", chain, "-c:a", "pcm_s16le", "-bitexact", f"file:{out}"])


def _volume(gain: float) -> str:
    return f"volume={gain:.4f}dB:precision=float"


def _limiter(ceiling: float) -> str:
    limit = 10 ** (ceiling / 20)
    return f"alimiter=limit={limit:.6f}:attack=5:release=60:level=false:latency=true"


def _raw(path: Path, channels: int) -> list[str]:
    return ["-f", "f32le", "-ar", str(RATE), "-ac", str(channels), "-i", f"file:{path}"]


def _heard(source: list[str]) -> Loudness:
    summary = _summary(source, "ebur128=peak=true:framelog=quiet")
    lufs, peak, spread = (_value(summary, key) for key in (r"\bI:", r"Peak:", r"\bLRA:"))
    return Loudness(float("-inf") if lufs <= _SILENT else lufs, peak, spread)


def _integrated(source: list[str], chain: str) -> float:
    """LUFS of what a chain of filters makes of a sound: a third of the time that its peaks would take."""
    return _value(_summary(source, f"{chain},ebur128=framelog=quiet"), r"\bI:")


def _summary(source: list[str], chain: str) -> str:
    return ffmpeg.run([*source, "-af", chain, "-f", "null", "-"]).rpartition("Summary:")[2]


def _value(summary: str, key: str) -> float:
    match = re.search(rf"{key}\s*(-?[\d.]+|-?inf|nan)", summary)
    if not match:
        raise MediaError("ffmpeg could not measure the loudness", hint="is this file's sound whole?")
    return float(match[1])
