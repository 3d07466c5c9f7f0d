"""Earlier table: a table as a commit of the project's git has it. Nothing else is taken for a version."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from langreel.data.read_options import ReadOptions
from langreel.data.selection import whole
from langreel.data.sheet import Sheet
from langreel.errors import LangreelError

PATIENCE = 60.0
"""Seconds that git may take."""


class Unversioned(LangreelError):
    """There is no earlier version, and the message says why."""


def earlier(root: Path, file: Path, revision: str, *, options: ReadOptions | None) -> Sheet:
    """The table as it was at a revision, read as it is read now; Unversioned where git has none."""
    inside = file.relative_to(root).as_posix()
    with _written(_git(root, "show", f"{revision}:./{inside}"), file.name) as copy:
        return replace(whole(copy, file.parent.name, options), path=inside)


def commit_of(root: Path, revision: str) -> str:
    """The short name of a commit; Unversioned where there is no git, or no such commit."""
    return (
        _git(root, "rev-parse", "--short", "--verify", "--end-of-options", f"{revision}^{{commit}}")
        .decode()
        .strip()
    )


def _git(root: Path, *words: str) -> bytes:
    try:
        done = subprocess.run(
            ["git", "-C", str(root), *words], capture_output=True, timeout=PATIENCE, check=False
        )
    except FileNotFoundError:
        raise Unversioned("git is not installed") from None
    except subprocess.TimeoutExpired:
        raise Unversioned("git did not answer") from None
    if done.returncode:
        told = done.stderr.decode("utf-8", "replace").strip().splitlines() or ["git failed"]
        raise Unversioned(told[-1].removeprefix("fatal: "))
    return done.stdout


@contextmanager
def _written(content: bytes, name: str) -> Iterator[Path]:
    """The content as a file of that name, for a while."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        yield path
