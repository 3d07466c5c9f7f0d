"""Mix: takes at their seconds, music under them → one stereo stem at -14 LUFS."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from langreel import files
from langreel.errors import MediaError
from langreel.ffmpeg.loudness import RATE, measure_raw
from langreel.model import Stem
from langreel.sound.clip import clip
from langreel.sound.music import Samples, bed
from langreel.sound.normalize import normalize

VOICE_LUFS = -23.0
"""What the bed is set against when the voice is silent, as a scratch voice is."""

BOTH_SIDES = 3.01
"""dB that a mono voice gains when both loudspeakers play it, as the stem has it."""


def mix(
    takes: Sequence[tuple[float, Path]], seconds: float, music: Path | None, *, duck: float, out: Path
) -> Stem:
    """Write ``out``: 48 kHz stereo of exactly ``seconds``, at -14 LUFS and at most -1 dBTP, as measured.

    ``takes`` are (start in seconds, WAV); ``duck`` is how many dB the music lies under the voice.
    A stem without any sound stays silent: its ``lufs`` is ``-inf``.
    """
    samples = round(seconds * RATE)
    with tempfile.TemporaryDirectory() as folder, files.replacing(out) as draft:
        raw = Path(folder) / "sum.f32"
        channels = _summed(takes, seconds, music, duck=duck, raw=raw)
        heard = normalize(raw, channels, samples, out=draft)
    return Stem(out, samples / RATE, heard.lufs, heard.peak)


def _summed(
    takes: Sequence[tuple[float, Path]], seconds: float, music: Path | None, *, duck: float, raw: Path
) -> int:
    """Write the sum as raw floats; answer its channels."""
    voice, spans = _voice(takes, round(seconds * RATE))
    raw.write_bytes(voice.tobytes())
    if music is None:
        return 1
    heard = measure_raw(raw, 1)
    level = (VOICE_LUFS if heard.silent else heard.lufs) + BOTH_SIDES - duck
    raw.write_bytes((bed(music, seconds, spans, level=level) + voice[:, None]).tobytes())
    return 2


def _voice(takes: Sequence[tuple[float, Path]], samples: int) -> tuple[Samples, list[tuple[float, float]]]:
    """The takes on one mono track, and when somebody speaks."""
    track: Samples = np.zeros(samples, np.float32)
    spans = []
    for start, path in takes:
        take, at = _take(path), round(start * RATE)
        heard = take[: max(0, samples - at)]
        track[at : at + len(heard)] += heard
        spans.append((start, start + len(take) / RATE))
    return track, spans


def _take(path: Path) -> Samples:
    try:
        sound = clip(path, 1)
    except OSError as error:
        raise MediaError(
            "the take cannot be read", where=str(path), hint="delete it; it is recorded again"
        ) from error
    return np.asarray(np.array(sound.get_array_of_samples()) / np.float32(32768), np.float32)
