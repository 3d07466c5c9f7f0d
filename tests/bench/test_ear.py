"""Ear: what of a take counts as misheard."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "render/bench"))
import ear


def heard(lang: str, words: str, text: str) -> ear.HeardTake:
    return ear.compared("line.1", words, text, lang)


def test_a_word_that_is_another_one_is_wrong() -> None:
    """One changed, one left out, one put in: three."""
    take = heard("en", "the price of the debt", "the prize of debt today")
    assert (take.wrong, len(take.wanted)) == (3, 5)


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("five hundred and twenty five billion dollars", "$525 billion"),
        ("U S D T", "USDT"),
        ("for defence", "for defense"),
        ("sell at any time", "sell at anytime"),
        ("America's debt", "Americas debt."),
    ],
)
def test_english_is_brought_into_one_spelling(words: str, text: str) -> None:
    """Numbers in words, initials joined, American spelling, no marks, no matter where a space stands."""
    assert heard("en", words, text).wrong == 0


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("二零二四年，放着不动。", "2024年放著不動"),
        ("二零二五财年", "2025财年"),
        ("两千九百六十亿美元", "2960亿美元"),
        ("百分之七十一", "71%"),
    ],
)
def test_chinese_is_brought_into_one_spelling(words: str, text: str) -> None:
    """Simplified, numbers in words; a year may be read as a number or digit by digit."""
    pytest.importorskip("opencc")
    assert heard("zh", words, text).wrong == 0


def test_a_homophone_is_wrong_as_a_character_and_right_as_a_sound() -> None:
    """它 heard as 他 is one strict error; 稳 (wěn) heard as 纹 (wén) is one by sound, too."""
    pytest.importorskip("opencc")
    alike, other = heard("zh", "它仍然安全", "他仍然安全"), heard("zh", "汇率要稳", "汇率要纹")
    assert (alike.wrong, alike.wrong_syllables) == (1, 0)
    assert (other.wrong, other.wrong_syllables) == (1, 1)


def test_figures_are_written_into_the_page(tmp_path) -> None:
    """Between the marks of their language; the worst line first, those without an error in one sentence."""
    page = tmp_path / "voice.md"
    page.write_text("before\n<!-- ear: en -->\nold\n<!-- end -->\nafter\n", "utf-8")
    takes = [("go home now", "go home so"), ("so sell", "so fell"), ("go", "go")]
    ear.write_table([heard("en", *take) for take in takes], "en", page)
    assert page.read_text("utf-8") == (
        "before\n<!-- ear: en -->\n"
        "| line | words | wrong |  |\n| --- | --: | --: | --: |\n"
        "| all | 6 | 2 | 33.3 % |\n| `line.1` | 2 | 1 | 50.0 % |\n| `line.1` | 3 | 1 | 33.3 % |\n\n"
        "Of the other 1 lines every word was heard as it is written.\n"
        "<!-- end -->\nafter\n"
    )


def test_a_dub_is_a_row_of_the_benchmarks() -> None:
    """Its lines, how much of all that was said is wrong, and how many lines are far too wrong."""
    heard_lines = [heard("zh", "债越滚越大", "债越滚越大"), heard("zh", "它还了债", "他还了债")]
    assert ear._dub("zh", heard_lines) == "| zh | 2 | 9 characters | 11.1 % | 0.0 % | 7 % | 0 |"
    assert ear._dub("en", [heard("en", "it fell", "it felt")]).endswith("| 2 words | 50.0 % |  | 4 % | 1 |")
