"""Mixdown: a stretch of a film → its packets, and what is heard of them: muxing is pure copying.

The encoder delays everything by 1,024 samples. An edit list would hide that from players; ours have none, so
the first 1,024 samples of a film (21 ms of the lead-in) make way for them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import numpy as np

from langreel.ffmpeg import k_weighting
from langreel.sound import aac, balance_file, stretch_file
from langreel.sound.balance import Balance
from langreel.sound.bed_loop import read_loop
from langreel.sound.heard_stretch import PART, TENTH, HeardLine, HeardStretch
from langreel.sound.mix import BLOCK, Desk, desk, together
from langreel.sound.parts import Samples
from langreel.sound.stretches import SoundStretch
from langreel.sound.survey import tick_energies
from langreel.sound.true_peaks import true_peaks
from langreel.sound.voice_part import at_gain
from langreel.sound_steps import PACKET, RATE, TICK

EARLY: Final = 8
"""Packets by which an encoder begins before those that are wanted of it."""
AHEAD: Final = 2
"""Packets whose samples it may look at behind them."""
_LOUD: Final = 0.5
"""Where no sample is higher, no true peak is too high: it would be twice what lies around it."""


def mixdown(
    stretch: SoundStretch, gains: Sequence[float], loops: Sequence[Path], *, balance: Path, out: Path
) -> None:
    """Write ``out``: AAC of a stretch, and how it sounds when it is decoded.

    ``gains`` are those of its takes, ``loops`` the music of its beds, ``balance`` is that of the film.
    """
    sounds, wanted = stretch.sounds, EARLY + _packets(stretch)
    takes = [at_gain(take.audio, gain) for take, gain in zip(sounds.takes, gains, strict=True)]
    laid = desk(sounds, takes, [read_loop(path) for path in loops])
    packets = list(aac.encode(_mixed(laid, balance_file.read(balance), stretch)))[:wanted]
    stretch_file.write(packets[EARLY:], _heard(aac.decode(packets), stretch), out)


def _packets(stretch: SoundStretch) -> int:
    return -(-stretch.samples // PACKET)


def _mixed(laid: Desk, found: Balance, stretch: SoundStretch) -> Samples:
    """What the encoder is given: from early on, and as much further as it looks ahead."""
    first, last = -(EARLY - 1) * PACKET, (_packets(stretch) + AHEAD) * PACKET
    samples = np.zeros((last - first, 2), np.float32)
    start, end = PACKET if stretch.opens else first, min(last, laid.samples)
    for at in range(start, end, BLOCK):
        to = min(at + BLOCK, end)
        samples[at - first : to - first] = together(laid.parts(found, at, to))
    return samples


def _heard(samples: Samples, stretch: SoundStretch) -> HeardStretch:
    """``samples`` begin early; what came before them is not in the energy of those that follow."""
    early = EARLY * PACKET
    wanted = samples[early : early + stretch.samples]
    energies = tick_energies(samples[early % TICK :])[early // TICK :][: -(-len(wanted) // TICK)]
    peak = float(true_peaks(wanted, _LOUD).max(initial=0.0))
    return HeardStretch(stretch.samples, _by_part(energies), peak, tuple(_lines(wanted, stretch)))


def _by_part(energies: k_weighting.Energies) -> k_weighting.Energies:
    """Of ticks those of each part, as what it adds to the mean of its tenth of a second."""
    parts = np.add.reduceat(energies, np.arange(0, len(energies), PART // TICK))
    return np.asarray(parts * TICK / TENTH)


def _lines(samples: Samples, stretch: SoundStretch) -> Iterator[HeardLine]:
    for begins, ends in stretch.sounds.spoken:
        start, end = round(begins * RATE), round(ends * RATE)
        part = samples[max(0, start) : max(0, end)]
        if len(part):
            yield HeardLine(start, float(np.square(part, dtype=np.float64).sum()) / 2, len(part))
