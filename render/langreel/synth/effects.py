"""Effects: short sounds that a segment lays on its marks, each made by our own synthesiser.

A new one is a function in ``PLAYERS`` and a row in ``synth.EFFECTS``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from langreel.synth.synthesiser import RATE, Mono, Stereo, band, bell, levelled, noise, panned, sweep

_CHIME = ((1.0, 1.0, 0.9), (2.76, 0.45, 0.55), (5.4, 0.22, 0.3), (8.93, 0.1, 0.16))
"""Ratios of a struck bar's partials, their shares and how long they ring."""
_COIN = ((1.0, 0.8, 0.22), (1.5, 1.0, 0.30), (4.2, 0.3, 0.08), (6.3, 0.15, 0.05))


def whoosh() -> Stereo:
    """Air that passes from left to right: something big moves."""
    seconds = 0.9
    air = band(noise(seconds, seed=1), np.array([220.0, 900.0, 2600.0, 700.0, 240.0]), 0.8)
    air *= _arch(seconds, top=0.45)
    right = np.linspace(0.15, 0.85, len(air))
    return np.stack([air * np.sqrt(1 - right), air * np.sqrt(right)], axis=1)


def rise() -> Stereo:
    """A tension that grows until its last instant: lay it so that something follows."""
    seconds = 1.6
    air = band(noise(seconds, seed=2), np.geomspace(300, 5000, 9), 0.6)
    climb = np.linspace(0, 1, len(air)) ** 2.2
    sound = (air / np.abs(air).max() * 0.7 + 0.3 * sweep(180, 720, seconds)) * climb
    return panned(_closed(sound, 0.03), 0.0)


def drop() -> Stereo:
    """A deep fall: a number that collapses."""
    seconds = 1.1
    fall = sweep(150, 34, seconds) * np.exp(-np.arange(round(seconds * RATE)) / RATE / 0.4)
    return panned(_closed(_opened(fall, 0.004), 0.2), 0.0)


def hit() -> Stereo:
    """A soft blow: a figure lands."""
    body = bell(62, 0.8, ((1.0, 1.0, 0.18), (1.6, 0.4, 0.1), (2.4, 0.2, 0.06)))
    skin = band(noise(0.8, seed=3), np.array([1800.0, 300.0]), 0.9)
    skin *= np.exp(-np.arange(len(skin)) / RATE / 0.025)
    return panned(_closed(body + 0.35 * skin / np.abs(skin).max(), 0.1), 0.0)


def tick() -> Stereo:
    """A small click: one more in a row."""
    return panned(bell(1900, 0.12, ((1.0, 1.0, 0.02), (2.3, 0.4, 0.01))), 0.0)


def chime() -> Stereo:
    """A bright bar that is struck: a good end, an answer."""
    low, high = bell(880, 1.6, _CHIME), bell(1318.5, 1.6, _CHIME)
    both = low + 0.7 * np.concatenate([np.zeros(RATE // 12), high])[: len(low)]
    return panned(_closed(both, 0.3), 0.1)


def coin() -> Stereo:
    """A coin on a table: money changes hands."""
    first, second = bell(2350, 0.6, _COIN), bell(2620, 0.6, _COIN)
    both = first + 0.5 * np.concatenate([np.zeros(RATE // 9), second])[: len(first)]
    return panned(_closed(both, 0.1), -0.1)


PLAYERS: Mapping[str, Callable[[], Stereo]] = {
    "whoosh": whoosh,
    "rise": rise,
    "drop": drop,
    "hit": hit,
    "tick": tick,
    "chime": chime,
    "coin": coin,
}


def effect(name: str) -> Stereo:
    """The effect of that name; its highest sample lies 6 dB below full scale."""
    return levelled(PLAYERS[name](), -6.0)


def _arch(seconds: float, top: float) -> Mono:
    """From nothing up to 1 at the share ``top`` of the time, and back."""
    times = np.linspace(0, 1, round(seconds * RATE))
    shares = np.where(times < top, times / top, (1 - times) / (1 - top))
    return np.asarray(0.5 - 0.5 * np.cos(np.pi * shares))


def _opened(sound: Mono, seconds: float) -> Mono:
    return sound * np.clip(np.arange(len(sound)) / RATE / seconds, 0, 1)


def _closed(sound: Mono, seconds: float) -> Mono:
    return sound * np.clip(np.arange(len(sound))[::-1] / RATE / seconds, 0, 1)
