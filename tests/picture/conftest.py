"""A project with one scene file, and its shot."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import builders
from langreel.model import PROFILES, Profile, Shot

TINY = Profile("tiny", 160, 90, 15)
assert "tiny" not in PROFILES


@pytest.fixture
def tiny() -> Profile:
    return TINY


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty project, as the working directory; its path has a space, a quote and Chinese in it."""
    root = tmp_path / "片子 of '25"
    (root / "script").mkdir(parents=True)
    (root / "scenes" / "ep").mkdir(parents=True)
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def write(project: Path) -> Callable[..., Shot]:
    """Put ``body`` into scenes/ep/one.py; give the shot of its class: 20 frames, the mark ``red`` at 8."""

    def scene(body: str, name: str = "one.One", keys: tuple[int, ...] = ()) -> Shot:
        (project / "scenes" / "ep" / "one.py").write_text(body, encoding="utf-8")
        labels = {"heading": "Holdings"}
        return builders.shot({"a": (20, {"red": 8})}, scene=name, labels=labels, keys=keys)

    return scene
