"""Shares of a shot, each made by itself, come to the very clip that is made of the whole."""

from __future__ import annotations

import pytest

import builders
from langreel.build.division import parts
from langreel.errors import SceneError
from langreel.picture.clip import join_shares, shoot
from langreel.picture.shot_share import Enough, Share

MOVING = """\
from manim import DOWN, LEFT, RED, RIGHT, UP, Circle, Create, Dot, ImageMobject, Square
from numpy import full

from langreel.scenes import ReelScene


class One(ReelScene):
    def construct(self):
        dot, square = Dot(LEFT * 5), Square(2, color=RED)
        with self.segment("a"):
            self.play(dot.animate.shift(RIGHT * 3), seconds=1)
            self.wait(1)
            self.play(Create(square), dot.animate.shift(UP), seconds=2)
            self.wait(0.2)
            # Nothing of it is seen: no picture is another one.
            self.play(dot.animate.shift(UP * 0), seconds=1)
            square.add_updater(lambda each, dt: each.rotate(dt))
            self.play(dot.animate.shift(DOWN * 3), seconds=10)
            square.clear_updaters()
            self.add(ImageMobject(full((20, 20, 3), 200, "uint8")))
            self.play(dot.animate.shift(LEFT * 4), seconds=2)
            self.play(Circle(1).animate.shift(RIGHT), until="end")
"""


@pytest.fixture
def shot(project):
    """24 seconds: motions, holds, one that shows nothing, a long one with an updater, and a bitmap."""
    (project / "scenes/ep/one.py").write_text(MOVING)
    return builders.shot({"a": 24 * 15}, scene="one.One", keys=(7, 350))


@pytest.mark.parametrize("count", [2, 12])
def test_shares_come_to_the_clip_of_the_whole(shot, tiny, project, count):
    """To the byte, and in what its GOPs show, however many they are; some hold nothing."""
    whole = shoot(shot, tiny, project / "whole.mp4")
    shares = []
    for number, part in enumerate(parts(count)):
        clip = project / f"{number}.mp4"
        shares.append((clip, shoot(shot, tiny, clip, share=part)))
    assert join_shares(shot, tiny, shares, out=project / "joined.mp4") == whole
    assert (project / "joined.mp4").read_bytes() == (project / "whole.mp4").read_bytes()
    painted = sum(len(gops) > 0 for _, gops in shares)
    assert 2 <= painted <= min(count, 15)


def test_a_share_takes_over_what_an_earlier_clip_has(shot, tiny, project):
    """A shot that was made before is not painted again by those who share it."""
    clip = project / "whole.mp4"
    earlier = clip, shoot(shot, tiny, clip)
    shares = [
        (project / f"{number}.mp4", shoot(shot, tiny, project / f"{number}.mp4", earlier=earlier, share=part))
        for number, part in enumerate(parts(2))
    ]
    join_shares(shot, tiny, shares, out=project / "joined.mp4")
    assert (project / "joined.mp4").read_bytes() == clip.read_bytes()


def test_a_share_that_is_missing_is_noticed(shot, tiny, project):
    """What is put together has the frames of its shot, or an error says how many it has."""
    gops = shoot(shot, tiny, project / "first.mp4", share=(0.0, 0.5))
    with pytest.raises(SceneError, match=r"one\.One painted \d+ frames where its shot has 360"):
        join_shares(shot, tiny, [(project / "first.mp4", gops)], out=project / "joined.mp4")


def test_a_share_begins_with_the_first_other_picture_of_a_motion():
    """From frame 10 to 20: the motions of 12 and of 21; the first picture of either may be the one before."""
    share, taken = Share(10, 20), []
    with pytest.raises(Enough):
        for frame, picture in enumerate("aabbbccccccccddddddddddeefff"):
            if frame in (5, 12, 21):
                share.motion(frame)
            if frame >= share.seen_from and share.takes(picture.encode()):
                taken.append(frame)
    assert taken == list(range(13, 23))
