"""Whatever a scene leaves behind in its interpreter, the next one does not see it, whoever runs them."""

from __future__ import annotations

from textwrap import dedent

import pytest

import builders
from langreel.build import Job, Runner
from langreel.ffmpeg import frame_hashes
from langreel.model import Profile

SCENE = """\
    import random
    import numpy as np
    from manim import *
    from langreel.scenes import ReelScene, theme

    chance = random.random(), np.random.random()
    letters = "".join({"a", "b", "c", "d", "e", "f", "g"})


    class First(ReelScene):
        def construct(self):
            Square.set_default(color=RED, fill_opacity=1, side_length=3 * chance[0])
            FadeIn.set_default(rate_func=rush_into)
            config.background_color = RED
            config.frame_width = 3
            theme.INK = "#FF0000"
            Circle.__init__ = Square.__init__
            np.sin = np.cos
            random.seed(99)
            with self.segment("first"):
                self.play(FadeIn(Square()), seconds=0.3)


    class Second(ReelScene):
        def construct(self):
            with self.segment("second"):
                dots = VGroup(*(Dot(color=theme.INK).shift(RIGHT * random.random()) for _ in range(5)))
                words = Text(letters).scale(np.sin(1) * chance[1]).shift(UP)
                self.play(FadeIn(Square(), Circle(), dots, words), seconds=0.3)
"""
TINY = Profile("tiny", 160, 90, 15)

pytestmark = pytest.mark.reel


def shots():
    """A job for each scene, the first one first."""
    for name in ("first", "second"):
        shot = builders.shot({name: 6}, scene=f"film.{name.title()}", labels={})
        yield Job(
            step="picture",
            name=name,
            function="langreel.picture.clip:shoot",
            arguments={"shot": shot, "profile": TINY},
            suffix=".mp4",
            place="alone",
            weight=2.0 if name == "first" else 1.0,
        )


def frames(root, executor):
    """What the frames of both shots look like."""
    (root / "scenes/ep").mkdir(parents=True)
    (root / "scenes/ep/film.py").write_text(dedent(SCENE), "utf-8")
    with Runner(root, executor, 1, preload=("langreel.picture.run_scene",)) as runner:
        return [frame_hashes(made.path) for made in runner.make(list(shots()))]


def test_every_executor_gives_the_same_frames(tmp_path):
    """Defaults, configuration, patched libraries, chance and the order of sets: none of it goes over."""
    alone, inline, dask = (frames(tmp_path / name, name) for name in ("local", "inline", "dask"))
    assert alone == inline == dask
