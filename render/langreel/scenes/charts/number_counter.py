"""NumberCounter: one large number that counts up, and what it is."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
from manim import DOWN, LEFT, ORIGIN, Animation, FadeIn, VGroup, rate_functions

from langreel import quantity, theme
from langreel.errors import SceneError
from langreel.geometry import stage
from langreel.model import Quantity
from langreel.scenes.charts.chart import language_of, together
from langreel.scenes.charts.stateful import State, StatefulMobject
from langreel.scenes.counter import Counter
from langreel.scenes.typography import text


class NumberCounter(StatefulMobject):
    """A quantity in large digits over its words; it starts at ``start`` and counts to the quantity.

    Unless a ``size`` is given, it is large, and no wider than the stage. State: the value shown. It may be
    moved and scaled like any mobject.
    """

    def __init__(
        self,
        final: Quantity,
        words: str = "",
        *,
        start: float = 0.0,
        size: float | None = None,
        color: str | None = None,
        centred: bool = True,
        lang: str | None = None,
    ) -> None:
        if not isinstance(final.value, Fraction):
            raise SceneError("a date does not count up", hint="write it as text")
        spoken, self.final = language_of(lang), float(final.value)
        anchor = ORIGIN if centred else LEFT
        self.counter = Counter(
            start,
            quantity.counting_to(final, spoken),
            size or _fitting(final, spoken),
            color=color or theme.ACCENT,
            weight="BOLD",
            anchor=anchor,
            lang=spoken,
        )
        self.counter.clear_updaters()
        self.caption = VGroup()
        if words:
            line = text(words, theme.BODY, theme.MUTED, lang=spoken)
            line.next_to(self.counter, DOWN, buff=0.25, aligned_edge=ORIGIN if centred else LEFT)
            self.caption.add(line)
        super().__init__(self.counter, self.caption)
        self.state = np.array([start])

    def pose(self, state: State) -> None:
        self.state = np.array(state, dtype=np.float64)
        self.counter.write_value(float(state[0]))

    def enter(self) -> Animation:
        """Number and words fade in."""
        return together(FadeIn(self, shift=0.15 * DOWN))

    def count(self, to: float | None = None) -> Animation:
        """The number runs to its quantity, or to ``to`` (true units), fast first and then slowing."""
        return self.advance([self.final if to is None else to], rate_func=rate_functions.ease_out_cubic)


def _fitting(final: Quantity, lang: str) -> float:
    """The size in which a quantity is large, and no wider than the stage."""
    largest = 1.5 * theme.DISPLAY
    words = text(quantity.compact(final, lang), largest, weight="BOLD", lang=lang)
    return float(largest * min(1.0, 0.95 * stage().area.width / words.width))
