"""A scene of a reel is an ordinary Manim scene."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from langreel.ffmpeg import probe

EPISODE = """\
id: ep
title: {zh: 一, en: One}
languages: [zh, en]
voices: {zh: scratch, en: scratch}
"""
ACT = """\
chapter: {zh: 一, en: One}
segments:
  - id: a
    scene: one.One
    labels:
      heading: {zh: 国债, en: Debt}
    zh: 先是红的，[go]然后没有了。
    en: First it is red, [go] then it is gone.
"""
SOLID = """\
from manim import Cube, DecimalNumber, FadeIn, ThreeDScene

from langreel.scenes import ReelScene


class One(ThreeDScene, ReelScene):
    def construct(self):
        with self.segment("a"):
            self.set_camera_orientation(phi=1, theta=1)
            self.play(FadeIn(Cube(), DecimalNumber(1.5)), until="go")
"""
SCENE = """\
from manim import FadeIn, FadeOut

from langreel.scenes import ReelScene, text


class One(ReelScene):
    def construct(self):
        heading = text(self.label("heading"))
        with self.segment("a"):
            self.play(FadeIn(heading), until="go")
            self.play(FadeOut(heading))
"""


@pytest.mark.reel
@pytest.mark.parametrize(
    ("lang", "scene"), [("", SCENE), ("en", SCENE), ("en", SOLID)], ids=["first", "named", "solid"]
)
def test_manim_alone_renders_a_scene(tmp_path, lang, scene):
    """``manim -ql`` needs no recording: marks fall where they are estimated to; LANGREEL_LANG is the dub.

    Whatever scene of Manim's stands beside ours, and with numbers, LaTeX or none.
    """
    for path, body in (
        ("script/ep/episode.yaml", EPISODE),
        ("script/ep/01-act.yaml", ACT),
        ("scenes/ep/one.py", scene),
    ):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(body, encoding="utf-8")
    command = [sys.executable, "-m", "manim", "-ql", "--media_dir", "media", "scenes/ep/one.py", "One"]
    env = {**os.environ, "LANGREEL_LANG": lang}
    done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (clip,) = (tmp_path / "media").rglob("One.mp4")
    assert 20 < probe(clip).frames < 150
