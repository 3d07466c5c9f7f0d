"""Examined still: frames of a shot as PNG, each with what the layout rules see wrong in it, and where."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from langreel import theme
from langreel.geometry import Box
from langreel.model import Finding, Profile, Shot
from langreel.picture.clip import save
from langreel.picture.shot_share import Enough


@dataclass(frozen=True, slots=True)
class PlacedFinding:
    """A finding, and the boxes that it is about: left, top, width, height as shares of the picture."""

    finding: Finding
    boxes: tuple[tuple[float, float, float, float], ...]


def examined_stills(
    shot: Shot, profile: Profile, frames: Mapping[int, Path]
) -> Mapping[int, tuple[PlacedFinding, ...]]:
    """Paint some frames of a scene's shot, each to its PNG, and look at each as the check does."""
    from langreel.picture.run_scene import perform

    found: dict[int, tuple[PlacedFinding, ...]] = {}
    scenes: list[Any] = []

    def receive(first: int, repeat: int, picture: Any) -> None:
        met = sorted((frames.keys() - found.keys()) & set(range(first, first + repeat)))
        if met:
            pixels = picture.pixels()
            seen = tuple(_findings(scenes[0], met[0], pixels, shot, profile))
            for frame in met:
                save(pixels, frames[frame])
                found[frame] = seen
        if len(found) == len(frames):
            raise Enough

    with contextlib.suppress(Enough):
        perform(shot, profile, receive, only=set(frames), meet=scenes.append)
    return found


def _findings(scene: Any, frame: int, pixels: Any, shot: Shot, profile: Profile) -> Sequence[PlacedFinding]:
    from langreel.picture.inspection import layout_rules, text_visibility
    from langreel.scenes import logo

    texts = text_visibility.texts(scene, frame, pixels)
    width = theme.HEIGHT * profile.width / profile.height
    return [
        PlacedFinding(
            finding, tuple(_share(text.box, width) for text in texts if f"“{text.words}”" in finding.message)
        )
        for finding in layout_rules.judge(texts, logo.place(Path.cwd()))
    ]


def _share(box: Box, width: float) -> tuple[float, float, float, float]:
    """A box of the stage as shares of the picture, from its upper left corner."""
    return (
        box.left / width + 0.5,
        0.5 - box.top / theme.HEIGHT,
        (box.right - box.left) / width,
        (box.top - box.bottom) / theme.HEIGHT,
    )
