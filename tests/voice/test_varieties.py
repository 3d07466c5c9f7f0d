"""Voices and varieties: a tag with a script or a country is spoken by the voice of its language."""

from __future__ import annotations

import numpy as np
import pytest

from langreel.errors import VoiceError
from langreel.languages.names import known_as
from langreel.voice import waveform
from langreel.voice.espeak import Espeak
from langreel.voice.kokoro import voice_names
from langreel.voice.syllables import length, syllables, tokens

SENTENCES = {
    "ko": "미국의 빚은 두 배가 되었다.", "es-MX": "La deuda se duplicó.", "ar-EG": "تضاعف الدين.",
    "hi": "कर्ज़ दोगुना हो गया।", "ru": "Долг удвоился.", "he": "החוב הוכפל.", "th": "หนี้เพิ่มขึ้นสองเท่า",
    "pl": "Dług się podwoił.", "pt-BR": "A dívida dobrou.", "zh-Hant": "債務翻了一倍。", "fr-CA": "La dette.",
}  # fmt: skip


@pytest.mark.parametrize(("lang", "text"), SENTENCES.items())
def test_espeak_speaks_any_language_that_it_knows(lang: str, text: str, tmp_path):
    """Sound is made, and words of the text have times: most, as espeak reports none for a few Korean ones."""
    words = Espeak().speak(text, lang, tmp_path / "speech.wav")
    assert np.abs(waveform.load(tmp_path / "speech.wav")).max() > 0.05
    pieces = [(token.start, token.end) for token in tokens(text, lang)]
    timed = [(word.start, word.end) for word in words]
    assert set(timed) <= set(pieces) and len(timed) >= 0.75 * len(pieces)


def test_a_language_that_espeak_does_not_know_is_refused(tmp_path):
    """By its name, with those that it has."""
    with pytest.raises(VoiceError, match="espeak has no voice 'tlh-Latn'"):
        Espeak().speak("nuqneH", "tlh-Latn", tmp_path / "speech.wav")


@pytest.mark.parametrize(
    ("lang", "voice"),
    [("pt-BR", "pf_dora"), ("zh-Hant", "zf_xiaoxiao"), ("es", "ef_dora"), ("fr-CA", "ff_siwis"),
     ("hi", "hf_alpha"), ("it", "if_sara")],
)  # fmt: skip
def test_kokoro_speaks_varieties_of_its_languages(lang: str, voice: str):
    """By the voice of the language."""
    assert voice_names.chosen("", lang) == voice


def test_kokoro_tells_what_it_does_not_speak():
    """Korean is not among its languages."""
    with pytest.raises(VoiceError, match="kokoro does not speak 'ko'"):
        voice_names.chosen("", "ko")


def test_a_table_knows_a_variety_by_its_base():
    """The longest name that it has: the script before the language."""
    assert known_as("zh-Hant-TW", {"zh", "zh-Hant"}) == "zh-Hant"
    assert known_as("zh_TW", {"zh"}) == "zh"
    assert known_as("ko", {"k", "kok"}) == ""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("미국의 빚은", 2),
        ("कर्ज़ दोगुना हो गया।", 4),
        ("หนี้เพิ่มขึ้น", 1),
        ("تَضَاعَفَ الدَّيْنُ", 2),
        ("Долг удвоился", 2),
        ("שָׁלוֹם", 1),
    ],
)
def test_marks_are_parts_of_words(text: str, words: int):
    """Vowel signs, tones and points do not end a word."""
    assert len(tokens(text, "hi")) == words


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("облигации", 5),
        ("χρήματα", 3),
        ("미국의", 3),
        ("तिजोरी", 3),
        ("विश्व", 2),
        ("خزانة", 2),
        ("משבר", 2),
        ("ประเทศ", 3),
    ],
)
def test_syllables_are_counted_in_every_script(word: str, count: int):
    """Near enough to say how long a line takes: by vowels where they are written, else by letters."""
    assert syllables(word) == count


def test_a_line_takes_about_as_long_in_every_language():
    """The same sentence is neither a second nor half a minute long anywhere."""
    lines = {
        "en": "The debt of the United States has doubled in ten years.",
        "ru": "Государственный долг США за десять лет удвоился.",
        "ar": "تضاعف دين الولايات المتحدة خلال عشر سنوات.",
        "hi": "अमेरिका का कर्ज़ दस साल में दोगुना हो गया।",
        "th": "หนี้ของสหรัฐอเมริกาเพิ่มขึ้นเป็นสองเท่าในสิบปี",
        "ko": "미국의 빚은 십 년 만에 두 배로 늘었다.",
        "es": "La deuda de Estados Unidos se duplicó en diez años.",
    }
    seconds = {lang: length(tokens(text, lang)) for lang, text in lines.items()}
    assert all(1.5 < each < 5 for each in seconds.values()), seconds
