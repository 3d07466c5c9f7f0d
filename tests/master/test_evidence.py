"""Evidence: what was seen in clips and heard in a stem is believed of the reel that holds just these."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np
import pytest

from langreel.ffmpeg import Encoder, run
from langreel.finished.verify import verify
from langreel.master import picture_check, sound_check
from langreel.master.packets import packets

DARK, BARS = (0, False), (60, True)


def clip(out: Path, *parts) -> Path:
    """A clip of (picture, frames) parts."""
    with Encoder(out, 160, 90, fps=15) as encoder:
        for (shade, bar), frames in parts:
            picture = np.full((90, 160, 3), shade, np.uint8)
            picture[20:70, 50:90] = 255 if bar else shade
            encoder.write(picture, repeat=frames)
    return out


def known(reel, clips, told=None):
    """What is written of a reel's clips, or ``told`` in its place, and of its stem."""
    folder = reel.video.parent
    looks = [folder / f"{number}.npz" for number in range(len(clips))]
    for path, out in zip(told or clips, looks):
        picture_check.look(path, out)
    lines = [spoken.span for spoken in reel.timeline.spoken]
    hear(folder / "stem.m4a", lines, reel.timeline.fps, out=folder / "heard.json")
    return {"looks": looks, "listened": folder / "heard.json"}


def hear(stem, lines, fps, *, out) -> None:
    """Note of a stem what it sounds like."""
    sound = sound_check.heard(stem, lines, fps)
    loud = sound.loudness
    sound_check.note(stem, lines, lufs=loud.lufs, peak=loud.peak, levels=sound.levels, out=out)


def told(findings) -> list[str]:
    return [f"{f.severity} {f.rule} {f.where}".strip() for f in findings]


@pytest.fixture
def shots(tmp_path):
    """Two clips, dark where they meet."""
    one = clip(tmp_path / "one.mp4", (BARS, 20), (DARK, 11))
    return [one, clip(tmp_path / "two.mp4", (DARK, 10), (BARS, 19))]


def test_a_reel_that_holds_its_parts_is_not_decoded(make, profile, shots, monkeypatch):
    """Packets that are those of the clips and of the stem need no other look."""
    reel = make(clips=shots)
    evidence = known(reel, shots)
    monkeypatch.delattr("langreel.master.verify.watched")
    monkeypatch.delattr("langreel.master.verify.heard")
    assert told(verify(reel, profile, **evidence)) == ["error black 0:01.333"]


def test_what_was_seen_says_what_the_reel_itself_says(make, profile, shots):
    """Findings are the same with evidence as without, also across a cut."""
    reel = make(clips=shots, spoken=[(0.4, 1.8, 0.238)])
    assert told(verify(reel, profile)) == ["error inaudible 0:02.467", "error black 0:01.333"]
    assert verify(reel, profile, **known(reel, shots)) == verify(reel, profile)


def test_a_standstill_runs_across_a_cut(make, profile, tmp_path, monkeypatch):
    """Two clips of one picture stand still from the first frame to the last."""
    monkeypatch.setattr("langreel.master.verify.FROZEN", 3.0)
    alike = [clip(tmp_path / "one.mp4", (BARS, 31)), clip(tmp_path / "two.mp4", (BARS, 29))]
    reel = make(clips=alike)
    assert told(verify(reel, profile)) == ["warning frozen 0:00.000"]
    assert verify(reel, profile, **known(reel, alike)) == verify(reel, profile)


def test_clips_that_differ_end_a_standstill(make, profile, tmp_path, monkeypatch):
    """Each stands still for itself; together they do not."""
    monkeypatch.setattr("langreel.master.verify.FROZEN", 3.0)
    unlike = [clip(tmp_path / "one.mp4", (BARS, 31)), clip(tmp_path / "two.mp4", ((90, True), 29))]
    reel = make(clips=unlike)
    assert verify(reel, profile, **known(reel, unlike)) == verify(reel, profile) == ()


def test_a_reel_of_other_clips_is_looked_at_itself(make, profile, shots, tmp_path):
    """What was seen elsewhere, or in another order, is not believed."""
    reel = make(clips=shots)
    bright = [clip(tmp_path / "a.mp4", (BARS, 31)), clip(tmp_path / "b.mp4", (BARS, 29))]
    assert told(verify(reel, profile, **known(reel, shots, bright))) == ["error black 0:01.333"]
    assert told(verify(reel, profile, **known(reel, shots, shots[::-1]))) == ["error black 0:01.333"]


def test_a_reel_with_another_sound_is_listened_to_itself(make, profile, shots):
    """A stem that is not in the reel says nothing about it."""
    evidence = known(make(clips=shots), shots)
    silent = make(clips=shots, spoken=[])
    assert told(verify(silent, profile, **evidence)) == ["warning silent", "error black 0:01.333"]


def test_lines_heard_elsewhere_are_listened_to_again(make, profile, shots):
    """Levels count for the spans in which they were measured, and no others."""
    reel = make(clips=shots, spoken=[(0.4, 1.8, 0.238)])
    looks, heard = known(reel, shots).values()
    hear(reel.video.parent / "stem.m4a", [], 15, out=heard)
    assert verify(reel, profile, looks, listened=heard) == verify(reel, profile)


def test_a_picture_with_one_byte_changed_is_another(make, shots):
    """The digest of its clip, and no other, is not what it was."""
    reel = make(clips=shots)
    one, two = packets(reel.video, (0, 31)).clips
    assert [one, two] == [packets(shot).clips[0] for shot in shots]
    with av.open(str(reel.video)) as container:
        at = next(container.demux(container.streams.video[0])).pos
    content = bytearray(reel.video.read_bytes())
    content[at + 20] ^= 1
    reel.video.write_bytes(content)
    changed, same = packets(reel.video, (0, 31)).clips
    assert changed != one and same == two


def test_with_an_edit_list_nothing_is_believed(make, profile, shots, tmp_path):
    """It could hide packets from players: the film is decoded as they would."""
    reel = make(clips=shots)
    looks, heard = known(reel, shots, [clip(tmp_path / "a.mp4", (BARS, 31)), shots[1]]).values()
    listed = tmp_path / "listed.mp4"
    run(["-i", str(reel.video), "-map", "0", "-c", "copy", str(listed)])
    listed.replace(reel.video)
    assert "black" in {finding.rule for finding in verify(reel, profile, looks, listened=heard)}
