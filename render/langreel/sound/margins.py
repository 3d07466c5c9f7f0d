"""Margins: how far each line lies above the music that plays while it speaks."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from langreel.ffmpeg import k_weighting
from langreel.sound.balance import MixGains, Surveys, heard


def margins(spans: Sequence[tuple[int, int]], parts: Surveys, gains: MixGains) -> tuple[float, ...]:
    """LU for each line (first and last sample), as they are in the mix; none where no music plays."""
    if not parts.music.energies.any():
        return ()
    speech, bed = heard(parts.voice, gains.voice), heard(parts.music, gains.others)
    return tuple(_margin(speech[part], bed[part]) for part in map(_steps, spans))


def _steps(span: tuple[int, int]) -> slice:
    return slice(span[0] // k_weighting.STEP, -(-span[1] // k_weighting.STEP))


def _margin(speech: k_weighting.Energies, bed: k_weighting.Energies) -> float:
    """Only while it speaks: in its pauses nothing has to be understood. Where one is silent, infinite."""
    speaks = k_weighting.spoken(speech)
    if not speaks.any():
        return float("-inf")
    return round(k_weighting.lufs(_mean(speech, speaks)) - k_weighting.lufs(_mean(bed, speaks)), 2)


def _mean(energies: k_weighting.Energies, where: np.typing.NDArray[np.bool_]) -> float:
    return float(energies[where].mean())
