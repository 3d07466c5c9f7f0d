"""Replay: a kept take stands for its line, wherever that is, and whoever is installed."""

from dataclasses import replace

import pytest

import builders
from langreel.errors import UsageError, VoiceError
from langreel.voice import waveform
from langreel.voice.kept.replay import replay

WORDS = builders.line("Debt rose 10%.")


def test_a_kept_take_plays_without_its_voice(keep, tmp_path):
    """Words and times as they were kept, the same bytes each time; no such engine need be registered."""
    kept = keep(WORDS).takes[0]
    takes = [replay(WORDS, "nobody", {}, kept=kept, out=tmp_path / name) for name in ("a.wav", "b.wav")]
    assert takes[0] == replace(kept.take, audio=tmp_path / "a.wav")
    assert takes[0].audio.read_bytes() == takes[1].audio.read_bytes()
    assert len(waveform.load(takes[0].audio)) == round(kept.take.seconds * 48_000)


def test_where_a_number_is_said_otherwise_its_voice_is_asked(keep, tmp_path):
    """The same words are written, but what was kept says others."""
    kept = replace(keep(WORDS).takes[0], spoken="Debt rose one zero percent.")
    take = replay(WORDS, "scratch", {}, kept=kept, out=tmp_path / "a.wav")
    assert not waveform.load(take.audio).any()
    with pytest.raises(UsageError, match="unknown voice 'nobody'"):
        replay(WORDS, "nobody", {}, kept=kept, out=tmp_path / "a.wav")


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda file: file.write_bytes(file.read_bytes()[:-1]), "its sha256 is"),
        (lambda file: file.write_text("version https://git-lfs.github.com/spec/v1\n"), "its sha256 is"),
        (lambda file: file.unlink(), "No such file"),
    ],
)
def test_a_damaged_take_is_told_and_not_played(spoil, told, keep, tmp_path):
    """With the file, and with what mends it."""
    kept = keep(WORDS).takes[0]
    spoil(kept.take.audio)
    with pytest.raises(VoiceError, match=f"this is not the kept take: {told}") as error:
        replay(WORDS, "scratch", {}, kept=kept, out=tmp_path / "a.wav")
    assert error.value.where == str(kept.take.audio)
    assert "langreel voice keep" in error.value.hint
    assert not (tmp_path / "a.wav").exists()


def test_new_takes_do_not_overwrite_old_ones(keep, folder):
    """Only when all are there, those that nobody needs any more go; a file of somebody else stays."""
    before = keep(WORDS).takes[0].take.audio
    (folder / "jingle.opus").touch()
    after = keep(builders.line("Debt rose 20%.")).takes[0].take.audio
    assert before.name.startswith("a.1.") and before != after
    assert {file.name for file in folder.iterdir()} == {"takes.json", "jingle.opus", after.name}
