"""Spent: where the processor time of one shot goes, part by part, with the floor of each beside it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any


def where(root: Path, episode: str, scene: str, profile: str, lang: str) -> str:
    """A table in Markdown, measured in a process of its own."""
    command = [sys.executable, __file__, episode, scene, profile, lang]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
    found = json.loads(done.stdout.splitlines()[-1])
    rows = "\n".join(f"| {name} | {spent:.2f} s | {floor} |" for name, spent, floor in found["parts"])
    return (
        f"`{scene}`, {found['frames']} frames, {found['distinct']} of them distinct; processor seconds.\n\n"
        f"| part | spent | floor |\n|---|---|---|\n{rows}"
    )


class Clock:
    """Adds up the processor time that functions take in their thread."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = defaultdict(float)
        self.calls: dict[str, int] = defaultdict(int)

    def follow(self, owner: Any, name: str, part: str) -> None:
        function = getattr(owner, name)
        setattr(owner, name, self.timed(function, part))

    def timed(self, function: Callable[..., Any], part: str) -> Callable[..., Any]:
        def measured(*args: Any, **kw: Any) -> Any:
            began = time.thread_time()
            try:
                return function(*args, **kw)
            finally:
                self.spent[part] += time.thread_time() - began
                self.calls[part] += 1

        return measured


def measure(episode: str, scene: str, profile: str, lang: str) -> dict[str, Any]:
    """Draw the shot with a clock on its parts."""
    began = time.process_time()
    from langreel import picture, timing
    from langreel.ffmpeg import encoder, h264, yuv
    from langreel.picture import camera, run_scene
    from langreel.pipeline.film import RenderRequest, prepare
    from langreel.pipeline.plan import takes
    from langreel.project import Project

    assert run_scene
    start_up = time.process_time() - began
    film = prepare(Project(Path.cwd()), RenderRequest(episode, langs=(lang,), profile=profile))
    timeline = timing.conform(film.episode, takes(film), film.profile.fps)[lang]
    shot = next(shot for shot in timeline.shots if shot.scene == scene)
    clock = Clock()
    clock.follow(camera.IncrementalCamera, "see", "taking down")
    clock.follow(camera.IncrementalCamera, "paint", "painting")
    clock.follow(encoder.Encoder, "add", "hand-over")
    clock.follow(yuv.Canvas, "show", "conversion")
    clock.follow(h264.Writer, "encode", "encoding")
    clock.follow(h264.Writer, "put", "encoding")
    clock.follow(h264.Writer, "_still", "encoding")
    out = Path("spent.mp4").absolute()
    thread, everything = time.thread_time(), time.process_time()
    picture.shoot(shot, film.profile, out)
    thread, everything = time.thread_time() - thread, time.process_time() - everything
    seen, painted = clock.spent["taking down"], clock.spent["painting"]
    # Painting happens while pictures are handed over, and conversion while they are encoded.
    handed, encoded = clock.spent["hand-over"] - painted, clock.spent["encoding"] - clock.spent["conversion"]
    distinct = clock.calls["conversion"]
    copy, convert = _floors(film.profile.width, film.profile.height)
    parts = [
        ("start-up (imports, once a process)", start_up, ""),
        ("scene: animation, layout, type", thread - seen - painted - handed, ""),
        ("taking down what is seen", seen, ""),
        ("painting what changed", painted, ""),
        ("hand-over to the encoder", handed, f"{copy * distinct:.2f} s, one copy a frame"),
        ("conversion to YUV", clock.spent["conversion"], f"{convert * distinct:.2f} s, whole pictures"),
        ("x264 and writing", encoded, f"{_bare(out, shot.fps):.2f} s, ffmpeg ultrafast on the finished clip"),
        ("other threads", max(0.0, everything - thread - encoded - clock.spent["conversion"]), ""),
    ]
    return {"frames": shot.frames, "distinct": distinct, "parts": parts}


def _floors(width: int, height: int) -> tuple[float, float]:
    """Seconds that copying and converting one picture take by themselves."""
    import av
    import numpy as np

    picture = np.random.default_rng(1).integers(0, 255, (height, width, 4), np.uint8)
    reformatter = av.video.reformatter.VideoReformatter()

    def convert() -> None:
        frame = av.VideoFrame.from_numpy_buffer(picture, format="rgba")
        reformatter.reformat(frame, format="yuv420p", threads=1)

    return _each(picture.copy), _each(convert)


def _each(act: Callable[[], object], times: int = 40) -> float:
    act()
    began = time.thread_time()
    for _ in range(times):
        act()
    return (time.thread_time() - began) / times


def _bare(clip: Path, fps: int) -> float:
    """Processor seconds of x264 at its fastest on the same frames, decoding taken off."""
    from langreel.ffmpeg import binary

    quiet = [binary(), "-v", "error", "-y", "-threads", "1", "-i", str(clip)]
    spent = []
    for words in (
        ["-f", "null", "-"],
        ["-c:v", "libx264", "-preset", "ultrafast", "-threads", "1", "bare.mp4"],
    ):
        before = os.times().children_user
        subprocess.run([*quiet, *words], check=True)
        spent.append(os.times().children_user - before)
    return spent[1] - spent[0]


if __name__ == "__main__":
    print(json.dumps(measure(*sys.argv[1:])))
