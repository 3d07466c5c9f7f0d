"""Course: a batch on its way. Results come in in any order; steps go on as soon as they have theirs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from langreel.build.job import Job
from langreel.build.nested_batch import Batch, Steps, filled, leaves


@dataclass(frozen=True, slots=True, eq=False)
class Ask:
    """A job, and the course that waits for it."""

    course: BatchCourse
    job: Job


@dataclass(slots=True, eq=False)
class BatchCourse:
    """A batch and the results of it that have come: a call's, or those of ``steps`` in the batch of a course
    ``above``, one after another.
    """

    batch: Batch
    steps: Steps | None = None
    above: BatchCourse | None = None
    _leaves: dict[int, Job | Steps] = field(init=False, default_factory=dict)
    _values: dict[int, Any] = field(init=False, default_factory=dict)

    @property
    def over(self) -> bool:
        """Whether all results are there."""
        return len(self._values) == len(self._leaves)

    @property
    def value(self) -> Any:
        """The batch with its results in place."""
        return filled(self.batch, lambda leaf: self._values[id(leaf)])

    def begin(self) -> Iterator[Ask]:
        """What is asked for first: the jobs of the batch, and those with which its steps begin."""
        self._leaves, self._values = {id(leaf): leaf for leaf in leaves(self.batch)}, {}
        for leaf in [*self._leaves.values()]:
            if isinstance(leaf, Job):
                yield Ask(self, leaf)
            else:
                yield from BatchCourse((), leaf, self)._go_on(None)

    def take(self, leaf: Job | Steps, value: Any) -> Iterator[Ask]:
        """Note what a job came to, or steps, and tell what is asked for next."""
        self._values[id(leaf)] = value
        if self.over and self.steps:
            yield from self._go_on(self.value)

    def _go_on(self, results: Any) -> Iterator[Ask]:
        """Send the steps their results, and begin what they yield; where they end those above go on."""
        steps = self.steps
        while steps is self.steps and steps:
            try:
                self.batch = steps.send(results)
            except StopIteration as end:
                self.steps = None
                if self.above:
                    yield from self.above.take(steps, end.value)
                return
            yield from self.begin()
            if not self.over:
                return
            results = self.value
