"""Voice part: takes at their samples, each at one loudness, whoever spoke it and however.

No take is clipped: its samples may rise above full scale here, and the limiter of the mix holds them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from langreel.errors import MediaError
from langreel.ffmpeg import k_weighting
from langreel.sound.arrangement import LaidTake
from langreel.sound.clip import clip
from langreel.sound.parts import LaidSound, LaidSounds, Samples
from langreel.sound.survey import QUIET, Survey, by_hundredths, tick_energies
from langreel.sound.true_peaks import true_peaks
from langreel.sound_steps import RATE

SPEECH_LUFS: Final = -23.0
"""What a take is brought to while it speaks, as one channel; bed and effects are set against it."""
_FADE: Final = 4
"""Milliseconds in which a take comes and goes, so that its ends do not click."""


@dataclass(frozen=True, slots=True)
class LevelledTake:
    """The samples of a take, the factor that brings it to the loudness of speech, and its survey then."""

    length: int
    gain: float
    survey: Survey


def voice_part(takes: Sequence[LaidTake], levels: Sequence[LevelledTake]) -> LaidSounds:
    """The takes on one mono track."""
    return LaidSounds([_laid(*each) for each in zip(takes, levels, strict=True)], channels=1)


def levelled(path: Path) -> LevelledTake:
    """A take brought to the loudness of speech; silence stays silence. MediaError if it cannot be read."""
    samples = _read(path)
    energies = tick_energies(samples)
    gain = _gain(energies)
    return LevelledTake(len(samples), gain, Survey(energies * gain**2, _peaks(path, gain)))


def at_gain(path: Path, gain: float) -> LevelledTake:
    """A take whose gain is known: of its survey, the peaks alone."""
    peaks = _peaks(path, gain)
    return LevelledTake(len(_read(path)), gain, Survey(np.zeros(len(peaks)), peaks))


def _peaks(path: Path, gain: float) -> NDArray[np.float32]:
    return true_peaks(_at_level(path, gain), QUIET)


def _laid(take: LaidTake, level: LevelledTake) -> LaidSound:
    load = partial(_at_level, take.audio, level.gain)
    return LaidSound(round(take.begins * RATE), level.length, load, lambda: level.survey)


def _at_level(path: Path, gain: float) -> Samples:
    return np.asarray(_read(path) * np.float32(gain), np.float32)


def _gain(found: k_weighting.Energies) -> float:
    # Both loudspeakers play the voice; one alone is brought to its level.
    energies = by_hundredths(found) / 2
    speaks = k_weighting.spoken(energies)
    if not speaks.any():
        return 1.0
    return float(10 ** ((SPEECH_LUFS - k_weighting.lufs(float(energies[speaks].mean()))) / 20))


@lru_cache(maxsize=16)
def _read(path: Path) -> Samples:
    try:
        sound = clip(path, 1)
    except OSError as error:
        raise MediaError(
            "the take cannot be read", where=str(path), hint="delete it; it is recorded again"
        ) from error
    faded = sound.fade_in(_FADE).fade_out(_FADE)
    samples = np.array(faded.get_array_of_samples(), np.float32) / np.float32(32768)
    return np.asarray(samples.reshape(-1, 1))
