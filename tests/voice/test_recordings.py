"""What lies for a line in the folder of recordings, and what is told where it does not."""

import numpy as np
import pytest

from langreel.project import Project
from langreel.sound_steps import RATE
from langreel.voice import channels, engine, record, recordings, take_words, waveform
from langreel.voice.take_words import TakeWords, Word


@pytest.fixture
def lying(tmp_path, line):
    """``lying("a.wav", …)``: the findings of line 2 of `holdings` in zh where just these files lie."""
    folder = tmp_path / "assets/voice/us_debt/zh"
    folder.mkdir(parents=True)

    def found(*names, lines=4):
        for name in names:
            (folder / name).touch()
        sentence = line("zh", "债务涨了。")
        return list(
            engine("recorded").findings(Project(tmp_path), "us_debt", sentence, lambda: sentence.text, lines)
        )

    return found


def test_a_line_without_a_recording_is_told_with_its_place_and_file(lying):
    """Segment, line, language, the place in the script, and the file that is expected."""
    (finding,) = lying()
    assert finding.message == "line 2 of segment 'holdings' has no recording in 'zh'"
    assert finding.where == "script/us_debt/05-cracks.yaml:14:7"
    assert "expected assets/voice/us_debt/zh/holdings.2.wav" in finding.hint


@pytest.mark.parametrize("name", ["Holdings.2.wav", "holding.2.wav", "holdings.2.txt", "holdings-2.wav"])
def test_the_near_file_is_named(lying, name):
    """Whoever looks for a recording finds what was called nearly so."""
    (finding,) = lying(name)
    assert finding.hint.endswith(f"there lies assets/voice/us_debt/zh/{name}")


def test_another_lines_recording_is_not_near(lying):
    """`holdings.1.wav` is where it belongs."""
    (finding,) = lying("holdings.1.wav", "holdings.12.wav")
    assert "there lies" not in finding.hint


@pytest.mark.parametrize("ending", ["WAV", "Mp3", "ogg", "opus", "AIFF", "aac", "m4a", "amr", "webm"])
def test_endings_are_read_without_case_and_whatever_ffmpeg_reads_is_taken(lying, ending):
    """Recorders write capitals, phones write what they like."""
    assert lying(f"holdings.2.{ending}") == []


def test_two_takes_of_a_line_are_told_and_one_of_them_is_played(lying):
    """Which one does not depend on the order of the folder."""
    (finding,) = lying("holdings.2.mp3", "holdings.2.WAV", "holdings.2.words.json")
    assert (finding.severity, finding.rule) == ("warning", "two-takes")
    assert "holdings.2.WAV, assets/voice/us_debt/zh/holdings.2.mp3" in finding.message
    assert finding.hint.startswith("holdings.2.WAV is played")


def test_a_line_that_was_changed_after_it_was_recorded_is_told(lying, tmp_path):
    """The words of a take say what it says."""
    take = tmp_path / "assets/voice/us_debt/zh/holdings.2.flac"
    take_words.write(TakeWords("利率涨了。", (Word(0, 1, 0.0, 0.2),)), take)
    (finding,) = lying(take.name)
    assert finding.rule == "other-words"
    assert "says '利率涨了。'" in finding.hint


def test_commas_do_not_change_what_is_said(lying, tmp_path):
    """A pause more or less is the reader's business."""
    take = tmp_path / "assets/voice/us_debt/zh/holdings.2.flac"
    take_words.write(TakeWords("债务，涨了！", (Word(0, 1, 0.0, 0.2),)), take)
    assert lying(take.name) == []


def test_a_take_is_timed_by_its_words(line, tmp_path):
    """Measured times instead of syllables, as they stand beside the take, less what is trimmed in front."""
    hum = (0.2 * np.sin(np.arange(2 * RATE) * 2 * np.pi * 180 / RATE)).astype(np.float32)
    waveform.write(np.concatenate([waveform.silence(1.0), hum]), tmp_path / "a.wav")
    said = "债务涨了。"
    words = tuple(Word(n, n + 1, 1.0 + n * 0.5, 1.3 + n * 0.5) for n in range(4))
    take_words.write(TakeWords(said, words, 0.9, "warping 1", "long.wav", 3.0, 6.0), tmp_path / "a.wav")
    take = record(line("zh", said), "recorded", {}, recording=tmp_path / "a.wav", out=tmp_path / "take.wav")
    assert take.measured
    assert [round(word.begins - 0.03, 2) for word in take.words] == [0.0, 0.5, 1.0, 1.5]


@pytest.mark.parametrize("text", ["", "{", "[]", '{"words": 3}', '{"said": "a", "digest": "b", "words": []}'])
def test_words_that_cannot_be_read_are_none(tmp_path, text):
    """A broken sidecar costs the measured times, not the render."""
    take_words.beside(tmp_path / "a.wav").write_text(text)
    assert take_words.read(tmp_path / "a.wav") is None


def voice(seconds=1.0):
    return np.sin(np.arange(round(seconds * RATE)) * 0.02).astype(np.float32) * 0.3


@pytest.mark.parametrize(
    ("right", "told"),
    [
        (voice(), False),
        (-voice(), True),
        (-0.8 * voice(), True),
        (0 * voice(), False),
        (0.2 * voice(), False),
    ],
)
def test_channels_are_folded_without_losing_the_voice(right, told):
    """Alike, upside down, nearly so, on one side only: the voice stays, and a cancellation is told."""
    both = (np.stack([voice(), right], axis=1) * 32767).astype(np.int16)
    choice = channels.choose(both)
    mono = channels.folded(both, choice) / 32767
    assert np.sqrt((mono**2).mean()) > 0.59 * np.sqrt((voice() ** 2).mean())
    assert bool(channels.choice_note(choice)) == told


def test_a_take_from_channels_that_cancel_tells_it(line, tmp_path):
    """It sounds, and the note names the file."""
    from langreel import ffmpeg

    waveform.write(voice(2.0), tmp_path / "mono.wav")
    ffmpeg.run(
        ["-i", str(tmp_path / "mono.wav"), "-af", "pan=stereo|c0=c0|c1=-1*c0", str(tmp_path / "b.wav")]
    )
    take = record(
        line("zh", "债务涨了。"), "recorded", {}, recording=tmp_path / "b.wav", out=tmp_path / "take.wav"
    )
    assert abs(waveform.loudness(waveform.load(take.audio)) - waveform.SPEECH_LUFS) < 0.5
    assert take.note.endswith("b.wav: its channels cancel each other out; the louder one was taken")


def test_a_phone_and_a_studio_are_evened(line, tmp_path):
    """Narrow, noisy, clipped and soft, or full and clear with a click in it: one loudness of speech."""
    chance = np.random.default_rng(1)
    syllables = (np.sin(np.arange(4 * RATE) / RATE * 2 * np.pi * 3) > -0.5).astype(np.float32)
    speech = voice(4.0) * syllables
    phone = np.clip(speech * 3, -0.4, 0.4) * 0.1 + 0.001 * chance.standard_normal(len(speech))
    studio = speech.copy()
    studio[RATE : RATE + 40] = 0.99
    loud = []
    for name, samples in (("phone", phone), ("studio", studio)):
        waveform.write(samples.astype(np.float32), tmp_path / f"{name}.wav")
        take = record(
            line("zh", "债务涨了。"),
            "recorded",
            {},
            recording=tmp_path / f"{name}.wav",
            out=tmp_path / "t.wav",
        )
        loud.append(waveform.loudness(waveform.load(take.audio)))
    assert abs(loud[0] - loud[1]) < 1.0


def test_the_first_error_tells_how_many_lines_more(lying):
    """A render is stopped by one error, not by a hundred."""
    (finding,) = lying()
    assert "nor have 2 more lines" in recordings.refused([finding] * 3).message
    assert recordings.refused([finding]).message == finding.message
