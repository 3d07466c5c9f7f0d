"""Encode: exact frames, holds that stand still, repeatable bytes, and nothing left after a failure."""

from __future__ import annotations

import resource
from pathlib import Path

import av
import numpy as np
import pytest

from langreel.errors import BuildError, LangreelError, MediaError
from langreel.ffmpeg import BT709, Encoder, frame_hashes, h264, probe, run
from langreel.ffmpeg.gop_store import GopStore
from langreel.ffmpeg.pictures import cut
from langreel.ffmpeg.rejoin import rejoin

GROUND = (13, 21, 38)


def card(x: int) -> np.ndarray:
    """A white bar at ``x`` on the ground, 160 x 90."""
    picture = np.zeros((90, 160, 3), np.uint8)
    picture[:] = GROUND
    picture[20:70, x : x + 12] = 255
    return picture


def plain(colour: tuple[int, int, int]) -> np.ndarray:
    return np.full((90, 160, 3), colour, np.uint8)


def moving_then_holding(out: Path) -> None:
    with Encoder(out, 160, 90, fps=15, keys=(33, 77)) as clip:
        for x in range(10):
            clip.write(card(x))
        clip.write(card(50), repeat=100)
        for x in range(10):
            clip.write(card(x))
        clip.write(card(80), repeat=8)


def test_a_clip_has_exactly_the_frames_that_were_written(tmp_path):
    """Ten moving frames, a hold of a hundred, ten more and a short hold are 128 frames, 1/15 s each."""
    moving_then_holding(tmp_path / "clip.mp4")
    media = probe(tmp_path / "clip.mp4")
    assert (media.frames, media.fps, media.seconds) == (128, 15, pytest.approx(128 / 15))
    assert len(frame_hashes(tmp_path / "clip.mp4")) == 128
    with av.open(str(tmp_path / "clip.mp4")) as container:
        assert sum(1 for _ in container.decode(video=0)) == 128


def test_clips_are_what_the_delivery_asks_for(tmp_path):
    """H.264 High, yuv420p, BT.709 limited, from 0.000 on, without an edit list."""
    moving_then_holding(tmp_path / "clip.mp4")
    media = probe(tmp_path / "clip.mp4")
    assert (media.codec, media.profile, media.pixel_format) == ("h264", "High", "yuv420p")
    assert media.colours == BT709
    assert (media.video_starts, media.has_edit_list) == (0.0, False)


def test_key_frames_stand_at_zero_at_keys_and_each_two_seconds(tmp_path):
    """At 15 fps a GOP is 30 frames at most; a hold starts one, what follows it too, and a key asked for."""
    moving_then_holding(tmp_path / "clip.mp4")
    assert probe(tmp_path / "clip.mp4").keys == (0, 10, 33, 63, 77, 107, 110, 120)


def test_a_hold_stands_perfectly_still(tmp_path):
    """Every frame of a hold decodes to the same picture."""
    moving_then_holding(tmp_path / "clip.mp4")
    hashes = frame_hashes(tmp_path / "clip.mp4")
    assert len(set(hashes[10:110])) == 1
    assert len(set(hashes[:10])) == 10


@pytest.mark.parametrize("seed", [1, 2])
def test_a_hold_of_a_photograph_stands_still_too(tmp_path, seed):
    """Noise and gradients, which x264 would go on refining, hold as still as type."""
    noise = np.random.default_rng(seed).integers(0, 60, (90, 160, 3))
    picture = (noise + np.arange(160)[None, :, None]).astype(np.uint8)
    with Encoder(tmp_path / "clip.mp4", 160, 90, fps=30) as clip:
        clip.write(picture, repeat=100)
    assert len(set(frame_hashes(tmp_path / "clip.mp4"))) == 1


def test_a_longer_hold_after_a_short_one_stands_still_too(tmp_path):
    """What follows a key frame in which nothing changes is cut to each hold's length, whatever is seen."""
    with Encoder(tmp_path / "clip.mp4", 160, 90, fps=30) as clip:
        for x, frames in ((0, 17), (50, 29), (100, 20)):
            clip.write(card(x), repeat=frames)
    hashes = frame_hashes(tmp_path / "clip.mp4")
    assert [len(set(part)) for part in (hashes[:17], hashes[17:46], hashes[46:])] == [1, 1, 1]
    assert len(set(hashes)) == 3


def test_a_clip_with_holds_can_be_entered_anywhere(tmp_path):
    """Seeking to any frame shows the picture that plain playing shows there."""
    moving_then_holding(tmp_path / "clip.mp4")
    with av.open(str(tmp_path / "clip.mp4")) as container:
        played = [frame.to_ndarray() for frame in container.decode(video=0)]
        stream = container.streams.video[0]
        for number in (5, 40, 76, 77, 109, 127):
            container.seek(number * 1024, stream=stream)
            frame = next(f for f in container.decode(video=0) if f.pts == number * 1024)
            assert np.array_equal(frame.to_ndarray(), played[number])


def test_a_hold_of_minutes_is_made_of_the_same_few_packets(tmp_path):
    """Frames are counted to 16, so what follows a key frame comes again and again; every frame decodes."""
    with Encoder(tmp_path / "clip.mp4", 160, 90, fps=60) as clip:
        clip.write(card(5), repeat=7200)
    assert len(set(frame_hashes(tmp_path / "clip.mp4"))) == 1
    assert probe(tmp_path / "clip.mp4").frames == 7200
    assert probe(tmp_path / "clip.mp4").keys == tuple(range(0, 7200, 120))
    assert (tmp_path / "clip.mp4").stat().st_size < 300_000
    assert run(["-v", "warning", "-i", str(tmp_path / "clip.mp4"), "-f", "null", "-"]) == ""


@pytest.mark.parametrize("size", [(160, 90), (1080, 1920)])
def test_what_follows_a_picture_that_stands_comes_again(tmp_path, monkeypatch, size):
    """After 32 packets x264 begins anew, so that no more are made for a hold of any length."""
    monkeypatch.setattr(h264, "_ROUND", 96)
    writer = h264.Writer(tmp_path / "clip.mp4", *size, fps=60, known=GopStore(tmp_path))
    packets = writer._still()
    assert len(packets) == 96 and packets[:32] == packets[32:64] == packets[64:]


def test_ffmpeg_finds_nothing_to_complain_about(tmp_path):
    """Repeated packets make a stream that decodes without a warning."""
    moving_then_holding(tmp_path / "clip.mp4")
    assert run(["-v", "warning", "-i", str(tmp_path / "clip.mp4"), "-f", "null", "-"]) == ""


def test_the_same_pictures_give_the_same_bytes(tmp_path):
    """Encoding is repeatable, and a hold is a hold however it is told."""
    for name, times in (("repeat.mp4", 1), ("again.mp4", 1), ("written.mp4", 20)):
        with Encoder(tmp_path / name, 160, 90, fps=15) as clip:
            clip.write(card(0))
            for _ in range(times):
                clip.write(card(30), repeat=20 // times)
    files = [(tmp_path / name).read_bytes() for name in ("repeat.mp4", "again.mp4", "written.mp4")]
    assert files[0] == files[1] == files[2]


@pytest.mark.parametrize(
    ("colour", "yuv"),
    [((255, 255, 255), (235, 128, 128)), ((0, 0, 0), (16, 128, 128)), ((255, 0, 0), (63, 102, 240))],
)
def test_colours_are_bt709_limited(tmp_path, colour, yuv):
    """White is 235, black 16, and red has the luma that BT.709 gives it."""
    with Encoder(tmp_path / "clip.mp4", 160, 90, fps=15) as clip:
        clip.write(plain(colour), repeat=15)
    with av.open(str(tmp_path / "clip.mp4")) as container:
        planes = next(container.decode(video=0)).to_ndarray()
    assert np.abs(planes[:90].astype(int) - yuv[0]).max() <= 1
    assert np.abs(planes[90:112].astype(int) - yuv[1]).max() <= 1
    assert np.abs(planes[113:].astype(int) - yuv[2]).max() <= 1


def test_alpha_is_left_out(tmp_path):
    """An RGBA picture on an opaque ground gives the same clip as its RGB."""
    with Encoder(tmp_path / "rgb.mp4", 160, 90, fps=15) as clip:
        clip.write(card(3))
    with Encoder(tmp_path / "rgba.mp4", 160, 90, fps=15) as clip:
        clip.write(np.dstack([card(3), np.full((90, 160), 255, np.uint8)]))
    assert (tmp_path / "rgb.mp4").read_bytes() == (tmp_path / "rgba.mp4").read_bytes()


def test_the_painter_may_reuse_its_array(tmp_path):
    """A picture is taken as it was when it was written."""
    canvas = card(0)
    with Encoder(tmp_path / "clip.mp4", 160, 90, fps=15) as clip:
        for x in range(20):
            canvas[:] = card(x * 5)
            clip.write(canvas)
    assert len(set(frame_hashes(tmp_path / "clip.mp4"))) == 20


def test_nothing_stays_of_a_clip_that_was_aborted(tmp_path):
    """A scene that raises leaves neither a clip nor a draft."""
    with pytest.raises(ZeroDivisionError), Encoder(tmp_path / "clip.mp4", 160, 90, fps=15) as clip:
        clip.write(card(0), repeat=50)
        raise ZeroDivisionError
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def small_disk():
    """No file may grow beyond 20 kB."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.usefixtures("small_disk")
def test_a_full_disk_reaches_the_painter(tmp_path):
    """What fails in the encoding thread is raised by write or close, and nobody waits for ever."""
    noise = np.random.default_rng(1)
    with (
        pytest.raises(BuildError, match="the disk is full"),
        Encoder(tmp_path / "c.mp4", 160, 90, fps=15) as clip,
    ):
        for _ in range(100):
            clip.write(noise.integers(0, 255, (90, 160, 3), np.uint8))
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_is_said_at_once(tmp_path):
    """Before a single picture is painted: a BuildError that names the clip."""
    (tmp_path / "nowhere").write_text("a file where the folder should be")
    with pytest.raises(BuildError, match=r"cannot write clip\.mp4"):
        Encoder(tmp_path / "nowhere" / "clip.mp4", 160, 90, fps=15)


def test_a_clip_without_frames_is_an_error(tmp_path):
    """A clip has at least one frame."""
    clip = Encoder(tmp_path / "clip.mp4", 160, 90, fps=15)
    with pytest.raises(MediaError, match="without a single frame"):
        clip.close()
    assert list(tmp_path.iterdir()) == []


def test_an_existing_clip_stays_until_the_new_one_is_whole(tmp_path):
    """The file at ``out`` is never half written."""
    (tmp_path / "clip.mp4").write_bytes(b"the old one")
    clip = Encoder(tmp_path / "clip.mp4", 160, 90, fps=15)
    clip.write(card(0), repeat=40)
    assert (tmp_path / "clip.mp4").read_bytes() == b"the old one"
    clip.close()
    assert probe(tmp_path / "clip.mp4").frames == 40


def test_a_closed_clip_takes_no_more(tmp_path):
    """Writing after the end is an error, not a wait."""
    clip = Encoder(tmp_path / "clip.mp4", 160, 90, fps=15)
    clip.write(card(0))
    clip.close()
    for _ in range(10):
        with pytest.raises(ValueError, match=r"clip\.mp4 is closed"):
            clip.write(card(1))


def test_a_clip_that_cannot_take_its_place_is_said(tmp_path):
    """A folder has come to stand where the clip should go: a clear error, and no draft stays."""
    clip = Encoder(tmp_path / "clip.mp4", 160, 90, fps=15)
    clip.write(card(0))
    (tmp_path / "clip.mp4").mkdir()
    with pytest.raises(LangreelError, match=r"clip\.mp4"):
        clip.close()
    assert [path.name for path in tmp_path.iterdir()] == ["clip.mp4"]


class Flag:
    """A picture that tells when its pixels are asked for."""

    def __init__(self, x: int, asked: list[int], *, passing: bool = False) -> None:
        self.x, self.asked, self.key, self.passing = x, asked, b"%d" % x, passing

    def patches(self):
        self.asked.append(self.x)
        return [cut(card(self.x), (0, 90), (0, 160))]


def waved(out, places, earlier=None):
    """A clip of flags: pairs of place and repeat. What its encoder told, and which flags it had painted."""
    asked: list[int] = []
    with Encoder(out, 160, 90, fps=15, keys=(), earlier=earlier) as clip:
        for x, repeat in places:
            clip.add(Flag(x, asked), repeat)
    return tuple(clip.gops), asked


BEFORE = [*((x, 1) for x in range(45)), (48, 30), *((x, 1) for x in range(50, 60)), (70, 12)]
"""Three seconds that move, a hold, ten frames that move, and a hold."""


def test_what_an_earlier_clip_has_is_not_painted_again(tmp_path):
    """The same pictures again: the same bytes, and no picture is asked for its pixels."""
    gops, painted = waved(tmp_path / "one.mp4", BEFORE)
    again, repainted = waved(tmp_path / "two.mp4", BEFORE, (tmp_path / "one.mp4", gops))
    assert (tmp_path / "one.mp4").read_bytes() == (tmp_path / "two.mp4").read_bytes()
    assert painted == [x for x, _ in BEFORE]
    assert (again, repainted) == (gops, [])


@pytest.mark.parametrize(
    ("after", "painted"),
    [
        ([*BEFORE[:46], *((x, 1) for x in range(90, 95))], {90, 91, 92, 93, 94}),
        ([*BEFORE[:45], (48, 61), *BEFORE[46:]], set()),
        ([*BEFORE[:45], (48, 9), *BEFORE[46:]], set()),
        ([(99, 20), *BEFORE], {99}),
        ([*BEFORE[:32], (99, 1), *BEFORE[33:]], {30, 31, 99, *range(33, 45)}),
    ],
    ids=["another end", "a longer hold", "a shorter hold", "a hold before", "one frame"],
)
def test_a_changed_clip_is_the_clip_made_anew(tmp_path, after, painted):
    """Whatever is taken over from before, the bytes are those of a clip that had no before."""
    gops, _ = waved(tmp_path / "before.mp4", BEFORE)
    _, asked = waved(tmp_path / "after.mp4", after, (tmp_path / "before.mp4", gops))
    waved(tmp_path / "anew.mp4", after)
    assert (tmp_path / "after.mp4").read_bytes() == (tmp_path / "anew.mp4").read_bytes()
    assert set(asked) == painted


def test_an_earlier_clip_that_is_damaged_is_not_used(tmp_path):
    """Cut short, or told of wrongly: the clip is made as if there had been none."""
    gops, painted = waved(tmp_path / "one.mp4", BEFORE)
    (tmp_path / "cut.mp4").write_bytes((tmp_path / "one.mp4").read_bytes()[:3000])
    for earlier in ((tmp_path / "cut.mp4", gops), (tmp_path / "one.mp4", gops[1:]), (tmp_path / "no", gops)):
        assert waved(tmp_path / "two.mp4", BEFORE, earlier) == (gops, painted)
        assert (tmp_path / "one.mp4").read_bytes() == (tmp_path / "two.mp4").read_bytes()


def test_the_same_motion_twice_is_encoded_once(tmp_path):
    """What comes again in a clip, from hold to hold, is taken from where it was first."""
    motion = [(5, 20), *((x, 1) for x in range(10, 17)), (30, 20)]
    _, asked = waved(tmp_path / "clip.mp4", motion * 2)
    assert asked == [5, *range(10, 17), 30]


def test_a_motion_is_taken_over_wherever_it_stands(tmp_path):
    """Said to be a motion of its own, it falls into the same GOPs after three frames as after none."""
    motion = [(x, 1) for x in range(20, 30)]
    gops, _ = waved(tmp_path / "one.mp4", [*motion])
    asked: list[int] = []
    with Encoder(
        tmp_path / "two.mp4", 160, 90, fps=15, keys=(), earlier=(tmp_path / "one.mp4", gops)
    ) as clip:
        for x in (1, 2, 3):
            clip.add(Flag(x, asked))
        clip.motion()
        for x, repeat in motion:
            clip.add(Flag(x, asked), repeat)
    assert (asked, tuple(clip.gops[1:])) == ([1, 2, 3], gops)


def test_what_cannot_be_known_does_not_wait(tmp_path):
    """A picture is asked for its pixels as soon as its GOP may be another one than any before."""
    gops, _ = waved(tmp_path / "one.mp4", BEFORE)
    asked: list[int] = []
    with Encoder(tmp_path / "two.mp4", 160, 90, fps=15, earlier=(tmp_path / "one.mp4", gops)) as clip:
        for number, x in enumerate((0, 1, 2, 90, 91, 92)):
            if x == 90:
                clip.motion()
            clip.add(Flag(x, asked))
            # A picture is known to be over with the next one; those that begin as before wait for the rest.
            assert asked == ([] if number < 3 else [0, 1, 2, *range(90, x)])


def test_a_hold_of_pixels_is_handed_over_once(tmp_path):
    """Its GOPs are cut from the first, though nobody could tell tomorrow what it shows."""
    asked: list[int] = []
    with Encoder(tmp_path / "clip.mp4", 160, 90, fps=15) as clip:
        clip.add(Flag(5, asked, passing=True), 100)
    assert asked == [5]
    assert probe(tmp_path / "clip.mp4").keys == (0, 30, 60, 90)


def test_pixels_are_never_taken_from_an_earlier_clip(tmp_path):
    """What only pixels can tell has no name that lasts: other pixels there are other pictures."""
    earlier = None
    for name, first, second in (("one.mp4", 10, 20), ("two.mp4", 30, 40)):
        with Encoder(tmp_path / name, 160, 90, fps=15, keys=(), earlier=earlier) as clip:
            clip.write(card(first), repeat=30)
            clip.write(card(second), repeat=3)
        assert set(clip.gops) == {""}
        earlier = tmp_path / name, tuple(clip.gops)
    assert not set(frame_hashes(tmp_path / "one.mp4")) & set(frame_hashes(tmp_path / "two.mp4"))


@pytest.mark.parametrize("frames", range(1, 12))
def test_every_picture_shows_at_its_time_however_long_its_group_is(tmp_path, frames):
    """Every other is decoded behind the one that shows after it; a frame ahead, all come in time."""
    with Encoder(tmp_path / "clip.mp4", 160, 90, fps=60) as clip:
        for number in range(frames):
            clip.write(card(12 * number))
    with av.open(str(tmp_path / "clip.mp4")) as container:
        packets = [each for each in container.demux(video=0) if each.pts is not None]
    tick = packets[0].time_base * 60
    assert sorted(each.pts * tick for each in packets) == list(range(frames))
    assert all(each.pts * tick >= number - 1 for number, each in enumerate(packets))
    assert frames < 3 or [each.pts for each in packets] != sorted(each.pts for each in packets)
    with av.open(str(tmp_path / "clip.mp4")) as container:
        shown = [frame.to_ndarray()[45, :160] for frame in container.decode(video=0)]
    assert [int((row > 125).argmax()) for row in shown] == [12 * number for number in range(frames)]


def test_a_clip_joined_from_others_shows_every_picture_at_its_time(tmp_path):
    """Groups of lengths that end with any kind of picture, one after another."""
    for name, frames in (("a", 3), ("b", 6), ("c", 1), ("d", 9)):
        with Encoder(tmp_path / f"{name}.mp4", 160, 90, fps=60) as clip:
            for number in range(frames):
                clip.write(card(12 * number))
    rejoin([tmp_path / f"{name}.mp4" for name in "abcd"], 160, 90, fps=60, out=tmp_path / "all.mp4")
    with av.open(str(tmp_path / "all.mp4")) as container:
        shown = [frame.to_ndarray()[45, :160] for frame in container.decode(video=0)]
    wanted = [12 * number for frames in (3, 6, 1, 9) for number in range(frames)]
    assert [int((row > 125).argmax()) for row in shown] == wanted
