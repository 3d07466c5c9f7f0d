"""Probe: what is counted, and what is said of files that are not whole."""

from __future__ import annotations

import numpy as np
import pytest

from langreel.errors import MediaError
from langreel.ffmpeg import Encoder, probe, run, shown_size, told_length
from langreel.ffmpeg.probe import kind


def clip(out):
    with Encoder(out, 160, 90, fps=15) as encoder:
        for shade in range(30):
            encoder.write(np.full((90, 160, 3), shade * 8, np.uint8))
    return out


def test_a_sound_file_has_no_frames(tmp_path):
    """A WAV tells rate, channels and seconds."""
    run(["-f", "lavfi", "-i", "sine=duration=1.5:sample_rate=8000", str(tmp_path / "tone.wav")])
    media = probe(tmp_path / "tone.wav")
    assert (media.frames, media.audio_rate, media.channels, media.seconds) == (0, 8000, 1, 1.5)


def test_a_header_tells_the_length(tmp_path):
    """Of our own films it is what is counted; a sound has no picture to tell of."""
    media = probe(clip(tmp_path / "clip.mp4"))
    assert told_length(tmp_path / "clip.mp4") == (media.frames, media.fps) == (30, 15)
    run(["-f", "lavfi", "-i", "sine=duration=0.1", str(tmp_path / "tone.wav")])
    with pytest.raises(MediaError, match="holds no picture"):
        told_length(tmp_path / "tone.wav")


def test_an_edit_list_is_seen(tmp_path):
    """What ffmpeg writes by default has an edit list and its index at the end."""
    run(["-f", "lavfi", "-i", "testsrc=d=1:s=160x90:r=15", "-pix_fmt", "yuv420p", str(tmp_path / "a.mp4")])
    media = probe(tmp_path / "a.mp4")
    assert (media.has_edit_list, media.faststart) == (True, False)


def test_chapters_tracks_and_tags_are_read(tmp_path):
    """Chapters in seconds, subtitle tracks with their languages, the file's tags."""
    (tmp_path / "zh.srt").write_text("1\n00:00:00,100 --> 00:00:01,000\n你好\n", "utf-8")
    notes = ";FFMETADATA1\ntitle=片\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=2000\ntitle=开场\n"
    (tmp_path / "notes.txt").write_text(notes, "utf-8")
    run(["-i", str(clip(tmp_path / "a.mp4")), "-i", str(tmp_path / "zh.srt"), "-f", "ffmetadata", "-i",
         str(tmp_path / "notes.txt"), "-map_metadata", "2", "-c", "copy", "-c:s", "mov_text",
         "-metadata:s:s:0", "language=zho", str(tmp_path / "b.mp4")])  # fmt: skip
    media = probe(tmp_path / "b.mp4")
    assert [(chapter.begins, chapter.title) for chapter in media.chapters] == [(0.0, "开场")]
    assert [track.lang for track in media.tracks] == ["zho"]
    assert media.tags["title"] == "片"


@pytest.mark.parametrize("keep", [0, 100, 0.6, 0.95])
def test_a_file_that_breaks_off_is_damaged(tmp_path, keep):
    """Cut anywhere, a file is a MediaError that names it."""
    source = str(clip(tmp_path / "a.mp4"))
    run(["-i", source, "-c", "copy", "-movflags", "+faststart", str(tmp_path / "b.mp4")])
    whole = (tmp_path / "b.mp4").read_bytes()
    length = int(keep * len(whole)) if isinstance(keep, float) else keep
    (tmp_path / "b.mp4").write_bytes(whole[:length])
    with pytest.raises(MediaError, match=r"b\.mp4"):
        probe(tmp_path / "b.mp4")


def test_a_text_file_is_not_media(tmp_path):
    """Not a traceback but a MediaError, also for files that are not there."""
    (tmp_path / "notes.txt").write_text("these are no pictures")
    for name in ("notes.txt", "none.mp4"):
        with pytest.raises(MediaError, match=name):
            probe(tmp_path / name)


def test_a_file_of_words_alone_has_neither_picture_nor_sound(tmp_path):
    """A subtitle file is media to ffmpeg."""
    (tmp_path / "words.srt").write_text("1\n00:00:01,000 --> 00:00:02,000\nx\n", "utf-8")
    media = probe(tmp_path / "words.srt")
    assert (media.frames, media.audio_rate, len(media.tracks)) == (0, 0, 1)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        (
            "a.srt",
            "1\n00:00:01,000 --> 00:00:02,000\nx\n\n2\n00:00:03,000 --> 00:00:04,000\ny\n",
            "subtitles",
        ),
        ("a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nx\n", "subtitles"),
        ("a.txt", "words, " * 400, "text"),
    ],
)
def test_files_of_words_are_known_for_what_they_are(tmp_path, name, content, told):
    """Subtitles are tracks without a picture; what ffmpeg would draw as a terminal is a text, and no film."""
    (tmp_path / name).write_text(content, "utf-8")
    assert kind(tmp_path / name) == told
    if told == "text":
        with pytest.raises(MediaError, match=r"a\.txt is a text"):
            probe(tmp_path / name)
    else:
        assert len(probe(tmp_path / name).tracks) == 1


def test_pictures_and_covers_are_no_films(tmp_path):
    """A picture has one frame; a sound with a cover has none."""
    picture, tone, covered = (str(tmp_path / name) for name in ("a.png", "a.m4a", "b.m4a"))
    run(["-f", "lavfi", "-i", "color=red:s=64x64", "-frames:v", "1", picture])
    run(["-f", "lavfi", "-i", "sine=duration=1", tone])
    run(["-i", tone, "-i", picture, "-map", "0", "-map", "1", "-c", "copy", "-disposition:v", "attached_pic",
         covered])  # fmt: skip
    assert [kind(tmp_path / name) for name in ("a.png", "a.m4a", "b.m4a")] == ["picture", "sound", "sound"]
    assert (probe(tmp_path / "b.m4a").frames, probe(tmp_path / "b.m4a").audio_codec) == (0, "aac")
    assert kind(clip(tmp_path / "a.mp4")) == "film"
    for name in ("none.mp4", "empty.mp4"):
        (tmp_path / "empty.mp4").write_bytes(b"")
        with pytest.raises(MediaError, match=name):
            kind(tmp_path / name)


@pytest.mark.parametrize(
    ("how", "shown"),
    [
        ([], (160, 90)),
        (["-display_rotation", "90"], (90, 160)),
        (["-display_rotation", "-90"], (90, 160)),
        (["-display_rotation", "180"], (160, 90)),
    ],
)
def test_a_film_is_as_large_as_players_show_it(tmp_path, how, shown):
    """What a telephone coded lying down, and noted how to turn, stands upright."""
    run([*how, "-i", str(clip(tmp_path / "a.mp4")), "-c", "copy", str(tmp_path / "b.mp4")])
    assert shown_size(tmp_path / "b.mp4") == shown


def test_pixels_are_made_square(tmp_path):
    """A squeezed picture is as wide as its pixels are."""
    run(["-f", "lavfi", "-i", "testsrc=d=1:s=120x90:r=15", "-vf", "setsar=4/3", str(tmp_path / "a.mp4")])
    assert shown_size(tmp_path / "a.mp4") == (160, 90)
    with pytest.raises(MediaError, match="no picture"):
        run(["-f", "lavfi", "-i", "sine=duration=1", str(tmp_path / "tone.wav")])
        shown_size(tmp_path / "tone.wav")
