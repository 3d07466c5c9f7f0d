"""Schedule: jobs with their costs, and so many workers → when everything would be done, and what holds it up.

The rules are those of the pool. A film's batches follow one another; a batch is done when its last job is.
The next task is the heaviest of the film that has had least. A worker is one core: it brings what a task is
given, works, and lays what it made in the store. The render's own machine brings each result home, one after
another over its line, and joins films, one at a time. Of a
film that is alone, a job for which all others would wait is made in shares.
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

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


Batches = Sequence[Sequence[PlannedTask]]
"""A film: batches that follow one another."""


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


def simulate(films: Sequence[Batches], machines: Machines) -> Schedule:
    """Let time go by until every film is done."""
    simulation = _Simulation(machines, [[*map(list, batches)] for batches in films])
    return simulation.run()


@dataclass(slots=True)
class _FilmState:
    batches: list[list[PlannedTask]]
    waiting: list[PlannedTask] = field(default_factory=list)
    pending: int = 0
    had: float = 0.0
    chain: list[tuple[str, float]] = field(default_factory=list)


Happening = tuple[float, int, str, int, PlannedTask]
"""When, a number that tells equals apart, what, the film's number, and the task."""


@dataclass(slots=True)
class _Simulation:
    machines: Machines
    films: list[list[list[PlannedTask]]]
    now: float = 0.0
    _free: int = 0
    _worked: float = 0.0
    _occupied: float = 0.0
    _joining: float = 0.0
    _bringing: float = 0.0
    _join_free: float = 0.0
    _line_free: float = 0.0
    _numbers: int = 0
    _last: int = 0
    _read_free: float = 0.0
    _states: list[_FilmState] = field(default_factory=list)
    _turns: list[tuple[float, float, int]] = field(default_factory=list)
    _unread: list[int] = field(default_factory=list)
    _ahead: list[Happening] = field(default_factory=list)

    def run(self) -> Schedule:
        self._free = self.machines.workers
        self._states = [_FilmState(batches) for batches in self.films]
        self._unread = list(range(len(self.films)))
        for _ in self.films[: self.machines.films]:
            self._read()
        while self._ahead:
            self.now, _, what, film, task = heapq.heappop(self._ahead)
            self._take(what, film, task)
            self._hand_out()
        chain = tuple(self._states[self._last].chain)
        return Schedule(
            wall=self.now,
            worked=self._worked,
            occupied=self._occupied,
            workers=self.machines.workers,
            joining=self._joining,
            bringing=self._bringing,
            chain=chain,
        )

    def _read(self) -> None:
        """Begin the next film: scripts are read one after another."""
        if self._unread:
            self._read_free = max(self._read_free, self.now) + self.machines.reading
            self._happens(self._read_free - self.now, "read", self._unread.pop(0), READING)

    def _take(self, what: str, film: int, task: PlannedTask) -> None:
        state = self._states[film]
        if what == "worked":
            self._free += 1
            self._bring(film, task)
        elif what == "read":
            self._open(film)
        else:
            state.pending -= 1
            if not state.pending:
                state.chain.append((task.title, task.seconds))
                self._open(film)

    def _open(self, film: int) -> None:
        """The film's next batch that holds anything; the next film where there is none."""
        state = self._states[film]
        self._last = film
        while state.batches and not state.pending:
            batch = self._divided(state.batches.pop(0))
            state.pending = len(batch)
            # The heaviest last, where it is taken from.
            state.waiting = sorted((task for task in batch if not task.home), key=lambda each: each.seconds)
            for task in batch:
                if task.home:
                    self._join(film, task)
        if state.waiting:
            heapq.heappush(self._turns, (state.had, -state.waiting[-1].seconds, film))
        elif not state.pending:
            self._read()

    def _divided(self, batch: list[PlannedTask]) -> list[PlannedTask]:
        """A batch with shares in the place of what all others would wait for."""
        alone = len(self.films) == 1
        divisible = [task.divisible and alone for task in batch]
        counts = division.counts([task.seconds for task in batch], divisible, self.machines.workers)
        return [share for task, count in zip(batch, counts) for share in _shares(task, count)]

    def _hand_out(self) -> None:
        while self._free and self._turns:
            *_, film = heapq.heappop(self._turns)
            state = self._states[film]
            task = state.waiting.pop()
            state.had += task.seconds
            if state.waiting:
                heapq.heappush(self._turns, (state.had, -state.waiting[-1].seconds, film))
            self._free -= 1
            self._worked += task.seconds
            takes = self._takes(task)
            self._occupied += takes
            self._happens(takes, "worked", film, task)

    def _takes(self, task: PlannedTask) -> float:
        travelling = (task.given + task.made) / self.machines.line if self.machines.line else 0.0
        return self.machines.sending + travelling + task.seconds

    def _bring(self, film: int, task: PlannedTask) -> None:
        seconds = task.made / self.machines.home_line if self.machines.home_line else 0.0
        self._line_free = max(self._line_free, self.now) + seconds
        self._bringing += seconds
        self._happens(self._line_free - self.now, "done", film, task)

    def _join(self, film: int, task: PlannedTask) -> None:
        self._join_free = max(self._join_free, self.now) + task.seconds
        self._joining += task.seconds
        self._happens(self._join_free - self.now, "done", film, task)

    def _happens(self, after: float, what: str, film: int, task: PlannedTask) -> None:
        self._numbers += 1
        heapq.heappush(self._ahead, (self.now + after, self._numbers, what, film, task))


def _shares(task: PlannedTask, count: int) -> list[PlannedTask]:
    if count == 1:
        return [task]
    seconds = task.seconds * division.portion(count)
    return [
        replace(task, title=f"{task.title}, {number} of {count}", seconds=seconds, made=task.made // count)
        for number in range(1, count + 1)
    ]


READING: Final = PlannedTask("reading", 0.0)
