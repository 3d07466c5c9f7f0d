"""Batch: jobs and steps in mappings and sequences, however nested → what they come to, in the same shape."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from langreel.build.job import Job, Result

Steps: TypeAlias = "Generator[Batch, Any, Any]"
"""Batches one after another: each is yielded, its results are sent back. They come to what they return."""

Batch: TypeAlias = "Job | Result | Steps | Mapping[Any, Batch] | Sequence[Batch]"
"""Jobs to be made. A result among them stays where it is. Steps that lie side by side do not wait for each
other."""


def leaves(batch: Batch) -> Iterator[Job | Steps]:
    """Every job and all steps of a batch, in its order."""
    match batch:
        case Job() | Generator():
            yield batch
        case Mapping():
            for part in batch.values():
                yield from leaves(part)
        case Sequence():
            for part in batch:
                yield from leaves(part)


def filled(batch: Batch, value_of: Callable[[Job | Steps], Any]) -> Any:
    """The same mappings and lists, with what is given for it in the place of each job and of all steps."""
    match batch:
        case Job() | Generator():
            return value_of(batch)
        case Mapping():
            return {key: filled(part, value_of) for key, part in batch.items()}
        case Sequence():
            return [filled(part, value_of) for part in batch]
    return batch


def followed(steps: Steps, make: Callable[[Batch], Any]) -> Any:
    """What steps come to if ``make`` makes each of their batches."""
    results = None
    while True:
        try:
            batch = steps.send(results)
        except StopIteration as end:
            return end.value
        results = make(batch)
