"""Long recordings of any make are opened, or refused in a sentence that names the file."""

import numpy as np
import pytest

from langreel import ffmpeg
from langreel.errors import VoiceError
from langreel.sound_steps import RATE
from langreel.voice import waveform
from langreel.voice.alignment import sitting


@pytest.fixture
def hum(tmp_path):
    """Two seconds of a voice-like hum, encoded by ffmpeg's arguments."""

    def make(name: str, *args: str):
        tone = (0.2 * np.sin(np.arange(2 * RATE) * 2 * np.pi * 180 / RATE)).astype(np.float32)
        waveform.write(tone, tmp_path / "plain.wav")
        ffmpeg.run(["-y", "-i", str(tmp_path / "plain.wav"), *args, str(tmp_path / name)])
        return tmp_path / name

    return make


@pytest.mark.parametrize(
    ("name", "args", "note"),
    [
        ("a.m4a", (), ""),
        ("a.opus", (), ""),
        ("narrow.wav", ("-ar", "8000"), ""),
        ("surround.flac", ("-ac", "6", "-ar", "96000"), ""),
        ("film.mkv", ("-c:a", "aac"), ""),
        ("coarse.wav", ("-c:a", "pcm_u8"), "8 bits a sample"),
        ("upside down.wav", ("-af", "aeval=val(0)|-val(0):c=stereo"), "channels cancel each other out"),
    ],
)
def test_any_recording_is_opened(name, args, note, hum):
    """At 48 kHz to cut from and at 16 kHz to listen to; what is odd about it is noted."""
    with sitting.opened([hum(name, *args)]) as (recording,):
        assert abs(recording.seconds - 2) < 0.06
        assert abs(len(recording.heard) / 16000 - 2) < 0.06
        assert np.abs(recording.sound).max() > 3000
        assert note in "".join(recording.notes)
        assert bool(note) == bool(recording.notes)


def test_samples_that_are_no_numbers_are_silent(tmp_path):
    """And told: a plug-in wrote them."""
    samples = np.tile(np.float32([0.1, -0.1]), RATE)
    samples[5000:5100] = np.nan
    samples[6000] = np.inf
    raw = tmp_path / "a.f32"
    raw.write_bytes(samples.tobytes())
    ffmpeg.run(
        [
            "-f",
            "f32le",
            "-ar",
            str(RATE),
            "-ac",
            "1",
            "-i",
            str(raw),
            "-c:a",
            "pcm_f32le",
            str(tmp_path / "a.wav"),
        ]
    )
    with sitting.opened([tmp_path / "a.wav"]) as (recording,):
        assert recording.notes == ("101 of its samples are no numbers; they are silent now",)
        assert not recording.sound[5000:5100].any()
        assert np.abs(recording.sound[:4000]).max() < 4000


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "there is no such recording"),
        (b"", "the recording is empty"),
        (b"this is not sound", "is not a sound file that can be read"),
        (b"RIFF\x00\x00\x00\x00WAVE", "is not a sound file that can be read"),
    ],
)
def test_what_is_no_recording_is_refused(content, message, tmp_path):
    """Named, with advice."""
    file = tmp_path / "bad.wav"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(VoiceError, match=rf"bad\.wav: .*{message}"), sitting.opened([file]):
        pass


@pytest.mark.parametrize(
    ("seconds", "loud", "message"), [(0.1, 0.3, "too short for a word"), (3.0, 0.0, "holds no sound")]
)
def test_what_holds_nothing_is_refused(seconds, loud, message, tmp_path):
    """A click, and a muted microphone."""
    waveform.write(np.full(round(seconds * RATE), loud, np.float32), tmp_path / "a.wav")
    with pytest.raises(VoiceError, match=message), sitting.opened([tmp_path / "a.wav"]):
        pass


def test_a_recording_without_end_is_refused(hum, monkeypatch):
    """Longer than three hours: before it fills the disk."""
    monkeypatch.setattr(sitting, "LONGEST", 1.0)
    file, told = hum("a.wav"), r"is longer than .* \(cut it into several files\)"
    with pytest.raises(VoiceError, match=told), sitting.opened([file]):
        pass


def test_a_file_named_twice_is_one_recording_and_namesakes_are_told_apart(hum, tmp_path):
    """By their folders."""
    one = hum("a.wav")
    other = tmp_path / "b" / "a.wav"
    other.parent.mkdir()
    other.write_bytes(one.read_bytes())
    with sitting.opened([one, one]) as opened:
        assert [each.name for each in opened] == ["a.wav"]
    with sitting.opened([one, other]) as opened:
        assert [each.name for each in opened] == [one.as_posix(), other.as_posix()]
