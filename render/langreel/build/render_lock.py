"""Lock: one render at a time in a project; the second waits and says for whom."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from filelock import FileLock, Timeout

from langreel.model import Event, Watcher


@dataclass(slots=True)
class Lock:
    """A file lock that the system gives up when its holder dies, however it dies."""

    path: Path
    _file: FileLock | None = field(init=False, default=None)

    def acquire(self, watch: Watcher) -> None:
        """Wait as long as it takes; Ctrl-C ends the waiting."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(self.path, is_singleton=False)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            watch(
                Event("note", "build", detail=f"waiting for another render of this project{self._holder()}")
            )
            lock.acquire(timeout=-1, poll_interval=0.1)
        self._file = lock
        self._pid.write_text(str(os.getpid()))

    def release(self) -> None:
        """Give it back; nothing happens if it is not held."""
        lock, self._file = self._file, None
        if lock is not None:
            self._pid.unlink(missing_ok=True)
            lock.release()

    @property
    def _pid(self) -> Path:
        return self.path.with_suffix(".pid")

    def _holder(self) -> str:
        try:
            return f" (pid {int(self._pid.read_text())})"
        except (OSError, ValueError):
            return ""
