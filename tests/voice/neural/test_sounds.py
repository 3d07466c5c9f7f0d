import pytest

from langreel.errors import VoiceError
from langreel.voice.neural.sounds import Sound, check_covered, cut, paired


def joined(sounds) -> str:
    return "".join(sound.phones for sound in sounds)


def test_words_pair_with_their_phonemes_mark_by_mark() -> None:
    """A word's marks stand outside it; a hyphen parts two words; a dash is a mark of its own."""
    text = "“Ten-year” notes—so, yes."
    sounds = paired(text, "en", lambda read: read.lower())
    assert joined(sounds) == "“ten year” notes — so, yes."
    assert [text[s.start : s.end] for s in sounds if s.end > s.start] == ["Ten", "year", "notes", "so", "yes"]


def test_a_reader_that_joins_words_is_asked_for_less_at_a_time() -> None:
    """Half by half, until words and phonemes pair: every word keeps its own place."""
    text = "two of the four"
    sounds = paired(text, "en", lambda read: read.replace("of the", "ofthe"))
    assert [(text[s.start : s.end], s.phones) for s in sounds if s.end > s.start] == [
        ("two", "two"), ("of", "of"), ("the", "the"), ("four", "four"),
    ]  # fmt: skip


def test_a_word_without_phonemes_is_named() -> None:
    """With the lexicon entry that mends it."""
    with pytest.raises(VoiceError, match=r"cannot say 'zyx' .*lexicon\.yaml: en: \{zyx: \{say: …\}\}"):
        paired("say zyx now", "en", lambda read: read.replace("zyx", ""))


def test_a_phoneme_that_the_voice_never_learnt_is_named() -> None:
    """By the word in which it stands."""
    with pytest.raises(VoiceError, match="cannot say 'hé': it has no 'é'"):
        check_covered((Sound("hé", 0, 2),), "abch", "hé", "en")
    with pytest.raises(VoiceError, match="nothing to say"):
        check_covered((Sound(".", 0, 0),), ".", ".", "en")


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("one. two, three four", ["one.", "two,", "three four"]),
        ("one, two three four", ["one,", "two three", "four"]),
        ("abcdefg hijklmn opqrstu", ["abcdefg", "hijklmn", "opqrstu"]),
    ],
)
def test_a_long_line_is_cut_where_a_speaker_breathes(text: str, runs: list[str]) -> None:
    """Behind a sentence if one fits, else behind a clause, else between two words; nothing is lost."""
    cuts = [joined(run) for run in cut(paired(text, "en", str), 12)]
    assert " ".join(cuts) == text and cuts == runs


def test_no_word_is_cut() -> None:
    """A word that is longer than a voice's breath is told."""
    with pytest.raises(VoiceError, match="more than 5 phonemes"):
        list(cut(paired("antidisestablishment", "en", str), 5))
