"""Mixdown: a stretch of a film → its packets, and what is heard of them: muxing is pure copying.

The encoder delays everything by 1,024 samples. An edit list would hide that from players; ours have none, so
the first 1,024 samples of a film (21 ms of the lead-in) make way for them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from langreel.ffmpeg.loudness import RATE
from langreel.sound import aac, balance_file
from langreel.sound.arrangement import Arrangement
from langreel.sound.balance import Balance
from langreel.sound.bed_loop import read_loop
from langreel.sound.heard_stretch import HeardLine, HeardStretch
from langreel.sound.mix import BLOCK, Desk, desk, together
from langreel.sound.parts import Samples
from langreel.sound.stretches import SECONDS, SoundStretch
from langreel.sound.survey import tick_energies
from langreel.sound.true_peaks import TICK, true_peaks
from langreel.sound.voice_part import at_gain

EARLY: Final = 8
"""Packets by which an encoder begins before those that are wanted of it."""
AHEAD: Final = 2
"""Packets whose samples it may look at behind them."""
_TENTH: Final = RATE // 10
_LOUD: Final = 0.5
"""Where no sample is higher, no true peak is too high: it would be twice what lies around it."""


@dataclass(frozen=True, slots=True)
class _Range:
    """The samples of a stretch, from ``first`` to ``last``, of a film that ends at ``end``."""

    first: int
    last: int
    end: int


def mixdown(
    stretch: SoundStretch, gains: Sequence[float], loops: Sequence[Path], *, balance: Path, out: Path
) -> HeardStretch:
    """Write ``out``, AAC of a stretch, and tell how it sounds when it is decoded.

    ``gains`` are those of its takes, ``loops`` the music of its beds, ``balance`` is that of the film.
    """
    sounds = stretch.sounds
    takes = [at_gain(take.audio, gain) for take, gain in zip(sounds.takes, gains, strict=True)]
    laid = desk(sounds, takes, [read_loop(path) for path in loops])
    here = _range(stretch.number, laid.samples)
    packets = list(aac.encode(_mixed(laid, balance_file.read(balance), here)))
    settings = aac.write(packets[EARLY : EARLY + _packets(here)], here.end - here.first, out)
    samples = aac.decode(packets[: EARLY + _packets(here)], settings)
    return _heard(samples, here, sounds)


def _range(number: int, samples: int) -> _Range:
    first = number * SECONDS * RATE
    return _Range(first, min(first + SECONDS * RATE, samples), samples)


def _packets(here: _Range) -> int:
    return -(-(here.last - here.first) // aac.PACKET)


def _mixed(laid: Desk, found: Balance, here: _Range) -> Samples:
    """What the encoder is given: from early on, and as much further as it looks ahead."""
    first = here.first - (EARLY - 1) * aac.PACKET
    last = here.first + (_packets(here) + AHEAD) * aac.PACKET
    samples = np.zeros((last - first, 2), np.float32)
    start, end = max(first, aac.PACKET), min(last, here.end)
    for at in range(start, end, BLOCK):
        to = min(at + BLOCK, end)
        samples[at - first : to - first] = together(laid.parts(found, at, to))
    return samples


def _heard(samples: Samples, here: _Range, sounds: Arrangement) -> HeardStretch:
    """``samples`` begin early; what came before them is not in the energy of those that follow."""
    early = EARLY * aac.PACKET
    wanted = samples[early : early + here.last - here.first]
    energies = tick_energies(samples[early % TICK :])[early // TICK :][: -(-len(wanted) // TICK)]
    tenths = np.add.reduceat(energies, np.arange(0, len(energies), _TENTH // TICK)) * TICK / _TENTH
    peak = float(true_peaks(wanted, _LOUD).max(initial=0.0))
    lines = _lines(wanted, here.first, sounds)
    return HeardStretch(tuple(float(f"{each:.9g}") for each in tenths), peak, tuple(lines))


def _lines(samples: Samples, first: int, sounds: Arrangement) -> Iterator[HeardLine]:
    for begins, ends in sounds.spoken:
        start, end = round(begins * RATE), round(ends * RATE)
        part = samples[max(0, start - first) : max(0, end - first)]
        if len(part):
            power = float(np.square(part, dtype=np.float64).sum()) / 2
            yield HeardLine(start, float(f"{power:.9g}"), len(part))
