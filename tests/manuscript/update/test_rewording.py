"""Rewording: what stood at words stands at them again when the words change around them."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import builders
from langreel.manuscript.update.rewording import reworded
from langreel.model import Figure, Mention, Pause, Quantity
from langreel.script import words

SUM = Figure("sum", Quantity(Fraction(5), "1", 1))


@pytest.mark.parametrize(
    ("before", "text", "now"),
    [
        ("It grew, [peak]then it fell.", "It grew fast, then it fell.", "It grew fast, [peak]then it fell."),
        ("It grew, [peak]then fell.", "It grew, and sank.", "It grew, [peak]and sank."),
        ("Nobody [asked]asked.", "Nobody.", "[asked]Nobody."),
        ("债务涨了，[peak]然后跌了。", "债务涨得很快，然后又跌了。", "债务涨得很快，[peak]然后又跌了。"),
        ("It is [now]so.", "It is [sic] so.", "It is \\[sic\\] [now]so."),
    ],
)
def test_a_mark_stays_at_its_words(before, text, now):
    """Where they are gone, at what stands for them; never within a word."""
    assert reworded(builders.line(before), text) == now


def test_a_figure_stays_where_its_number_is_the_same():
    """Another number is written as its author writes it."""
    line = builders.line("It was $5 then.", mentions=(Mention(SUM, 7, 9),), pauses=(Pause(10, 0.5),))
    assert reworded(line, "It was $5 by then.") == "It was {sum} by (0.5s)then."
    assert reworded(line, "It was $6 then.", pace="(1.2x)") == "(1.2x)It was $6 (0.5s)then."


@given(st.text(max_size=30), st.text(max_size=30).filter(str.strip))
def test_the_words_are_the_authors(before, text):
    """Whatever the words were, what is read of the line is the new text."""
    line, text = builders.line(" ".join(before.split())), " ".join(text.split())
    found = words.read(
        reworded(line, text), lambda piece: None, str, wrong=lambda *told: pytest.fail(str(told))
    )
    assert found.text == text
