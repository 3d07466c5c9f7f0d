"""Channels: a sound of several channels → one, without losing what they say against each other."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

_WEAKER = 10 ** (-4.5 / 20)
"""Channels whose mean is so much softer than the louder one do not say the same."""


def fold(samples: Floats) -> tuple[Floats, str]:
    """(n, channels) → the mean of the channels, or the loudest one alone; and a word where that was needed.

    Where one channel is the other upside down (a cable, a plug-in), their mean is silence or thin.

    >>> voice = np.sin(np.arange(1000, dtype=np.float32) / 9)
    >>> fold(np.stack([voice, -voice], axis=1))[1]
    'its channels cancel each other out; the louder one was taken'
    """
    if samples.shape[1] == 1:
        return samples[:, 0], ""
    mean = np.asarray(samples.mean(axis=1), np.float32)
    power = (samples.astype(np.float64) ** 2).mean(axis=0)
    loudest = int(power.argmax())
    if (mean.astype(np.float64) ** 2).mean() >= power[loudest] * _WEAKER**2:
        return mean, ""
    against = bool((samples[:, loudest] * (mean - samples[:, loudest] / samples.shape[1])).sum() < 0)
    told = "its channels cancel each other out; the louder one was taken" if against else ""
    return np.ascontiguousarray(samples[:, loudest]), told
