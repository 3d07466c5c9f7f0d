"""A tiny screening room: run a scene class at 160 x 90 and look at what it painted."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from manim import tempconfig

import builders
from langreel import theme
from langreel.model import Figure
from langreel.picture.renderer import FrameRenderer
from langreel.scenes import ReelScene

Film = list[tuple[int, int, Any]]


@pytest.fixture
def screen(tmp_path: Path) -> Callable[..., Film]:
    """Run ``construct`` as a scene; give (frame, repeat, pixels) of everything that was painted."""

    def run(
        construct: Callable[[Any], None],
        beats: Mapping[str, tuple[int, Mapping[str, int]]],
        fps: int = 30,
        labels: Mapping[str, str] | None = None,
        figures: Collection[Figure] = (),
        only: Collection[int] | None = None,
    ) -> Film:
        film: Film = []
        scene_class = type("Scene", (ReelScene,), {"construct": construct})
        settings = {"pixel_width": 160, "pixel_height": 90, "frame_rate": fps, "media_dir": str(tmp_path)}
        settings["background_color"] = theme.GROUND
        quiet = {"dry_run": True, "disable_caching": True, "progress_bar": "none", "verbosity": "ERROR"}
        with tempconfig({**settings, **quiet}):
            renderer = FrameRenderer(
                lambda frame, repeat, seen: film.append((frame, repeat, seen.pixels().copy()))
            )
            shot = builders.shot(
                beats, scene="one.Scene", fps=fps, labels=labels or {}, figures=tuple(figures)
            )
            scene_class(renderer, shot=shot, only=only).render()
        return film

    return run


@pytest.fixture
def developed() -> Callable[[Film], list[Any]]:
    """One picture for each frame, repeats unrolled; frames must follow one another without gaps."""

    def unroll(film: Film) -> list[Any]:
        pictures: list[Any] = []
        for frame, repeat, pixels in film:
            assert frame == len(pictures)
            pictures += [np.asarray(pixels)] * repeat
        return pictures

    return unroll
