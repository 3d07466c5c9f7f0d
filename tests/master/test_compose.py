"""Compose: footage of exactly its slot's frames, and passages that keep the reel's length."""

from __future__ import annotations

from dataclasses import replace

import av
import numpy as np
import pytest
from PIL import Image

import builders
from langreel import theme
from langreel.errors import ContentError, MediaError
from langreel.ffmpeg import Encoder, frame_hashes, probe, run
from langreel.master.compose import BLENDS, footage, footage_stills, transition
from langreel.master.join import trim
from langreel.model import Beat, Footage, Profile, Shot, Span

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


def pictures(path) -> list[np.ndarray]:
    with av.open(str(path)) as container:
        return [frame.to_ndarray(format="rgb24").astype(int) for frame in container.decode(video=0)]


def near(picture: np.ndarray, colour: tuple[int, int, int]) -> np.ndarray:
    return np.abs(picture - np.array(colour)).max(axis=-1) < 16


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
    old, new = np.random.default_rng(1).integers(0, 256, (2, 8, 12, 3), np.uint8)
    black, mixed, faded = np.zeros_like(old), BLENDS["crossfade"], BLENDS["fade"]
    for step in range(50):
        progress = step / 50
        wanted = mixed(old, black, 2 * progress) if step < 25 else mixed(black, new, 2 * progress - 1)
        assert np.array_equal(faded(old, new, progress), wanted)


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
