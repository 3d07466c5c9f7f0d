"""Burning: words in the picture, whatever they hold; every sound packet, chapter and tag as it was."""

from __future__ import annotations

import tempfile
from hashlib import sha256
from pathlib import Path

import av
import numpy as np
import pytest

from langreel.captions.formats import ass
from langreel.captions.formats.appearance import TrackLook
from langreel.errors import MediaError, UsageError
from langreel.ffmpeg import probe
from langreel.fonts import font_file
from langreel.master.burn import burn, quoted
from langreel.model import Cue, Span, Track

FONT = "Noto Sans CJK SC"


def script(*cues: tuple[int, int, str], style: str = "house", size=(160, 90)) -> str:
    made = tuple(Cue(Span(a, b - a), tuple(text.split("|"))) for a, b, text in cues)
    return ass.write(Track(made, 1000), TrackLook("zh", size, style=style))


@pytest.fixture
def fonts() -> list[Path]:
    return [font_file(FONT, Path())]


def grey(path: Path, second: float) -> np.ndarray:
    """The picture at a moment, as brightness."""
    with av.open(str(path)) as container:
        for frame in container.decode(video=0):
            if frame.time >= second - 1e-6:
                return frame.to_ndarray(format="gray").astype(int)
    raise AssertionError(f"nothing at {second}")


def drawn(path: Path, plain: Path, second: float) -> np.ndarray:
    """Rows in which a burnt film differs from the plain one at a moment."""
    return np.unique(np.argwhere(np.abs(grey(path, second) - grey(plain, second)) > 30)[:, 0])


def sound(path: Path) -> list[tuple[int, str]]:
    with av.open(str(path)) as container:
        packets = container.demux(container.streams.audio)
        return [(p.pts, sha256(bytes(p)).hexdigest()) for p in packets if p.pts is not None]


def test_words_stand_in_the_picture_while_their_cue_lasts(make, tmp_path, fonts):
    """Nothing before, letters in the band at the foot meanwhile, nothing after; in one of our own reels."""
    video = make(clips=None).video
    burn(video, script((1000, 2000, "美债")), fonts, out=tmp_path / "out.mp4")
    for second, words in ((0.5, False), (1.5, True), (2.5, False)):
        rows = drawn(tmp_path / "out.mp4", video, second)
        assert (len(rows) > 0) == words
        assert not words or rows.min() > 90 * 0.82


def test_everything_else_is_as_it_was(make, tmp_path, fonts):
    """Frames, sound, chapters, tags, colours, no edit list; soft tracks are left out."""
    video = make().video
    burn(video, script((1000, 2000, "美债")), fonts, out=tmp_path / "out.mp4")
    before, after = probe(video), probe(tmp_path / "out.mp4")
    for fact in ("frames", "fps", "width", "height", "seconds", "video_starts", "audio_starts",
                 "colours", "profile", "pixel_format", "has_edit_list", "faststart"):  # fmt: skip
        assert getattr(after, fact) == getattr(before, fact), fact
    assert [(each.title, round(each.begins, 3)) for each in after.chapters] == [
        (each.title, round(each.begins, 3)) for each in before.chapters
    ]
    assert after.tags["title"] == before.tags["title"] and after.tracks == ()
    assert sound(tmp_path / "out.mp4") == sound(video)


@pytest.mark.parametrize(
    "text", [r"{\an8}{\fs99}上", r"\N\h{\p1}m 0 0 l 100 100", "',:;[]%=\\", "{\\pos(1,1)}x"]
)
def test_words_are_never_orders(make, tmp_path, fonts, text):
    """Overrides, drawings and filter signs are shown as words, in the band."""
    video = make().video
    burn(video, script((0, 4000, text)), fonts, out=tmp_path / "out.mp4")
    assert drawn(tmp_path / "out.mp4", video, 1.0).min() > 90 * 0.75


def test_any_folder_will_do(make, tmp_path, fonts, monkeypatch):
    """A temporary folder and a film whose names are full of signs that filters read."""
    odd = tmp_path / "it's [a]; b, c: d=%1"
    odd.mkdir()
    video = make().video.rename(odd / "film's.mp4")
    monkeypatch.setattr(tempfile, "tempdir", str(odd))
    burn(video, script((0, 4000, "美债")), fonts, out=odd / "out's.mp4")
    assert len(drawn(odd / "out's.mp4", video, 1.0)) > 0
    assert quoted(Path("a:b")) == "a\\\\:b"


def test_two_languages_keep_their_places(make, tmp_path, fonts):
    """The first stands above, the second below, and neither moves when the other goes."""
    top = Track((Cue(Span(0, 3000), ("上",)),), 1000)
    bottom = Track((Cue(Span(0, 1500), ("below",)),), 1000)
    video = make().video
    burn(video, ass.stacked(top, bottom, TrackLook("zh+en", (160, 90))), fonts, out=tmp_path / "out.mp4")
    both, alone = (drawn(tmp_path / "out.mp4", video, second) for second in (1.0, 2.0))
    assert abs(both.min() - alone.min()) <= 1 and both.max() > alone.max() + 3


def test_progress_and_mistakes_are_told(make, tmp_path, fonts):
    """Seconds done, up to the end; a file that is no film gets a hint."""
    heard: list[float] = []
    burn(make().video, script((0, 100, "美")), fonts, out=tmp_path / "out.mp4", on_progress=heard.append)
    assert heard and heard == sorted(heard) and heard[-1] == pytest.approx(4.0, abs=0.2)
    with pytest.raises(UsageError):
        burn(tmp_path / "none.mp4", "", fonts, out=tmp_path / "x.mp4")
    with pytest.raises(MediaError):
        burn(tmp_path / "stem.wav", "", fonts, out=tmp_path / "x.mp4")
    assert not (tmp_path / "x.mp4").exists()
