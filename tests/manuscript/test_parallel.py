"""Parallel: a second text gives each line of the first its words, by length and by numbers."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from langreel.manuscript.parallel import paired

ZH = (
    "债务是怎么来的？",
    "2020年它是26.9万亿美元，是1980年的三十倍。",
    "没有人知道。",
    "它还会涨，而且会一直涨下去。",
)


def shape(there: list[str]) -> list[tuple[str, bool]]:
    return [(line.text, line.sure) for line in paired(ZH, there, ("zh", "en"))]


def test_one_for_one_is_sure():
    """As many lines, as long, with the same numbers."""
    there = [
        "Where does the debt come from?",
        "In 2020 it was $26.9 trillion, thirty times what it was in 1980.",
        "Nobody knows.",
        "It will rise, and it will go on rising.",
    ]
    assert shape(there) == [(line, True) for line in there]


def test_two_for_one_are_one_line_and_in_doubt():
    """The numbers say where the second text has cut a sentence."""
    there = [
        "Where does the debt come from?",
        "In 2020 it was $26.9 trillion.",
        "That is thirty times what it was in 1980.",
        "Nobody knows.",
        "It will rise, and it will go on rising.",
    ]
    assert shape(there) == [
        (there[0], True),
        (f"{there[1]} {there[2]}", False),
        (there[3], True),
        (there[4], True),
    ]


def test_another_number_is_in_doubt():
    """What stands in its place, but says something else."""
    there = [
        "Where does the debt come from?",
        "In 2020 it was $26.9 billion, thirty times what it was in 1980.",
        "Nobody knows.",
        "It will rise, and it will go on rising.",
    ]
    assert [sure for _, sure in shape(there)] == [True, False, True, True]


PIECES = {
    "zh": ["债务涨了。", "没有人知道为什么会这样。", "1980年是9080亿美元。"],
    "en": ["Debt rose.", "Nobody knows why it is so.", "It was $908 billion in 1980."],
}


@given(*(st.lists(st.sampled_from(pieces), max_size=8) for pieces in PIECES.values()))
def test_no_word_of_the_second_text_is_lost(here, there):
    """Every line has an answer, and the answers together are the second text."""
    found = paired(here, there, ("zh", "en"))
    assert len(found) == len(here)
    if here:
        assert "".join("".join(line.text for line in found).split()) == "".join("".join(there).split())
