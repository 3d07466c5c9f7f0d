"""Normalize: linear gain and a true-peak limiter, measured again until the target is met.

ffmpeg's ``loudnorm`` would turn to its dynamic mode without saying so, and pump.
"""

from __future__ import annotations

import math
from pathlib import Path

from langreel import ffmpeg
from langreel.ffmpeg.loudness import (
    RATE,
    TARGET_LUFS,
    TARGET_PEAK,
    Loudness,
    integrated,
    measure,
    raw_input,
)

CEILING = TARGET_PEAK - 1.0
"""dBTP of the stem: AAC adds some tenths of a dB, and the reel must stay at or under the target."""
_NEAR, _ROUNDS = 0.2, 6
_STEREO = "aformat=channel_layouts=stereo"


def normalize(path: Path, channels: int, samples: int, *, out: Path) -> Loudness:
    """Write raw float samples as a stereo WAV of exactly ``samples`` at -14 LUFS; silence stays silence."""
    gain, ceiling = _aimed(path, channels), CEILING
    for _ in range(_ROUNDS):
        _limited(path, channels, samples, gain=gain, ceiling=ceiling, out=out)
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
    source, gain = raw_input(path, channels), 0.0
    lufs = integrated(source, _STEREO)
    for _ in range(_ROUNDS):
        if lufs == -math.inf or abs(lufs - TARGET_LUFS) <= _NEAR:
            break
        gain += TARGET_LUFS - lufs
        lufs = integrated(source, f"{_STEREO},{_volume(gain)},{_limiter(CEILING)}")
    return gain


def _limited(path: Path, channels: int, samples: int, *, gain: float, ceiling: float, out: Path) -> None:
    # Four times the rate makes the limiter see the peaks between samples.
    chain = (
        f"{_STEREO},{_volume(gain)},aresample={4 * RATE},{_limiter(ceiling)},"
        f"aresample={RATE},apad=whole_len={samples},atrim=end_sample={samples}"
    )
    ffmpeg.run(
        ["-y", *raw_input(path, channels), "-af", chain, "-c:a", "pcm_s16le", "-bitexact", ffmpeg.url(out)]
    )


def _volume(gain: float) -> str:
    return f"volume={gain:.4f}dB:precision=float"


def _limiter(ceiling: float) -> str:
    limit = 10 ** (ceiling / 20)
    return f"alimiter=limit={limit:.6f}:attack=5:release=60:level=false:latency=true"
