"""Pool: tasks → outcomes as they come in, through whichever executor; a lost worker gets a second chance.

Several calls may run at once, each in a thread and a group of its own. The next task is the heaviest of the
group that has been given the least work so far, and in a call of those of its lanes that has: films that are
made together go on side by side, and so do the sound of a film and its picture.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from queue import SimpleQueue
from typing import Any, cast

from langreel import cores, interrupts, plugins
from langreel.build import executors, worker
from langreel.build.executors import WorkerDied
from langreel.build.worker import Outcome, Task
from langreel.errors import BuildError, Interrupted, LangreelError

Answer = tuple[Task, Future[Outcome]]


@dataclass(slots=True)
class _Lane:
    """Tasks that wait, heavy ones first, for one of those who ask side by side; what it has been given."""

    waiting: list[Task] = field(default_factory=list)
    given: float = 0.0


@dataclass(slots=True, eq=False)
class TasksInHand:
    """What one call has to do: tasks that this process does itself, lanes of those that wait for a worker,
    and the answers that have come."""

    group: str = ""
    own: list[Task] = field(default_factory=list)
    lanes: dict[object, _Lane] = field(default_factory=dict)
    second_chance: set[Task] = field(default_factory=set)
    pending: int = 0
    begun: set[Future[Outcome]] = field(default_factory=set)
    answers: SimpleQueue[Answer | None] = field(default_factory=SimpleQueue)
    cancelled: bool = False

    def turn(self) -> _Lane:
        """The lane that is next: of those with tasks the one that was given least, of equals the heavier."""
        waiting = (lane for lane in self.lanes.values() if lane.waiting)
        return min(waiting, key=lambda lane: (lane.given, -lane.waiting[0].expected))


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
    _calls: list[TasksInHand] = field(init=False, default_factory=list)
    _given: dict[str, float] = field(init=False, default_factory=dict)
    _in_hand: int = field(init=False, default=0)
    _needs: tuple[str, ...] = field(init=False, default=())
    _lock: threading.RLock = field(init=False, default_factory=threading.RLock)
    _stopped: bool = field(init=False, default=False)
    _hands: ThreadPoolExecutor | None = field(init=False, default=None)

    @contextmanager
    def call(self) -> Iterator[TasksInHand]:
        """Take tasks in hand for one who calls: they are added, and their outcomes waited for."""
        call = TasksInHand()
        try:
            yield call
        finally:
            with self._lock:
                self._calls = [each for each in self._calls if each is not call]

    def add(self, call: TasksInHand, lanes: Mapping[object, Sequence[Task]], group: str = "") -> None:
        """Hand out more tasks of a group, in this order, for each of those who ask side by side."""
        tasks = [task for lane in lanes.values() for task in lane]
        alone = len(tasks) == 1 and not call.pending and not call.own
        own = {task for task in tasks if self._is_own(task, alone=alone)}
        heavy = any(task.place in ("alone", "clean") for task in tasks)
        with self._lock:
            call.group = group
            self._enter(call, tasks, heavy=heavy)
            call.own += [task for task in tasks if task in own]
            call.pending += len(tasks) - len(own)
            call.second_chance.update(tasks)
            for name, lane in lanes.items():
                call.lanes.setdefault(name, _Lane()).waiting += [task for task in lane if task not in own]
        if call.pending:
            self._started()
            self._fill()
        elif heavy:
            executors.preload(self._needs)

    def outcomes(self, call: TasksInHand) -> Iterator[tuple[Task, Outcome | LangreelError]]:
        """Each task with its outcome or failure, as it comes in, until nothing is in hand; more may come."""
        while call.own or call.pending:
            if call.own and call.answers.empty():
                task = call.own.pop(0)
                yield task, _outcome(task, _done_here(task))
            else:
                yield from self._answered(call)

    def run(self, task: Task, group: str = "") -> Outcome | LangreelError:
        """The outcome of one task."""
        with self.call() as call:
            self.add(call, {None: [task]}, group)
            [(_, outcome)] = self.outcomes(call)
            return outcome

    def workers(self) -> int:
        """How many tasks run at a time, each on cores of its own: on this machine a task may use two."""
        if self.executor == "inline":
            return 1
        if self.executor == "local":
            return max(1, min(self.jobs, cores.available() // 2))
        self._started()
        return self._capacity()

    def cancel(self, call: TasksInHand) -> None:
        """Forget the tasks of a call that nobody has begun."""
        with self._lock:
            call.cancelled = True
            call.own.clear()
            for lane in call.lanes.values():
                call.pending -= len(lane.waiting)
                lane.waiting.clear()
            begun = [*call.begun]
        for future in begun:
            future.cancel()

    def stop(self) -> None:
        """End all workers now, the busy ones too; whoever waits for them is interrupted."""
        with interrupts.held():
            self._stop()

    def _stop(self) -> None:
        with self._lock:
            self._stopped = True
            running, self._running, home, self._home = self._running, None, self._home, None
            hands, self._hands = self._hands, None
            for call in self._calls:
                call.answers.put(None)
        if hands:
            hands.shutdown(wait=False, cancel_futures=True)
        for executor in filter(None, (running, home)):
            stop = getattr(executor, "stop", None)
            stop() if stop else executor.shutdown(wait=False, cancel_futures=True)

    def _is_own(self, task: Task, *, alone: bool) -> bool:
        """Whether a task runs in this process: to start a worker takes longer than most bare jobs."""
        if self.executor == "inline":
            return True
        return not self.several and (task.place == "here" or (task.place == "bare" and alone))

    def _enter(self, call: TasksInHand, tasks: Sequence[Task], *, heavy: bool) -> None:
        needs = [*(self.preload if heavy else ()), *(need for task in tasks for need in task.needs)]
        self._stopped = False
        self._needs = tuple(dict.fromkeys(needs))
        if call not in self._calls:
            self._calls.append(call)
        if not call.pending:
            # Whoever comes later starts with those who have had least, not with what they had before.
            others = [self._given[each.group] for each in self._calls if each is not call]
            self._given[call.group] = max(self._given.get(call.group, 0.0), min(others, default=0.0))

    def _fill(self) -> None:
        """Have tasks handed out as long as there are workers for them."""
        with self._lock:
            if not self._stopped:
                self._hands = self._hands or ThreadPoolExecutor(1, "langreel-pool")
                self._hands.submit(self._hand_out)

    def _hand_out(self) -> None:
        while turn := self._next(self._capacity()):
            self._submit(*turn)

    def _next(self, capacity: int) -> tuple[TasksInHand, Task] | None:
        with self._lock:
            waiting = [call for call in self._calls if any(lane.waiting for lane in call.lanes.values())]
            if not waiting or self._stopped or self._in_hand >= capacity:
                return None
            call = min(waiting, key=lambda each: (self._given[each.group], -each.turn().waiting[0].expected))
            lane = call.turn()
            task = lane.waiting.pop(0)
            lane.given += task.expected
            self._given[call.group] += task.expected
            self._in_hand += 1
            return call, task

    def _submit(self, call: TasksInHand, task: Task) -> None:
        try:
            future = self._submitted(task)
        except BaseException as error:
            future = Future()
            future.set_exception(error)
        with self._lock:
            call.begun.add(future)
        future.add_done_callback(lambda each: self._ended(call, task, each))

    def _submitted(self, task: Task) -> Future[Outcome]:
        if task.place == "here" and self.courier:
            return self._at_home().submit(worker.run, task)
        executor = self._started()
        if task.place == "alone" and not getattr(executor, "clean", False):
            return executor.submit(executors.alone, worker.run, task)
        return executor.submit(worker.run, task)

    def _ended(self, call: TasksInHand, task: Task, future: Future[Outcome]) -> None:
        with self._lock:
            self._in_hand -= 1
            call.begun.discard(future)
            call.answers.put((task, future))
        self._fill()

    def _answered(self, call: TasksInHand) -> Iterator[tuple[Task, Outcome | LangreelError]]:
        """The next answer; none where the task is tried again, or was cancelled."""
        answer = call.answers.get()
        if answer is None:
            raise Interrupted("stopped")
        task, future = answer
        if not call.cancelled and task in call.second_chance and _is_lost(future):
            with self._lock:
                call.second_chance.discard(task)
                next(iter(call.lanes.values())).waiting.insert(0, task)
            self._fill()
            return
        call.pending -= 1
        if not (future.cancelled() and call.cancelled):
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
