"""Thrift: every shot of the flagship, painted only where it changed, is the shot painted whole."""

from pathlib import Path
from zlib import crc32

import pytest

from langreel import timing
from langreel.model import Profile
from langreel.picture import camera
from langreel.picture.run_scene import perform
from langreel.pipeline.film import RenderRequest, prepare
from langreel.pipeline.plan import takes
from langreel.project import Project

ROOT = Path(__file__).parents[2]
SMALL = Profile("small", 320, 180, 15)

pytestmark = pytest.mark.reel


WHOLE = camera.changed


@pytest.fixture(scope="module")
def shots():
    """The shots of one dub that a scene draws."""
    film = prepare(Project(ROOT), RenderRequest("us_debt", langs=("en",), profile="proxy"))
    timeline = timing.conform(film.episode, takes(film), SMALL.fps)["en"]
    return [shot for shot in timeline.shots if shot.scene]


def painted(shot):
    """A checksum of every picture that the shot shows, with its frame and how often it repeats."""
    found = []
    perform(shot, SMALL, lambda frame, repeat, seen: found.append((frame, repeat, crc32(seen.pixels()))))
    return found


def painted_whole(shot, monkeypatch):
    """The same, every picture painted as if there had been none before."""
    with monkeypatch.context() as patch:
        patch.setattr(camera, "changed", lambda before, *now, **how: WHOLE(None, *now, **how))
        return painted(shot)


@pytest.mark.parametrize("part", range(4))
def test_every_frame_is_the_frame_painted_whole(shots, part, monkeypatch):
    """Whatever a scene moves, fades, adds or takes away: no pixel is left over from the frame before."""
    monkeypatch.chdir(ROOT)
    for shot in shots[part::4]:
        assert painted(shot) == painted_whole(shot, monkeypatch), shot.scene
