"""Progress: what workers note beside their drafts → events for a watcher, one at a time."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from langreel.build.job import Job
from langreel.model import Event, Watcher

EVERY = 0.1
"""Seconds between two looks at the notes."""


@dataclass(slots=True)
class _ShownProgress:
    job: Job
    label: str
    started: bool = False
    latest: dict[Path, str] = field(default_factory=dict)

    @property
    def done(self) -> float:
        """What all who share in the job have done."""
        return sum(float(text.split()[0]) for text in self.latest.values())


@dataclass(slots=True)
class Progress:
    """Tells ``started`` and ``progress`` while jobs run, wherever they run: it only reads their notes."""

    watch: Watcher
    _notes: dict[Path, _ShownProgress] = field(default_factory=dict)
    _one_at_a_time: threading.RLock = field(default_factory=threading.RLock)
    _rest: threading.Event = field(default_factory=threading.Event)
    _thread: threading.Thread | None = None

    def tell(self, event: Event) -> None:
        with self._one_at_a_time:
            self.watch(event)

    def expect(self, job: Job, path: Path, label: str) -> None:
        """A job, or a share of it, was handed to a worker, which notes at ``path`` how far it is.

        Its label is shown.
        """
        with self._one_at_a_time:
            shared = (each for each in self._notes.values() if each.job is job)
            self._notes[path] = next(shared, None) or _ShownProgress(job, label)
            if self._thread is None:
                self._rest = threading.Event()
                self._thread = threading.Thread(target=self._follow, args=(self._rest,), daemon=True)
                self._thread.start()

    def ended(self, path: Path, event: Event) -> None:
        """A job is over: tell what was not told yet, then the end."""
        with self._one_at_a_time:
            note = self._notes.pop(path, None)
            if note is not None:
                self._look(path, note, over=True)
            self.watch(event)

    def rest(self, forgotten: Iterable[Path]) -> None:
        """Forget some jobs, and stop looking until the next one where none is left."""
        with self._one_at_a_time:
            for path in forgotten:
                self._notes.pop(path, None)
            thread = None if self._notes else self._thread
            if thread is not None:
                self._thread = None
                self._rest.set()
        if thread is not None:
            thread.join()

    def _follow(self, rest: threading.Event) -> None:
        while not rest.wait(EVERY):
            with self._one_at_a_time:
                for path, note in self._notes.items():
                    self._look(path, note)

    def _look(self, path: Path, note: _ShownProgress, over: bool = False) -> None:
        try:
            text = path.read_text()
        except OSError:
            text = ""
            if not over:
                return
        job = note.job
        if not note.started:
            note.started = True
            self.watch(Event("started", job.step, note.label, total=job.weight))
        numbers = text.split()
        if text != note.latest.get(path) and len(numbers) == 2:
            note.latest[path] = text
            self.watch(Event("progress", job.step, note.label, note.done, float(numbers[1])))
