"""Sherpa: model folders of sherpa-onnx run for real, here with a tiny network in them."""

import pytest

from langreel.errors import ToolError, VoiceError
from langreel.voice import engine, fingerprint, record, waveform
from langreel.voice.neural import sherpa_folder

pytest.importorskip("sherpa_onnx", reason="pip install 'langreel[sherpa]'")
tiny_models = pytest.importorskip("tiny_models", reason="pip install onnx")


def speak(text, tmp_path, name="sherpa", lang="en"):
    engine(name).speak(text, lang, tmp_path / "a.wav")
    return waveform.read(tmp_path / "a.wav")


def test_a_model_without_a_lexicon_is_given_phonemes(folder, tmp_path):
    """By the voice of espeak-ng that its file names: as many as that, as long is its sound."""
    tiny_models.sherpa(folder)
    phones = engine("sherpa").phonemes("It rose.", "en")
    assert phones == "ɪt ɹˈoʊz."
    samples = speak("It rose.", tmp_path)
    token = tiny_models.FRAMES * 256 / tiny_models.RATE
    assert len(samples) / 48_000 == pytest.approx((3 + 2 * len(phones)) * token, abs=4 * token)


def test_a_line_is_spoken_at_its_pace(folder, line, tmp_path):
    """By the model itself: a token that is asked for in 3.5 frames has 4 of them, at half the pace 7."""
    tiny_models.sherpa(folder)
    lengths = []
    for name, pace in (("usual", 1.0), ("slow", 0.5)):
        engine("sherpa").at_pace(pace).speak("It rose.", "en", tmp_path / f"{name}.wav")
        lengths.append(len(waveform.read(tmp_path / f"{name}.wav")))
    assert lengths[1] / lengths[0] == pytest.approx(7 / 4, abs=0.02)


def test_a_model_with_a_lexicon_is_given_the_words(folder, tmp_path):
    """Its own lexicon reads them."""
    tiny_models.sherpa(folder, lexicon="it ɪ t\nrose ɹ o z\n", comment="lexicon", has_espeak="0")
    assert engine("sherpa").phonemes("It rose.", "en") == "It rose."


def test_words_are_placed_by_the_pauses(folder, line, tmp_path):
    """The model tells no times; every word has one all the same."""
    tiny_models.sherpa(folder)
    take = record(line("en", "It rose, it fell."), "sherpa", {}, recording=None, out=tmp_path / "take.wav")
    assert not take.measured and [word.start for word in take.words] == [0, 3, 9, 12]


def test_a_folder_tells_its_kind(folder):
    """By what lies in it, and by what its model says of itself."""
    path = tiny_models.sherpa(folder)
    assert sherpa_folder.read(path).kind == "vits"
    (path / "voices.bin").write_bytes(b"styles")
    assert sherpa_folder.read(path).kind == "kokoro"
    kitten = tiny_models.sherpa(folder, "kitten", model_type="kitten-tts")
    (kitten / "voices.bin").write_bytes(b"styles")
    assert sherpa_folder.read(kitten).kind == "kitten"
    matcha = tiny_models.sherpa(folder, "matcha", model_type="matcha-tts")
    with pytest.raises(ToolError, match=r"Matcha model has no vocoder \(put vocos-22khz-univ\.onnx"):
        sherpa_folder.read(matcha)
    (matcha / "vocos-22khz-univ.onnx").write_bytes(b"")
    assert set(sherpa_folder.read(matcha).files) == {"acoustic_model", "tokens", "vocoder"}


def test_the_whole_model_goes_before_the_small_one(folder):
    """And of two English lexicons the American one is taken."""
    path = tiny_models.sherpa(folder)
    for name in (
        "model.int8.onnx",
        "lexicon-gb-en.txt",
        "lexicon-us-en.txt",
        "lexicon-zh.txt",
        "new_heteronym.fst",
    ):
        (path / name).write_bytes(b"")
    read = sherpa_folder.read(path)
    assert read.files["model"] == str(path / "model.onnx") and read.rules == str(path / "new_heteronym.fst")
    assert read.files["lexicon"] == f"{path / 'lexicon-us-en.txt'},{path / 'lexicon-zh.txt'}"


@pytest.mark.parametrize(
    ("language", "speaks"),
    [
        ("English", True),
        ("multi-lang, e.g., Chinese + English", True),
        ("en_US", True),
        ("", True),
        ("German", False),
    ],
)
def test_a_language_is_spoken_as_the_model_says(language, speaks, folder):
    """In English words or by its code; a model that says nothing is believed."""
    tiny_models.sherpa(folder, language=language)
    if speaks:
        engine("sherpa").require("en")
    else:
        with pytest.raises(VoiceError, match=r"does not speak 'en' \(it speaks German\)"):
            engine("sherpa").require("en")


def test_a_speaker_is_a_number(folder, tmp_path):
    """That the model has."""
    tiny_models.sherpa(folder)
    with pytest.raises(VoiceError, match=r"speakers are numbers, not 'bob' \(sherpa:vits-tiny/0\)"):
        engine("sherpa:vits-tiny/bob")
    with pytest.raises(ToolError, match="it has 1 speakers, from 0"):
        speak("Yes.", tmp_path, "sherpa:vits-tiny/3")


def test_a_wrong_model_ends_nothing_but_its_own_process(folder, line, tmp_path):
    """What sherpa-onnx says of it is told with the folder; an earlier take stays."""
    (tmp_path / "take.wav").write_bytes(b"an earlier take")
    for fault, told in (
        ({"sample_rate": ""}, "'sample_rate' does not exist"),
        ({}, "Protobuf parsing failed"),
    ):
        path = tiny_models.sherpa(folder, **fault)
        if not fault:
            (path / "model.onnx").write_bytes(b"<html>")
        with pytest.raises(ToolError, match=f"cannot use this model: .*{told}") as error:
            record(line("en", "Yes."), "sherpa", {}, recording=None, out=tmp_path / "take.wav")
        assert error.value.where == str(path) and (tmp_path / "take.wav").read_bytes() == b"an earlier take"


def test_a_folder_without_a_model_is_told(folder):
    """Tokens alone are none."""
    path = tiny_models.sherpa(folder)
    (path / "model.onnx").unlink()
    with pytest.raises(ToolError, match="no model in this folder"):
        engine("sherpa").require("en")


def test_the_version_is_that_of_the_files(folder):
    """Another model under the same name makes other takes."""
    path = tiny_models.sherpa(folder)
    before = fingerprint("sherpa:vits-tiny")
    (path / "tokens.txt").write_text((path / "tokens.txt").read_text("utf-8") + "é 99\n", "utf-8")
    assert before != fingerprint("sherpa:vits-tiny") and "sherpa-onnx" in before


def test_without_a_folder_it_is_told_where_to_put_one(folder):
    """And an unknown name with the nearest one."""
    with pytest.raises(
        ToolError, match=r"no model folder of sherpa-onnx is here \(put its folder, with tokens\.txt"
    ):
        engine("sherpa").require()
    tiny_models.sherpa(folder)
    with pytest.raises(VoiceError, match=r"no model folder 'vits-tine' \(perhaps you meant 'vits-tiny'"):
        engine("sherpa:vits-tine").require()
