"""Batch: jobs in mappings and sequences, however nested, and their results in the same shape."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from langreel.build.job import Job, Result

Batch: TypeAlias = "Job | Result | Mapping[Any, Batch] | Sequence[Batch]"
"""Jobs to be made. A result among them stays where it is."""


def jobs_of(batch: Batch) -> Iterator[Job]:
    """Every job of a batch, in its order."""
    match batch:
        case Job():
            yield batch
        case Mapping():
            for part in batch.values():
                yield from jobs_of(part)
        case Sequence():
            for part in batch:
                yield from jobs_of(part)


def filled(batch: Batch, result_of: Callable[[Job], Any]) -> Any:
    """The same mappings and lists, with its result, or what else is given, in the place of each job."""
    match batch:
        case Job():
            return result_of(batch)
        case Mapping():
            return {key: filled(part, result_of) for key, part in batch.items()}
        case Sequence():
            return [filled(part, result_of) for part in batch]
    return batch
