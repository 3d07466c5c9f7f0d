"""Parts: what a mix is the sum of. A part gives any stretch of its samples, so that none is held whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]
"""Shape (n, channels) at 48 kHz; a part has one channel or two all along."""


class SoundPart(Protocol):
    """Voice, music or effects: silence where nothing of it sounds."""

    @property
    def channels(self) -> int: ...

    def samples(self, first: int, last: int) -> Samples:
        """Its samples from one to another, both of which may lie outside of the film."""


@dataclass(frozen=True, slots=True)
class LaidSound:
    """A sound of ``length`` samples that begins at sample ``at``, and how its samples are had."""

    at: int
    length: int
    load: Callable[[], Samples]


@dataclass(frozen=True, slots=True)
class LaidSounds:
    """A part that is put together of sounds, which may overlap."""

    sounds: Sequence[LaidSound]
    channels: int

    def samples(self, first: int, last: int) -> Samples:
        mixed: Samples = np.zeros((last - first, self.channels), np.float32)
        for sound in self.sounds:
            start, end = max(first, sound.at), min(last, sound.at + sound.length)
            if start < end:
                mixed[start - first : end - first] += sound.load()[start - sound.at : end - sound.at]
        return mixed


@dataclass(frozen=True, slots=True)
class Sum:
    """Parts of the same channels, heard together."""

    parts: Sequence[SoundPart]
    channels: int = 2

    def samples(self, first: int, last: int) -> Samples:
        mixed: Samples = np.zeros((last - first, self.channels), np.float32)
        for part in self.parts:
            mixed += part.samples(first, last)
        return mixed
