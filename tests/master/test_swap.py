"""Swap: any finished MP4 gets other subtitle tracks; everything else is copied packet for packet."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import av
import pytest

import builders
from langreel.errors import ContentError, MediaError, UsageError
from langreel.ffmpeg import probe, run
from langreel.languages import endonym
from langreel.master.mp4_subtitles import embedded
from langreel.master.swap import swap
from langreel.master.tracks import SoftTrack


@pytest.fixture
def ja() -> SoftTrack:
    return SoftTrack("ja", "日本語", builders.track((1, 2, "こんにちは"), (2.5, 3, "40")))


def hashes(path: Path) -> list[tuple[str, int, int | None, int, str]]:
    """Every packet of picture and sound: its kind, its times, the hash of its bytes."""
    with av.open(str(path)) as container:
        streams = [*container.streams.video, *container.streams.audio]
        return sorted(
            (p.stream.type, p.pts, p.dts, p.duration, sha256(bytes(p)).hexdigest())
            for p in container.demux(streams)
            if p.pts is not None
        )


def listed(path: Path) -> list[tuple[str, str, bool]]:
    return [(track.lang, track.title, track.default) for track in probe(path).tracks]


def test_a_track_is_added_and_nothing_else_moves(make, ja, tmp_path):
    """The same packets at the same times, the same tags and chapters, no edit list, the moov in front."""
    video = make().video
    swap(video, [ja], [], default="", order=[], out=tmp_path / "out.mp4")
    before, after = probe(video), probe(tmp_path / "out.mp4")
    assert hashes(tmp_path / "out.mp4") == hashes(video)
    assert (after.chapters, after.has_edit_list, after.faststart) == (before.chapters, False, True)
    assert {**after.tags, "encoder": ""} == {**before.tags, "encoder": ""}
    assert listed(tmp_path / "out.mp4") == [*listed(video), ("jpn", "日本語", False)]
    assert embedded(tmp_path / "out.mp4")[2] == ja.subtitles
    assert embedded(tmp_path / "out.mp4")[:2] == embedded(video)
    assert run(["-v", "warning", "-i", str(tmp_path / "out.mp4"), "-f", "null", "-"]) == ""


def test_a_track_takes_the_place_of_the_one_in_its_language(make, tmp_path):
    """Replaced where it stood, and the default if that was; the other stays word for word."""
    video = make().video
    new = builders.track((0.5, 1, "新"))
    swap(
        video,
        [SoftTrack("zh", "中文", new)],
        [],
        default="",
        order=[],
        out=tmp_path / "out.mp4",
    )
    assert listed(tmp_path / "out.mp4") == [("zho", "中文", True), ("eng", "EN", False)]
    assert embedded(tmp_path / "out.mp4") == (new, embedded(video)[1])


def test_tracks_are_dropped_ordered_and_one_is_the_default(make, ja, tmp_path):
    """By language or by title; what is not named keeps its order behind."""
    video = make().video
    swap(video, [ja], ["EN"], default="ja", order=["ja"], out=tmp_path / "out.mp4")
    assert listed(tmp_path / "out.mp4") == [("jpn", "日本語", True), ("zho", "ZH", False)]
    swap(video, [], ["zh", "en"], default="", order=[], out=tmp_path / "bare.mp4")
    assert listed(tmp_path / "bare.mp4") == [] and hashes(tmp_path / "bare.mp4") == hashes(video)


@pytest.fixture
def variants(make, tmp_path) -> Path:
    """A film with two tracks in Chinese."""
    both = [SoftTrack(lang, endonym(lang), builders.track((1, 2, lang))) for lang in ("zh", "zh-Hant")]
    swap(make().video, both, ["en"], default="", order=[], out=tmp_path / "variants.mp4")
    return tmp_path / "variants.mp4"


@pytest.mark.parametrize(("lang", "at"), [("zh", 0), ("zh-Hant", 1)])
def test_a_variant_takes_the_place_of_itself_alone(variants, tmp_path, lang, at):
    """The other variant of the language stays word for word; a plain name means the plain track."""
    new, before = SoftTrack(lang, endonym(lang), builders.track((0, 1, "新"))), embedded(variants)
    swap(variants, [new], [], default="", order=[], out=tmp_path / "out.mp4")
    assert listed(tmp_path / "out.mp4") == listed(variants)
    after = embedded(tmp_path / "out.mp4")
    assert (after[at], after[1 - at]) == (new.subtitles, before[1 - at])


def test_a_new_variant_stands_beside_the_others(variants, tmp_path):
    """No track is thrown away for one that the film does not have."""
    hong_kong = SoftTrack("zh-Hant-HK", endonym("zh-Hant-HK"), builders.track((0, 1, "新")))
    swap(variants, [hong_kong], [], default="", order=[], out=tmp_path / "out.mp4")
    assert embedded(tmp_path / "out.mp4") == (*embedded(variants), hong_kong.subtitles)


@pytest.mark.parametrize(
    ("name", "at"),
    [("zh", 0), ("zho", 0), ("中文", 0), ("1", 0), ("zh-Hant", 1), ("中文 (繁體)", 1), ("2", 1)],
)
def test_a_name_means_one_variant(variants, tmp_path, name, at):
    """Dropped, shown unasked or put first: by language, title or number it is that one alone."""
    titles, out = ["中文", "中文 (繁體)"], tmp_path / "out.mp4"
    swap(variants, [], [name], default="", order=[], out=out)
    assert [title for _, title, _ in listed(out)] == [titles[1 - at]]
    swap(variants, [], [], default=name, order=[name], out=out)
    assert [(title, shown) for _, title, shown in listed(out)] == [
        (titles[at], True),
        (titles[1 - at], False),
    ]


def test_a_name_that_may_mean_several_is_refused_with_their_titles(make, ja, tmp_path):
    """Two tracks of a language whose titles do not say which is the plain one; a number always does."""
    video, film, out = make().video, tmp_path / "two.mp4", tmp_path / "out.mp4"
    run(["-v", "error", "-i", str(video), "-map", "0", "-c", "copy",
         "-metadata:s:s:0", "language=eng", "-metadata:s:s:0", "handler_name=SDH",
         "-metadata:s:s:1", "handler_name=Signs", str(film)])  # fmt: skip
    en = SoftTrack("en", "English", ja.subtitles)
    for tracks, drop, default, order in [
        ([en], [], "", []), ([], ["en"], "", []), ([], [], "en", []), ([], [], "", ["en"]),
    ]:  # fmt: skip
        with pytest.raises(UsageError, match=r"'en' may mean several tracks: eng SDH \(1\), eng Signs \(2\)"):
            swap(film, tracks, drop, default=default, order=order, out=out)
    swap(film, [en], ["2"], default="", order=[], out=out)
    assert [title for _, title, _ in listed(out)] == ["SDH", "English"]


def test_a_film_of_another_house_keeps_its_edit_lists(make, ja, tmp_path):
    """B-frames, an edit list, two sounds, an old language code: all as they were."""
    foreign = tmp_path / "foreign.mp4"
    run(["-v", "error", "-i", str(make().video), "-i", str(tmp_path / "stem.wav"),
         "-map", "0:v", "-map", "1:a", "-map", "1:a", "-map", "0:s",
         "-c:v", "libx264", "-bf", "2", "-c:a", "aac", "-c:s", "copy",
         "-metadata:s:s:0", "language=chi", str(foreign)])  # fmt: skip
    swap(foreign, [ja], ["zh"], default="", order=[], out=tmp_path / "out.mp4")
    assert probe(foreign).has_edit_list and probe(tmp_path / "out.mp4").has_edit_list
    assert hashes(tmp_path / "out.mp4") == hashes(foreign)
    assert [track.lang for track in probe(tmp_path / "out.mp4").tracks] == ["eng", "jpn"]


def test_the_file_itself_may_be_replaced(make, ja):
    """Reading is over before the new file takes its place."""
    video = make().video
    before = hashes(video)
    swap(video, [ja], [], default="", order=[], out=video)
    assert hashes(video) == before and len(probe(video).tracks) == 3


def test_mistakes_are_told_with_a_way_out(make, ja, tmp_path):
    """No video, no such track, no such language, no cue."""
    video, out = make().video, tmp_path / "out.mp4"
    (tmp_path / "words.srt").write_text("1\n00:00:01,000 --> 00:00:02,000\na\n", "utf-8")
    (tmp_path / "torn.mp4").write_bytes(video.read_bytes()[:600])
    for error, words, args in [
        (UsageError, "no subtitle track 'jp'", (video, [], ["jp"], "", [])),
        (UsageError, "no subtitle track 'ja'", (video, [], [], "ja", [])),
        (UsageError, "no subtitle track 'fr'", (video, [], [], "", ["fr", "zh"])),
        (UsageError, "unknown language", (video, [SoftTrack("klingon", "K", ja.subtitles)], [], "", [])),
        (UsageError, "two tracks", (video, [ja, ja], [], "", [])),
        (UsageError, "no file", (tmp_path / "none.mp4", [ja], [], "", [])),
        (MediaError, "no picture", (tmp_path / "words.srt", [ja], [], "", [])),
        (MediaError, "no picture", (tmp_path / "stem.wav", [ja], [], "", [])),
        (ContentError, "a single cue", (video, [SoftTrack("fr", "", builders.track())], [], "", [])),
        (MediaError, "cannot read", (tmp_path / "torn.mp4", [ja], [], "", [])),
    ]:
        with pytest.raises(error, match=words) as caught:
            swap(*args[:3], default=args[3], order=args[4], out=out)
        assert caught.value.hint or error is ContentError
    assert not out.exists() and not list(tmp_path.glob(".*draft*"))


def test_cues_at_one_time_are_stacked(make, tmp_path):
    """A long sign under dialogue: an MP4 shows one text at a time, so that time has both."""
    video, over = make().video, builders.track((0.5, 2.5, "WALL"), (1, 2, "Stay."))
    swap(video, [SoftTrack("de", "Deutsch", over)], [], default="", order=[], out=tmp_path / "out.mp4")
    added = embedded(tmp_path / "out.mp4")[-1]
    assert [(cue.span.start, cue.span.end, cue.lines) for cue in added.cues] == [
        (500, 1000, ("WALL",)),
        (1000, 2000, ("WALL", "Stay.")),
        (2000, 2500, ("WALL",)),
    ]
