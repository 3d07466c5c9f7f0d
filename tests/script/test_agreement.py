"""Agreement: what zh and en say of a number must be the same quantity."""

import pytest

from langreel.model import Line
from langreel.script.agreement import compare


def told(zh, en):
    """What is found in a line of two languages: `lang: message (hint)`."""
    pair = (Line("a", 1, "zh", zh), Line("a", 1, "en", en))
    return [f"{problem.message} ({problem.hint})" for problem in compare(*pair)]


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("7700亿美元", "$770 billion"),
        ("1.2万亿美元", "$1.2 trillion"),
        ("一万二千亿美元", "1.2 trillion dollars"),
        ("百分之三十四点五", "34.5 percent"),
        ("涨了三分之一", "up by a third"),
        ("工资减半", "a salary cut in half"),
        ("翻了一番", "it doubled"),
        ("2%到3%", "2 to 3 percent"),
        ("2013年11月", "in November 2013"),
        ("十一年里", "in eleven years"),
    ],
)
def test_the_same_quantity_in_other_words(zh, en):
    """Units, numerals and shares are read, not compared letter by letter."""
    assert told(zh, en) == []


@pytest.mark.parametrize(
    ("zh", "en", "hint"),
    [
        ("90亿美元", "$90 billion", "亿 is 100 million"),
        ("1.2万亿美元", "$1.2 billion", "万亿 is 1 trillion"),
        ("7700亿美元", "$780 billion", "say the same in both"),
    ],
)
def test_another_quantity_is_found_on_both_sides(zh, en, hint):
    """Each side's number is named, with the usual cause."""
    mine, theirs = told(zh, en)
    assert mine.endswith(f"is not said in 'en' (the other line says {en!r}; {hint})")
    assert theirs.startswith(f"{en!r} is not said in 'zh'")


def test_large_words_are_those_of_the_two_languages():
    """Each side hears what its own word means to the other; digits that differ have no such cause."""
    pair = (Line("a", 1, "ja", "90億ドル"), Line("a", 1, "en", "$90 billion"))
    assert [problem.hint for problem in compare(*pair)] == [
        "the other line says '$90 billion'; 億 is 100 million",
        "the other line says '90億ドル'; billion is 10億",
    ]
    assert told("2亿美元", "$20")[0].endswith("亿 is 100 million)")
    assert told("2亿美元", "$30")[0].endswith("say the same in both)")
    assert told("1000吨", "100 tonnes")[0].endswith("say the same in both)")
    assert told("0吨", "100 tonnes")[0].endswith("say the same in both)")


def test_a_number_that_one_language_leaves_out():
    """2013 is said in Chinese only."""
    assert told("2013年以来，一直在降。", "It has been falling ever since.") == [
        "'2013年' is not said in 'en' (say it in both, or make it a figure)"
    ]
