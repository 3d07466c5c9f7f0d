"""Mux: exact frames, both streams from zero, tagged tracks, chapters, and sound where it was."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np
import pytest

import builders
from langreel.captions.formats.read_file import read
from langreel.errors import ContentError, MediaError
from langreel.ffmpeg import Encoder, frame_hashes, probe, run
from langreel.languages import iso_639_2
from langreel.master.join import trim
from langreel.master.mp4_subtitles import embedded
from langreel.master.mux import mux
from langreel.master.tracks import SoftTrack


def test_a_reel_shows_the_frames_of_its_clips_and_no_others(make, tmp_path):
    """Joined by stream copy, every frame decodes as it did in its clip."""
    reel = make()
    clips = frame_hashes(tmp_path / "it's 1.mp4") + frame_hashes(tmp_path / "第 2.mp4")
    assert frame_hashes(reel.video) == clips
    assert len(clips) == 60


def test_picture_and_sound_begin_at_zero_without_edit_lists(make):
    """Fast start, no edit list, 0.000 and 0.000, equal lengths within one AAC frame."""
    media = probe(make().video)
    assert (media.has_edit_list, media.faststart) == (False, True)
    assert (media.video_starts, media.audio_starts) == (0.0, 0.0)
    assert media.seconds == pytest.approx(4.0, abs=1e-6)
    assert media.audio_seconds == pytest.approx(4.0, abs=1024 / 48000)
    assert (media.audio_codec, media.audio_rate, media.channels) == ("aac", 48000, 2)


def test_every_frame_shows_for_one_frame(make):
    """No frame is longer than the others: pts grow by one frame each, from zero."""
    with av.open(str(make().video)) as container:
        stream = container.streams.video[0]
        times = sorted(packet.pts for packet in container.demux(stream) if packet.pts is not None)
    assert times == [number * 1024 for number in range(60)]


def test_sound_stands_where_it_stood_in_the_stem(tmp_path, make):
    """The encoder's delay of 1024 samples is taken out, though no edit list hides it."""
    make(spoken=[(1.0, 1.001, 0.9), (3.0, 3.001, 0.9)])
    with av.open(str(tmp_path / "tiny.mp4")) as container:
        sound = np.concatenate([np.abs(frame.to_ndarray()[0]) for frame in container.decode(audio=0)])
    for second in (1, 3):
        around = sound[second * 48000 - 4800 : second * 48000 + 4800]
        assert abs(int(np.flatnonzero(around > 0.3)[0]) - 4800) < 24


def test_subtitle_tracks_are_tagged_titled_and_on_time(make, tmp_path):
    """Three-letter languages, titles, one default, and the cue times of the files."""
    media = probe(make().video)
    assert [(track.lang, track.title, track.default) for track in media.tracks] == [
        ("zho", "ZH", True),
        ("eng", "EN", False),
    ]
    files = tuple(read(tmp_path / f"tiny.{lang}.srt").track for lang in ("zh", "en"))
    assert embedded(tmp_path / "tiny.mp4") == files


def test_words_in_a_track_are_its_words(tmp_path, make):
    """Angles, braces and backslashes are the author's, letter for letter."""
    make()
    said = [
        "1 < 2 & 3 > 0",
        "{curly}",
        "back\\slash \\N",
        "<i>italic</i>{\\an8}",
        "AT&amp;T",
        "two|lines",
    ]
    written = builders.track(*((n, n + 0.9, text) for n, text in enumerate(said, 1)))
    clips = [tmp_path / "it's 1.mp4"]
    mux(
        clips,
        tmp_path / "stem.m4a",
        [SoftTrack("en", "E", written)],
        chapters=[],
        tags={},
        out=tmp_path / "n.mp4",
    )
    assert embedded(tmp_path / "n.mp4") == (written,)


def test_chapters_and_tags_survive_their_own_syntax(make):
    """Titles with any signs, in any language, come out as they went in."""
    media = probe(make().video)
    assert [(chapter.begins, chapter.title) for chapter in media.chapters] == [
        (0.0, "开场"),
        (pytest.approx(31 / 15, abs=1e-3), "第二章 = ; #"),
    ]
    assert media.tags["title"] == "片 = ; #"


def test_a_reel_is_read_without_a_warning(make):
    """ffmpeg has nothing to say about the file."""
    assert run(["-v", "warning", "-i", str(make().video), "-f", "null", "-"]) == ""


def test_tracks_change_without_touching_picture_and_sound(make, tmp_path):
    """Swapping a subtitle is a remux: the same frames, the same sound packets."""
    before = packets(make().video)
    sound = tmp_path / "stem.m4a"
    clips = [tmp_path / "it's 1.mp4", tmp_path / "第 2.mp4"]
    mux(
        clips,
        sound,
        [SoftTrack("ja", "日本語", builders.track((1, 2, "こんにちは")))],
        chapters=[],
        tags={},
        out=tmp_path / "swapped.mp4",
    )
    assert packets(tmp_path / "swapped.mp4") == before
    assert [track.lang for track in probe(tmp_path / "swapped.mp4").tracks] == ["jpn"]


def packets(path):
    with av.open(str(path)) as container:
        streams = [container.streams.video[0], container.streams.audio[0]]
        return sorted(
            (p.stream.index, p.pts, bytes(p)) for p in container.demux(streams) if p.pts is not None
        )


def test_any_name_is_a_file(make, tmp_path, monkeypatch):
    """Names that look like protocols, options or shell words are names."""
    make()
    monkeypatch.chdir(tmp_path)
    clip, sound, reel = Path("pipe:1 -y.mp4"), Path("-i $(x).m4a"), Path("http: 'a\" 片.mp4")
    (tmp_path / "it's 1.mp4").rename(clip)
    (tmp_path / "stem.m4a").rename(sound)
    mux([clip, clip], sound, [], chapters=[], tags={}, out=reel)
    assert probe(reel).frames == 62


def test_nothing_but_the_reel_is_left(make, tmp_path):
    """No draft, no folder of parts."""
    make()
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_failed_mux_leaves_the_old_reel(make, tmp_path):
    """A damaged clip is a MediaError that names it, and the reel that was there stays."""
    old = make().video.read_bytes()
    (tmp_path / "第 2.mp4").write_bytes(b"damaged")
    with pytest.raises(MediaError, match=r"第 2\.mp4"):
        mux(
            [tmp_path / "it's 1.mp4", tmp_path / "第 2.mp4"],
            tmp_path / "stem.m4a",
            [],
            chapters=[],
            tags={},
            out=tmp_path / "tiny.mp4",
        )
    assert (tmp_path / "tiny.mp4").read_bytes() == old
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


@pytest.mark.parametrize(
    ("cues", "message"),
    [
        ([], "without a single cue"),
        ([(1, 2, "债" * 30_000)], "a cue of 90000 bytes, MP4 holds 65535 at most"),
    ],
)
def test_cues_that_are_no_track_are_refused(make, tmp_path, cues, message):
    """No cues, or one that MP4 cannot hold: a ContentError, and no film."""
    make()
    with pytest.raises(ContentError, match=message):
        mux(
            [tmp_path / "it's 1.mp4"],
            tmp_path / "stem.m4a",
            [SoftTrack("zh", "x", builders.track(*cues))],
            chapters=[],
            tags={},
            out=tmp_path / "reel.mp4",
        )
    assert not (tmp_path / "reel.mp4").exists()


def test_cues_at_once_are_stacked(make, tmp_path):
    """A track shows one cue at a time: what overlaps stands in one, whatever their order."""
    make()
    cues = builders.track((2, 4, "b"), (1, 3, "a"), rate=15)
    soft, out = [SoftTrack("en", "E", cues)], tmp_path / "n.mp4"
    mux([tmp_path / "it's 1.mp4"], tmp_path / "stem.m4a", soft, chapters=[], tags={}, out=out)
    (shown,) = embedded(out)
    assert [(cue.span.start, cue.span.end, cue.lines) for cue in shown.cues] == [
        (1000, 2000, ("a",)),
        (2000, 3000, ("a", "b")),
        (3000, 4000, ("b",)),
    ]


def test_only_encoded_sound_is_taken(make, tmp_path):
    """Muxing copies: a stem that is still a WAV is a MediaError that names it."""
    make()
    with pytest.raises(MediaError, match=r"stem\.wav holds pcm_s16le where one sound in AAC is needed"):
        mux(
            [tmp_path / "it's 1.mp4"],
            tmp_path / "stem.wav",
            [],
            chapters=[],
            tags={},
            out=tmp_path / "reel.mp4",
        )


def test_clips_of_another_size_do_not_join(make, tmp_path, join):
    """The message names the clip that differs."""
    make()
    with Encoder(tmp_path / "big.mp4", 320, 180, fps=15) as clip:
        clip.write(np.zeros((180, 320, 3), np.uint8), repeat=5)
    with pytest.raises(MediaError, match=r"big\.mp4 does not join"):
        join([tmp_path / "it's 1.mp4", tmp_path / "big.mp4"], tmp_path / "both.mp4")


@pytest.mark.parametrize(("start", "frames"), [(0, 7), (7, 14), (21, 10), (28, 3)])
def test_trim_copies_exactly_the_frames_between_key_frames(make, tmp_path, join, start, frames):
    """The part decodes as it did in the whole, and joins again."""
    make()
    trim(tmp_path / "it's 1.mp4", start, frames, out=tmp_path / "part.mp4")
    whole = frame_hashes(tmp_path / "it's 1.mp4")
    assert frame_hashes(tmp_path / "part.mp4") == whole[start : start + frames]
    join([tmp_path / "part.mp4", tmp_path / "part.mp4"], tmp_path / "twice.mp4")
    assert frame_hashes(tmp_path / "twice.mp4") == whole[start : start + frames] * 2


def test_trim_refuses_what_would_need_encoding(make, tmp_path):
    """A cut that is not at a key frame is named."""
    make()
    with pytest.raises(MediaError, match=r"frame 5 of it's 1\.mp4 is not a key frame"):
        trim(tmp_path / "it's 1.mp4", 5, 2, out=tmp_path / "part.mp4")


def test_a_trim_of_nothing_is_said(make, tmp_path):
    """A shot that its transitions eat up leaves no clip."""
    make()
    with pytest.raises(MediaError, match="is left between two transitions"):
        trim(tmp_path / "it's 1.mp4", 7, 0, out=tmp_path / "part.mp4")


def test_languages_become_the_codes_of_mp4():
    """ISO 639-2/T; what is no language is undetermined."""
    assert [iso_639_2(lang) for lang in ("zh", "en", "ja", "zh-Hant", "zh+en", "yue", "??")] == [
        "zho", "eng", "jpn", "zho", "mul", "yue", "und",
    ]  # fmt: skip
