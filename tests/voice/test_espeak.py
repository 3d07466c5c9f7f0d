import hashlib
import subprocess
from itertools import pairwise

import numpy as np
import pytest

from langreel.errors import ToolError, VoiceError
from langreel.sound_steps import RATE
from langreel.voice import engines, espeak, utter, waveform
from langreel.voice.espeak import Espeak


def heard(voice: Espeak, text: str, lang: str, tmp_path):
    """The words of a speech with their times, and its samples."""
    words = voice.speak(text, lang, tmp_path / "speech.wav")
    return [(text[w.start : w.end], w.begins, w.ends) for w in words], waveform.load(tmp_path / "speech.wav")


def test_mandarin_is_spoken_character_by_character(tmp_path) -> None:
    """Each character has its time; a Latin run is spoken word by word; punctuation has none."""
    words, _ = heard(Espeak(), "中国买USDT，不卖。", "zh", tmp_path)
    assert [word for word, _, _ in words] == ["中", "国", "买", "USDT", "不", "卖"]
    assert all(a[2] <= b[1] + 1e-6 for a, b in pairwise(words))


def test_a_chinese_narrator_keeps_a_natural_pace(tmp_path) -> None:
    """Between four and five syllables a second; a comma is a pause of about a quarter second."""
    words, _ = heard(Espeak(), "中国每年向美国出口大约五千亿美元的商品，钱去了哪里", "zh", tmp_path)
    first = words[:19]
    assert 4.0 < len(first) / (first[-1][2] - first[0][1]) < 5.0
    assert 0.15 < words[19][1] - words[18][2] < 0.4


@pytest.mark.parametrize(("text", "lang"), [("go, go, go, go", "en"), ("大，大，大，大", "zh")])
def test_word_times_are_those_of_the_sound(text: str, lang: str, tmp_path) -> None:
    """Words with silence around them begin and end within 25 ms of the sound's own edges."""
    words, samples = heard(Espeak(), text, lang, tmp_path)
    loud = waveform.envelope(samples) > 0.006
    edges = np.flatnonzero(np.diff(np.concatenate([[False], loud, [False]]).astype(int)))
    onsets, ends = edges[::2] / 100, edges[1::2] / 100
    for _, begins, stops in words:
        assert np.abs(onsets - begins).min() <= 0.025
        assert np.abs(ends - stops).min() <= 0.025


def test_the_same_words_give_the_same_sound(tmp_path) -> None:
    """Nothing that was said before colours a take."""
    digests = []
    for text in ("China held.", "Something else.", "China held."):
        Espeak().speak(text, "en", tmp_path / "a.wav")
        digests.append(hashlib.sha256((tmp_path / "a.wav").read_bytes()).hexdigest())
    assert digests[0] == digests[2] != digests[1]


def test_both_voices_of_a_line_are_equally_loud(tmp_path) -> None:
    """An English name in a Chinese line neither shouts nor whispers."""
    words, samples = heard(Espeak(), "中国人民银行，Federal Reserve。", "zh", tmp_path)
    han, latin = (
        waveform.loudness(samples[round(a * RATE) : round(b * RATE)])
        for a, b in ((words[0][1], words[5][2]), (words[6][1], words[7][2]))
    )
    assert abs(han - latin) < 1.5


def test_text_is_never_markup(tmp_path) -> None:
    """Angle and square brackets are text, not commands to the synthesiser."""
    plain, _ = heard(Espeak(), "hello there", "en", tmp_path)
    words, _ = heard(Espeak(), "<audio src='x'/> [[h@l'oU]] hello", "en", tmp_path)
    assert words[-1][0] == "hello" and len(words) > len(plain)


def test_an_unknown_voice_is_named(tmp_path) -> None:
    """With the nearest one that there is."""
    with pytest.raises(VoiceError, match=r"no voice 'en-gbb' \(perhaps you meant 'en-gb'\?\)"):
        Espeak("en-gbb").speak("hello", "en", tmp_path / "a.wav")
    with pytest.raises(VoiceError, match=r"no voice variant 'f33' \(perhaps you meant 'f3'\?\)"):
        Espeak("+f33").speak("hello", "en", tmp_path / "a.wav")
    with pytest.raises(VoiceError, match="does not speak Chinese"):
        Espeak("en-gb").speak("你好", "zh", tmp_path / "a.wav")


def test_a_variant_changes_the_voice(tmp_path) -> None:
    """The base voice stays, the speaker is another."""
    sounds = set()
    for voice in ("", "+f3", "en-gb", "en-gb+f3"):
        Espeak(voice).speak("hello", "en", tmp_path / "a.wav")
        sounds.add((tmp_path / "a.wav").read_bytes())
    assert len(sounds) == 4


def test_asking_for_the_version_leaves_no_state_behind(tmp_path) -> None:
    """The library is asked for its version in this process; what it says afterwards is the same."""
    said = []
    for name in ("before", "after"):
        Espeak().speak("hello", "en", tmp_path / name)
        said.append((tmp_path / name).read_bytes())
        assert utter.version()[0].isdigit()
    assert said[0] == said[1]


def test_a_missing_library_names_the_command_that_installs_it() -> None:
    """A machine without espeak-ng says what to do."""
    with pytest.raises(utter.Refused) as refused:
        utter.utter([utter.VoiceRun("hello", "en-us", 165)], libraries=("libnothing.so",))
    error = espeak._trouble(refused.value)
    assert isinstance(error, ToolError)
    assert "apt-get install espeak-ng" in str(error) and "brew install espeak-ng" in str(error)


def test_numbers_are_understood_as_mandarin() -> None:
    """Each syllable of a spoken number is one Mandarin syllable to espeak, and not spelled in English."""
    pieces = Espeak()._by_pinyin("一点三二万亿美元", "zh")
    assert [piece.run.text for piece in pieces] == ["yi1 dian3 san1 er4 wan4 yi4 mei3 yuan2"]
    command = ["espeak-ng", "-q", "-x", "-v", "cmn-latn-pinyin", pieces[0].run.text]
    phonemes = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert phonemes.count("_|") == 8 and "(en)" not in phonemes


def test_each_word_of_a_compound_has_its_time(tmp_path) -> None:
    """So that a mark may fall on either."""
    words, _ = heard(Espeak(), "a ten-year trade", "en", tmp_path)
    assert [word for word, _, _ in words] == ["a", "ten", "year", "trade"]


@pytest.mark.parametrize(
    ("tag", "manner"),
    [
        ("zh-Hant", espeak.MANDARIN.base),
        ("en-GB", "en-gb"),
        ("en-AU", espeak.ENGLISH.base),
        ("de-AT", "de"),
        ("fr", "fr"),
        ("fr-CA", "fr"),
        ("pt-BR", "pt-br"),
    ],
)
def test_a_variety_is_said_as_its_language_where_it_has_no_voice(tag, manner):
    """By the voice of its own name if espeak has one."""
    Espeak().require(tag)
    assert espeak._manner(tag).base == manner


def test_a_language_without_a_voice_is_told_before_a_line_is_asked_for():
    """And a new film in it is silent until a voice is chosen."""
    with pytest.raises(VoiceError, match="espeak has no voice 'tlh'"):
        Espeak().require("tlh")
    assert engines.best("tlh") == "scratch"
