"""Sentences: a line is what a voice says in one breath; all lines together are the text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from langreel.manuscript.clauses import clause
from langreel.manuscript.sentences import LONGEST, seconds, sentences

PIECES = {
    "en": ["The debt grew", "Mr. Smith", "$3.5 bn", "e.g. bonds", "why", "“no”", "so they say", "U.S."],
    "zh": ["债务", "涨了3.5倍", "为什么", "“没有”", "他问", "GDP", "一九八〇年"],
}
MARKS = {"en": [". ", "? ", "! ", ", ", "; ", "… ", " "], "zh": ["。", "？", "！", "，", "；", "……", ""]}


@pytest.mark.parametrize("lang", PIECES)
@given(data=st.data())
def test_joined_lines_are_the_text(lang, data):
    """Nothing is lost, nothing is rewritten; only spaces between lines are the script's own."""
    many = st.lists(st.tuples(st.sampled_from(PIECES[lang]), st.sampled_from(MARKS[lang])), min_size=1)
    text = "".join(a + b for a, b in data.draw(many)).strip()
    assert re.sub(r"\s", "", "".join(sentences(text, lang))) == re.sub(r"\s", "", text)


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("It was $1.5 trillion. Who paid? Nobody.", "en",
         ["It was $1.5 trillion.", "Who paid?", "Nobody."]),
        ("Mr. Smith paid 3.5 bn, e.g. for bonds. So did J. P. Morgan.", "en",
         ["Mr. Smith paid 3.5 bn, e.g. for bonds.", "So did J. P. Morgan."]),
        ("“Really?” he asked. No… maybe.", "en", ["“Really?” he asked.", "No… maybe."]),
        ("债务从哪里来？“借来的。”他说。谁还？", "zh", ["债务从哪里来？", "“借来的。”", "他说。", "谁还？"]),
        ("¿Quién paga? Nadie.", "es", ["¿Quién paga?", "Nadie."]),
        ("ऋण बढ़ता गया। कोई नहीं रुका।", "hi", ["ऋण बढ़ता गया।", "कोई नहीं रुका।"]),
        ("كم بلغ الدين؟ لا أحد يعرف.", "ar", ["كم بلغ الدين؟", "لا أحد يعرف."]),
    ],
)  # fmt: skip
def test_a_sentence_is_a_line(text, lang, expected):
    """Abbreviations, initials, decimals and what goes on in small letters end none."""
    assert list(sentences(text, lang)) == expected


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("so we want to talk about debt and where it comes from because people always say " * 8, "en"),
        ("今天我们来聊一聊债务这个话题我觉得很重要因为大家总是说钱是印出来的" * 8, "zh"),
        ("The debt grew, and nobody asked why; " * 24, "en"),
        ("so we want to talk about debt and where it comes from and who it is that pays " * 64, "en"),
        ("今天我们来聊一聊债务这个话题我觉得很重要因为大家总是说钱是印出来的" * 150, "zh"),
        ("نريد أن نتحدث عن الدين ومن أين يأتي ومن الذي يدفع " * 100, "ar"),
    ],
    ids=["en", "zh", "semicolons", "5000-en", "5000-zh", "5000-ar"],
)
def test_what_has_no_end_is_cut_where_a_voice_may_halt(text, lang):
    """At a comma where there is one, else between words; no line takes longer than a breath."""
    lines = sentences(text, lang)
    assert len(lines) > 2 and all(seconds(line, lang) <= LONGEST for line in lines)
    assert re.sub(r"\s", "", "".join(lines)) == re.sub(r"\s", "", text)


def test_a_clause_keeps_its_numbers():
    """The beginning of a sentence is cut at a comma, not at a point within a number."""
    assert clause("2000年，债务涨到了5.67万亿美元。") == "2000年"
    assert clause("It grew to $5.67 trillion, and on.") == "It grew to $5.67 trillion"
