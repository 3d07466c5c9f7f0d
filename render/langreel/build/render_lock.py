"""Lock: one render at a time in a project; the second waits and says for whom."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from langreel.model import Event, Watcher

if sys.platform != "win32":
    import fcntl


@dataclass(slots=True)
class Lock:
    """A file lock that the system gives up when its holder dies, however it dies."""

    path: Path
    _give_back: Callable[[], None] | None = field(init=False, default=None)

    def acquire(self, watch: Watcher) -> None:
        """Wait as long as it takes; Ctrl-C ends the waiting."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        held = _locked(self.path)
        if not held:
            watch(
                Event("note", "build", detail=f"waiting for another render of this project{self._holder()}")
            )
        while not held:
            time.sleep(0.1)
            held = _locked(self.path)
        self._give_back = held
        self._pid.write_text(str(os.getpid()))

    def release(self) -> None:
        """Give it back; nothing happens if it is not held."""
        give_back, self._give_back = self._give_back, None
        if give_back:
            self._pid.unlink(missing_ok=True)
            give_back()

    @property
    def _pid(self) -> Path:
        return self.path.with_suffix(".pid")

    def _holder(self) -> str:
        try:
            return f" (pid {int(self._pid.read_text())})"
        except (OSError, ValueError):
            return ""


def _locked(path: Path) -> Callable[[], None] | None:
    """Lock a file: how to give it back, or None where somebody else holds it."""
    if sys.platform == "win32":
        return _locked_on_windows(path)
    # filelock does the same, but takes a tenth of the start of a command to load, and hooks itself into every
    # event of Python.
    file = path.open("a")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        file.close()
        return None
    except OSError:
        file.close()
        raise
    return file.close


def _locked_on_windows(path: Path) -> Callable[[], None] | None:
    from filelock import FileLock, Timeout

    lock = FileLock(path, is_singleton=False)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        return None
    return lock.release
