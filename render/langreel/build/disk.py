"""Disk: write whole files or none, and say in words why a disk refuses."""

from __future__ import annotations

import errno
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

from langreel.errors import BuildError

FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
CLOSED = {errno.EROFS, errno.EACCES, errno.EPERM, errno.ENOTDIR, errno.EEXIST}


def read_json(path: Path) -> Any:
    """What a JSON file holds; None where it is missing, torn or damaged."""
    try:
        return json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return None


def write_json(path: Path, data: Any) -> None:
    """Write JSON whole or not at all: a draft beside it, then a rename."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{uuid4().hex}.draft")
    try:
        draft.write_text(
            json.dumps(data, ensure_ascii=False, separators=(",", ":")), "utf-8", "surrogatepass"
        )
        os.replace(draft, path)  # noqa: PTH105 - the name of the promise
    finally:
        draft.unlink(missing_ok=True)


@contextmanager
def guarded(folder: Path) -> Iterator[None]:
    """Tell a full or read-only disk as a BuildError."""
    try:
        yield
    except OSError as error:
        raise refusal(error, folder) from error


def refusal(error: OSError, folder: Path) -> BuildError:
    """Why ``folder`` cannot be written, and what to do."""
    place = str(error.filename or folder)
    if error.errno in FULL:
        return full(folder)
    if error.errno in CLOSED:
        hint = "the project's folder must be writable: langreel keeps its work in .langreel/ and out/"
        return BuildError(f"cannot write: {error.strerror}", where=place, hint=hint)
    return BuildError(f"the disk refuses: {error}", where=place)


def full(folder: Path) -> BuildError:
    """The error of a full disk."""
    hint = "free some space, `langreel clean` empties the cache; the next run goes on from what is whole"
    return BuildError("the disk is full", where=str(folder), hint=hint)


def is_full(folder: Path) -> bool:
    """Whether there is practically no room left."""
    try:
        return shutil.disk_usage(folder).free < 64 * 1024
    except OSError:
        return False
