"""Mix: voice, music and effects → any samples of their sum, and of each as it stands in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np

from langreel.sound.arrangement import Arrangement
from langreel.sound.balance import Balance, MixGains, Surveys, mix_gains
from langreel.sound.bed_loop import BedLoop
from langreel.sound.effects_part import effects_part
from langreel.sound.gains import spread, ticks_around
from langreel.sound.music_part import music_part
from langreel.sound.parts import LaidSounds, Samples, SoundPart
from langreel.sound.voice_part import LevelledTake, voice_part
from langreel.sound_steps import RATE, TICK

BLOCK: Final = TICK * 6480
"""Samples that are mixed at a time."""

Parts = tuple[Samples, Samples, Samples]
"""Voice, music and effects as they stand in a mix, in stereo."""


@dataclass(frozen=True)
class Desk:
    """The parts of a dub, and how many samples it has."""

    samples: int
    voice: LaidSounds
    music: SoundPart
    effects: SoundPart

    @cached_property
    def surveys(self) -> Surveys:
        """Of the whole dub."""
        return self._surveys(0, -(-self.samples // TICK))

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """The samples of each line."""
        return tuple((sound.at, sound.end) for sound in self.voice.sounds)

    def parts(self, found: Balance, first: int, last: int) -> Parts:
        """Some samples of it, the same whether others are asked for or not."""
        gains = self._gains(found, *ticks_around(first, last))
        others = spread(gains.others, first, last)
        voice = self.voice.samples(first, last) * spread(gains.voice, first, last)
        music, effects = (part.samples(first, last) * others for part in (self.music, self.effects))
        return np.broadcast_to(voice, music.shape), music, effects

    def blocks(self, found: Balance) -> Iterator[Parts]:
        """All of its samples, stretch by stretch."""
        for first in range(0, self.samples, BLOCK):
            yield self.parts(found, first, min(first + BLOCK, self.samples))

    def _surveys(self, first: int, last: int) -> Surveys:
        return Surveys(*(part.survey(first, last) for part in (self.voice, self.music, self.effects)))

    def _gains(self, found: Balance, first: int, last: int) -> MixGains:
        """Those of some ticks: peaks that the limiter holds as far away as it reaches count, too."""
        room = 2 * found.reach + 1
        gains = mix_gains(self._surveys(first - room, last + room), found)
        return MixGains(gains.voice[room:-room], gains.others[room:-room])


def desk(arrangement: Arrangement, takes: Sequence[LevelledTake], loops: Sequence[BedLoop]) -> Desk:
    """The parts of an arrangement, whose takes and beds are as they are given."""
    voice = voice_part(arrangement.takes, takes)
    music = music_part(arrangement.beds, loops, arrangement.spoken)
    return Desk(round(arrangement.seconds * RATE), voice, music, effects_part(arrangement.effects))


def together(parts: Parts) -> Samples:
    """The sum of the parts."""
    voice, music, effects = parts
    return np.asarray(music + effects + voice)
