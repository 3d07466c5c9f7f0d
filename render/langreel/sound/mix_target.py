"""Mix target: how loud a dub is to be, and how loud it was reckoned too low or too high the last time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from langreel.model import Stem

LUFS: Final = -14.0
PEAK: Final = -1.0
"""``ffmpeg.loudness.TARGET_LUFS`` and ``TARGET_PEAK``, which take long to load."""
_NEAR: Final = 0.1


@dataclass(frozen=True, slots=True)
class MixTarget:
    """LUFS of a mix, and dBTP of its highest peak: a decibel less than a film's, for AAC adds some tenths."""

    lufs: float = LUFS
    ceiling: float = PEAK - 1.0


def corrected(target: MixTarget, heard: Stem) -> MixTarget | None:
    """What to reckon with instead, where a dub does not sound as it was reckoned; None where it does."""
    silent = heard.lufs == float("-inf")
    if silent or (abs(heard.lufs - LUFS) <= _NEAR and heard.peak <= PEAK):
        return None
    too_high = max(0.0, heard.peak - PEAK)
    return MixTarget(target.lufs + LUFS - heard.lufs, target.ceiling - too_high)
