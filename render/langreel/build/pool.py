"""Pool: tasks → outcomes as they come in, through whichever executor; a lost worker gets a second chance.

Several batches may run at once, each in a thread and a group of its own. The next task is the heaviest of the
group that has been given the least work so far: films that are made together go on side by side.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from queue import SimpleQueue
from typing import Any, cast

from langreel import plugins
from langreel.build import executors, worker
from langreel.build.executors import WorkerDied
from langreel.build.worker import Outcome, Task
from langreel.errors import BuildError, Interrupted, LangreelError

Answer = tuple[Task, Future[Outcome]]


@dataclass(slots=True)
class _RunningBatch:
    """The tasks of one call: those that wait, heavy ones first, and the answers that have come."""

    group: str
    waiting: list[Task]
    second_chance: list[Task]
    pending: int
    begun: set[Future[Outcome]] = field(default_factory=set)
    answers: SimpleQueue[Answer | None] = field(default_factory=SimpleQueue)
    cancelled: bool = False


@dataclass(slots=True)
class Pool:
    """The workers of one runner: started when there is something to do, stopped at the end.

    ``executor`` is a registered name, and behind a colon what it is given: ``dask:tcp://10.0.0.2:8786``.
    ``courier`` brings tasks to those that share no disk with this machine. With ``several`` groups, tasks
    that would run in this process have one of their own, so that no group waits for another's.

    One thread alone hands tasks out. Answers are told by threads that an executor needs to be asked anything:
    they only note them, and never wait.
    """

    executor: str
    jobs: int
    preload: Sequence[str]
    courier: Callable[[Any], Executor] | None = None
    several: bool = False
    _running: Executor | None = field(init=False, default=None)
    _home: executors.Local | None = field(init=False, default=None)
    _batches: list[_RunningBatch] = field(init=False, default_factory=list)
    _given: dict[str, float] = field(init=False, default_factory=dict)
    _in_hand: int = field(init=False, default=0)
    _needs: tuple[str, ...] = field(init=False, default=())
    _lock: threading.RLock = field(init=False, default_factory=threading.RLock)
    _stopped: bool = field(init=False, default=False)
    _hands: ThreadPoolExecutor | None = field(init=False, default=None)

    def run(self, tasks: Sequence[Task], group: str = "") -> Iterator[tuple[Task, Outcome | LangreelError]]:
        """Hand out the tasks in this order; yield each with its outcome or failure, as it comes in."""
        own = [task for task in tasks if self._is_own(task, tasks)]
        others = [task for task in tasks if not self._is_own(task, tasks)]
        batch = _RunningBatch(group, others, list(tasks), len(others))
        try:
            self._enter(batch, tasks)
            for task in own:
                while not batch.answers.empty():
                    yield from self._answered(batch)
                if batch.cancelled:
                    break
                yield task, _outcome(task, _done_here(task))
            while batch.pending:
                yield from self._answered(batch)
        finally:
            with self._lock:
                self._batches = [each for each in self._batches if each is not batch]

    def workers(self) -> int:
        """How many tasks run at a time, each on cores of its own: on this machine a task may use two."""
        if self.executor == "inline":
            return 1
        if self.executor == "local":
            return max(1, min(self.jobs, executors.cores() // 2))
        self._started()
        return self._capacity()

    def cancel(self, group: str = "") -> None:
        """Forget the tasks of a group that nobody has begun."""
        with self._lock:
            batches = [batch for batch in self._batches if batch.group == group]
            begun = [future for batch in batches for future in batch.begun]
            for batch in batches:
                batch.cancelled = True
                batch.pending -= len(batch.waiting)
                batch.waiting.clear()
        for future in begun:
            future.cancel()

    def stop(self) -> None:
        """End all workers now, the busy ones too; whoever waits for them is interrupted."""
        with self._lock:
            self._stopped = True
            running, self._running, home, self._home = self._running, None, self._home, None
            hands, self._hands = self._hands, None
            for batch in self._batches:
                batch.answers.put(None)
        if hands:
            hands.shutdown(wait=False, cancel_futures=True)
        for executor in filter(None, (running, home)):
            stop = getattr(executor, "stop", None)
            stop() if stop else executor.shutdown(wait=False, cancel_futures=True)

    def _is_own(self, task: Task, tasks: Sequence[Task]) -> bool:
        """Whether a task runs in this process: to start a worker takes longer than most bare jobs."""
        if self.executor == "inline":
            return True
        own = task.place == "here" or (task.place == "bare" and not tasks[1:])
        return own and not self.several

    def _enter(self, batch: _RunningBatch, tasks: Sequence[Task]) -> None:
        heavy = any(task.place in ("alone", "clean") for task in tasks)
        needs = [*(self.preload if heavy else ()), *(need for task in tasks for need in task.needs)]
        with self._lock:
            self._stopped = False
            self._needs = tuple(dict.fromkeys(needs))
            self._batches.append(batch)
            # Whoever comes later starts with those who have had least, not with what they had before.
            others = [self._given[each.group] for each in self._batches if each is not batch]
            self._given[batch.group] = max(self._given.get(batch.group, 0.0), min(others, default=0.0))
        if batch.waiting:
            self._started()
            self._fill()
        elif heavy:
            executors.preload(self._needs)

    def _fill(self) -> None:
        """Have tasks handed out as long as there are workers for them."""
        with self._lock:
            if not self._stopped:
                self._hands = self._hands or ThreadPoolExecutor(1, "langreel-pool")
                self._hands.submit(self._hand_out)

    def _hand_out(self) -> None:
        while turn := self._next(self._capacity()):
            self._submit(*turn)

    def _next(self, capacity: int) -> tuple[_RunningBatch, Task] | None:
        with self._lock:
            waiting = [batch for batch in self._batches if batch.waiting]
            if not waiting or self._stopped or self._in_hand >= capacity:
                return None
            batch = min(waiting, key=lambda each: (self._given[each.group], -each.waiting[0].expected))
            task = batch.waiting.pop(0)
            self._given[batch.group] += task.expected
            self._in_hand += 1
            return batch, task

    def _submit(self, batch: _RunningBatch, task: Task) -> None:
        try:
            future = self._submitted(task)
        except BaseException as error:
            future = Future()
            future.set_exception(error)
        with self._lock:
            batch.begun.add(future)
        future.add_done_callback(lambda each: self._ended(batch, task, each))

    def _submitted(self, task: Task) -> Future[Outcome]:
        if task.place == "here" and self.courier:
            return self._at_home().submit(worker.run, task)
        executor = self._started()
        if task.place == "alone" and not getattr(executor, "clean", False):
            return executor.submit(executors.alone, worker.run, task)
        return executor.submit(worker.run, task)

    def _ended(self, batch: _RunningBatch, task: Task, future: Future[Outcome]) -> None:
        with self._lock:
            self._in_hand -= 1
            batch.begun.discard(future)
            batch.answers.put((task, future))
        self._fill()

    def _answered(self, batch: _RunningBatch) -> Iterator[tuple[Task, Outcome | LangreelError]]:
        """The next answer; none where the task is tried again, or was cancelled."""
        answer = batch.answers.get()
        if answer is None:
            raise Interrupted("stopped")
        task, future = answer
        if not batch.cancelled and task in batch.second_chance and _is_lost(future):
            batch.second_chance.remove(task)
            with self._lock:
                batch.waiting.insert(0, task)
            self._fill()
            return
        batch.pending -= 1
        if not (future.cancelled() and batch.cancelled):
            yield task, _outcome(task, future)

    def _capacity(self) -> int:
        """How many tasks may be in hand. Of an executor that cannot tell any more, its answers will."""
        with suppress(Exception):
            return int(getattr(self._running, "capacity", self.jobs))
        return self.jobs

    def _started(self) -> Executor:
        with self._lock:
            if self._running is None:
                # The first tasks decide: a render that begins with bare ones has nothing to draw any more,
                # and one that begins with pictures nothing to say.
                executors.preload(self._needs)
                name, _, address = self.executor.partition(":")
                factory = cast(Any, plugins.load("langreel.executors", name))
                made = cast(Executor, factory(self.jobs, *([address] if address else [])))
                elsewhere = self.courier and getattr(made, "elsewhere", False)
                self._running = self.courier(made) if self.courier and elsewhere else made
            return self._running

    def _at_home(self) -> Executor:
        with self._lock:
            self._home = self._home or executors.Local(self.jobs)
            return self._home


def _done_here(task: Task) -> Future[Outcome]:
    """Do a task in this process, or in a clean one if it must be alone, and wait for it."""
    if task.place == "alone":
        return executors.Inline().submit(executors.alone, worker.run, task)
    return executors.Inline().submit(worker.run, task)


def _is_lost(future: Future[Outcome]) -> bool:
    return future.cancelled() or isinstance(future.exception(), BrokenExecutor)


def _outcome(task: Task, future: Future[Outcome]) -> Outcome | LangreelError:
    error = WorkerDied("nobody answers any more") if future.cancelled() else future.exception()
    if error is None:
        return future.result()
    if isinstance(error, KeyboardInterrupt):
        raise error
    if isinstance(error, LangreelError):
        return error
    hint = "perhaps there was not enough memory: try --jobs 1" if isinstance(error, BrokenExecutor) else ""
    return BuildError(f"the worker of {task.title} died: {error}", hint=hint)
