"""Quality: the same painted frames by our encoder and with Manim's settings → PSNR and bits of each."""

from __future__ import annotations

import json
import math
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import av
import numpy as np

FRAMES = 300


def against(root: Path, episode: str, scene: str, profile: str, lang: str) -> str:
    """A table in Markdown, measured in a process of its own."""
    command = [sys.executable, __file__, episode, scene, profile, lang]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
    rows = "\n".join(
        f"| {name} | {mean:.1f} dB | {worst:.1f} dB | {rate:.1f} Mbit/s |"
        for name, mean, worst, rate in json.loads(done.stdout.splitlines()[-1])
    )
    return (
        f"The first {FRAMES} different frames of `{scene}`, luma, against the frames as painted.\n\n"
        f"| encoder | PSNR | of the worst frame | while it moves |\n|---|---|---|---|\n{rows}"
    )


class _Enough(BaseException):
    """So many frames are painted."""


def _painted(episode: str, scene: str, profile: str, lang: str) -> tuple[list[Any], int]:
    from langreel import timing
    from langreel.picture.run_scene import perform
    from langreel.pipeline.film import RenderRequest, prepare
    from langreel.pipeline.plan import takes
    from langreel.project import Project

    film = prepare(Project(Path.cwd()), RenderRequest(episode, langs=(lang,), profile=profile))
    timeline = timing.conform(film.episode, takes(film), film.profile.fps)[lang]
    frames: list[Any] = []

    def take(frame: int, repeat: int, picture: Any) -> None:
        pixels = picture.pixels()
        if not frames or not np.array_equal(frames[-1], pixels):
            frames.append(pixels.copy())
        if len(frames) == FRAMES:
            raise _Enough

    with suppress(_Enough):
        perform(next(shot for shot in timeline.shots if shot.scene == scene), film.profile, take)
    return frames, film.profile.fps


def _ours(frames: list[Any], fps: int) -> Path:
    from langreel.ffmpeg import Encoder

    out = Path("quality-ours.mp4").absolute()
    with Encoder(out, frames[0].shape[1], frames[0].shape[0], fps=fps) as clip:
        for frame in frames:
            clip.write(frame)
    return out


def _manims(frames: list[Any], fps: int) -> Path:
    """As Manim's own file writer sets it up: libx264, crf 23, yuv420p, everything else as it comes."""
    out = Path("quality-manims.mp4").absolute()
    with av.open(str(out), "w") as container:
        stream: Any = container.add_stream("libx264", rate=fps, options={"an": "1", "crf": "23"})
        stream.pix_fmt, stream.height, stream.width = "yuv420p", *frames[0].shape[:2]
        for frame in frames:
            container.mux(stream.encode(av.VideoFrame.from_ndarray(frame, format="rgba")))
        container.mux(stream.encode(None))
    return out


def _errors(clip: Path, frames: list[Any]) -> Iterator[float]:
    """The mean squared error of each frame's luma; each clip against its own conversion of the colours."""
    with av.open(str(clip)) as container:
        stream = container.streams.video[0]
        for painted, shown in zip(frames, container.decode(stream)):
            whole = av.VideoFrame.from_ndarray(painted, format="rgba")
            space = {"dst_colorspace": "ITU709"} if shown.colorspace == 1 else {}
            wanted = whole.reformat(format="yuv420p", **space).to_ndarray()[: painted.shape[0]]
            got = shown.to_ndarray()[: painted.shape[0]]
            yield float(np.mean((wanted.astype(np.int32) - got) ** 2))


def _decibels(error: float) -> float:
    return 10 * math.log10(255**2 / max(error, 1e-6))


def measure(*asked: str) -> list[tuple[str, float, float, float]]:
    """Name, mean and worst PSNR in dB, Mbit/s."""
    frames, fps = _painted(*asked)  # type: ignore[arg-type]
    found = []
    for name, clip in (("langreel", _ours(frames, fps)), ("Manim", _manims(frames, fps))):
        errors = list(_errors(clip, frames))
        assert len(errors) == len(frames)
        rate = clip.stat().st_size * 8 / (len(frames) / fps) / 1e6
        found.append((name, _decibels(sum(errors) / len(errors)), _decibels(max(errors)), rate))
    return found


if __name__ == "__main__":
    print(json.dumps(measure(*sys.argv[1:])))
