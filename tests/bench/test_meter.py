"""Meter: what of a command is measured."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "render/bench"))
import meter

WORK = "import os, time\nwhile time.process_time() < 0.4: pass\n"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux hands orphans on")
def test_processes_that_outlive_the_command_count_too(tmp_path: Path) -> None:
    """A server of forks is nobody's child when the command has ended; what it spent is the command's."""
    command = f"import os\nif not os.fork():\n os.fork()\n exec({WORK!r})"
    assert meter.run([sys.executable, "-c", command], tmp_path).processor >= 0.8


def test_a_command_that_fails_ends_the_run(tmp_path: Path) -> None:
    """With its last words: a figure of what went wrong would be none."""
    with pytest.raises(SystemExit, match=r"(?s)failed:.*no such thing"):
        meter.run([sys.executable, "-c", "raise SystemExit('no such thing')"], tmp_path)
