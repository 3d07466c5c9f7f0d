"""Verify: a good reel has no findings, and each promise that is broken is named with its time."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from langreel import captions
from langreel.captions.formats.read_file import read
from langreel.ffmpeg import Encoder, run
from langreel.finished.verify import verify
from langreel.master.keyframes import KeyFrame, standstills, watched
from langreel.model import Chapter, Profile, Span


def told(findings) -> list[str]:
    return [f"{f.severity} {f.rule} {f.where}".strip() for f in findings]


def test_a_good_reel_has_no_findings(make, profile):
    """Everything as promised: nothing to say."""
    assert verify(make(), profile) == ()


def test_a_missing_reel_is_one_finding(make, profile):
    """Not an error of the tool."""
    reel = make()
    reel.video.unlink()
    assert told(verify(reel, profile)) == ["error missing"]


def test_a_damaged_reel_is_one_finding(make, profile):
    """A file that breaks off is said to be damaged."""
    reel = make()
    reel.video.write_bytes(reel.video.read_bytes()[:30000])
    assert told(verify(reel, profile)) == ["error damaged"]


def test_frames_are_counted(make, profile, tmp_path):
    """One frame too many is found, and so is the sound that no longer fits."""
    reel = make()
    one, two = reel.timeline.slots
    longer = replace(two, span=replace(two.span, frames=30))
    findings = verify(replace(reel, timeline=replace(reel.timeline, slots=(one, longer))), profile)
    assert told(findings) == ["error frames 0:04.000"]
    assert findings[0].message == "60 frames, where the timeline has 61"


def test_size_and_rate_are_the_profiles(make):
    """A proxy is not a final."""
    assert told(verify(make(), Profile("final", 1920, 1080, 60)))[:2] == ["error size", "error fps"]


def test_a_line_that_is_not_heard_is_named(make, profile):
    """Silence where words should be, with its time."""
    findings = verify(make(spoken=[(0.4, 1.8, 0.238)]), profile)
    assert told(findings) == ["error inaudible 0:02.467"]
    assert findings[0].message.startswith("line 1 of two is not heard")


def test_a_line_under_music_alone_is_not_heard(make, profile):
    """Music 14 dB below the voices does not pass for a voice."""
    findings = verify(make(spoken=[(0.4, 1.8, 0.238), (2, 4, 0.045)]), profile)
    assert told(findings) == ["error inaudible 0:02.467"]


def test_loudness_and_peak_are_measured(make, profile):
    """Too loud is found by loudness and by peak."""
    assert told(verify(make(spoken=[(0.4, 1.8, 0.99), (2.4, 3.9, 0.99)]), profile)) == [
        "error loudness",
        "error peak",
    ]


def test_a_silent_reel_is_a_warning(make, profile):
    """A silent voice is told, and not as an error."""
    assert told(verify(make(spoken=[]), profile)) == ["warning silent"]


def test_chapters_are_the_timelines_cuts(make, profile):
    """A chapter that is elsewhere, or missing, is found."""
    assert told(verify(make(chapters=[(0.0, "开场"), (1.0, "第二章 = ; #")]), profile)) == [
        "error chapters 0:02.067"
    ]
    assert told(verify(make(chapters=[]), profile)) == ["error chapters"]


def test_each_subtitle_file_has_its_track(make, profile):
    """A language that lies beside the reel is also in it."""
    assert told(verify(make(tracks=["zh"]), profile)) == ["error tracks"]


def test_a_sidecar_that_was_changed_differs_from_the_track(make, profile, tmp_path):
    """Edited times are found; the hint says how to bring them in."""
    reel = make()
    path = tmp_path / "tiny.zh.srt"
    path.write_text(path.read_text("utf-8").replace("02,400", "02,600"), "utf-8")
    assert told(verify(reel, profile)) == ["error tracks 0:02.600"]


def test_words_that_were_changed_differ_from_the_track(make, profile, tmp_path):
    """A corrected word that was not swapped in is named."""
    reel = make()
    path = tmp_path / "tiny.en.srt"
    path.write_text(path.read_text("utf-8").replace("Bye", "See you"), "utf-8")
    (finding,) = verify(reel, profile)
    assert (finding.rule, finding.where) == ("tracks", "0:02.400")
    assert finding.message == "the en track inside the reel and tiny.en.srt differ: 'See you'"


def test_cues_stay_in_the_reel_and_do_not_overlap(make, profile, tmp_path):
    """Times after the end, ends before beginnings, and overlaps."""
    reel = make()
    path = tmp_path / "tiny.zh.vtt"
    path.write_text(
        "WEBVTT\n\n00:01.000 --> 00:02.000\na\n\n00:01.500 --> 00:03.000\nb\n\n00:03.500 --> 00:05.000\nc\n",
        "utf-8",
    )
    assert told(verify(replace(reel, subtitles=(*reel.subtitles, path)), profile)) == [
        "error cue-times 0:03.500",
        "error cue-times 0:01.500",
        "error tracks 0:01.000",
    ]


def test_a_file_of_any_format_is_held_against_its_track(make, profile, tmp_path):
    """The same cues in every format: nothing to say, though some count hundredths and some show twins."""
    reel = make(words={"zh": ("{你}好", "1 < 2 --> 3"), "en": ("a\\b", "Bye")})
    beside = []
    for fmt in captions.FORMATS:
        for lang in ("zh", "en"):
            beside.append(tmp_path / f"tiny.{lang}.{fmt}")
            captions.write(read(tmp_path / f"tiny.{lang}.srt").track, fmt, beside[-1], lang=lang)
    assert verify(replace(reel, subtitles=tuple(beside)), profile) == ()
    beside[-1].write_text(beside[-1].read_text("utf-8").replace("Bye", "Buy"), "utf-8")
    assert told(verify(replace(reel, subtitles=tuple(beside)), profile)) == ["error tracks 0:02.400"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "there is no cue in the file"),
        ("1\n00:00:01,800 --> 00:00:00,400\n你好\n", "ends when it begins, or before: 你好"),
        ("1\n0:soon --> 00:00:01,800\n你好\n", "times that cannot be read: 你好"),
        ("loose words\n\n1\n00:00:00,400 --> 00:00:01,800\n你好\n", "belongs to no cue: loose words"),
        ("1\n00:00:00,400 --> 00:00:01,800\n你好\n".encode("gbk"), "the file is not utf-8"),
    ],
)
def test_an_odd_file_is_named(make, profile, tmp_path, content, message):
    """What a reader finds odd about a file beside the reel is wrong with it."""
    reel = make()
    (tmp_path / "tiny.zh.srt").write_bytes(content if isinstance(content, bytes) else content.encode())
    messages = [finding.message for finding in verify(reel, profile) if finding.rule == "subtitles"]
    assert len(messages) == 1 and messages[0].startswith(f"tiny.zh.srt: {message}"), messages


def test_bilingual_events_are_read_from_ass(make, profile, tmp_path):
    """An ASS file's times are kept in the reel like the others'."""
    reel = make()
    path = tmp_path / "tiny.zh+en.ass"
    path.write_text("[Events]\nDialogue: 0,0:00:03.00,0:00:04.50,zh,,0,0,0,,你好\n", "utf-8")
    assert told(verify(replace(reel, subtitles=(*reel.subtitles, path)), profile)) == [
        "error cue-times 0:03.000"
    ]


def test_edit_lists_and_a_late_index_are_found(make, profile, tmp_path):
    """What plain ffmpeg would write is not what uploads want."""
    reel = make()
    run(
        [
            "-i",
            str(reel.video),
            "-map",
            "0:v",
            "-map",
            "0:a",
            "-map",
            "0:s",
            "-c",
            "copy",
            str(tmp_path / "b.mp4"),
        ]
    )
    rules = {finding.rule for finding in verify(replace(reel, video=tmp_path / "b.mp4"), profile)}
    assert {"edit-list", "faststart"} <= rules


def clip(out, *parts, logo=None):
    """A clip of (shade, frames) parts, plain or with a bar in it, and with a logo."""
    with Encoder(out, 160, 90, fps=15, keys=(31,)) as encoder:
        for shade, frames, bar in parts:
            picture = np.full((90, 160, 3), shade, np.uint8)
            picture[20:70, 50:90] = 255 if bar else shade
            if logo:
                left, top, right, bottom = logo
                picture[top:bottom, left:right] = 220
            encoder.write(picture, repeat=frames)
    return [out]


def test_black_and_empty_stretches_are_found(make, profile, tmp_path):
    """Black for more than a second is an error; one colour all over is a warning."""
    black = clip(tmp_path / "a.mp4", (60, 10, True), (0, 35, False), (60, 15, True))
    assert told(verify(make(clips=black), profile)) == ["error black 0:00.667"]
    empty = clip(tmp_path / "b.mp4", (60, 10, True), (40, 35, False), (60, 15, True))
    assert told(verify(make(clips=empty), profile)) == ["warning empty 0:00.667"]


@pytest.mark.parametrize("logo", [(130, 4, 152, 16), (8, 60, 30, 72)])
def test_a_picture_with_nothing_but_a_logo_is_empty(logo, make, profile, tmp_path):
    """In whichever corner it stands; a logo that nobody has told of is a picture."""
    clips = clip(tmp_path / "a.mp4", (60, 10, True), (40, 35, False), (60, 15, True), logo=logo)
    reel = make(clips=clips)
    shares = tuple(edge / size for edge, size in zip(logo, (160, 90) * 2))
    assert told(verify(replace(reel, logo=shares), profile)) == ["warning empty 0:00.667"]
    assert told(verify(reel, profile)) == []


def noisy(out, *parts):
    """A clip of (shade, frames) parts in which no two frames are alike; from frame 31 on another GOP."""
    random = np.random.default_rng(5)
    with Encoder(out, 160, 90, fps=15, keys=(31,)) as encoder:
        for shade, frames, bar in parts:
            for _ in range(frames):
                picture = np.full((90, 160, 3), shade, np.uint8)
                picture[20:70, 50:90] = 255 if bar else shade
                picture[random.integers(90), random.integers(160)] += 3
                encoder.write(picture)
    return [out]


@pytest.mark.parametrize(("frames", "told_of"), [(8, []), (22, ["error black 0:02.067"])])
def test_black_is_looked_at_more_closely(frames, told_of, make, profile, tmp_path):
    """What follows a black key frame counts, too: it may be a short fade, or go on."""
    black = noisy(tmp_path / "a.mp4", (60, 31, True), (0, frames, False), (60, 29 - frames, True))
    assert told(verify(make(clips=black), profile)) == told_of


def test_a_short_black_is_a_fade(make, profile, tmp_path):
    """Half a second of black is no finding."""
    fade = clip(tmp_path / "a.mp4", (60, 24, True), (0, 8, False), (60, 28, True))
    assert verify(make(clips=fade), profile) == ()


def test_a_standstill_counts_from_the_first_frame_that_shows_it():
    """Key frames like the one before make a stretch, which begins one key frame earlier."""
    seen = [KeyFrame(15 * t, False, False, still=t not in (0, 2)) for t in range(30)]
    assert standstills(seen, 450) == (Span(0, 30), Span(30, 420))


def beating(out, times):
    """What is seen of a picture that stands for 25 frames, grows bright and dark again in five, and so on."""
    with Encoder(out, 160, 90, fps=15) as encoder:
        for shades in ((60,) * 25, (62, 90, 120, 90, 62)) * times:
            for shade in shades:
                encoder.write(np.full((90, 160, 3), shade, np.uint8))
    return [sight for sight, _ in watched(out)]


def test_what_comes_back_does_not_stand_still(tmp_path):
    """Key frames are alike where a short motion ends as it began; what lies between them tells."""
    beats = standstills(beating(tmp_path / "beats.mp4", 5), 150)
    assert max(span.frames for span in beats) == 30
    with Encoder(tmp_path / "stands.mp4", 160, 90, fps=15) as encoder:
        encoder.write(np.full((90, 160, 3), 60, np.uint8), repeat=150)
    stands = [sight for sight, _ in watched(tmp_path / "stands.mp4")]
    assert standstills(stands, 150) == (Span(0, 150),)


@pytest.mark.parametrize("frames", [2, 3, 4, 5, 6, 30])
def test_what_nobody_sees_change_stands_still(frames, tmp_path):
    """Pixels a shade brighter, in groups of any length: x264 tells of no change in any of them."""
    with Encoder(tmp_path / "stands.mp4", 160, 90, fps=15) as encoder:
        for number in range(150):
            if number % frames == 0:
                encoder.motion()
            picture = np.full((90, 160, 3), 60, np.uint8)
            picture[:, number % 3] += 1
            encoder.write(picture)
    seen = [sight for sight, _ in watched(tmp_path / "stands.mp4")]
    assert standstills(seen, 150) == (Span(0, 150),)


def test_shots_start_with_key_frames(make, profile):
    """A shot that does not could not be replaced by itself."""
    reel = make()
    first, second = reel.timeline.shots
    moved = replace(first, beats=(replace(first.beats[0], span=replace(first.beats[0].span, frames=20)),))
    findings = verify(replace(reel, timeline=replace(reel.timeline, shots=(moved, second))), profile)
    assert told(findings) == ["error key-frame 0:01.333"]


def test_the_number_of_chapters_is_said(make, profile):
    """Two in the file, one in the timeline."""
    reel = make()
    findings = verify(replace(reel, timeline=replace(reel.timeline, chapters=(Chapter(0, "开场"),))), profile)
    assert [finding.message for finding in findings] == ["2 chapters, where the timeline has 1"]
