from itertools import pairwise

from langreel.voice.syllables import length, place, syllables, tokens


def test_syllables_are_counted_near_enough() -> None:
    """Silent e and most -ed do not count; capitals are letters; a Chinese character is one."""
    counted = {
        "trillion": 2,
        "made": 1,
        "doubled": 2,
        "lasted": 2,
        "treasury": 3,
        "GDP": 3,
        "debt": 1,
        "国": 1,
    }
    assert {word: syllables(word) for word in counted} == counted


def test_each_character_and_each_word_is_a_token() -> None:
    """Chinese by character, Latin by word, an apostrophe inside."""
    text = "美债，USDT didn't 12."
    assert [text[token.start : token.end] for token in tokens(text, "zh")] == [
        "美",
        "债",
        "USDT",
        "didn't",
        "12",
    ]


def test_punctuation_takes_time() -> None:
    """A comma is a short pause, a full stop a longer one; none after the last word."""
    plain, comma, stop = (length(tokens(text, "zh")) for text in ("你好再见", "你好，再见", "你好。再见。"))
    assert plain < comma < stop


def test_words_fill_the_span_in_order() -> None:
    """The first word begins with the span, the last ends with it, none overlaps."""
    words = place("China held, then sold.", "en", begins=1.0, ends=3.0)
    assert (words[0].begins, round(words[-1].ends, 9)) == (1.0, 3.0)
    assert all(a.ends <= b.begins + 1e-9 for a, b in pairwise(words))
    assert words[2].begins - words[1].ends > 0.1


def test_marks_alone_are_nothing_to_say():
    """Punctuation without a word takes no time, and is no accident."""
    assert tokens("！！", "zh") == ()
