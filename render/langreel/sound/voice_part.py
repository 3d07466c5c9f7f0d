"""Voice part: takes at their samples, each at one loudness, whoever spoke it and however.

No take is clipped: its samples may rise above full scale here, and the limiter of the mix holds them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache, partial
from pathlib import Path
from typing import Final

import numpy as np

from langreel.errors import MediaError
from langreel.ffmpeg import k_weighting
from langreel.ffmpeg.loudness import RATE
from langreel.sound.arrangement import LaidTake
from langreel.sound.clip import clip
from langreel.sound.parts import LaidSound, LaidSounds, Samples

SPEECH_LUFS: Final = -23.0
"""What a take is brought to while it speaks, as one channel; bed and effects are set against it."""
_FADE: Final = 4
"""Milliseconds in which a take comes and goes, so that its ends do not click."""


def voice_part(takes: Sequence[LaidTake]) -> LaidSounds:
    """The takes on one mono track; MediaError if one of them cannot be read."""
    return LaidSounds([_laid(take) for take in takes], channels=1)


def _laid(take: LaidTake) -> LaidSound:
    samples = _read(take.audio)
    load = partial(_at_level, take.audio, _gain(samples))
    return LaidSound(round(take.begins * RATE), len(samples), load)


def _at_level(path: Path, gain: float) -> Samples:
    return np.asarray(_read(path) * np.float32(gain), np.float32)


def _gain(samples: Samples) -> float:
    """The factor that brings a take to the loudness of speech. Silence stays silence."""
    # Whole seconds are transformed quickest.
    room = np.pad(samples, ((RATE // 20, RATE - (len(samples) + RATE // 20) % RATE), (0, 0)))
    found = k_weighting.energies(room)
    speaks = k_weighting.spoken(found)
    if not speaks.any():
        return 1.0
    return float(10 ** ((SPEECH_LUFS - k_weighting.lufs(float(found[speaks].mean()))) / 20))


@lru_cache(maxsize=4)
def _read(path: Path) -> Samples:
    try:
        sound = clip(path, 1)
    except OSError as error:
        raise MediaError(
            "the take cannot be read", where=str(path), hint="delete it; it is recorded again"
        ) from error
    faded = sound.fade_in(_FADE).fade_out(_FADE)
    samples = np.array(faded.get_array_of_samples()) / np.float32(32768)
    return np.asarray(samples.reshape(-1, 1), np.float32)
