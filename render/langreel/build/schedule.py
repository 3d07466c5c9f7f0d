"""Schedule: jobs with their costs, and so many workers → when all would be done, and what holds it up.

The rules are those of the pool. A film's batches follow one another; a batch is done when its last job is,
and the last batch of the steps in it. The next task is the heaviest of the film that has had least, and there
of the steps that have. A worker is one core: it brings what a task is given, works, and lays what it made in
the store. The render's own machine brings each result home, one after another over its line, and joins films,
one at a time. Of a film that is alone, a job for which all others would wait is made in shares.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, TypeAlias

from langreel.build import division

FULL: Final = 0.85
"""A share of the time from which on something is busy all the time."""


@dataclass(frozen=True, slots=True)
class PlannedTask:
    """A job as a schedule sees it: processor seconds, and bytes that it is given and makes.

    One that is ``home`` runs on the render's own machine; one that is ``divisible`` may be made in shares.
    """

    title: str
    seconds: float
    given: int = 0
    made: int = 0
    home: bool = False
    divisible: bool = False


Batches: TypeAlias = "Sequence[Sequence[PlannedTask | Batches]]"
"""A film: batches that follow one another; in each of them tasks, and other such steps beside them."""


@dataclass(frozen=True, slots=True)
class Machines:
    """So many workers, the bytes a second of each one's line and of the render's own, seconds of each task's
    sending, and of each film's reading before its first task. Without lines (0) nothing travels. At most
    ``films`` are open at once.
    """

    workers: int
    line: float = 0.0
    home_line: float = 0.0
    sending: float = 0.0
    reading: float = 0.0
    films: int = 32


@dataclass(frozen=True, slots=True)
class Schedule:
    """What would be: seconds from begin to end, those that workers and home are busy, the longest chain.

    Workers are ``occupied`` while they work, and while what they work on travels. ``bottleneck`` is what is
    busy all the time, or the chain if nothing is.
    """

    wall: float
    worked: float
    occupied: float
    workers: int
    joining: float
    bringing: float
    chain: tuple[tuple[str, float], ...]

    @property
    def efficiency(self) -> float:
        """The share of the workers' time in which they work."""
        return self.worked / (self.workers * self.wall) if self.wall else 1.0

    @property
    def bottleneck(self) -> str:
        shares = {
            "workers": self.occupied / self.workers,
            "the render's own line": self.bringing,
            "joining on the render's own machine": self.joining,
        }
        busiest = max(shares, key=lambda each: shares[each])
        return busiest if shares[busiest] > FULL * self.wall else "the longest chain"


def every_task(batches: Batches) -> Iterator[PlannedTask]:
    """All there is to do in them."""
    for batch in batches:
        for each in batch:
            if isinstance(each, PlannedTask):
                yield each
            else:
                yield from every_task(each)


def simulate(films: Sequence[Batches], machines: Machines) -> Schedule:
    """Let time go by until every film is done."""
    return _Simulation(machines, films).run()


@dataclass(slots=True, eq=False)
class _PlannedCourse:
    """A film on its way, or steps in a batch of the course ``above``: what waits, what is not done yet."""

    film: int
    batches: list[Sequence[PlannedTask | Batches]]
    above: _PlannedCourse | None = None
    waiting: list[PlannedTask] = field(default_factory=list)
    pending: int = 0
    had: float = 0.0
    chain: list[tuple[str, float]] = field(default_factory=list)


Happening = tuple[float, int, str, _PlannedCourse, PlannedTask]
"""When, a number that tells equals apart, what, of which course, and the task."""
Turn = tuple[float, float, float, int]
"""What a film has had, and the course of it; how heavy its next task is; the film's number."""


@dataclass(slots=True)
class _Simulation:
    machines: Machines
    films: Sequence[Batches]
    now: float = 0.0
    _free: int = 0
    _worked: float = 0.0
    _occupied: float = 0.0
    _joining: float = 0.0
    _bringing: float = 0.0
    _join_free: float = 0.0
    _line_free: float = 0.0
    _numbers: int = 0
    _read_free: float = 0.0
    _last: _PlannedCourse | None = None
    _had: list[float] = field(default_factory=list)
    _turns: list[tuple[Turn, int, _PlannedCourse]] = field(default_factory=list)
    _unread: list[_PlannedCourse] = field(default_factory=list)
    _ahead: list[Happening] = field(default_factory=list)

    def run(self) -> Schedule:
        self._free = self.machines.workers
        self._had = [0.0] * len(self.films)
        self._unread = [_PlannedCourse(number, [*batches]) for number, batches in enumerate(self.films)]
        for _ in self.films[: self.machines.films]:
            self._read()
        while self._ahead:
            self.now, _, what, course, task = heapq.heappop(self._ahead)
            self._take(what, course, task)
            self._hand_out()
        return Schedule(
            wall=self.now,
            worked=self._worked,
            occupied=self._occupied,
            workers=self.machines.workers,
            joining=self._joining,
            bringing=self._bringing,
            chain=tuple(self._last.chain if self._last else ()),
        )

    def _read(self) -> None:
        """Begin the next film: scripts are read one after another."""
        if self._unread:
            self._read_free = max(self._read_free, self.now) + self.machines.reading
            self._happens(self._read_free - self.now, "read", self._unread.pop(0), READING)

    def _take(self, what: str, course: _PlannedCourse, task: PlannedTask) -> None:
        if what == "worked":
            self._free += 1
            self._bring(course, task)
        elif what == "read":
            self._open(course)
        else:
            self._done(course, [(task.title, task.seconds)])

    def _done(self, course: _PlannedCourse, chain: Sequence[tuple[str, float]]) -> None:
        """Something of a batch is done, which waited for a chain of tasks; the last opens the next batch."""
        course.pending -= 1
        if not course.pending:
            course.chain += chain
            self._open(course)

    def _open(self, course: _PlannedCourse) -> None:
        """The next batch that holds anything; where there is none those above go on, or a film begins."""
        while course.batches and not course.pending:
            batch = course.batches.pop(0)
            tasks = self._divided([each for each in batch if isinstance(each, PlannedTask)])
            steps = [each for each in batch if not isinstance(each, PlannedTask) and any(every_task(each))]
            beside = [_PlannedCourse(course.film, [*each], course) for each in steps]
            course.pending = len(tasks) + len(beside)
            # The heaviest last, where it is taken from.
            course.waiting = sorted((task for task in tasks if not task.home), key=lambda each: each.seconds)
            for task in tasks:
                if task.home:
                    self._join(course, task)
            for each in beside:
                self._open(each)
        self._queue(course)
        if not course.pending:
            self._close(course)

    def _close(self, course: _PlannedCourse) -> None:
        if course.above:
            self._done(course.above, course.chain)
        else:
            self._last = course
            self._read()

    def _divided(self, tasks: list[PlannedTask]) -> list[PlannedTask]:
        """Tasks with shares in the place of what all others would wait for."""
        alone = len(self.films) == 1
        divisible = [task.divisible and alone for task in tasks]
        counts = division.counts([task.seconds for task in tasks], divisible, self.machines.workers)
        return [share for task, count in zip(tasks, counts) for share in _shares(task, count)]

    def _queue(self, course: _PlannedCourse) -> None:
        if course.waiting:
            self._numbers += 1
            heapq.heappush(self._turns, (self._turn(course), self._numbers, course))

    def _turn(self, course: _PlannedCourse) -> Turn:
        return self._had[course.film], course.had, -course.waiting[-1].seconds, course.film

    def _hand_out(self) -> None:
        while self._free and self._turns:
            turn, _, course = heapq.heappop(self._turns)
            if turn != self._turn(course):
                # Steps of the same film have had something since.
                self._queue(course)
                continue
            task = course.waiting.pop()
            course.had += task.seconds
            self._had[course.film] += task.seconds
            self._queue(course)
            self._free -= 1
            self._worked += task.seconds
            takes = self._takes(task)
            self._occupied += takes
            self._happens(takes, "worked", course, task)

    def _takes(self, task: PlannedTask) -> float:
        travelling = (task.given + task.made) / self.machines.line if self.machines.line else 0.0
        return self.machines.sending + travelling + task.seconds

    def _bring(self, course: _PlannedCourse, task: PlannedTask) -> None:
        seconds = task.made / self.machines.home_line if self.machines.home_line else 0.0
        self._line_free = max(self._line_free, self.now) + seconds
        self._bringing += seconds
        self._happens(self._line_free - self.now, "done", course, task)

    def _join(self, course: _PlannedCourse, task: PlannedTask) -> None:
        self._join_free = max(self._join_free, self.now) + task.seconds
        self._joining += task.seconds
        self._happens(self._join_free - self.now, "done", course, task)

    def _happens(self, after: float, what: str, course: _PlannedCourse, task: PlannedTask) -> None:
        self._numbers += 1
        heapq.heappush(self._ahead, (self.now + after, self._numbers, what, course, task))


def _shares(task: PlannedTask, count: int) -> list[PlannedTask]:
    if count == 1:
        return [task]
    seconds = task.seconds * division.portion(count)
    return [
        replace(task, title=f"{task.title}, {number} of {count}", seconds=seconds, made=task.made // count)
        for number in range(1, count + 1)
    ]


READING: Final = PlannedTask("reading", 0.0)
