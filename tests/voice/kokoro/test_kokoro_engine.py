from itertools import pairwise

import numpy as np
import pytest

from langreel import cores
from langreel.errors import ToolError, VoiceError
from langreel.sound_steps import RATE
from langreel.voice import waveform
from langreel.voice.engines import Engine
from langreel.voice.kokoro import network
from langreel.voice.kokoro.kokoro_engine import Kokoro, sounds
from langreel.voice.kokoro.network import LIMIT
from langreel.voice.kokoro.voice_names import PACES
from langreel.voice.neural.sounds import cut

pytestmark = pytest.mark.long
ZH = "二零二四年，中国买了U S D T和《Federal Reserve》，钱去了哪儿？"
EN = "In twenty twenty four, China — which didn’t sell — held ten-year notes, and an I O U."


def spoken(voice: str, text: str, lang: str, tmp_path):
    """The words with their times, and the samples."""
    words = Kokoro(voice).speak(text, lang, tmp_path / "speech.wav")
    return words, waveform.load(tmp_path / "speech.wav")


@pytest.mark.kokoro
@pytest.mark.parametrize(("text", "lang"), [(ZH, "zh"), (EN, "en")])
def test_word_times_cover_what_is_spoken_in_order(text: str, lang: str, tmp_path) -> None:
    """Every letter and digit is in a word, no two overlap, all lie in the samples, each lasts."""
    words, samples = spoken("", text, lang, tmp_path)
    covered = {i for word in words for i in range(word.start, word.end)}
    assert not [mark for i, mark in enumerate(text) if mark.isalnum() and i not in covered]
    assert all(a.end <= b.start and a.ends <= b.begins + 1e-9 for a, b in pairwise(words))
    assert all(0 < word.begins < word.ends < len(samples) / RATE for word in words)


@pytest.mark.kokoro
@pytest.mark.parametrize(("text", "lang"), [("货上了船。钱回来了。", "zh"), ("Go. Go. Go.", "en")])
def test_word_times_are_those_of_the_sound(text: str, lang: str, tmp_path) -> None:
    """The first word begins at most 120 ms behind its breath, the last ends at the end; stops are quiet."""
    words, samples = spoken("", text, lang, tmp_path)
    first, last = waveform.speech(samples)
    assert 0 <= words[0].begins - first / RATE < 0.12 and abs(words[-1].ends - last / RATE) < 0.04
    loud = waveform.envelope(samples)
    inside = [loud[round(w.begins * 100) : round(w.ends * 100)].max() for w in words]
    stops = [(a, b) for a, b in pairwise(words) if {".", "。"} & set(text[a.end : b.start])]
    quiet = [loud[round(a.ends * 100) : round(b.begins * 100) + 1].min() for a, b in stops]
    assert quiet and min(inside) > 4 * max(quiet)


@pytest.mark.kokoro
def test_a_speech_is_whole_frames_of_25_ms(tmp_path) -> None:
    """1,200 samples at 48 kHz for each that the phonemes and the silences around them last."""
    _, samples = spoken("zf_xiaoxiao", "货上了船。", "zh", tmp_path)
    (run,) = cut(sounds("货上了船。", "zh"), LIMIT)
    durations = network.say(run, "zf_xiaoxiao", PACES["zh"]).durations
    assert len(durations) == sum(len(sound.phones) for sound in run) + 2 and not any(durations % 600)
    assert len(samples) == durations.sum() * 2 and np.abs(samples).max() > 0.05


@pytest.mark.kokoro
def test_the_same_words_give_the_same_sound(tmp_path) -> None:
    """Whatever was said before."""
    said = []
    for text in ("钱回来了。", "别的话。", "钱回来了。"):
        Kokoro().speak(text, "zh", tmp_path / "a.wav")
        said.append((tmp_path / "a.wav").read_bytes())
    assert said[0] == said[2] != said[1]


@pytest.mark.kokoro
@pytest.mark.parametrize(("text", "lang"), [(ZH, "zh"), (EN, "en")])
def test_a_line_sounds_the_same_on_any_number_of_cores(text: str, lang: str, tmp_path) -> None:
    """To the last bit: a line that is spoken alone has them all, one among others has one."""
    heard = []
    for count in (1, 2, 3):
        network.session.cache_clear()
        with cores.lent(count):
            heard.append(spoken("", text, lang, tmp_path))
    network.session.cache_clear()
    first, samples = heard[0]
    assert all(words == first and np.array_equal(each, samples) for words, each in heard[1:])


@pytest.mark.kokoro
def test_nothing_sounds_above_what_the_model_gives(tmp_path) -> None:
    """48 kHz made of 24 kHz holds nothing above 12 kHz but the rounding to 16 bits."""
    _, samples = spoken("", "货上了船。", "zh", tmp_path)
    power = np.abs(np.fft.rfft(samples * np.hanning(len(samples)))) ** 2
    half = len(power) // 2
    assert power[half + half // 50 :].sum() < 1e-6 * power[:half].sum()


@pytest.mark.kokoro
def test_a_line_beyond_the_models_breath_is_said_whole(tmp_path) -> None:
    """It is cut at clauses; times go on over the cuts; a seam is a pause, not a hole."""
    text = "，".join(["中国手里的美元又流回了美国的金融市场"] * 7) + "。"
    runs = list(cut(sounds(text, "zh"), LIMIT))
    assert len(runs) > 1 and all(run[-1].phones in ",. " for run in runs)
    words, samples = spoken("", text, "zh", tmp_path)
    assert len(words) == sum(mark.isalnum() for mark in text)
    assert all(a.ends <= b.begins + 1e-9 for a, b in pairwise(words))
    assert max(b.begins - a.ends for a, b in pairwise(words)) < 0.4
    assert words[-1].ends <= len(samples) / RATE


@pytest.mark.kokoro
def test_a_voice_that_was_not_brought_is_told_with_the_command(tmp_path) -> None:
    """Its file and size; nothing is fetched."""
    with pytest.raises(ToolError, match=r"zm_yunyang\.bin \(0\.5 MB\) .*langreel voice get kokoro"):
        Kokoro("zm_yunyang").speak("好。", "zh", tmp_path / "a.wav")


def test_a_voice_that_does_not_exist_is_named(tmp_path) -> None:
    """With the nearest one that there is."""
    with pytest.raises(VoiceError, match=r"no voice 'zf_xiaoxao' \(perhaps you meant 'zf_xiaoxiao'\?\)"):
        Kokoro("zf_xiaoxao").speak("好。", "zh", tmp_path / "a.wav")


def test_a_voice_of_another_language_is_refused(tmp_path) -> None:
    """With those that speak the one asked for; a language nobody speaks with those there are."""
    with pytest.raises(VoiceError, match=r"'af_heart' does not speak 'zh' \(these do: .*zm_yunjian"):
        Kokoro("af_heart").speak("好。", "zh", tmp_path / "a.wav")
    with pytest.raises(VoiceError, match=r"does not speak 'ko' \(it speaks zh, en"):
        Kokoro().speak("안녕", "ko", tmp_path / "a.wav")


def test_the_version_tells_model_voice_and_packages() -> None:
    """What a kept take depends on; two voices, two versions. It is told without loading the model."""
    version = Kokoro("zf_xiaoxiao").version
    assert "6e742170d309" in version and "zf_xiaoxiao 03adb5d5e3dd" in version and "onnxruntime" in version
    assert version != Kokoro("zm_yunjian").version
    assert isinstance(Kokoro(), Engine)


@pytest.mark.kokoro
def test_the_voices_are_those_whose_files_are_here() -> None:
    """langreel carries two for Mandarin and one for English."""
    assert {"zf_xiaoxiao", "zm_yunjian", "af_heart"} <= set(Kokoro().voices)
