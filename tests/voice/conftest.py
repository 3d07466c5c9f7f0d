"""Lines as the script department hands them over, and words as a reader hears them."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest

from langreel.model import Figure, Line, Mention, Pause, Place, Quantity, Take


@pytest.fixture
def line() -> Callable[..., Line]:
    """``line("zh", "它有{1.32万亿美元}。")``: what stands in braces is a figure of 1.32 trillion dollars."""

    def make(lang: str, text: str, pauses: tuple[tuple[int, float], ...] = ()) -> Line:
        before, brace, rest = text.partition("{")
        written, _, after = rest.partition("}")
        figure = Figure("peak", Quantity(Fraction(1_320_000_000_000), "USD", 3))
        mentions = (Mention(figure, len(before), len(before + written)),) if brace else ()
        return Line(
            "holdings", 2, lang, before + written + after, (), tuple(Pause(*p) for p in pauses), mentions,
            Place("script/us_debt/05-cracks.yaml", 14, 7),
        )  # fmt: skip

    return make


@pytest.fixture
def said() -> Callable[[Line, Take], list[str]]:
    """The words of a take, as the line writes them."""
    return lambda line, take: [line.text[word.start : word.end] for word in take.words]
