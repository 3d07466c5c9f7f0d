"""Draft: write beside the file, then put it in its place."""

from __future__ import annotations

import os
from pathlib import Path

from langreel.errors import BuildError


def replaced(out: Path, content: str | bytes) -> None:
    """Write a whole file or none; BuildError where the disk refuses."""
    draft = out.with_name(f".{out.stem}.{os.getpid()}.draft{out.suffix}")
    data = content.encode() if isinstance(content, str) else content
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(data)
        draft.replace(out)
    except OSError as error:
        raise BuildError(f"cannot write {out.name}: {error.strerror or error}", where=str(out)) from error
    finally:
        draft.unlink(missing_ok=True)
