"""Pool: tasks → outcomes as they come in, through whichever executor; a lost worker gets a second chance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from dataclasses import dataclass, field
from typing import Any, cast

from langreel import plugins
from langreel.build import executors, worker
from langreel.build.executors import WorkerDied
from langreel.build.worker import Outcome, Task
from langreel.errors import BuildError, LangreelError


@dataclass(slots=True)
class Pool:
    """The workers of one runner: started when there is something to do, stopped at the end.

    ``executor`` is a registered name, and behind a colon what it is given: ``dask:tcp://10.0.0.2:8786``.
    """

    executor: str
    jobs: int
    preload: Sequence[str]
    _running: Executor | None = field(init=False, default=None)
    _futures: dict[Future[Outcome], Task] = field(init=False, default_factory=dict)
    _cancelled: bool = field(init=False, default=False)
    _needs: tuple[str, ...] = field(init=False, default=())
    _own: tuple[str, ...] = field(init=False, default=("here",))

    def run(self, tasks: Sequence[Task]) -> Iterator[tuple[Task, Outcome | LangreelError]]:
        """Hand out the tasks in this order; yield each with its outcome or failure, as it comes in."""
        self._futures, self._cancelled = {}, False
        needs = [*self.preload] if any(task.place in ("alone", "clean") for task in tasks) else []
        needs += [need for task in tasks for need in task.needs]
        self._needs = tuple(dict.fromkeys(needs))
        # To start a worker takes longer than most bare jobs: one that is alone is done here.
        self._own = ("here",) if tasks[1:] else ("here", "bare")
        second_chance = list(tasks)
        for task in tasks:
            self._submit(task)
            yield from self._done(second_chance, timeout=0)
            if self._cancelled:
                break
        while self._futures:
            yield from self._done(second_chance, timeout=None)

    def cancel(self) -> None:
        """Forget the tasks that nobody has begun."""
        self._cancelled = True
        for future in self._futures:
            future.cancel()

    def stop(self) -> None:
        """End all workers now, the busy ones too."""
        running, self._running = self._running, None
        if running is not None:
            stop = getattr(running, "stop", None)
            stop() if stop else running.shutdown(wait=False, cancel_futures=True)

    def _submit(self, task: Task) -> None:
        executor = executors.Inline() if task.place in self._own else self._started(task)
        if task.place == "alone" and not getattr(executor, "clean", False):
            future = executor.submit(executors.alone, worker.run, task)
        else:
            future = executor.submit(worker.run, task)
        self._futures[future] = task

    def _started(self, task: Task) -> Executor:
        if self._running is None:
            # The first tasks decide: a render that begins with bare ones has nothing to draw any more, and
            # one that begins with pictures nothing to say.
            executors.preload(self._needs)
            name, _, address = self.executor.partition(":")
            factory = cast(Any, plugins.load("langreel.executors", name))
            self._running = cast(Executor, factory(self.jobs, *([address] if address else [])))
        return self._running

    def _done(
        self, second_chance: list[Task], timeout: float | None
    ) -> Iterator[tuple[Task, Outcome | LangreelError]]:
        for future in wait(self._futures, timeout, FIRST_COMPLETED).done:
            task = self._futures.pop(future)
            if future.cancelled() and self._cancelled:
                continue
            error = WorkerDied("nobody answers any more") if future.cancelled() else future.exception()
            if isinstance(error, BrokenExecutor) and task in second_chance and not self._cancelled:
                second_chance.remove(task)
                self._submit(task)
            else:
                yield task, future.result() if error is None else _failure(task, error)


def _failure(task: Task, error: BaseException) -> LangreelError:
    if isinstance(error, LangreelError):
        return error
    hint = "perhaps there was not enough memory: try --jobs 1" if isinstance(error, BrokenExecutor) else ""
    return BuildError(f"the worker of {task.title} died: {error}", hint=hint)
