"""Read back: pictures of a clip; what was laid out for upload, held against itself."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import av
import numpy as np


def pictures(path: Path) -> list[np.ndarray]:
    """All pictures of a clip, as RGB."""
    with av.open(str(path)) as container:
        return [frame.to_ndarray(format="rgb24").astype(int) for frame in container.decode(video=0)]


def near(picture: np.ndarray, colour: tuple[int, int, int]) -> np.ndarray:
    """Which pixels have a colour, or nearly."""
    return np.abs(picture - np.array(colour)).max(axis=-1) < 16


def decoded(path: Path) -> int:
    """How many frames of a film can be drawn."""
    with av.open(str(path)) as container:
        container.streams.video[0].thread_type = "AUTO"
        return sum(1 for _ in container.decode(video=0))


def manifest(folder: Path) -> dict[str, Any]:
    """The manifest of a folder, after it was found to list every file, and no other, as it is."""
    facts: dict[str, Any] = json.loads((folder / "manifest.json").read_text("utf-8"))
    there = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    assert {*facts["files"], "manifest.json"} == {*there}
    for name, entry in facts["files"].items():
        assert entry["sha256"] == hashlib.sha256(there[name].read_bytes()).hexdigest()
        assert entry["bytes"] == there[name].stat().st_size
    return facts
