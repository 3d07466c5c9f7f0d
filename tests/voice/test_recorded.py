import wave

import numpy as np
import pytest

import stand_ins
from langreel import ffmpeg
from langreel.errors import VoiceError
from langreel.project import Project
from langreel.sound_steps import RATE
from langreel.voice import engine, record, waveform


@pytest.fixture
def reading(tmp_path):
    """A reader: two hums with a breath between, 0.5 s of room on both sides, in any format."""

    def make(name: str = "read.wav", *args: str):
        hum = (0.2 * np.sin(np.arange(RATE) * 2 * np.pi * 180 / RATE)).astype(np.float32)
        room = waveform.silence(0.5)
        waveform.write(np.concatenate([room, hum, room, hum, hum, room]), tmp_path / "plain.wav")
        ffmpeg.run(["-y", "-i", str(tmp_path / "plain.wav"), *args, str(tmp_path / name)])
        return tmp_path / name

    return make


def test_a_recording_is_found_by_segment_and_line(line, tmp_path) -> None:
    """`<segment>.<line>.*`, or `<segment>.*` where the segment has one line."""
    folder = tmp_path / "assets" / "voice" / "us_debt" / "zh"
    folder.mkdir(parents=True)
    project, sentence, recorded = Project(tmp_path), line("zh", "涨了。"), engine("recorded")
    assert recorded.file_of(project, "us_debt", sentence, lines=1) is None
    (folder / "holdings.m4a").touch()
    assert recorded.file_of(project, "us_debt", sentence, lines=2) is None
    assert recorded.file_of(project, "us_debt", sentence, lines=1) == folder / "holdings.m4a"
    (folder / "holdings.2.flac").touch()
    assert recorded.file_of(project, "us_debt", sentence, lines=1) == folder / "holdings.2.flac"


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("a.wav", ()),
        ("a.flac", ()),
        ("a.mp3", ()),
        ("a.m4a", ()),
        ("stereo.wav", ("-ac", "2", "-ar", "44100")),
        ("narrow.wav", ("-ar", "8000")),
        ("phone.OGG", ("-f", "ogg", "-c:a", "libvorbis")),
        ("phone.opus", ()),
        ("phone.aac", ()),
        ("tape.AIFF", ("-f", "aiff")),
        ("coarse.wav", ("-c:a", "pcm_u8")),
        ("deep.wav", ("-c:a", "pcm_s24le")),
        ('it\'s 中 "quoted" %d.wav', ()),
    ],
)
def test_any_sound_file_becomes_a_take(name, args, line, reading, tmp_path) -> None:
    """Any format, rate and channels: trimmed, 48 kHz mono, at the loudness of all takes."""
    take = record(
        line("zh", "债务涨。利率也涨了。"),
        "recorded",
        {},
        recording=reading(name, *args),
        out=tmp_path / "take.wav",
    )
    samples = waveform.load(take.audio)
    assert abs(take.seconds - 3.56) < 0.08
    assert abs(waveform.loudness(samples) - waveform.SPEECH_LUFS) < 0.5
    assert not take.measured


def test_the_readers_pause_is_the_sentences_pause(line, reading, tmp_path) -> None:
    """The word after the full stop begins where the reader begins again, not where an average would say."""
    sentence = line("zh", "债务涨了。现在利率也都涨了。")
    take = record(sentence, "recorded", {}, recording=reading(), out=tmp_path / "take.wav")
    after = next(word for word in take.words if word.start == 5)
    assert abs(after.begins - 1.53) < 0.03


@pytest.mark.parametrize("content", [b"", b"this is not sound", b"RIFF\x00\x00\x00\x00WAVE"])
def test_what_is_not_sound_is_refused(content, line, tmp_path) -> None:
    """Empty, text, or a header with nothing behind it: named, with advice, and nothing is written."""
    (tmp_path / "bad.wav").write_bytes(content)
    with pytest.raises(VoiceError, match=r"bad\.wav: the recording .*record it again"):
        record(
            line("en", "Debt rose."),
            "recorded",
            {},
            recording=tmp_path / "bad.wav",
            out=tmp_path / "take.wav",
        )
    assert not (tmp_path / "take.wav").exists()


def test_a_whole_sitting_is_no_take_of_a_line(line, tmp_path) -> None:
    """Its length is told, and what finds lines in it, before it is read."""
    with wave.open(str(tmp_path / "sitting.wav"), "wb") as file:
        file.setparams((1, 1, 8000, 0, "NONE", ""))
        file.writeframes(b"\x80" * 8000 * 660)
    with pytest.raises(VoiceError, match=r"lasts 11 minutes: too long for one line \(langreel voice align"):
        record(
            line("en", "Debt rose."),
            "recorded",
            {},
            recording=tmp_path / "sitting.wav",
            out=tmp_path / "take.wav",
        )
    assert not (tmp_path / "take.wav").exists()


def test_silence_is_not_a_recording(line, tmp_path) -> None:
    """A muted microphone is told at once."""
    waveform.write(waveform.silence(2.0), tmp_path / "mute.wav")
    with pytest.raises(VoiceError, match="holds no sound"):
        record(
            line("en", "Debt rose."),
            "recorded",
            {},
            recording=tmp_path / "mute.wav",
            out=tmp_path / "take.wav",
        )


def test_samples_that_are_no_numbers_are_told(line, tmp_path):
    """A recording in floating point may hold them: they are silence, the rest stays, and that is told."""
    samples = stand_ins.hum(1)
    samples[9_000] = float("nan")
    (tmp_path / "holdings.wav").write_bytes(stand_ins.float_wav(samples))
    take = record(
        line("en", "Two."), "recorded", {}, recording=tmp_path / "holdings.wav", out=tmp_path / "a.wav"
    )
    assert take.note.endswith("holdings.wav: 1 of its samples are no numbers; they are silent now")
    assert abs(waveform.loudness(waveform.load(take.audio)) - waveform.SPEECH_LUFS) < 0.5
