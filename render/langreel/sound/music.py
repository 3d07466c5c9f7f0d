"""Music: a file → a bed of the right length, under the voice while it speaks and closer in between."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from langreel import ffmpeg
from langreel.errors import MediaError
from langreel.ffmpeg.loudness import RATE, Loudness, measure
from langreel.sound.clip import clip

Samples = NDArray[np.float32]
Spans = Sequence[tuple[float, float]]

FADE_IN, FADE_OUT, CROSSFADE = 1.0, 2.5, 1.5
ATTACK, RELEASE, HOLD = 0.35, 0.8, 0.1
"""Seconds in which the bed goes down before a voice, comes back after it, and waits before it does."""
LIFT = 6.0
"""How many dB, at most, the bed rises where nobody speaks."""


def bed(file: Path, seconds: float, spans: Spans, *, level: float) -> Samples:
    """Stereo samples (n, 2) of the music, at ``level`` LUFS under the spans in which somebody speaks.

    MediaError if the file is missing, damaged or silent.
    """
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "music.wav"
        loudness = _decoded(file, plain)
        laid = _laid(clip(plain, 2), seconds)
    samples = np.array(laid.get_array_of_samples(), np.float32).reshape(-1, 2) / 32768
    fitted: Samples = np.zeros((round(seconds * RATE), 2), np.float32)
    fitted[: len(samples)] = samples[: len(fitted)]
    return fitted * _gain(len(fitted), spans, level - loudness.lufs)[:, None]


def _decoded(file: Path, plain: Path) -> Loudness:
    if not file.is_file():
        raise MediaError("there is no such music file", where=str(file), hint="see `music:` in episode.yaml")
    shape = ["-map", "0:a:0", "-ac", "2", "-ar", str(RATE), "-c:a", "pcm_s16le"]
    try:
        ffmpeg.run(["-i", ffmpeg.url(file), *shape, str(plain)])
    except MediaError as error:
        raise MediaError(
            f"the music cannot be read: {error.message}",
            where=str(file),
            hint="any format that ffmpeg decodes will do",
        ) from error
    heard = measure(plain)
    if heard.silent:
        raise MediaError("the music holds no sound", where=str(file))
    return heard


def _laid(music: Any, seconds: float) -> Any:
    """The music looped or cropped to a length, faded in and out."""
    wanted = round(seconds * 1000)
    seam = min(round(CROSSFADE * 1000), len(music) // 3)
    laid = music
    while len(laid) < wanted and len(music) > seam:
        laid = laid.append(music, crossfade=seam)
    laid = laid[:wanted]
    return laid.fade_in(min(round(FADE_IN * 1000), wanted // 3)).fade_out(
        min(round(FADE_OUT * 1000), wanted // 2)
    )


def _gain(samples: int, spans: Spans, ducked: float) -> Samples:
    """Gain factors: ``ducked`` dB while somebody speaks, up to LIFT more where nobody does."""
    points = _envelope(spans, samples / RATE, ducked)
    moments, levels = [at for at, _ in points], [level for _, level in points]
    steps = np.interp(np.arange(0, samples, 480) / RATE, moments, levels)
    # A hundred gains a second, smoothed in between: a step would click.
    fine = np.interp(np.arange(samples), np.arange(len(steps)) * 480, 10 ** (steps / 20))
    return np.asarray(fine, np.float32)


def _envelope(spans: Spans, seconds: float, ducked: float) -> list[tuple[float, float]]:
    """Break points (second, dB)."""
    points = [(-ATTACK, ducked + LIFT)]
    for begins, ends in _joined(spans):
        points += [(begins - ATTACK, ducked + LIFT), (begins, ducked), (ends + HOLD, ducked)]
        points += [(ends + HOLD + RELEASE, ducked + LIFT)]
    return sorted([*points, (seconds + 60.0, ducked + LIFT)])


def _joined(spans: Spans) -> list[tuple[float, float]]:
    """The spans, those too close for the bed to rise in between made one: it must not pump."""
    joined: list[tuple[float, float]] = []
    for begins, ends in sorted(spans):
        if joined and begins - joined[-1][1] < ATTACK + HOLD + RELEASE:
            joined[-1] = (joined[-1][0], max(joined[-1][1], ends))
        else:
            joined.append((begins, ends))
    return joined
