"""Draft: write beside the file, put it in place when it is whole."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from langreel.errors import BuildError


@contextmanager
def draft_of(out: Path) -> Iterator[Path]:
    """A path beside ``out``: takes its place when the block ends well, and vanishes when it does not."""
    draft = out.with_name(f".{out.stem}.{os.getpid()}.draft{out.suffix}")
    try:
        yield draft
        draft.replace(out)
    except OSError as error:
        if error.errno == errno.ENOSPC:
            hint = "free some space and run again; what is done is kept"
            raise BuildError("the disk is full", where=str(out), hint=hint) from error
        raise BuildError(f"cannot write {out.name}: {error.strerror or error}", where=str(out)) from error
    finally:
        draft.unlink(missing_ok=True)
