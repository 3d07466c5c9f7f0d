"""Sound jobs: how a dub's sound is stated to the build: its takes, its music, its balance, and its stretches.

Takes and music are known once, wherever they lie. Where a line changes, its act is levelled anew and the film
is balanced; of its stretches, those that sound otherwise or lie elsewhere are mixed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Any, Final

from langreel import voice
from langreel.build import Job, Result, Subject
from langreel.model import Timeline
from langreel.pipeline.film import Film
from langreel.sound.arrangement import Arrangement, LaidBed, arrange
from langreel.sound.mix_target import MixTarget
from langreel.sound.stretches import SoundStretch, stretches
from langreel.sound_steps import RATE

_CODEC: Final = "av"
"""The library whose encoder makes the packets: those of another version are others."""


@dataclass(frozen=True, slots=True)
class DubSound:
    """What sounds in a dub, and what tells its jobs from others (``.short.zh``).

    Its takes stand act by act; ``cuts`` are the seconds at which shots begin.
    """

    lang: str
    name: str
    arrangement: Arrangement
    acts: tuple[tuple[Path, ...], ...]
    cuts: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class BalancedDub:
    """A dub whose takes and music are known, and how they stand to each other."""

    dub: DubSound
    levels: tuple[Result, ...]
    loops: tuple[Result, ...]
    balance: Result


def dub_sound(film: Film, timeline: Timeline, *, part: str = "", over: str = "") -> DubSound:
    """The sound of a timeline, or of a ``part`` of one; ``over`` is the dub whose picture it is laid over."""
    acts = {segment.id: n for n, act in enumerate(film.episode.acts) for segment in act.segments}
    spoken = groupby(timeline.spoken, key=lambda spoken: acts[spoken.line.segment])
    words = (film.request.clip, part, timeline.lang, over and f"over.{over}")
    return DubSound(
        timeline.lang,
        "".join(f".{word}" for word in words if word),
        arrange(film.episode, timeline, film.project.root),
        tuple(tuple(each.take.audio for each in takes) for _, takes in spoken),
        tuple(span.start / timeline.fps for span in timeline.shot_spans),
    )


def levels(dub: DubSound) -> list[Job]:
    """How loud the takes of each act are, wherever they lie; the value is their gains."""
    return [
        Job(
            **_common(dub, f"levels.{number}"),
            function="langreel.sound.take_levels:write_levels",
            arguments={"takes": takes},
            suffix=".levels",
            weight=float(len(takes)),
        )
        for number, takes in enumerate(dub.acts, 1)
    ]


def loops(dub: DubSound) -> list[Job]:
    """The music of each act, wherever that begins, and however far it lies below the voice."""
    return [
        Job(
            **_common(dub, f"music.{number}"),
            function="langreel.sound.bed_loop:write_loop",
            arguments={"laid": _alone(bed)},
            suffix=".loop",
            weight=10.0,
        )
        for number, bed in enumerate(dub.arrangement.beds, 1)
    ]


def balance(dub: DubSound, levels: Sequence[Result], loops: Sequence[Result], *, target: MixTarget) -> Job:
    """The gains at which a dub is as loud as it should be; the value is the margins of its lines."""
    return Job(
        **_common(dub, "balance"),
        function="langreel.sound.balance_file:reckon",
        arguments={
            "arrangement": dub.arrangement,
            "levels": _paths(levels),
            "loops": _paths(loops),
            "target": target,
        },
        suffix=".balance",
    )


def mixdowns(balanced: BalancedDub) -> list[Job]:
    """A job a stretch: its packets, and how they sound."""
    dub = balanced.dub
    takes = [take for act in dub.acts for take in act]
    gains = dict(zip(takes, (gain for level in balanced.levels for gain in level.value)))
    music = dict(zip(map(_alone, dub.arrangement.beds), _paths(balanced.loops)))
    return [
        _mixdown(balanced, f"stretch.{number}", stretch, gains=gains, music=music)
        for number, stretch in enumerate(stretches(dub.arrangement, dub.cuts), 1)
    ]


def _mixdown(
    balanced: BalancedDub,
    name: str,
    stretch: SoundStretch,
    *,
    gains: Mapping[Path, float],
    music: Mapping[LaidBed, Path],
) -> Job:
    sounds = stretch.sounds
    return Job(
        **_common(balanced.dub, name),
        function="langreel.sound.mixdown:mixdown",
        arguments={
            "stretch": stretch,
            # Whoever has not levelled a take yet foretells no gain of it.
            "gains": tuple(gains.get(take.audio, 1.0) for take in sounds.takes),
            "loops": tuple(music[_alone(bed)] for bed in sounds.beds),
            "balance": balanced.balance.path,
        },
        suffix=".stretch",
        weight=stretch.samples / RATE,
        environment=voice.environment(_CODEC),
    )


def stem(balanced: BalancedDub, mixed: Sequence[Result]) -> Job:
    """The stretches of a dub in one file; the value is how that sounds."""
    return Job(
        **_common(balanced.dub, "stem"),
        function="langreel.sound.join_stretches:join_stretches",
        arguments={
            "stretches": _paths(mixed),
            "arrangement": replace(balanced.dub.arrangement, takes=(), beds=(), effects=()),
            "margins": balanced.balance.value,
        },
        suffix=".m4a",
        environment=voice.environment(_CODEC),
    )


def stem_files(balanced: BalancedDub) -> Job:
    """The same sound in its parts; nothing of a reel waits for it."""
    return Job(
        **_common(balanced.dub, "stems"),
        function="langreel.sound.stem_files:stem_files",
        arguments={
            "arrangement": balanced.dub.arrangement,
            "levels": _paths(balanced.levels),
            "loops": _paths(balanced.loops),
            "balance": balanced.balance.path,
        },
        suffix=".mka",
    )


def _common(dub: DubSound, name: str) -> Mapping[str, Any]:
    """What all jobs of a dub's sound have."""
    return {
        "step": "sound",
        "name": f"{name}{dub.name}",
        "subject": Subject(lang=dub.lang),
        "place": "bare",
        "needs": ("langreel.sound.mixdown",),
        "loads": "sound",
    }


def _alone(bed: LaidBed) -> LaidBed:
    """A bed by what is played, wherever it begins, and however far it lies below the voice."""
    return replace(bed, begins=0.0, duck=0.0)


def _paths(results: Sequence[Result]) -> tuple[Path, ...]:
    return tuple(each.path for each in results)
