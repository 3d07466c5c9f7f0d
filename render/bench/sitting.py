"""Sitting: lines of a voice whose word times are known → a long recording as a person would make it.

Its truth is known, too: lines are said faster and slower, in another pitch, left out, said again, broken off,
out of order, with coughs between, in a room with an echo and noise.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from langreel import ffmpeg
from langreel.model import Word
from langreel.sound_steps import RATE
from langreel.voice import waveform

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class SpokenLine:
    """A line as a voice says it, 48 kHz, and its words."""

    name: str
    samples: Floats
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Manners:
    """How somebody reads, and where.

    ``tempo`` and ``pitch`` are shares of the voice's own; ``sway`` is how much the tempo varies by line.
    ``skips``, ``again`` and ``slips`` count lines that are left out, said twice, and broken off before they
    are said whole; ``jump`` lines change places with the next ones. ``noise`` is dB below the voice, ``echo``
    the seconds in which it falls by 60 dB.
    """

    tempo: float = 1.0
    sway: float = 0.06
    pitch: float = 1.0
    skips: int = 0
    again: int = 0
    slips: int = 0
    jump: int = 0
    coughs: float = 0.0
    noise: float = 60.0
    echo: float = 0.0


@dataclass(frozen=True, slots=True)
class SaidLine:
    """A line in the recording: from when to when, and its words, in seconds; not ``whole`` if broken off."""

    name: str
    begins: float
    ends: float
    words: tuple[Word, ...]
    whole: bool = True


@dataclass(frozen=True, slots=True)
class TrueSitting:
    """A recording and what is in it; ``coughs`` are moments."""

    samples: Floats
    said: tuple[SaidLine, ...]
    skipped: frozenset[str]
    doubled: frozenset[str]
    coughs: tuple[float, ...]


@dataclass(slots=True)
class _Tape:
    """What is recorded so far."""

    parts: list[Floats] = field(default_factory=list)
    length: int = 0

    @property
    def seconds(self) -> float:
        return self.length / RATE

    def add(self, samples: Floats) -> None:
        self.parts.append(samples)
        self.length += len(samples)


def sit(lines: Sequence[SpokenLine], manners: Manners, seed: int = 0) -> TrueSitting:
    """Read the lines; the same seed gives the same sitting."""
    chance = np.random.default_rng(seed)
    order = _order(len(lines), manners, chance)
    special = chance.permutation(order)[: manners.again + manners.slips]
    again, slips = set(special[: manners.again]), set(special[manners.again :])
    tape, said, coughs = _Tape(), list[SaidLine](), list[float]()
    tape.add(waveform.silence(1.0))
    for number in order:
        for turn in range(2 if number in again or number in slips else 1):
            line = _read(lines[number], manners, chance)
            said.append(_record(tape, line, broken=number in slips and turn == 0))
            tape.add(waveform.silence(chance.uniform(0.3, 1.6)))
        if chance.random() < manners.coughs:
            coughs.append(tape.seconds)
            tape.add(_cough(chance))
            tape.add(waveform.silence(chance.uniform(0.3, 1.0)))
    names = {lines[number].name for number in order}
    return TrueSitting(
        _in_room(np.concatenate(tape.parts), manners, chance),
        tuple(said),
        frozenset(line.name for line in lines if line.name not in names),
        frozenset(lines[number].name for number in again),
        tuple(coughs),
    )


def _order(count: int, manners: Manners, chance: np.random.Generator) -> list[int]:
    skipped = set(chance.choice(count, manners.skips, replace=False)) if manners.skips else set()
    order = [number for number in range(count) if number not in skipped]
    if not manners.jump:
        return order
    at, size = len(order) // 3, manners.jump
    return [*order[:at], *order[at + size : at + 2 * size], *order[at : at + size], *order[at + 2 * size :]]


def _record(tape: _Tape, line: SpokenLine, *, broken: bool) -> SaidLine:
    """Say a line; a broken one ends after half of its words."""
    words = line.words[: max(1, len(line.words) // 2)] if broken else line.words
    samples = line.samples[: round(words[-1].ends * RATE)] if broken else line.samples
    begins = tape.seconds
    tape.add(samples)
    moved = tuple(replace(word, begins=word.begins + begins, ends=word.ends + begins) for word in words)
    return SaidLine(line.name, moved[0].begins, moved[-1].ends, moved, whole=not broken)


def _read(line: SpokenLine, manners: Manners, chance: np.random.Generator) -> SpokenLine:
    """The line in this reader's tempo, pitch and loudness of the moment."""
    tempo = manners.tempo * chance.uniform(1 - manners.sway, 1 + manners.sway)
    samples = _turned(line.samples, tempo, manners.pitch)
    share = len(samples) / len(line.samples)
    words = tuple(replace(word, begins=word.begins * share, ends=word.ends * share) for word in line.words)
    level = (
        0.08 / float(np.sqrt((samples.astype(np.float64) ** 2).mean())) * 10 ** (chance.uniform(-3, 3) / 20)
    )
    return SpokenLine(line.name, np.asarray(samples * level, np.float32), words)


def _turned(samples: Floats, tempo: float, pitch: float) -> Floats:
    with tempfile.TemporaryDirectory() as folder:
        source, out = Path(folder) / "a.wav", Path(folder) / "b.wav"
        waveform.write(samples, source)
        steps = f"asetrate={round(RATE * pitch)},aresample={RATE},atempo={tempo / pitch:.5f}"
        ffmpeg.run(["-i", str(source), "-af", steps, "-ar", str(RATE), "-c:a", "pcm_s16le", str(out)])
        return waveform.load(out)


def _cough(chance: np.random.Generator) -> Floats:
    count = round(RATE * chance.uniform(0.2, 0.5))
    burst = chance.standard_normal(count) * np.exp(-np.linspace(0, 5, count))
    return np.asarray(0.3 * np.convolve(burst, np.ones(12) / 4, "same"), np.float32)


def _in_room(samples: Floats, manners: Manners, chance: np.random.Generator) -> Floats:
    """The samples with the room's echo and its noise, which is louder the lower it is."""
    wet = _echoed(samples, manners.echo, chance) if manners.echo else samples
    spoken = float(np.sqrt((wet[np.abs(wet) > 1e-3].astype(np.float64) ** 2).mean()))
    spectrum = np.fft.rfft(chance.standard_normal(1 << 20))
    noise = np.fft.irfft(spectrum / np.sqrt(np.maximum(np.arange(len(spectrum)), 40)))
    noise *= spoken * 10 ** (-manners.noise / 20) / noise.std()
    whole = wet + np.tile(noise, len(wet) // len(noise) + 1)[: len(wet)]
    return np.asarray(np.clip(whole, -1, 1), np.float32)


def _echoed(samples: Floats, seconds: float, chance: np.random.Generator) -> Floats:
    count = round(seconds * RATE)
    tail = chance.standard_normal(count) * 10 ** (-3 * np.arange(count) / count)
    tail *= 0.5 / np.sqrt((tail**2).sum())
    tail[: round(0.003 * RATE)] = 0
    tail[0] = 1.0
    size = 1 << int(np.ceil(np.log2(len(samples) + count)))
    return np.asarray(
        np.fft.irfft(np.fft.rfft(samples, size) * np.fft.rfft(tail, size), size)[: len(samples)], np.float32
    )
