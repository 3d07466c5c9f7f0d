import importlib.util
import sys
import types

import pytest

from langreel.errors import VoiceError
from langreel.voice.kokoro.mandarin_phonemes import sounds, syllable
from langreel.voice.neural.sounds import Sound

TABLE = {
    "ma1": "ma→", "bo1": "pwo→", "zhi1": "ꭧɨ→", "chi2": "ꭧʰɨ↗", "shi4": "ʂɨ↘", "ri4": "ɻɨ↘", "zi3": "ʦɨ↓",
    "ci2": "ʦʰɨ↗", "si4": "sɨ↘", "ji1": "ʨi→", "qu4": "ʨʰy↘", "xue2": "ɕɥe↗", "juan4": "ʨɥɛ↘n",
    "jun1": "ʨy→n", "nv3": "ny↓", "lve4": "lɥe↘", "yi1": "i→", "ye3": "je↓", "you3": "jou↓", "yan2": "jɛ↗n",
    "yu2": "y↗", "yuan2": "ɥɛ↗n", "yun2": "y↗n", "wu3": "u↓", "wo3": "wo↓", "wei2": "wei↗", "wen4": "wə↘n",
    "weng1": "wə→ŋ", "er4": "ɚ↘", "zhong1": "ꭧʊ→ŋ", "xiong2": "ɕjʊ↗ŋ", "liu2": "ljou↗", "gui4": "kwei↘",
    "lun4": "lwə↘n", "bing1": "pi→ŋ", "zhuang1": "ꭧwa→ŋ", "kuai4": "kʰwai↘", "de5": "tɤ", "o2": "ɔ↗",
}  # fmt: skip
GRUNTS = {"hm", "hng", "m", "n", "ng"}
"""Syllables without a vowel, which ``pinyin`` spells with one."""


def bare(run: str) -> tuple[Sound, ...]:
    """A reader of Latin runs that leaves every word as it is written."""
    found, at = list[Sound](), 0
    for word in run.split(" "):
        found += [Sound(" ", at, at)] * bool(found) + [Sound(word.lower(), at, at + len(word))]
        at += len(word) + 1
    return tuple(found)


def joined(text: str) -> str:
    return "".join(sound.phones for sound in sounds(text, "zh", bare))


@pytest.mark.parametrize(("pinyin", "phones"), TABLE.items())
def test_a_syllable_is_its_initial_final_and_tone(pinyin: str, phones: str) -> None:
    """The arrow follows the vowel; y, w and ü are spelled out; zi and zhi buzz."""
    assert syllable(pinyin) == phones


def test_every_syllable_is_the_one_that_kokoro_learnt() -> None:
    """misaki made the phonemes that Kokoro was trained with; all syllables of pypinyin's dictionary agree."""
    transcription = misaki()
    from pypinyin.constants import PINYIN_DICT
    from pypinyin.contrib.tone_convert import to_tone3

    readings = {reading for row in PINYIN_DICT.values() for reading in row.split(",")}
    known = {to_tone3(reading, neutral_tone_with_five=True, v_to_u=False) for reading in readings}
    differ = {sound for sound in known if syllable(sound) != learnt(transcription, sound)}
    assert len(known) > 1500 and {sound[:-1] for sound in differ} <= GRUNTS


def misaki():
    """misaki's table alone: its package wants word cutters that are not needed here."""
    package = importlib.util.find_spec("misaki")
    if package is None:
        pytest.skip("the oracle is not installed: misaki, which needs a Python before 3.13")
    bare_package = types.ModuleType("misaki")
    bare_package.__path__ = list(package.submodule_search_locations or ())
    sys.modules.setdefault("misaki", bare_package)
    return importlib.import_module("misaki.transcription")


def learnt(transcription, sound: str) -> str:
    said = "".join(next(iter(transcription.pinyin_to_ipa(sound))))
    for tone, arrow in (("˧˩˧", "↓"), ("˧˥", "↗"), ("˥˩", "↘"), ("˥", "→"), ("ɻ̩", "ɨ"), ("ɹ̩", "ɨ"), ("̯", "")):
        said = said.replace(tone, arrow)
    return said


def test_words_stand_apart_and_marks_are_those_of_the_voice() -> None:
    """A space between words, none inside one; full-width marks become plain ones."""
    assert joined("美国国债，很好！") == "mei↓kwo↗ kwo↗ꭧai↘, xə↓n xau↓!"
    assert joined("他说：“好。”……") == "tʰa→ ʂwo→: “xau↓.”…"
    assert joined("《论债》——（一）") == "“lwə↘n ꭧai↘”— (i→)"


def test_every_character_has_a_sound_of_its_own() -> None:
    """But 儿 that only colours the syllable before it: one sound for two characters."""
    text = "去了哪儿？"
    assert [text[s.start : s.end] for s in sounds(text, "zh", bare) if s.end > s.start] == [
        "去",
        "了",
        "哪儿",
    ]


def test_latin_words_are_read_as_english_and_single_capitals_as_letters() -> None:
    """U S D T is four letters, and eigh is how the text spells an A; a word is a word."""
    assert joined("买U S D T") == "mai↓ jˈu ˈɛs dˈi tˈi"
    assert joined("eigh I和Tether。") == "ˈA ˈI xɤ↗ tether."


def test_a_character_without_a_reading_is_named() -> None:
    """With the lexicon entry that mends it."""
    with pytest.raises(VoiceError, match=r"cannot say '兙' .*zh: \{兙: \{say: …\}\}"):
        sounds("一兙", "zh", bare)
