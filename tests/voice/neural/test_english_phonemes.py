import pytest

from langreel.voice.kokoro.tokens import TOKENS
from langreel.voice.neural import english_phonemes, espeak_phonemes
from langreel.voice.neural.sounds import check_covered, paired

LINE = "America takes the dollars, and hands back an I O U, called a ten-year Treasury — didn’t you know?"


def words(sounds, text: str) -> dict[str, str]:
    return {text[sound.start : sound.end]: sound.phones for sound in sounds if sound.end > sound.start}


@pytest.mark.hibari
def test_english_words_have_the_phonemes_that_the_voices_learnt() -> None:
    """One letter for a diphthong; letters by their names; British vowels for a British voice."""
    american, british = english_phonemes.sounds(LINE, "en"), english_phonemes.sounds(LINE, "en", british=True)
    assert words(american, LINE)["dollars"] == "dˈɑləɹz" and words(british, LINE)["dollars"] == "dˈɒləz"
    assert [words(american, LINE)[letter] for letter in "IOU"] == ["ˈI", "ˈO", "jˈu"]
    check_covered(american, TOKENS, LINE, "en")
    check_covered(british, TOKENS, LINE, "en")


@pytest.mark.hibari
def test_the_letter_a_is_no_article() -> None:
    """The text spells it eigh, as a viewer hears it."""
    assert words(english_phonemes.sounds("eigh I", "en"), "eigh I")["eigh"] == "ˈA"


@pytest.mark.parametrize("british", [False, True])
def test_without_hibari_espeak_reads(british: bool) -> None:
    """Every word is read, in letters that Kokoro knows."""
    sounds = paired(LINE, "en", lambda text: english_phonemes.espeak(text, british), marks=False)
    check_covered(sounds, TOKENS, LINE, "en")
    assert words(sounds, LINE)["takes"] == "tˈAks"
    assert set(words(sounds, LINE)) >= {"America", "the", "dollars", "hands", "ten", "year", "didn’t"}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("es", "China vendió 525 mil millones de dólares, ¿y adónde fue el dinero?"),
        ("fr", "La Chine a vendu des biens aux États-Unis, et l'argent est revenu."),
        ("it", "La Cina ha venduto merci agli Stati Uniti: dove sono finiti i dollari?"),
        ("pt", "A China vendeu bens aos Estados Unidos, e o dinheiro voltou."),
        ("hi", "चीन ने अमेरिका को सामान बेचा।"),
    ],
)
def test_other_languages_are_read_word_by_word(lang: str, text: str) -> None:
    """In letters that Kokoro knows, every word in its place, with the marks that it is written in."""
    sounds = paired(text, lang, lambda read: espeak_phonemes.plain(read, lang), marks=False)
    check_covered(sounds, TOKENS, text, lang)
    said = {i for sound in sounds for i in range(sound.start, sound.end)}
    assert {sound.phones for sound in sounds if sound.start == sound.end} >= set(text) & set(",.?") | {" "}
    assert not [mark for i, mark in enumerate(text) if mark.isalnum() and i not in said]
