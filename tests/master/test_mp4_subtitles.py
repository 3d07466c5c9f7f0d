"""MP4 subtitles: what is written is read back, however long a text stands and however late it comes."""

from __future__ import annotations

from pathlib import Path

import av
import pytest

import builders
from langreel.ffmpeg import probe
from langreel.master.mp4_subtitles import embedded, write_track
from langreel.master.mux import mux
from langreel.master.swap import swap
from langreel.master.tracks import SoftTrack

HOUR = 3600
LONGEST = 2147.483
LATE = {
    "a late cue": [(1, 2, "new"), (2150, 2151, "late")],
    "a late first cue": [(9 * HOUR, 9 * HOUR + 1, "late")],
    "a cue of a day": [(0, 24 * HOUR, "long"), (24 * HOUR, 24 * HOUR + 1, "after")],
    "as long as one sample": [(0, LONGEST, "a"), (LONGEST, 2 * LONGEST + 0.001, "b")],
    "the same words again": [(0, 2147, "a"), (2147, 2147.5, "a"), (2147.5, 9000, "a"), (9000, 9001, "a")],
    "one pause after another": [(10_000, 10_001, "a"), (20_000, 20_001, "a"), (30_000, 40_000, "a")],
}


def durations(path: Path) -> list[int]:
    with av.open(str(path)) as container:
        return [packet.duration or 0 for packet in container.demux(container.streams.subtitles[-1])]


@pytest.mark.parametrize("name", LATE)
def test_cues_that_stand_long_or_come_late_are_read_back(tmp_path, name):
    """MP4 writes 2^31 - 1 ticks at most, 36 minutes: a longer text or pause is several samples, one cue."""
    track = builders.track(*LATE[name])
    write_track(track, tmp_path / "t.mp4")
    assert embedded(tmp_path / "t.mp4") == (track,)
    assert max(durations(tmp_path / "t.mp4")) < 2**31


@pytest.mark.parametrize("name", LATE)
def test_they_stay_so_when_they_are_copied_from_film_to_film(make, tmp_path, name):
    """Swapped in, and again and again with other tracks: to the millisecond, and the reel no longer."""
    track, film = builders.track(*LATE[name]), make().video
    late, ja = SoftTrack("de", "Deutsch", track), SoftTrack("ja", "日本語", builders.track((1, 2, "日")))
    swap(film, [late], [], default="", order=[], out=tmp_path / "0.mp4")
    for number in range(4):
        swap(tmp_path / f"{number}.mp4", [ja], [], default="", order=[], out=tmp_path / f"{number + 1}.mp4")
    assert embedded(tmp_path / "4.mp4")[2] == track
    assert probe(tmp_path / "4.mp4").seconds == probe(film).seconds


@pytest.mark.parametrize("name", LATE)
def test_a_render_holds_them_too(make, tmp_path, name):
    """As muxed from clips, a stem and tracks: the last cue is where it was."""
    make()
    track, out = builders.track(*LATE[name]), tmp_path / "n.mp4"
    soft = [SoftTrack("en", "E", track), SoftTrack("ja", "J", track)]
    mux([tmp_path / "it's 1.mp4"], tmp_path / "stem.m4a", soft, chapters=[], tags={}, out=out)
    assert embedded(out) == (track, track)
