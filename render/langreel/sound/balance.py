"""Balance: the surveys of the parts → the gains that make their sum loud enough, and no peak too high.

The voice alone gives way where peaks meet: music and effects stay as they are, so that a further dub can be
laid on them. Gains of a whole film go in steps: where one line has changed they are the same, and so is what
it did not touch.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

import numpy as np

from langreel.ffmpeg import k_weighting
from langreel.ffmpeg.loudness import TARGET_LUFS, TARGET_PEAK
from langreel.sound.gains import Gains
from langreel.sound.limiter import limit
from langreel.sound.survey import Survey, by_hundredths

CEILING: Final = TARGET_PEAK - 1.0
"""dBTP of the mix: AAC adds some tenths of a dB, and the reel must stay at or under the target."""
STEP: Final = 0.1
"""dB in which a film gets louder."""
REACHES: Final = (19, 7, 2)
"""Ticks that the limiter takes for a peak (16, 6, 2 ms): the wider, the gentler; a sharp voice needs less."""
_SHARE: Final = 0.5
"""Of what lies under the ceiling, what music and effects may fill where a voice speaks, too."""
_NEAR, _ENOUGH, _ROUNDS = 0.01, 0.05, 20


@dataclass(frozen=True, slots=True)
class Balance:
    """dB by which voice and all else are louder in a mix; its limiter's reach in ticks.

    No sum rises above ``ceiling``, nothing that is not voice above ``others_ceiling``: both are amplitudes.
    """

    voice: float
    others: float
    reach: int
    ceiling: float
    others_ceiling: float


@dataclass(frozen=True, slots=True)
class MixGains:
    """Factors by the tick, for the voice and for all that is not voice."""

    voice: Gains
    others: Gains


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
    top = 10 ** (ceiling / 20)
    others_top = top * (_SHARE if parts.voice.peaks.any() else 1.0)
    for reach in REACHES:
        found, reached = _balanced(parts, lufs, Balance(0.0, 0.0, reach, top, others_top))
        if reached == float("-inf") or abs(reached - lufs) <= _ENOUGH:
            break
    return replace(found, voice=_stepped(found.voice), others=_stepped(found.others))


def mix_gains(parts: Surveys, found: Balance) -> MixGains:
    """The gains at which the parts stand in the mix: how loud they are, but for what the limiter takes."""
    voice, others = _factor(found.voice), _factor(found.others)
    rest = parts.rest.peaks * others
    others_gains = limit(rest, found.others_ceiling, found.reach)
    voice_gains = limit(parts.voice.peaks * voice, found.ceiling - rest * others_gains, found.reach)
    return MixGains(voice_gains * voice, others_gains * others)


def heard(part: Survey, gains: Gains) -> k_weighting.Energies:
    """The energies of a part as it stands in the mix, by 10 ms."""
    return by_hundredths(part.energies * np.square(gains))


def reckoned(parts: Surveys, gains: MixGains) -> float:
    """LUFS of the mix."""
    return k_weighting.integrated(heard(parts.voice, gains.voice) + heard(parts.rest, gains.others))


def _balanced(parts: Surveys, lufs: float, found: Balance) -> tuple[Balance, float]:
    for _ in range(_ROUNDS):
        gains = mix_gains(parts, found)
        reached = reckoned(parts, gains)
        if reached == float("-inf") or abs(lufs - reached) <= _NEAR:
            break
        # Music and effects lie below the voice as it is heard: what the limiter takes, they yield, too.
        yielded = _yielded(parts.voice, gains.voice / _factor(found.voice))
        louder = found.voice + lufs - reached
        last, found = found, replace(found, voice=louder, others=louder + yielded)
    else:
        found = last
    return found, reached


def _yielded(voice: Survey, gains: Gains) -> float:
    """dB by which a limiter changes a voice as a whole."""
    whole = voice.energies.sum()
    return float(10 * np.log10((voice.energies * np.square(gains)).sum() / whole)) if whole else 0.0


def _factor(decibels: float) -> float:
    return float(10 ** (decibels / 20))


def _stepped(decibels: float) -> float:
    return round(round(decibels / STEP) * STEP, 6)
