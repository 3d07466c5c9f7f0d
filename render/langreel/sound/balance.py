"""Balance: the surveys of the parts → the gains that make their sum loud enough, and no peak too high.

The voice alone gives way where peaks meet: music and effects stay as they are, so that a further dub can be
laid on them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np

from langreel.ffmpeg import k_weighting
from langreel.ffmpeg.loudness import TARGET_LUFS, TARGET_PEAK
from langreel.sound.limiter import Gains, limit
from langreel.sound.survey import Survey

CEILING: Final = TARGET_PEAK - 1.0
"""dBTP of the mix: AAC adds some tenths of a dB, and the reel must stay at or under the target."""
_SHARE: Final = 0.5
"""Of what lies under the ceiling, what music and effects may fill where a voice speaks, too."""
REACHES: Final = (16, 6, 2)
"""Milliseconds that the limiter takes for a peak: the wider, the gentler; a sharp voice needs less."""
_NEAR, _ENOUGH, _ROUNDS = 0.01, 0.05, 20


@dataclass(frozen=True, slots=True)
class Balance:
    """Factors by the millisecond, for the voice and for all that is not voice; ``lufs`` as reckoned."""

    voice: Gains
    others: Gains
    lufs: float


@dataclass(frozen=True)
class Surveys:
    """The parts of a mix."""

    voice: Survey
    music: Survey
    effects: Survey

    @cached_property
    def rest(self) -> Survey:
        """What is not voice."""
        return Survey(self.music.energies + self.effects.energies, self.music.peaks + self.effects.peaks)


def balance(parts: Surveys, *, lufs: float = TARGET_LUFS, ceiling: float = CEILING) -> Balance:
    """What brings the sum to ``lufs`` with peaks of at most ``ceiling`` dBTP; silence stays silence."""
    for reach in REACHES:
        found = _balanced(parts, lufs, ceiling=ceiling, reach=reach)
        if found.lufs == float("-inf") or abs(found.lufs - lufs) <= _ENOUGH:
            break
    return found


def heard(part: Survey, gains: Gains) -> k_weighting.Energies:
    """The energies of a part as it stands in the mix: each 10 ms has ten gains."""
    return np.asarray(part.energies * np.square(gains).reshape(-1, 10).mean(axis=1))


def _balanced(parts: Surveys, lufs: float, *, ceiling: float, reach: int) -> Balance:
    gain, yielded, top = 0.0, 1.0, 10 ** (ceiling / 20)
    for _ in range(_ROUNDS):
        factor = 10 ** (gain / 20)
        found = _limited(parts, factor, factor * yielded, ceiling=top, reach=reach)
        if found.lufs == float("-inf") or abs(lufs - found.lufs) <= _NEAR:
            break
        # Music and effects lie below the voice as it is heard: what the limiter takes, they yield, too.
        yielded = _yielded(parts.voice, found.voice / factor)
        gain += lufs - found.lufs
    return found


def _limited(parts: Surveys, voice: float, others: float, *, ceiling: float, reach: int) -> Balance:
    """The gains at which the voice is so much louder, and the rest, but for what the limiter takes."""
    rest = parts.rest.peaks * others
    others_gains = limit(rest, ceiling * (_SHARE if parts.voice.peaks.any() else 1.0), reach)
    voice_gains = limit(parts.voice.peaks * voice, ceiling - rest * others_gains, reach)
    shares = voice_gains * voice, others_gains * others
    return Balance(
        *shares, k_weighting.integrated(heard(parts.voice, shares[0]) + heard(parts.rest, shares[1]))
    )


def _yielded(voice: Survey, gains: Gains) -> float:
    """The factor by which a limiter lowers a voice as a whole."""
    whole = voice.energies.sum()
    return float(np.sqrt(heard(voice, gains).sum() / whole)) if whole else 1.0
