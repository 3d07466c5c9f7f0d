"""Manifest: what lies in a folder for upload, each file with its size and digest."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from langreel import files

NAME: Final = "manifest.json"


def write_manifest(folder: Path, facts: Mapping[str, Any]) -> None:
    """Write ``manifest.json`` into a folder: ``facts``, and every other file below it."""
    listed = {path.relative_to(folder).as_posix(): _file(path) for path in _below(folder)}
    text = json.dumps({**facts, "files": listed}, ensure_ascii=False, indent=2)
    files.write_text(folder / NAME, f"{text}\n")


def _below(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and path.name != NAME)


def _file(path: Path) -> Mapping[str, Any]:
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    return {"bytes": path.stat().st_size, "sha256": digest}
