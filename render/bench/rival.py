"""Rival: the same film by plain Manim and MoviePy, run as their documentation tells users to run them.

``manim -qh`` with its cache, scene by scene; ``concatenate_videoclips`` and ``write_videofile`` with their
defaults; burnt-in subtitles as ``TextClip``s in a ``CompositeVideoClip``.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from meter import Run, run

QUALITY = {"final": "-qh", "preview": "-qm", "proxy": "-ql"}
FOLDER = {"final": "1080p60", "preview": "720p30", "proxy": "480p15"}


def draw(root: Path, episode: str, scenes: Sequence[str], lang: str, profile: str) -> Run:
    """Every scene by plain Manim; its cache is what lies in ``media/`` from before."""
    runs = []
    for scene in scenes:
        module, _, name = scene.rpartition(".")
        command = [sys.executable, "-m", "manim", QUALITY[profile], "--progress_bar", "none", "-v", "ERROR"]
        command += ["--media_dir", "media", f"scenes/{episode}/{module}.py", name]
        runs.append(run(command, root, {**os.environ, "LANGREEL_LANG": lang}))
    return Run(sum(each.seconds for each in runs), max(each.memory for each in runs))


def assemble(root: Path, job: dict[str, Any]) -> Run:
    """The scenes one after another under the narration, by MoviePy in a process of its own."""
    told = root / "job.json"
    told.write_text(json.dumps(job), "utf-8")
    return run([sys.executable, __file__, str(told)], root)


def clips(scenes: Sequence[str], profile: str) -> list[str]:
    """Where Manim lays a scene."""
    parts = [scene.rpartition(".") for scene in scenes]
    return [f"media/videos/{module}/{FOLDER[profile]}/{name}.mp4" for module, _, name in parts]


def _film(job: dict[str, Any]) -> None:
    from moviepy import AudioFileClip, CompositeAudioClip, CompositeVideoClip, TextClip, VideoFileClip
    from moviepy import concatenate_videoclips as joined

    video = joined([VideoFileClip(path) for path in job["clips"]])
    if job["lines"]:
        spoken = [AudioFileClip(path).with_start(start) for start, path in job["lines"]]
        video = video.with_audio(CompositeAudioClip(spoken))
    words = [
        TextClip(font=job["font"], text=text, font_size=round(video.h / 20), color="white")
        .with_start(start)
        .with_duration(seconds)
        .with_position(("center", 0.88), relative=True)
        for start, seconds, text in job["cues"]
    ]
    film = CompositeVideoClip([video, *words]) if words else video
    film.write_videofile(job["out"], fps=job["fps"], logger=None)


if __name__ == "__main__":
    _film(json.loads(Path(sys.argv[1]).read_text("utf-8")))
