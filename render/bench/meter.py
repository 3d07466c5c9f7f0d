"""Meter: a command → its wall-clock seconds, its processor seconds and the largest of its processes."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_SUBREAPER = 36
"""PR_SET_CHILD_SUBREAPER of prctl(2)."""
_PATIENCE = 10.0


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds, peak resident memory (MB) of the largest process of the run, processor seconds of them all."""

    seconds: float
    memory: float
    processor: float = 0.0


def run(command: Sequence[str], cwd: Path, env: Mapping[str, str] | None = None) -> Run:
    """Run a command to its end; SystemExit with its last words where it fails."""
    with tempfile.TemporaryFile("w+") as said:
        _adopt()
        began, spent = time.perf_counter(), _spent()
        process = subprocess.Popen(command, cwd=cwd, env=_installed(env), stdout=said, stderr=said)
        peak = _Peak(process.pid)
        code = process.wait()
        seconds = time.perf_counter() - began
        memory = peak.stop()
        if code:
            said.seek(0)
            raise SystemExit(f"{' '.join(map(str, command))} failed:\n{said.read()[-3000:]}")
    _bury()
    return Run(seconds, memory, _spent() - spent)


def _installed(env: Mapping[str, str] | None) -> dict[str, str]:
    """An environment in which modules are compiled once, as they are on anybody's machine."""
    given = os.environ if env is None else env
    return {name: value for name, value in given.items() if name != "PYTHONDONTWRITEBYTECODE"}


def _spent() -> float:
    """Processor seconds of all processes that this one has waited for, and of those that they did."""
    times = os.times()
    return times.children_user + times.children_system


def _adopt() -> None:
    """From now on, processes that outlive their parents are this one's (Linux): a server of forks, too."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SUBREAPER, 1)


def _bury() -> None:
    """Wait for those that were adopted, at most for some seconds."""
    until = time.monotonic() + _PATIENCE
    with suppress(ChildProcessError):
        while time.monotonic() < until:
            if os.waitpid(-1, os.WNOHANG) == (0, 0):
                time.sleep(0.02)


class _Peak(threading.Thread):
    """Looks at a process and all its descendants a few times a second (needs /proc; else 0)."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self._pid, self._peak, self._over = pid, 0.0, threading.Event()
        self.start()

    def run(self) -> None:
        while not self._over.wait(0.2):
            for pid in _family(self._pid):
                self._peak = max(self._peak, _resident(pid))

    def stop(self) -> float:
        self._over.set()
        self.join()
        return self._peak


def _family(pid: int) -> list[int]:
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").glob("[0-9]*/stat") if os.path.isdir("/proc") else ():  # noqa: PTH112
        try:
            parts = entry.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        children.setdefault(int(parts[1]), []).append(int(entry.parent.name))
    found, waiting = [], [pid]
    while waiting:
        found.append(waiting.pop())
        waiting += children.get(found[-1], [])
    return found


def _resident(pid: int) -> float:
    """The largest that a process ever was, in MB."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), 0.0)
