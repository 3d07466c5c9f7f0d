"""Cepstra: 16 kHz samples → the shape of the sound, 100 times a second, whoever speaks and however loud.

A row holds the loudness and twelve mel-frequency cepstral coefficients, each about zero, one deviation wide.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

RATE = 16_000
HOP = 160
FRAMES = RATE // HOP
"""Frames a second."""
ORDER = 13
_WINDOW, _BINS, _FILTERS = 400, 512, 32
_LOW, _HIGH = 100.0, 6200.0
_DEPTH = 40.0
"""dB below the loud parts at which a band counts as empty."""
_CHUNK = 6000
"""Frames that are transformed at a time: a minute, so that memory stays small."""


def bands(samples: Floats, stretch: float = 1.0) -> Floats:
    """Energy of each mel band in dB: (frames, bands). ``stretch`` reads it as from another throat."""
    count = max(0, (len(samples) - _WINDOW) // HOP + 1)
    parts = [np.zeros((0, _FILTERS), np.float32)]
    for first in range(0, count, _CHUNK):
        last = min(count, first + _CHUNK)
        parts.append(_chunk(samples[first * HOP : (last - 1) * HOP + _WINDOW], stretch))
    return np.concatenate(parts)


def cepstra(energy: Floats) -> Floats:
    """Bands → normal cepstra: (frames, ORDER)."""
    if not len(energy):
        return np.zeros((0, ORDER), np.float32)
    floor = np.percentile(energy.max(axis=1), 95) - _DEPTH
    plain = np.maximum(energy, floor) @ _cosines()
    return np.asarray((plain - plain.mean(axis=0)) / (plain.std(axis=0) + 1e-6), np.float32)


def levels(energy: Floats) -> Floats:
    """Loudness of each frame in dB, to be compared only within a recording."""
    return np.asarray(10 * np.log10((10 ** (energy.astype(np.float64) / 10)).sum(axis=1) + 1e-12), np.float32)


def _chunk(samples: Floats, stretch: float) -> Floats:
    frames = np.lib.stride_tricks.sliding_window_view(samples, _WINDOW)[::HOP].astype(np.float32)
    sharp = (frames - 0.97 * np.pad(frames, ((0, 0), (1, 0)), "edge")[:, :-1]) * _hamming()
    power = np.abs(np.fft.rfft(sharp, _BINS)).astype(np.float32) ** 2
    return np.asarray(10 * np.log10(power @ _mel(stretch) + 1e-9), np.float32)


@cache
def _hamming() -> Floats:
    return np.asarray(np.hamming(_WINDOW), np.float32)


@cache
def _mel(stretch: float) -> Floats:
    """Triangles, evenly spaced to the ear: (bins, filters)."""
    edges = _hertz(np.linspace(_mels(_LOW), _mels(_HIGH), _FILTERS + 2)) * stretch
    bins = np.fft.rfftfreq(_BINS, 1 / RATE)[:, None]
    rising = (bins - edges[:-2]) / (edges[1:-1] - edges[:-2])
    falling = (edges[2:] - bins) / (edges[2:] - edges[1:-1])
    return np.asarray(np.clip(np.minimum(rising, falling), 0, None), np.float32)


@cache
def _cosines() -> Floats:
    """The first ORDER coefficients of the cosine transform: (filters, ORDER)."""
    band, order = np.arange(_FILTERS)[:, None] + 0.5, np.arange(ORDER)
    return np.asarray(np.cos(np.pi * band * order / _FILTERS) / _FILTERS, np.float32)


def _mels(hertz: float) -> float:
    return float(2595 * np.log10(1 + hertz / 700))


def _hertz(mels: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(700 * (10 ** (mels / 2595) - 1))
