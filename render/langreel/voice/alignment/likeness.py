"""Likeness: two speakers' cepstra → a space in which the same sounds lie close together.

Cepstra of two voices differ more by the voice than by the word. A projection is learnt that keeps what
tells sounds apart and drops what tells voices apart: first from the reference alone, heard through other
throats and rooms (linear discriminants), then from the frames of both voices that were found to say the same
(canonical correlation). Nothing is shipped, and no language is special.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from langreel.voice.alignment.cepstra import RATE, Floats, bands, cepstra

Matrix = NDArray[np.float64]
Ints = NDArray[np.int_]

_AROUND = (-12, -8, -5, -3, -1, 0, 1, 3, 5, 8, 12)
"""Frames whose cepstra tell what a frame is: how it comes and goes says more than how it stands."""
_DIMENSIONS = 12
_RIDGE = 0.05
_STRETCHES = (0.85, 1.15, 1.3)
"""Longer and shorter throats than the reference's."""
_JITTER = 5
"""Frames that views of the same moment are moved apart at most: borders are not exact."""
_LEARN = 120 * RATE
"""Samples of the reference that are enough to learn from."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Projections of the reference's and of the recording's surroundings into one space."""

    reference: Matrix
    recording: Matrix

    def of_reference(self, features: Floats) -> Floats:
        return _projected(features, self.reference)

    def of_recording(self, features: Floats) -> Floats:
        return _projected(features, self.recording)


def around(features: Floats) -> Floats:
    """Each frame with its neighbours: (frames, ORDER x len(_AROUND))."""
    reach, count = max(_AROUND), len(features)
    padded = np.pad(features, ((reach, reach), (0, 0)), "edge") if count else features
    return np.concatenate([padded[reach + step : reach + step + count] for step in _AROUND], axis=1)


def distances(one: Floats, other: Floats) -> Floats:
    """Of every frame of one from every frame of the other: (one, other)."""
    squares = (one**2).sum(axis=1)[:, None] + (other**2).sum(axis=1)[None] - 2 * (one @ other.T)
    return np.asarray(np.sqrt(np.maximum(squares, 0)), np.float32)


def untaught(samples: Floats) -> Likeness:
    """What can be learnt from a reference alone: 16 kHz speech of one voice."""
    views = _views(samples[:_LEARN])
    count = len(views[0]) - 2 * _JITTER
    moved = [view[shift : shift + count] for view, shift in zip(views, (5, 4, 7, 2, 6, 3))]
    total = np.sum([view.T @ view for view in moved], axis=0) / (len(views) * count)
    common = np.sum(moved, axis=0) / len(views)
    # The mean square of all differences between the views of a moment.
    within = 2 * (total - common.T @ common / count)
    projection = _discriminants(within, total)
    return Likeness(projection, projection)


Pair = tuple[int, Ints, int, Ints]
"""A line and some of its frames; a file and the frames of it that say the same."""


def taught(lines: Sequence[Floats], files: Sequence[Floats], pairs: Sequence[Pair]) -> Likeness:
    """What frames that say the same teach of how one voice turns into the other."""
    ours = [around(lines[line])[frames] for line, frames, _, _ in pairs]
    wide = {file: around(files[file]) for file in {file for _, _, file, _ in pairs}}
    theirs = [wide[file][frames] for _, _, file, frames in pairs]
    return correlated(np.concatenate(ours).astype(np.float64), np.concatenate(theirs).astype(np.float64))


def correlated(ours: Matrix, theirs: Matrix) -> Likeness:
    """Canonical correlation of surroundings; distances in its space count deviations of what varies."""
    one, other = _root(ours.T @ ours / len(ours)), _root(theirs.T @ theirs / len(theirs))
    cross = np.linalg.solve(other, np.linalg.solve(one, ours.T @ theirs / len(ours)).T).T
    left, strength, right = np.linalg.svd(cross)
    strength = np.minimum(strength[:_DIMENSIONS], 0.95)
    weight = np.sqrt(strength / (1 - strength))
    return Likeness(
        np.linalg.solve(one.T, left[:, :_DIMENSIONS]) * weight,
        np.linalg.solve(other.T, right[:_DIMENSIONS].T) * weight,
    )


def _projected(features: Floats, projection: Matrix) -> Floats:
    return np.asarray(around(features) @ projection.astype(np.float32), np.float32)


def _views(samples: Floats) -> list[Matrix]:
    """The same speech as it is, through other throats, and in a room with noise."""
    roomy = _roomy(samples)
    heard = [(samples, 1.0), *((samples, stretch) for stretch in _STRETCHES), (roomy, 1.0), (roomy, 1.2)]
    return [around(cepstra(bands(sound, stretch))).astype(np.float64) for sound, stretch in heard]


def _roomy(samples: Floats) -> Floats:
    """The samples with 0.3 s of echo and noise 26 dB below."""
    chance = np.random.default_rng(1)
    count = round(0.3 * RATE)
    echo = chance.standard_normal(count) * 10 ** (-3 * np.arange(count) / count)
    echo *= 0.5 / np.sqrt((echo**2).sum())
    echo[0] = 1.0
    size = 1 << int(np.ceil(np.log2(len(samples) + count)))
    wet = np.fft.irfft(np.fft.rfft(samples, size) * np.fft.rfft(echo, size), size)[: len(samples)]
    return np.asarray(wet + chance.standard_normal(len(wet)) * wet.std() * 0.05, np.float32)


def _discriminants(within: Matrix, total: Matrix) -> Matrix:
    root = _root(within)
    _, axes = np.linalg.eigh(np.linalg.solve(root, np.linalg.solve(root, total).T))
    return np.asarray(np.linalg.solve(root.T, axes[:, ::-1][:, :_DIMENSIONS]), np.float64)


def _root(covariance: Matrix) -> Matrix:
    return np.asarray(np.linalg.cholesky(covariance + _RIDGE * np.eye(len(covariance))), np.float64)
