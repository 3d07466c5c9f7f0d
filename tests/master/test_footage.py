"""Footage: a clip of exactly its slot's frames, whatever the file is."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

import builders
from langreel import theme
from langreel.errors import ContentError, MediaError
from langreel.ffmpeg import Encoder, frame_hashes, probe, run
from langreel.master.footage import footage, footage_stills
from langreel.model import Beat, Footage, Profile, Shot, Span
from read_back import near, pictures

TINY = Profile("tiny", 160, 90, 15)
RED, BLUE = (200, 30, 30), (30, 30, 200)


@pytest.fixture(autouse=True)
def in_the_project(tmp_path, monkeypatch):
    """Jobs run in the project's root."""
    monkeypatch.chdir(tmp_path)


def still(name: str, size: tuple[int, int], colour: tuple[int, int, int]) -> str:
    Image.new("RGB", size, colour).save(name)
    return name


def slot(frames: int, shown: Footage, caption: str = "") -> Shot:
    labels = {"caption": caption} if caption else {}
    return builders.shot({"one": frames}, scene="", lang="zh", labels=labels, footage=shown)


def test_a_still_lasts_as_long_as_its_slot(tmp_path, join):
    """Twenty frames of one picture, and a clip that joins the others."""
    footage(slot(20, Footage(still("red.png", (400, 300), RED))), TINY, tmp_path / "out.mp4")
    assert len(frame_hashes(tmp_path / "out.mp4")) == 20
    assert len(set(frame_hashes(tmp_path / "out.mp4"))) == 1
    with Encoder(tmp_path / "scene.mp4", 160, 90, fps=15) as clip:
        clip.write(np.zeros((90, 160, 3), np.uint8), repeat=5)
    join([tmp_path / "scene.mp4", tmp_path / "out.mp4"], tmp_path / "both.mp4")
    assert probe(tmp_path / "both.mp4").frames == 25


def test_cover_fills_the_frame_and_contain_shows_all(tmp_path):
    """A square picture: cover crops it, contain leaves the house's ground beside it."""
    name = still("red.png", (300, 300), RED)
    footage(slot(2, Footage(name)), TINY, tmp_path / "cover.mp4")
    footage(slot(2, Footage(name, fit="contain")), TINY, tmp_path / "contain.mp4")
    assert near(pictures(tmp_path / "cover.mp4")[0], RED).all()
    contained = near(pictures(tmp_path / "contain.mp4")[0], RED)
    assert contained[:, 40:120].all()
    ground = tuple(bytes.fromhex(theme.GROUND[1:]))
    assert near(pictures(tmp_path / "contain.mp4")[0], ground)[:, :30].all()


@pytest.mark.parametrize(
    ("lavfi", "how", "columns"),
    [
        # an upright film of a telephone: 9 to 16
        ("color=red:s=160x90:d=1:r=15", ["-display_rotation", "90"], 51),
        # squeezed pixels: 4 to 3
        ("color=red:s=90x90:d=1:r=15,setsar=4/3", [], 120),
    ],
)
def test_a_clip_has_the_ratio_that_players_show(tmp_path, lavfi, how, columns):
    """Turned upright, its pixels made square, between grounds of one width."""
    run(["-f", "lavfi", "-i", lavfi, "-pix_fmt", "yuv420p", str(tmp_path / "coded.mp4")])
    run([*how, "-i", str(tmp_path / "coded.mp4"), "-c", "copy", str(tmp_path / "clip.mp4")])
    footage(slot(2, Footage("clip.mp4", fit="contain")), TINY, tmp_path / "out.mp4")
    red = near(pictures(tmp_path / "out.mp4")[0], (254, 0, 0))
    assert red[45].sum() == pytest.approx(columns, abs=2) and red[:, 80].all()


def test_a_push_shows_less_and_less(tmp_path):
    """The picture grows from frame to frame, by the share that was asked for."""
    canvas = Image.new("RGB", (1600, 900), RED)
    canvas.paste(BLUE, (600, 300, 1000, 600))
    canvas.save("box.png")
    footage(slot(15, Footage("box.png", push=0.5)), TINY, tmp_path / "out.mp4")
    widths = [int(near(picture, BLUE)[45].sum()) for picture in pictures(tmp_path / "out.mp4")]
    assert widths == sorted(widths)
    assert (widths[0], widths[-1]) == (pytest.approx(40, abs=2), pytest.approx(60, abs=2))


def test_a_short_clip_holds_its_last_frame(tmp_path):
    """Ten frames of film in a slot of thirty: the last one stays."""
    run(["-f", "lavfi", "-i", "testsrc2=s=160x90:r=15:d=0.6667", "-pix_fmt", "yuv420p", "film.mp4"])
    footage(slot(30, Footage("film.mp4")), TINY, tmp_path / "out.mp4")
    hashes = frame_hashes(tmp_path / "out.mp4")
    assert len(hashes) == 30
    assert len(set(hashes[:10])) == 10
    assert len(set(hashes[11:])) == 1


def test_a_clip_begins_where_it_is_told(tmp_path):
    """Red for a second, then blue: started at 1 s, it is blue at once."""
    with Encoder(tmp_path / "film.mp4", 160, 90, fps=15) as clip:
        for colour in (RED, BLUE):
            clip.write(np.full((90, 160, 3), colour, np.uint8), repeat=15)
    footage(slot(5, Footage("film.mp4", start=1.0)), TINY, tmp_path / "out.mp4")
    assert near(pictures(tmp_path / "out.mp4")[0], BLUE).all()


def test_a_caption_stands_above_the_subtitle_band(tmp_path):
    """Words appear in the lower left, inside the safe area, and none below the band's top."""
    shown = Footage(still("red.png", (640, 360), RED))
    large = Profile("large", 640, 360, 15)
    footage(slot(2, shown, "纽约联储的金库"), large, tmp_path / "out.mp4")
    changed = ~near(pictures(tmp_path / "out.mp4")[0], RED)
    rows, columns = np.flatnonzero(changed.any(axis=1)), np.flatnonzero(changed.any(axis=0))
    assert 180 < rows[0] < rows[-1] < (4 - theme.BAND_TOP) * 45
    assert columns[0] >= (theme.WIDTH / 2 + theme.SAFE_LEFT) * 45 - 2
    assert columns[-1] < (theme.WIDTH / 2 + theme.SAFE_RIGHT) * 45


def test_each_beat_has_its_own_caption(tmp_path):
    """A caption goes when its beat is over."""
    shot = slot(4, Footage(still("red.png", (640, 360), RED)), "金库")
    shot = replace(shot, beats=(*shot.beats, Beat("two", Span(4, 3), {}, {})))
    footage(shot, Profile("large", 640, 360, 15), tmp_path / "out.mp4")
    plain = [bool(near(picture, RED).all()) for picture in pictures(tmp_path / "out.mp4")]
    assert plain == [False] * 4 + [True] * 3


def test_stills_are_the_frames_of_the_clip(tmp_path):
    """Any frame can be had as a PNG, and it is the picture that the clip shows there."""
    run(["-f", "lavfi", "-i", "testsrc2=s=160x90:r=15:d=1", "-pix_fmt", "yuv420p", "film.mp4"])
    shot = slot(12, Footage("film.mp4", push=0.3))
    footage(shot, TINY, tmp_path / "out.mp4")
    footage_stills(shot, TINY, {11: tmp_path / "b.png", 3: tmp_path / "a.png"})
    clip = pictures(tmp_path / "out.mp4")
    for name, number in (("a.png", 3), ("b.png", 11)):
        png = np.asarray(Image.open(tmp_path / name)).astype(int)
        apart = [float(np.abs(png - picture).mean()) for picture in clip]
        assert apart.index(min(apart)) == number


def test_footage_that_is_not_there_is_named_with_its_neighbour(tmp_path):
    """A typing mistake is answered with the file that is meant."""
    still("vault.png", (10, 10), RED)
    with pytest.raises(ContentError, match=r"vualt\.png: there is no such footage.*'vault\.png'"):
        footage(slot(5, Footage("vualt.png")), TINY, tmp_path / "out.mp4")


@pytest.mark.parametrize("name", ["broken.png", "broken.mp4"])
def test_damaged_footage_is_a_media_error(tmp_path, name):
    """Stills and clips alike; nothing is left behind."""
    (tmp_path / name).write_bytes(b"not a picture")
    with pytest.raises(MediaError, match=name):
        footage(slot(5, Footage(name)), TINY, tmp_path / "out.mp4")
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_start_after_the_end_is_said(tmp_path):
    """The message tells how long the clip is."""
    with Encoder(tmp_path / "film.mp4", 160, 90, fps=15) as clip:
        clip.write(np.zeros((90, 160, 3), np.uint8), repeat=15)
    with pytest.raises(ContentError, match=r"starts at 3\.0 s, but lasts 1\.0 s"):
        footage(slot(5, Footage("film.mp4", start=3.0)), TINY, tmp_path / "out.mp4")
