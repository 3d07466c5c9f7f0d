"""Mix: voice, music and effects → one stereo sound at -14 LUFS, and each of them as it stands in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Final

import numpy as np

from langreel import files
from langreel.ffmpeg.loudness import RATE, TARGET_LUFS, measure
from langreel.model import Stem
from langreel.sound import wave_writer
from langreel.sound.arrangement import Arrangement
from langreel.sound.balance import CEILING, Balance, Surveys, balance
from langreel.sound.effects_part import effects_part
from langreel.sound.limiter import spread
from langreel.sound.margins import margins
from langreel.sound.music_part import music_part
from langreel.sound.parts import Samples, SoundPart
from langreel.sound.survey import blocks, survey
from langreel.sound.voice_part import voice_part

_NEAR: Final = 0.1
_ROUNDS: Final = 4


@dataclass(frozen=True)
class Desk:
    """The parts of a dub; ``spans`` are the samples of each line."""

    samples: int
    spans: tuple[tuple[int, int], ...]
    voice: SoundPart
    music: SoundPart
    effects: SoundPart

    @cached_property
    def surveys(self) -> Surveys:
        return Surveys(*(survey(part, self.samples) for part in (self.voice, self.music, self.effects)))

    def blocks(self, found: Balance) -> Iterator[tuple[Samples, Samples, Samples]]:
        """Voice, music and effects as they stand in the mix, in stereo, stretch by stretch."""
        for first, last in blocks(self.samples):
            others = spread(found.others, first, last)
            voice = self.voice.samples(first, last) * spread(found.voice, first, last)
            music, effects = (part.samples(first, last) * others for part in (self.music, self.effects))
            yield np.broadcast_to(voice, music.shape), music, effects


def mix(arrangement: Arrangement, out: Path) -> Stem:
    """Write ``out``: 48 kHz stereo of exactly as many samples, at -14 LUFS and at most -1 dBTP, as measured.

    A mix without any sound stays silent: its ``lufs`` is ``-inf``.
    """
    laid = desk(arrangement)
    with files.replacing(out) as draft:
        stem, _ = mixed(laid, draft)
    return replace(stem, audio=out)


def desk(arrangement: Arrangement) -> Desk:
    """The parts of an arrangement; MediaError if a take or the music cannot be used."""
    voice = voice_part(arrangement.takes)
    spans = tuple((sound.at, sound.at + sound.length) for sound in voice.sounds)
    music = music_part(arrangement.beds, [(first / RATE, last / RATE) for first, last in spans])
    effects = effects_part(arrangement.effects)
    return Desk(round(arrangement.seconds * RATE), spans, voice, music, effects)


def mixed(laid: Desk, out: Path) -> tuple[Stem, Balance]:
    """Write ``out``, measure it, and again where it is not as loud or as low as it was reckoned."""
    lufs, ceiling = TARGET_LUFS, CEILING
    for _ in range(_ROUNDS):
        found = balance(laid.surveys, lufs=lufs, ceiling=ceiling)
        wave_writer.write(_sums(laid, found), out)
        now = measure(out)
        if now.silent or (abs(now.lufs - TARGET_LUFS) < _NEAR and now.peak <= CEILING + _NEAR):
            break
        lufs += TARGET_LUFS - now.lufs
        ceiling -= max(0.0, now.peak - CEILING)
    over_bed = margins(laid.spans, laid.surveys, found)
    return Stem(out, laid.samples / RATE, now.lufs, now.peak, over_bed), found


def _sums(laid: Desk, found: Balance) -> Iterator[Samples]:
    for block in laid.blocks(found):
        yield np.asarray(sum(block))
