"""Standalone shot: the shot of a scene that is run on its own, by plain ``manim`` or for a look."""

from __future__ import annotations

import os
from pathlib import Path

from langreel import timing
from langreel.errors import SceneError, perhaps
from langreel.model import Shot
from langreel.pipeline.film import RenderRequest, prepare
from langreel.pipeline.plan import takes
from langreel.project import find, work_in


def brief(scene_file: Path, class_name: str, fps: int) -> Shot:
    """The first shot of a scene, its marks at their last recorded or estimated times.

    The dub is LANGREEL_LANG, or the source language.
    """
    project = find(scene_file)
    work_in(project.root)
    wanted = os.environ.get("LANGREEL_LANG", "")
    film = prepare(
        project, RenderRequest(scene_file.resolve().parent.name, langs=(wanted,) if wanted else ())
    )
    lang = wanted or film.episode.languages[0]
    timeline = timing.conform(film.episode, takes(film), fps)[lang]
    name = f"{scene_file.stem}.{class_name}"
    shots = {shot.scene: shot for shot in reversed(timeline.shots)}
    if name not in shots:
        where = project.relative(scene_file.resolve())
        raise SceneError(f"no segment names the scene {name!r}", where, perhaps(name, shots))
    return shots[name]
