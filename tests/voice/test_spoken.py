from fractions import Fraction

import pytest

from langreel.languages import LANGUAGES
from langreel.languages.sign_words import CODES
from langreel.model import Figure, LexiconEntry, Line, Mention, Quantity, Word
from langreel.quantity import UNITS, write
from langreel.voice.spoken import Obstacle, say, unspeakable

USDT = {"USDT": LexiconEntry("U S D T")}


def ties(said, text: str) -> list[tuple[str, str]]:
    """Runs of spoken text with the written text each stands for."""
    runs: list[tuple[str, str]] = []
    for mark, (start, end) in zip(said.text, said.origins, strict=True):
        if runs and end - start > 1 and runs[-1][1] == text[start:end]:
            runs[-1] = (runs[-1][0] + mark, text[start:end])
        else:
            runs.append((mark, text[start:end]))
    return runs


def test_a_figure_is_said_as_its_quantity(line) -> None:
    """Every spoken piece of a figure stands for the whole of it."""
    sentence = line("zh", "它有{1.32万亿美元}。")
    assert ties(say(sentence, {}), sentence.text) == [
        ("它", "它"), ("有", "有"), ("一点三二万亿美元", "1.32万亿美元"), ("。", "。"),
    ]  # fmt: skip
    assert (
        say(line("en", "It has {$1.32 trillion}."), {}).text == "It has one point three two trillion dollars."
    )


def test_the_lexicon_says_how_a_word_is_said(line) -> None:
    """The longest entry wins, a Latin word is only found whole, and a figure is left alone."""
    lexicon = {
        "美": LexiconEntry("眉"),
        "美债": LexiconEntry("美国国债"),
        "USD": LexiconEntry("U S dollar"),
        **USDT,
    }
    assert (
        say(line("zh", "美债和USDT，买{1.32万亿美元}"), lexicon).text
        == "美国国债和U S D T，买一点三二万亿美元"
    )
    assert say(line("en", "USDTX and USD"), lexicon).text == "USDTX and U S dollar"


def test_capitals_are_spelled(line) -> None:
    """Initials are letters, unless they are said as a word; A is the letter, not the article."""
    assert say(line("en", "the U.S. and AI by NASA"), {}).text == "the U S and eigh I by NASA"
    assert say(line("en", "IOUs and ETFs"), {}).text == "I O U's and E T F's"


def test_words_come_home_to_the_text(line) -> None:
    """The words of one number become one word; a word's punctuation stays outside."""
    sentence = line("en", "It has {$1.32 trillion}, today.")
    said = say(sentence, {})
    spoken, at = [], 0
    for n, word in enumerate(said.text.split()):
        at = said.text.index(word, at)
        spoken.append(Word(at, at + len(word), float(n), n + 0.9))
        at += len(word)
    assert [(sentence.text[w.start : w.end], w.begins, w.ends) for w in said.home(spoken)] == [
        ("It", 0.0, 0.9),
        ("has", 1.0, 1.9),
        ("$1.32 trillion", 2.0, 7.9),
        ("today", 8.0, 8.9),
    ]


def test_a_number_against_letters_stands_apart(line) -> None:
    """5G is five G, not fiveG."""
    assert say(line("en", "5G in G20"), {}).text == "five G in G twenty"


def test_what_no_voice_can_say_is_named(line) -> None:
    """Emoji, other scripts, characters without a reading, and lines without a word."""

    def cause(lang: str, text: str, lexicon=None) -> str:
        obstacle = unspeakable(line(lang, text), lexicon or {})
        return obstacle.cause if obstacle else ""

    assert cause("zh", "债务涨了。") == ""
    assert cause("en", "x → y & café, 5°") == ""
    assert "'😀'" in cause("zh", "好😀")
    assert "'兙'" in cause("zh", "一兙")
    assert "'中', '国'" in cause("en", "China, 中国")
    assert "only punctuation" in cause("zh", "……！")
    assert cause("en", "") == "there is nothing to say"
    assert cause("en", "中国", {"中国": LexiconEntry("China")}) == ""


def test_what_nobody_can_tell_is_named_with_what_to_write(line) -> None:
    """A number that may be said in two ways stops the line, at its character, unless the lexicon tells."""
    sentence = line("en", "They met on 4/2/2025 again.")
    assert unspeakable(sentence, {}) == Obstacle(
        "nobody can tell how '4/2/2025' is said", 12, "write 2 April 2025 or 4 February 2025"
    )
    assert unspeakable(sentence, {"4/2/2025": LexiconEntry("the second of April")}) is None
    assert unspeakable(line("en", "A figure: {1e9}."), {}) is None


def test_full_width_letters_are_letters(line) -> None:
    """As a Chinese keyboard writes them."""
    assert say(line("zh", "ＧＤＰ涨了３％"), {}).text == "G D P涨了百分之三"


@pytest.mark.parametrize(
    ("strange", "entry"),
    [("საქართველო", "en: {საქართველო: {say: …}}"), ("♥", "en: {'♥': {say: …}}")],
)
def test_what_no_voice_can_say_is_told_with_the_entry_to_write(strange, entry, line):
    """The whole word, or the sign."""
    obstacle = unspeakable(line("en", f"It rose in {strange} too."), {})
    assert obstacle.cause.startswith("no en voice can say ") and obstacle.at == len("It rose in ")
    assert obstacle.hint == f"leave it out, or write how it is said into lexicon.yaml: {entry}"


@pytest.mark.parametrize("lang", sorted({*CODES, *LANGUAGES}))
def test_what_is_written_of_a_figure_can_be_spoken(lang: str) -> None:
    """In every language with words for signs: less than nothing of each unit of the house, and each sign."""
    for unit in sorted(UNITS.keys() - {"date"}):
        figure = Figure("low", Quantity(Fraction(-3), unit, 1))
        written = write(figure.quantity, lang)
        sentence = Line("a", 1, lang, written, mentions=(Mention(figure, 0, len(written)),))
        assert not unspeakable(sentence, {}), unit
        assert not set("−+×°") & set(say(sentence, {}).text)
    for text in ("−3", "+3", "2 × 3", "3°", "3 °C", "3 %", "3 €", "$3"):
        assert not unspeakable(Line("a", 1, lang, text), {}), text


def test_a_negative_figure_is_said_in_greek() -> None:
    """The digits are left to the voice; the word for minus stands apart from them."""
    figure = Figure("low", Quantity(Fraction(-5, 2), "percent", 2))
    sentence = Line("a", 1, "el", "Ήταν −2,5 τοις εκατό.", mentions=(Mention(figure, 5, 20),))
    assert say(sentence, {}).text == "Ήταν μείον 2,5 τοις εκατό."
    assert say(Line("a", 1, "ru", "до −3"), {}).text == "до минус 3"
