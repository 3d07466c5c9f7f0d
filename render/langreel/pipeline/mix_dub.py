"""Mix dubs: the sound of each dub, from its takes to its stem: known, balanced, mixed, joined, and heard."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace
from typing import Final, TypeVar

from langreel.build import Batch, Job, Result
from langreel.pipeline import sound_jobs
from langreel.pipeline.film import JobRunner
from langreel.pipeline.sound_jobs import BalancedDub, DubSound
from langreel.sound.mix_target import MixTarget, corrected

_ROUNDS: Final = 4
"""Times that a dub is mixed, at most, until it is as loud as it should be. Almost always once is enough."""

Key = TypeVar("Key", bound=Hashable)
Balanced = dict[Key, BalancedDub]
Stems = dict[Key, Result]


def mix(dubs: Mapping[Key, DubSound], runner: JobRunner) -> Stems[Key]:
    """The stem of each dub."""
    return settle(dubs, runner)[1]


def settle(dubs: Mapping[Key, DubSound], runner: JobRunner) -> tuple[Balanced[Key], Stems[Key]]:
    """Each dub as it is balanced in the end, and its stem."""
    balanced = balance(dubs, runner)
    return join(balanced, runner.make(mixdowns(balanced)), runner)


def balance(dubs: Mapping[Key, DubSound], runner: JobRunner) -> Balanced[Key]:
    """Each dub with what is known of its takes and its music, and with the gains that follow from it."""
    levels, loops = runner.make(
        [{key: known(dub) for key, dub in dubs.items()} for known in (sound_jobs.levels, sound_jobs.loops)]
    )
    target = MixTarget()
    balances = runner.make(
        {key: sound_jobs.balance(dub, levels[key], loops[key], target=target) for key, dub in dubs.items()}
    )
    return {
        key: BalancedDub(dub, tuple(levels[key]), tuple(loops[key]), target, balances[key])
        for key, dub in dubs.items()
    }


def mixdowns(balanced: Mapping[Key, BalancedDub]) -> Batch:
    """The jobs of all stretches."""
    return {key: sound_jobs.mixdowns(each) for key, each in balanced.items()}


def join(
    balanced: Balanced[Key],
    mixed: Mapping[Key, Sequence[Result]],
    runner: JobRunner,
    *,
    rounds: int = _ROUNDS,
) -> tuple[Balanced[Key], Stems[Key]]:
    """The stem of each dub; one that is not as loud as it was reckoned is balanced and mixed again."""
    stems = runner.make({key: sound_jobs.stem(each, mixed[key]) for key, each in balanced.items()})
    again = _again(balanced, stems, runner) if rounds > 1 else {}
    if not again:
        return balanced, stems
    better, louder = join(again, runner.make(mixdowns(again)), runner, rounds=rounds - 1)
    return balanced | better, stems | louder


def _again(balanced: Balanced[Key], stems: Stems[Key], runner: JobRunner) -> Balanced[Key]:
    """The dubs that must be mixed again, with the gains that should make them as loud as they are meant."""
    targets = {key: corrected(each.target, stems[key].value) for key, each in balanced.items()}
    off = {key: replace(balanced[key], target=target) for key, target in targets.items() if target}
    balances = runner.make({key: _balance(each) for key, each in off.items()})
    return {key: replace(each, balance=balances[key]) for key, each in off.items()}


def _balance(each: BalancedDub) -> Job:
    return sound_jobs.balance(each.dub, each.levels, each.loops, target=each.target)
