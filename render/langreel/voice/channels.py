"""Channels: a sound of several channels → one, without losing what they say against each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

_WEAKER = 10 ** (-4.5 / 20)
"""Channels whose mean is so much softer than the loudest one do not say the same."""
_CHUNK = 60 * 48_000


@dataclass(frozen=True, slots=True)
class ChannelChoice:
    """Whether all channels are taken (None) or one, and whether the others would have cancelled it."""

    channel: int | None
    against: bool = False


def choose(samples: NDArray[Any]) -> ChannelChoice:
    """(n, channels) → which to take. Where one is another upside down (a cable, a plug-in), not their mean.

    >>> voice = np.sin(np.arange(1000) / 9)
    >>> choose(np.stack([voice, -voice], axis=1))
    ChannelChoice(channel=0, against=True)
    """
    width = samples.shape[1]
    if width == 1:
        return ChannelChoice(0)
    products = np.zeros((width, width))
    for first in range(0, len(samples), _CHUNK):
        part = np.asarray(samples[first : first + _CHUNK], np.float64)
        products += part.T @ part
    loudest = int(products.diagonal().argmax())
    if products.mean() >= products[loudest, loudest] * _WEAKER**2:
        return ChannelChoice(None)
    others = products[loudest].sum() - products[loudest, loudest]
    return ChannelChoice(loudest, bool(others < -0.1 * products[loudest, loudest]))


def folded(samples: NDArray[np.int16], choice: ChannelChoice) -> NDArray[np.int16]:
    """One channel of 16-bit samples."""
    if choice.channel is not None:
        return np.ascontiguousarray(samples[:, choice.channel])
    return np.asarray(np.round(samples.mean(axis=1)), np.int16)


def choice_note(choice: ChannelChoice) -> str:
    """What a person should know of a choice, if anything."""
    return "its channels cancel each other out; the louder one was taken" if choice.against else ""
