"""Thrift: every shot of the flagship, painted only where it changed, is the shot painted whole."""

from pathlib import Path

import numpy as np
import pytest

from langreel import timing
from langreel.model import Profile
from langreel.picture.camera import IncrementalCamera
from langreel.picture.drawing import Drawing
from langreel.picture.run_scene import perform
from langreel.pipeline.film import RenderRequest, prepare
from langreel.pipeline.plan import takes
from langreel.project import Project

ROOT = Path(__file__).parents[2]
SMALL = Profile("small", 320, 180, 5)

pytestmark = pytest.mark.reel


@pytest.fixture(scope="module")
def shots():
    """The shots of one dub that a scene draws."""
    film = prepare(Project(ROOT), RenderRequest("us_debt", langs=("en",), profile="proxy"))
    timeline = timing.conform(film.episode, takes(film), SMALL.fps)["en"]
    return [shot for shot in timeline.shots if shot.scene]


def left_over(shot):
    """The frames whose pixels are not those of the same picture on an empty easel; and how many there are."""
    wrong, frames = [], 0

    def look(frame, repeat, seen):
        nonlocal frames
        frames += 1
        if isinstance(seen, Drawing) and not np.array_equal(
            seen.pixels(), IncrementalCamera().paint(seen)[0]
        ):
            wrong.append(frame)

    perform(shot, SMALL, look)
    return wrong, frames


@pytest.mark.parametrize("part", range(4))
def test_every_frame_is_the_frame_painted_whole(shots, part, monkeypatch):
    """Whatever a scene moves, fades, adds or takes away: no pixel is left over from the frame before."""
    monkeypatch.chdir(ROOT)
    for shot in shots[part::4]:
        wrong, frames = left_over(shot)
        assert frames > 1 and wrong == [], shot.scene
