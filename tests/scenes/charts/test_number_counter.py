"""One large number that counts up."""

from __future__ import annotations

from fractions import Fraction

from langreel.model import Quantity
from langreel.scenes import NumberCounter


def test_a_number_counts_to_its_quantity(stage):
    """It starts at nothing and ends at what the figure says, in the language of the dub."""
    counter = NumberCounter(Quantity(Fraction(5247, 10) * 10**9, "USD", 4), lang="zh")
    assert counter.counter.string == "0亿"
    stage().play(counter.count())
    assert counter.counter.string == "5247亿"
