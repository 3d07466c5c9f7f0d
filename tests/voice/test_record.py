import wave as container
from itertools import pairwise

import numpy as np
import pytest

from langreel.errors import BuildError, UsageError, VoiceError
from langreel.model import LexiconEntry
from langreel.voice import fingerprint, record, voices, waveform


def test_a_take_is_48_khz_mono_16_bit_and_trimmed(line, tmp_path) -> None:
    """And its seconds are those of the file; nothing else is left in the folder."""
    take = record(
        line("en", "China held {$1.32 trillion}."), "espeak", {}, recording=None, out=tmp_path / "take.wav"
    )
    with container.open(str(take.audio)) as file:
        assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (48000, 1, 2)
        assert file.getnframes() / 48000 == take.seconds
    first, last = waveform.speech(waveform.load(take.audio))
    assert first <= 0.04 * 48000 and take.seconds - last / 48000 <= 0.05
    assert [path.name for path in tmp_path.iterdir()] == ["take.wav"]


@pytest.mark.parametrize("engine", ["espeak", "scratch"])
@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("zh", "2013年底，中国手里的美债有{1.32万亿美元}，USDT、ETF不算（大约34.5%）！"),
        (
            "en",
            "“At the end of 2013”, China — which didn’t sell — held {$1.32 trillion} of U.S. 10-year notes…",
        ),
    ],
)
def test_words_are_in_order_and_cover_all_that_is_spoken(engine, lang, text, line, tmp_path) -> None:
    """No two overlap in text or time, all lie in the take, and no letter or digit is left out."""
    sentence = line(lang, text)
    take = record(
        sentence, engine, {"USDT": LexiconEntry("U S D T")}, recording=None, out=tmp_path / "take.wav"
    )
    for one, two in pairwise(take.words):
        assert one.end <= two.start and one.ends <= two.begins + 1e-9
    assert all(0 <= word.begins <= word.ends <= take.seconds for word in take.words)
    covered = {i for word in take.words for i in range(word.start, word.end)}
    assert not [mark for i, mark in enumerate(sentence.text) if mark.isalnum() and i not in covered]
    assert take.measured == (engine == "espeak")


def test_a_pause_opens_where_it_is_written(line, said, tmp_path) -> None:
    """The silence lies between the two words, as long as asked for, and all later words move."""
    text = "China sold bonds today."
    plain = record(line("en", text), "espeak", {}, recording=None, out=tmp_path / "a.wav")
    sentence = line("en", text, pauses=((11, 0.8),))
    take = record(sentence, "espeak", {}, recording=None, out=tmp_path / "b.wav")
    assert said(sentence, take) == ["China", "sold", "bonds", "today"]
    assert abs(take.seconds - plain.seconds - 0.8) < 0.001
    shifts = [round(b.begins - a.begins, 3) for a, b in zip(plain.words, take.words, strict=True)]
    assert shifts == [0, 0, 0.8, 0.8]
    middle = waveform.load(take.audio)[round((take.words[1].ends + 0.05) * 48000) :][: round(0.65 * 48000)]
    assert np.abs(middle).max() < 0.01


def test_pauses_at_the_ends_lengthen_the_take(line, tmp_path) -> None:
    """Before the first word and after the last one."""
    plain = record(line("zh", "涨了。"), "espeak", {}, recording=None, out=tmp_path / "a.wav")
    take = record(
        line("zh", "涨了。", pauses=((0, 0.5), (3, 0.7))),
        "espeak",
        {},
        recording=None,
        out=tmp_path / "b.wav",
    )
    assert abs(take.seconds - plain.seconds - 1.2) < 0.001
    assert abs(take.words[0].begins - plain.words[0].begins - 0.5) < 0.001


def test_all_takes_are_equally_loud(line, tmp_path) -> None:
    """Short or long, Chinese or English: within half a LU."""
    lines = [
        line("zh", "涨了。"),
        line("en", "At the end of 2013, China held a lot of it."),
        line("en", "No."),
    ]
    for sentence in lines:
        take = record(sentence, "espeak", {}, recording=None, out=tmp_path / "a.wav")
        assert abs(waveform.loudness(waveform.load(take.audio)) - waveform.SPEECH_LUFS) < 0.5


def test_a_line_that_cannot_be_said_is_an_error_at_its_place(line, tmp_path) -> None:
    """File, line and column, and the character."""
    with pytest.raises(VoiceError, match=r"script/us_debt/05-cracks\.yaml:14:7: .*'😀'"):
        record(line("zh", "好😀"), "scratch", {}, recording=None, out=tmp_path / "a.wav")


def test_an_unknown_engine_is_named(line, tmp_path) -> None:
    """With the nearest one that there is."""
    with pytest.raises(UsageError, match="perhaps you meant 'espeak'"):
        record(line("zh", "涨了。"), "espaek", {}, recording=None, out=tmp_path / "a.wav")


def test_a_fingerprint_tells_engine_voice_and_version() -> None:
    """Two voices, two fingerprints; the engine's own version is in it."""
    assert "espeak-ng 1." in fingerprint("espeak:en-gb") != fingerprint("espeak")
    assert fingerprint("scratch").startswith("scratch 1")


def test_the_voices_are_listed() -> None:
    """Every engine, and what may follow its colon."""
    assert {"espeak", "espeak:en-gb", "recorded", "scratch"} <= set(voices())


def test_a_folder_that_cannot_be_written_is_told(line, tmp_path) -> None:
    """Not a traceback: what could not be written, and why."""
    (tmp_path / "file").touch()
    with pytest.raises(BuildError, match=r"cannot write take\.wav"):
        record(line("zh", "涨了。"), "scratch", {}, recording=None, out=tmp_path / "file" / "take.wav")
