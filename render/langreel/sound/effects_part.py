"""Effects part: each effect at its sample, as far below the voice as is heard and does not startle."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, partial
from typing import Final

import numpy as np

from langreel.ffmpeg import k_weighting
from langreel.sound.arrangement import LaidEffect
from langreel.sound.parts import LaidSound, LaidSounds, Samples
from langreel.sound.survey import Survey, survey
from langreel.sound.voice_part import SPEECH_LUFS
from langreel.sound_steps import RATE

BELOW: Final = 9.0
"""LU by which the loudest 100 ms of an effect lie below speech."""
_TENTH: Final = 10


def effects_part(effects: Sequence[LaidEffect]) -> LaidSounds:
    """The effects on one stereo track."""
    return LaidSounds([_laid(effect) for effect in effects], channels=2)


def _laid(laid: LaidEffect) -> LaidSound:
    name = laid.effect
    at, length = round(laid.begins * RATE), len(_level(name))
    return LaidSound(at, length, partial(_level, name), partial(_surveyed, name))


@cache
def _level(name: str) -> Samples:
    from langreel.synth.effects import effect

    sound = effect(name)
    room = np.pad(sound, ((RATE // 10, RATE // 10), (0, 0)))
    loudest = k_weighting.lufs(float(k_weighting.moving(k_weighting.energies(room), _TENTH).max()))
    gain = SPEECH_LUFS + k_weighting.BOTH_SIDES - BELOW - loudest
    return np.asarray(sound * 10 ** (gain / 20), np.float32)


@cache
def _surveyed(name: str) -> Survey:
    return survey(_level(name))
