"""Durations: what jobs took when they were last made → what jobs will take, told in seconds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

from langreel.build.job import Job


@dataclass(frozen=True, slots=True)
class Cost:
    """What a job took when it was last made: seconds, those of the processor, and the bytes of its file.

    0 where nobody knows. What else the machine had to do makes the first more, the second not.
    """

    seconds: float = 0.0
    cpu: float = 0.0
    size: int = 0

    def __bool__(self) -> bool:
        return self.cpu > 0


UNKNOWN: Final = Cost()


def expected(jobs: Sequence[Job], costs: Sequence[Cost]) -> list[float]:
    """Processor seconds of each job: as last time, else by its weight as others of its step took, or of any.

    Where no job is known, weights stand for seconds.
    """
    rates = _rates(jobs, costs)
    return [cost.cpu or job.weight * rates[job.step] for job, cost in zip(jobs, costs, strict=True)]


def _rates(jobs: Sequence[Job], costs: Sequence[Cost]) -> Mapping[str, float]:
    """Seconds a weight by step."""
    known = defaultdict(list)
    for job, cost in zip(jobs, costs, strict=True):
        if cost:
            known[job.step].append(cost.cpu / job.weight)
    usual = median([rate for rates in known.values() for rate in rates] or [1.0])
    return defaultdict(lambda: usual, {step: median(rates) for step, rates in known.items()})
