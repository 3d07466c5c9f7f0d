"""Draft: write beside the file, put it in place when it is whole."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from langreel.errors import BuildError
from langreel.ffmpeg import FULL, disk_full


@contextmanager
def draft_of(out: Path) -> Iterator[Path]:
    """A path beside ``out``: takes its place when the block ends well, and vanishes when it does not."""
    draft = out.with_name(f".{out.stem}.{os.getpid()}.draft{out.suffix}")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        yield draft
        draft.replace(out)
    except OSError as error:
        if error.errno in FULL:
            raise disk_full(str(out)) from error
        raise BuildError(f"cannot write {out.name}: {error.strerror or error}", where=str(out)) from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
