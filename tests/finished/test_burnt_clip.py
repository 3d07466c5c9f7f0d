"""Burnt clips: what is said stands in the picture, and the clips of a reel still join."""

import av
import numpy as np
import pytest

from langreel.ffmpeg import Encoder, probe
from langreel.finished.burnt_clip import burn_clip
from langreel.master.join import trim
from langreel.model import Cue, Span, Track
from langreel.theme.frame import FRAMES

SIZE, FPS, FRAMES_LONG = (270, 480), 15, 15


@pytest.fixture
def clip(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with Encoder(tmp_path / "clip.mp4", *SIZE, fps=FPS) as made:
        made.write(np.full((SIZE[1], SIZE[0], 3), 20, np.uint8), FRAMES_LONG)
    return tmp_path / "clip.mp4"


def burnt(clip, cues, name):
    out = clip.with_name(name)
    burn_clip(clip, Track(cues, FPS), lang="en", size=SIZE, look="night", out=out)
    return out


def rows_written(file):
    """The rows of the last picture on which anything is bright."""
    with av.open(str(file)) as media:
        last = [frame.to_ndarray(format="gray") for frame in media.decode(video=0)][-1]
    return np.flatnonzero((last > 150).any(axis=1))


def test_words_stand_in_the_band_of_the_shape(clip):
    """Above what apps cover, below what the scene draws; every frame is still there."""
    made = burnt(clip, (Cue(Span(5, 10), ("Ten words",)),), "said.mp4")
    rows, frame = rows_written(made), FRAMES["vertical"]
    unit = SIZE[1] / frame.height
    assert (frame.height / 2 - frame.band_top) * unit < rows.min()
    assert rows.max() < (frame.height / 2 - frame.band_bottom) * unit + 1
    assert probe(made).frames == FRAMES_LONG


def test_clips_with_and_without_words_join(clip):
    """All clips of a reel are encoded anew, alike: size, rate and settings agree, key frames stand first."""
    said = burnt(clip, (Cue(Span(0, 15), ("Words",)),), "said.mp4")
    still = burnt(clip, (), "still.mp4")
    with av.open(str(said)) as one, av.open(str(still)) as other:
        settings = [media.streams.video[0].codec_context.extradata for media in (one, other)]
    assert settings[0] == settings[1]
    trim(said, 0, FRAMES_LONG, out=clip.with_name("whole.mp4"))
