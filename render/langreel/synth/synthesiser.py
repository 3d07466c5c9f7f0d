"""Synthesiser: notes, noise and bells → stereo samples. All that langreel sounds of its own is made here.

Samples are float arrays of shape (n, 2) at 48 kHz. The same call gives the same samples: noise is seeded.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

RATE = 48_000
_HALF = RATE // 2
"""Notes hold nothing above 9 kHz: at this rate they are made in half the time."""
_TAPS = 20
Mono = NDArray[np.float64]
Stereo = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Timbre:
    """Shares of a note's partials, how far its twins are out of tune (cents), how it comes and goes (s)."""

    partials: Sequence[float]
    detune: float
    attack: float
    release: float


@dataclass(frozen=True, slots=True)
class Note:
    """A pitch (MIDI: 69 is 440 Hz), from when, how long (s), how loud; ``side`` -1 is left, 1 right."""

    pitch: float
    begins: float
    seconds: float
    gain: float = 1.0
    side: float = 0.0


def hertz(pitch: float) -> float:
    """
    >>> hertz(69), round(hertz(60), 2)
    (440.0, 261.63)
    """
    return float(440 * 2 ** ((pitch - 69) / 12))


def loop(notes: Sequence[Note], timbre: Timbre, seconds: float) -> Stereo:
    """Notes in a loop: what rings beyond the end rings on at the beginning, so that nobody hears a seam."""
    track: Stereo = np.zeros((round(seconds * _HALF), 2))
    for note in notes:
        _add(track, panned(tone(note, timbre), note.side), round(note.begins * _HALF))
    return np.stack([_doubled(side) for side in track.T], axis=1)


def _doubled(sound: Mono) -> Mono:
    """A loop at twice the rate: its samples, and between each two what a windowed sinc finds there."""
    places = np.arange(-_TAPS, _TAPS) + 0.5
    kernel = np.sinc(places) * np.blackman(2 * _TAPS + 2)[1:-1]
    between = np.convolve(
        np.take(sound, np.arange(1 - _TAPS, len(sound) + _TAPS), mode="wrap"), kernel, "valid"
    )
    return np.stack([sound, between], axis=1).reshape(-1)


def _add(track: Stereo, sound: Stereo, at: int) -> None:
    """Lay a sound into a loop, round and round."""
    while len(sound):
        at %= len(track)
        here = min(len(sound), len(track) - at)
        track[at : at + here] += sound[:here]
        sound, at = sound[here:], at + here


def tone(note: Note, timbre: Timbre) -> Mono:
    """One note at half the rate, as three voices a little out of tune."""
    length = round((note.seconds + timbre.release) * _HALF)
    cents = (-timbre.detune, 0.0, timbre.detune)
    voices = sum(_voice(hertz(note.pitch + each / 100), length, timbre.partials) for each in cents)
    return np.asarray(note.gain / 3 * voices * _swell(length, timbre))


def _voice(frequency: float, length: int, partials: Sequence[float]) -> Mono:
    """Partials up to 9 kHz: what lies above is only sharp."""
    heard = [share for number, share in enumerate(partials, 1) if number * frequency < 9000]
    first = _turning(frequency, length)
    wave = np.zeros_like(first)
    for share in reversed(heard):
        wave += np.float32(share)
        wave *= first
    return np.asarray(wave.imag, np.float64)


def _turning(frequency: float, length: int) -> NDArray[np.complex64]:
    """A unit that turns so many times a second: of long strides and short ones, which takes few sines.

    It begins at a phase of its own, or the first instant of what is made of it would click.
    """
    stride = 512
    turn = 2j * np.pi * frequency / _HALF
    long = np.exp(turn * stride * np.arange(length // stride + 1) + 2j * np.pi * 0.37)
    return np.outer(long, np.exp(turn * np.arange(stride))).astype(np.complex64).ravel()[:length]


def _swell(length: int, timbre: Timbre) -> Mono:
    """From nothing to full and back, by halves of a cosine."""
    swelling = np.ones(length)
    for seconds, way in ((timbre.attack, swelling), (timbre.release, swelling[::-1])):
        times = np.arange(min(length, round(seconds * _HALF))) / _HALF
        way[: len(times)] *= 0.5 - 0.5 * np.cos(np.pi * times / seconds)
    return swelling


def bell(frequency: float, seconds: float, partials: Sequence[tuple[float, float, float]]) -> Mono:
    """Partials (ratio, share, decay in seconds) that are struck at once and die away each in its own time."""
    times = np.arange(round(seconds * RATE)) / RATE
    struck = sum(
        share * np.exp(-times / decay) * np.sin(2 * np.pi * ratio * frequency * times)
        for ratio, share, decay in partials
    )
    return np.asarray(struck * np.clip(times / 0.002, 0, 1))


def sweep(begins: float, ends: float, seconds: float) -> Mono:
    """A sine that glides from one frequency (Hz) to another, evenly to the ear."""
    times = np.arange(round(seconds * RATE)) / RATE
    ratio = np.log(ends / begins)
    return np.asarray(np.sin(2 * np.pi * begins * seconds / ratio * (np.exp(ratio * times / seconds) - 1)))


def noise(seconds: float, seed: int) -> Mono:
    """White noise."""
    return np.random.default_rng(seed).standard_normal(round(seconds * RATE))


def band(sound: Mono, centres: Mono, width: float) -> Mono:
    """What of a sound lies within ``width`` octaves around a moving centre: ``centres`` (Hz) are its way."""
    block = RATE // 50
    window = np.hanning(2 * block)
    frequencies = np.maximum(np.fft.rfftfreq(2 * block, 1 / RATE), 1.0)
    padded = np.pad(sound, (block, 2 * block))
    made = np.zeros_like(padded)
    for number, at in enumerate(range(0, len(padded) - 2 * block, block)):
        centre = np.interp(number * block / len(sound), np.linspace(0, 1, len(centres)), centres)
        shape = np.exp(-0.5 * (np.log2(frequencies / centre) / width) ** 2)
        made[at : at + 2 * block] += np.fft.irfft(np.fft.rfft(padded[at : at + 2 * block] * window) * shape)
    return np.asarray(made[block : block + len(sound)])


def panned(sound: Mono, side: float) -> Stereo:
    """A sound between the loudspeakers, equally loud wherever it stands (-1 left, 1 right)."""
    angle = (side + 1) * np.pi / 4
    return np.asarray(sound[:, None] * np.array([np.cos(angle), np.sin(angle)]) * np.sqrt(2))


def levelled(sound: Stereo, peak: float) -> Stereo:
    """A sound whose highest sample is ``peak`` dBFS."""
    highest = float(np.abs(sound).max(initial=0.0))
    return sound if highest == 0 else sound * (10 ** (peak / 20) / highest)
