"""What a recogniser wrote down is the lines of the script, said again, left out, or misheard in part."""

import numpy as np
import pytest

from langreel.voice.alignment.heard_words import HeardWord, passages
from langreel.voice.alignment.recogniser import Reference
from langreel.voice.alignment.whisper import spelt_out

LINES = ("The debt rose again.", "Who buys it now?", "Funds buy most of it.")


def script(lang="en", lines=LINES):
    return [Reference(text, lang, np.zeros(0, np.float32), ()) for text in lines]


def heard(words):
    """A word every half second."""
    return [HeardWord(word, at / 2, at / 2 + 0.4) for at, word in enumerate(words.split())]


def found(words, lines=LINES, lang="en"):
    return [(each.line, each.begins, each.ends) for each in passages(script(lang, lines), heard(words))]


def test_lines_are_found_where_they_are_said():
    """In order, from their first word to their last."""
    said = "the debt rose again who buys it now funds buy most of it"
    assert found(said) == [(0, 0.0, 1.9), (1, 2.0, 3.9), (2, 4.0, 6.4)]


def test_a_line_may_be_said_again_and_another_left_out():
    """Talk between them is nobody's."""
    said = "the debt rose again er sorry the debt rose again funds buy most of it"
    assert [line for line, _, _ in found(said)] == [0, 0, 2]


def test_a_word_may_be_misheard():
    """The share that was heard tells how surely."""
    (one,) = passages(script()[:1], heard("the dead rose again"))
    assert (one.line, one.likeness) == (0, 0.75)


@pytest.mark.parametrize("said", ["", "something else was told here"])
def test_what_is_not_said_is_not_found(said):
    """Neither in silence nor in other words."""
    assert found(said) == []


def test_characters_count_where_words_are_not_spaced():
    """Each one by itself."""
    assert found("债 务 涨 了 谁 来 买", ("债务涨了。", "谁来买？"), "zh") == [(0, 0.0, 1.9), (1, 2.0, 3.4)]


def test_figures_are_spelt_out_as_a_voice_says_them():
    """Whatever digits the recogniser writes, their words share its time."""
    assert [each.text for each in spelt_out("1.3%", "en", 0.0, 1.0)] == ["one", "point", "three", "percent"]
    assert [each.begins for each in spelt_out("1.3%", "en", 0.0, 1.0)] == [0.0, 0.25, 0.5, 0.75]
