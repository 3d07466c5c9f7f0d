"""Blends: passages from act to act that keep the reel's length."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from langreel.errors import ContentError, MediaError
from langreel.ffmpeg import Encoder, frame_hashes, probe
from langreel.master.blends import BLACK, BLENDS, transition
from langreel.master.join import trim
from langreel.model import Profile
from read_back import near, pictures

TINY = Profile("tiny", 160, 90, 15)
RED, BLUE = (200, 30, 30), (30, 30, 200)


@pytest.fixture
def acts(tmp_path):
    """A red clip and a blue one, thirty frames each, with key frames where a passage of ten is cut in."""
    for name, colour, key in (("red.mp4", RED, 25), ("blue.mp4", BLUE, 5)):
        with Encoder(tmp_path / name, 160, 90, fps=15, keys=(key,)) as clip:
            clip.write(np.full((90, 160, 3), colour, np.uint8), repeat=30)
    return tmp_path / "red.mp4", tmp_path / "blue.mp4"


def drawn(path) -> str:
    """The middle pixel of each frame as a letter: R, B, a dark one as a dot, a mixture as x."""
    letters = []
    for picture in pictures(path):
        red, _, blue = picture[45, 80]
        pure = "R" if red > 3 * blue else "B" if blue > 3 * red else "x"
        letters.append("." if max(red, blue) < 60 else pure)
    return "".join(letters)


@pytest.mark.parametrize(
    ("kind", "frames"),
    [("fade", "RRRR..BBBB"), ("crossfade", "RRxxxxxxBB"), ("wipe", "RRRRRBBBBB")],
)
def test_a_passage_leads_from_one_act_to_the_next(acts, tmp_path, kind, frames):
    """Half of it before the cut, half after."""
    transition(kind, *acts, frames=10, profile=TINY, out=tmp_path / "passage.mp4")
    assert drawn(tmp_path / "passage.mp4") == frames


def test_a_fade_is_a_mixture_with_black():
    """First of the old picture, then of the new one: level by level what a crossfade with black gives."""
    old, new = np.random.default_rng(1).integers(0, 256, (2, 8, 12), np.uint8)
    for black, step in product(BLACK, range(50)):
        nothing, progress = np.full_like(old, black), step / 50
        sides = (old, nothing, 2 * progress) if step < 25 else (nothing, new, 2 * progress - 1)
        mixed, faded = BLENDS["crossfade"](*sides, black), BLENDS["fade"](old, new, progress, black)
        assert np.array_equal(faded, mixed)


def test_what_is_the_same_on_either_side_stays_as_it_was(tmp_path):
    """A picture that crosses into itself keeps its colours, every one of them."""
    colours = np.random.default_rng(1).integers(0, 256, (9, 16, 3), np.uint8)
    with Encoder(tmp_path / "act.mp4", 160, 90, fps=15) as clip:
        clip.write(colours.repeat(10, 0).repeat(10, 1), repeat=10)
    act = tmp_path / "act.mp4"
    transition("crossfade", act, act, frames=2, profile=TINY, out=tmp_path / "passage.mp4")
    apart = np.abs(pictures(tmp_path / "passage.mp4")[0] - pictures(act)[0])
    assert apart.mean() < 2


def test_a_wipe_goes_from_left_to_right(acts, tmp_path):
    """What is to come shows on the left first."""
    transition("wipe", *acts, frames=10, profile=TINY, out=tmp_path / "passage.mp4")
    middle = pictures(tmp_path / "passage.mp4")[4]
    assert near(middle[:, :30], BLUE).all()
    assert near(middle[:, -30:], RED).all()


def test_a_passage_takes_the_place_of_the_frames_it_was_made_of(acts, tmp_path, join):
    """Trimmed, passed and joined, the reel keeps its length; all but the passage is copied."""
    red, blue = acts
    transition("crossfade", red, blue, frames=10, profile=TINY, out=tmp_path / "passage.mp4")
    trim(red, 0, 25, out=tmp_path / "head.mp4")
    trim(blue, 5, 25, out=tmp_path / "tail.mp4")
    parts = [tmp_path / name for name in ("head.mp4", "passage.mp4", "tail.mp4")]
    join(parts, tmp_path / "reel.mp4")
    media = probe(tmp_path / "reel.mp4")
    assert media.frames == 60
    assert {0, 25, 30, 35} <= set(media.keys)
    reel = frame_hashes(tmp_path / "reel.mp4")
    assert (reel[:25], reel[35:]) == (frame_hashes(red)[:25], frame_hashes(blue)[5:])


def test_each_side_of_a_passage_keeps_moving_on_its_half(tmp_path):
    """Before the cut the old clip plays on, after it the new one does."""
    for name in ("a.mp4", "b.mp4"):
        with Encoder(tmp_path / name, 160, 90, fps=15) as clip:
            for x in range(20):
                picture = np.full((90, 160, 3), 40, np.uint8)
                picture[:, x * 8 : x * 8 + 8] = 250
                clip.write(picture)
    transition(
        "crossfade",
        tmp_path / "a.mp4",
        tmp_path / "b.mp4",
        frames=10,
        profile=TINY,
        out=tmp_path / "passage.mp4",
    )
    brightest = [int(picture[45, :, 0].argmax()) // 8 for picture in pictures(tmp_path / "passage.mp4")]
    assert brightest == [15, 16, 17, 18, 19, 0, 1, 2, 3, 4]


def test_a_clip_too_short_for_its_passage_is_said(acts, tmp_path):
    """Neither side may be shorter than its half."""
    with pytest.raises(MediaError, match=r"red\.mp4 has fewer than the 40 frames"):
        transition("fade", *acts, frames=80, profile=TINY, out=tmp_path / "passage.mp4")
    assert not (tmp_path / "passage.mp4").exists()


def test_an_unknown_passage_is_said(acts, tmp_path):
    """With the one that is meant."""
    with pytest.raises(ContentError, match="perhaps you meant 'crossfade'"):
        transition("crosfade", *acts, frames=10, profile=TINY, out=tmp_path / "passage.mp4")
