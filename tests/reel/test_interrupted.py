"""Interrupted: whenever a render is asked to end, it says so, and leaves no process and no file behind."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from terminal import as_in_a_terminal

pytestmark = [
    pytest.mark.reel,
    pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="looks for processes in /proc"),
]

SAID = "interrupted: nothing is broken; run the same command to go on"
MOMENTS = {
    signal.SIGINT: (0.0, 0.4, 0.7, 1.0, 1.3, 1.7, 2.2, 4.0),
    signal.SIGTERM: (0.2, 0.6, 0.9, 1.2, 2.0),
    signal.SIGHUP: (0.1, 0.5, 0.8, 1.5, 1.9),
}
"""Seconds after the command has begun to hear, among them all in which workers are born."""


@pytest.mark.parametrize("number", MOMENTS, ids=lambda number: number.name)
def test_a_render_ends_when_it_is_asked_to(fresh_film, tmp_path, number):
    """At whatever moment: one sentence, no traceback; 128 and the signal's number; no worker, no folder."""
    for moment in MOMENTS[number]:
        scratch = tmp_path / f"{moment}"
        scratch.mkdir()
        shutil.rmtree(fresh_film.root / ".langreel", ignore_errors=True)
        code, told = interrupted(started(fresh_film, scratch), number, moment)
        if code == 0:
            break
        assert (code, told.splitlines()[-1]) == (128 + number, SAID), (moment, told)
        assert "Traceback" not in told, moment
        assert nobody_is_left(scratch), moment
        assert not [*scratch.iterdir()], moment
    assert moment > 1.0


def started(project, scratch):
    command = [sys.executable, "-m", "langreel", "-C", str(project.root), "render", "--voice", "scratch"]
    return subprocess.Popen(
        command,
        env={**os.environ, "TMPDIR": str(scratch)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=as_in_a_terminal,  # noqa: PLW1509
    )


def interrupted(process, number: int, moment: float) -> tuple[int, str]:
    """Exit code and last words of a command that gets a signal so many seconds after it hears them."""
    while process.poll() is None and not hears(process):
        time.sleep(0.01)
    time.sleep(moment)
    os.killpg(process.pid, number)
    _, told = process.communicate(timeout=20)
    return process.returncode, told


def hears(process) -> bool:
    """Whether a process handles the end of its terminal: Python itself does not."""
    status = Path(f"/proc/{process.pid}/status").read_text().splitlines()
    [caught] = [line.split()[1] for line in status if line.startswith("SigCgt")]
    return bool(int(caught, 16) >> signal.SIGHUP - 1 & 1)


def nobody_is_left(scratch: Path) -> bool:
    """Whether no process is there whose temporary files lie there, or in a moment will be."""
    return any(not born_of(scratch) or time.sleep(0.01) for _ in range(500))


def born_of(scratch: Path) -> list[str]:
    """The processes whose temporary files lie there."""
    found = []
    for each in Path("/proc").glob("[0-9]*/environ"):
        try:
            found += [each.parent.name] if f"TMPDIR={scratch}".encode() in each.read_bytes() else []
        except OSError:
            continue
    return found
