"""Mix a dub: its sound from takes to stem, step by step: known, balanced, mixed, joined, and heard."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any, Final

from langreel.build import Batch, Result
from langreel.pipeline import sound_jobs
from langreel.pipeline.sound_jobs import BalancedDub, DubSound
from langreel.sound.mix_target import MixTarget, corrected

_ROUNDS: Final = 4
"""Times that a dub is mixed, at most, until it is as loud as it should be. Almost always once is enough."""


def mix(dub: DubSound) -> Generator[Batch, Any, Result]:
    """The stem of a dub."""
    _, stem = yield from settle(dub)
    return stem


def settle(dub: DubSound) -> Generator[Batch, Any, tuple[BalancedDub, Result]]:
    """A dub as it is balanced in the end, and its stem."""
    levels, loops = yield [sound_jobs.levels(dub), sound_jobs.loops(dub)]
    target: MixTarget | None = MixTarget()
    for _ in range(_ROUNDS):
        if target:
            gains = yield sound_jobs.balance(dub, levels, loops, target=target)
            balanced = BalancedDub(dub, tuple(levels), tuple(loops), gains)
            stem = yield sound_jobs.stem(balanced, (yield sound_jobs.mixdowns(balanced)))
            target = corrected(target, stem.value)
    return balanced, stem
