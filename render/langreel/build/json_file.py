"""JSON files: the cache's own notes, which may be missing, torn or damaged without harm."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from langreel import files


def read(path: Path) -> Any:
    """What a JSON file holds; None where it is missing, torn or damaged."""
    try:
        return json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None


def write(path: Path, data: Any) -> None:
    """Write JSON whole or not at all."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    files.write_bytes(path, text.encode("utf-8", "surrogatepass"))
