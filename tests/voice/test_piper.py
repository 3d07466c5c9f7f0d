"""Piper: voice files of Piper's run for real, here with a tiny network in them; every word has its time."""

import json
from itertools import pairwise

import pytest

from langreel.errors import ToolError, VoiceError
from langreel.voice import engine, fingerprint, record, voices, waveform
from langreel.voice.neural import piper_model

tiny_models = pytest.importorskip("tiny_models", reason="pip install onnx")
pytest.importorskip("onnxruntime", reason="make voices")

TOKEN = tiny_models.FRAMES * 256 / tiny_models.RATE
"""Seconds that each token of the tiny voice lasts."""


def speak(text, tmp_path, name="piper", lang="en"):
    words = engine(name).speak(text, lang, tmp_path / "a.wav")
    return words, waveform.load(tmp_path / "a.wav")


def test_every_word_has_the_time_of_its_phonemes(folder, tmp_path):
    """A token a phoneme, and one for the gap behind it: 'ˈ' and 'ə' and 'l' count as 'h' does."""
    tiny_models.piper(folder)
    words, samples = speak("Hello, world", tmp_path)
    phones = engine("piper").phonemes("Hello, world", "en")
    first = phones.partition(", ")[0]
    assert [(word.start, word.end) for word in words] == [(0, 5), (7, 12)]
    assert words[0].begins == pytest.approx(2 * TOKEN, abs=TOKEN / 2)
    assert words[1].begins == pytest.approx((2 + 2 * len(first) + 4) * TOKEN, abs=TOKEN / 2)
    assert words[1].ends == pytest.approx((2 + 2 * len(phones)) * TOKEN, abs=1.5 * TOKEN)
    assert len(samples) / 48_000 == pytest.approx((3 + 2 * len(phones)) * TOKEN, abs=0.001)


def test_where_a_word_is_said_it_sounds(folder, tmp_path):
    """And between two sentences it is quiet."""
    tiny_models.piper(folder)
    words, samples = speak("Go. Go.", tmp_path)
    loud = waveform.envelope(samples)
    for word in words:
        assert loud[round((word.begins + word.ends) * 50)] > 0.05
    gap = [loud[round((one.ends + two.begins) * 50)] for one, two in pairwise(words)]
    assert max(gap) < 0.02


def test_its_noise_is_always_the_same(folder, tmp_path):
    """Whatever was said before, in this process or in another."""
    tiny_models.piper(folder)
    takes = [speak(text, tmp_path)[1].tobytes() for text in ("One two.", "Something else.", "One two.")]
    assert takes[0] == takes[2] != takes[1]
    quiet = engine("piper")._candidates()["en_US-tiny"].scales
    tiny_models.piper(folder, inference={"noise_scale": 0, "length_scale": quiet[1], "noise_w": 0})
    assert speak("One two.", tmp_path)[1].tobytes() != takes[0]


def test_voices_are_the_files_that_lie_there(folder):
    """A model without its description is none; a name in the first folder counts."""
    tiny_models.piper(folder)
    (folder / "alone.onnx").write_bytes(b"")
    (folder / "lost.onnx.json").write_text("{}")
    assert engine("piper").voices == ("en_US-tiny",) and "piper:en_US-tiny" in voices()


def test_a_language_is_spoken_by_the_voice_that_has_it(folder, tmp_path):
    """Without a name the first that speaks it; one that does not is told, with what it speaks."""
    tiny_models.piper(folder)
    tiny_models.piper(folder, "de_DE-tiny", espeak={"voice": "de"}, language={"family": "de"})
    assert engine("piper")._chosen("de").model.name == "de_DE-tiny.onnx"
    with pytest.raises(VoiceError, match=r"piper's voice 'en_US-tiny' does not speak 'de' \(it speaks en\)"):
        speak("Ja.", tmp_path, "piper:en_US-tiny", "de")
    with pytest.raises(
        VoiceError, match=r"piper, by the voice files .* does not speak 'zh' \(it speaks de, en\)"
    ):
        engine("piper").require("zh")


def test_a_chinese_voice_is_sent_elsewhere(folder):
    """espeak-ng, by which such a voice learnt, cannot read to it."""
    tiny_models.piper(folder, espeak={"voice": "cmn"}, language={"family": "zh"})
    with pytest.raises(VoiceError, match=r"'cmn' to another .*kokoro"):
        engine("piper").require("zh")


def test_a_voice_of_several_speakers_is_asked_for_one(folder, tmp_path):
    """By its name; without, the first."""
    tiny_models.piper(folder, speaker_id_map={"ann": 0, "bob": 1})
    assert speak("Yes.", tmp_path, "piper:en_US-tiny/bob")[0]
    with pytest.raises(VoiceError, match=r"has no speaker 'bod' \(perhaps you meant 'bob'"):
        speak("Yes.", tmp_path, "piper:en_US-tiny/bod")


def test_a_voice_that_reads_letters_is_given_letters(folder, tmp_path):
    """Its description says so."""
    tiny_models.piper(folder, phoneme_type="text")
    assert engine("piper").phonemes("so it fell", "en") == "so it fell"


def test_a_word_that_no_phoneme_covers_is_named(folder, tmp_path):
    """With the lexicon entry that mends it."""
    tiny_models.piper(folder, phoneme_id_map={"_": [0], "^": [1], "$": [2], "j": [3], "ˈ": [4], " ": [5]})
    with pytest.raises(VoiceError, match=r"cannot say 'Yes': it has no 'ɛ' .*en: \{Yes: \{say: …\}\}"):
        speak("Yes.", tmp_path)


WRONG = {
    "no model": (b"<html>not found</html>", "no model that onnxruntime can run"),
    "nothing": (b"", "no model that onnxruntime can run"),
}


@pytest.mark.parametrize("fault", WRONG)
def test_a_wrong_model_is_told(fault, folder, line, tmp_path):
    """With its path; an earlier take stays as it is."""
    path = tiny_models.piper(folder)
    path.write_bytes(WRONG[fault][0])
    (tmp_path / "take.wav").write_bytes(b"an earlier take")
    with pytest.raises(ToolError, match=WRONG[fault][1]) as error:
        record(line("en", "Yes."), "piper", {}, recording=None, out=tmp_path / "take.wav")
    assert error.value.where == str(path) and "came with its .onnx.json" in error.value.hint
    assert (tmp_path / "take.wav").read_bytes() == b"an earlier take"


def test_another_network_is_told(folder, tmp_path):
    """One that is a model, but takes something else."""
    path = tiny_models.piper(folder)
    path.write_bytes(path.read_bytes().replace(b"input_lengths", b"input_longest"))
    with pytest.raises(ToolError, match="no voice of Piper: it takes input, input_longest, scales"):
        speak("Yes.", tmp_path)


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"audio": 3}'])
def test_a_wrong_description_is_told(text, folder):
    """With its path; the other voices are listed all the same."""
    path = tiny_models.piper(folder)
    path.with_suffix(".onnx.json").write_text(text)
    with pytest.raises(ToolError, match="describes no voice of Piper") as error:
        engine("piper").require("en")
    assert error.value.where == f"{path}.json" and "espeak" in voices()


def test_the_version_is_that_of_the_files(folder):
    """Another model under the same name makes other takes."""
    tiny_models.piper(folder)
    before = fingerprint("piper:en_US-tiny")
    description = folder / "en_US-tiny.onnx.json"
    description.write_text(json.dumps(json.loads(description.read_text()) | {"dataset": "other"}))
    assert before != fingerprint("piper:en_US-tiny") and "onnxruntime" in before


def test_without_a_voice_file_it_is_told_where_to_put_one(folder, tmp_path):
    """And an unknown name with the nearest one."""
    with pytest.raises(
        ToolError, match=r"no voice file of Piper is here \(put NAME\.onnx and NAME\.onnx\.json into"
    ):
        engine("piper").require()
    tiny_models.piper(folder)
    with pytest.raises(VoiceError, match=r"no voice file en_US-tine\.onnx \(perhaps you meant 'en_US-tiny'"):
        engine("piper:en_US-tine").require()
    assert piper_model.present() == {"en_US-tiny": folder / "en_US-tiny.onnx"}
