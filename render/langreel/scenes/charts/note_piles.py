"""NotePiles: a sum of money as piles of notes of one worth; a part of it is marked and eaten."""

from __future__ import annotations

import numpy as np
from manim import VMobject, rate_functions
from numpy.typing import NDArray

from langreel import theme
from langreel.errors import SceneError
from langreel.geometry import Box
from langreel.scenes.charts.chart import FILL, LINE
from langreel.scenes.charts.stateful import Advance, State, StatefulMobject

WIDE, THICK = 0.44, 0.105
"""A note, seen from the side, in Manim units."""
PITCH, RISE = 0.53, 0.14
"""From one pile to the next, from one note to the next."""

GROWN, MARKED, EATEN = range(3)


class NotePiles(StatefulMobject):
    """``amount`` as notes of ``each``, in piles that stand on the floor of ``box`` and rise together.

    The last note is cut to what is left, so that the painted area is the amount to scale. State, in the
    amount's unit: what is there, how much of its end is marked, how much of its end is gone.
    """

    def __init__(
        self, amount: float, each: float, box: Box, *, color: str | None = None, mark: str | None = None
    ) -> None:
        if not 0 < each <= amount:
            raise SceneError(f"piles of {amount:g} in notes of {each:g}", hint="a note is a part of the sum")
        self.amount, self.each, self.box = amount, each, box
        self.piles = int((box.width - WIDE) / PITCH + 1e-6) + 1
        self.rows = int(np.ceil(amount / each / self.piles))
        if self.height_of(self.rows) > box.height + 1e-6:
            raise SceneError(f"{self.rows} notes on {self.piles} piles are too high", hint="give more room")
        color, mark = color or theme.GREEN, mark or theme.BAD
        self.notes = VMobject(stroke_width=0, fill_color=color, fill_opacity=1).set_z_index(FILL)
        self.due = VMobject(stroke_width=0, fill_color=mark, fill_opacity=1).set_z_index(FILL)
        self.gone = VMobject(stroke_width=1.6, stroke_color=mark, fill_opacity=0).set_z_index(LINE)
        super().__init__(self.notes, self.due, self.gone)
        self.pose(np.zeros(3))

    @staticmethod
    def height_of(rows: int) -> float:
        """How high a pile of so many notes is."""
        return rows * RISE - (RISE - THICK)

    @property
    def top(self) -> float:
        """The height that the piles reach when all is there."""
        return self.box.bottom + self.height_of(self.rows)

    @property
    def right(self) -> float:
        """The right edge of the last pile."""
        return self.box.left + (self.piles - 1) * PITCH + WIDE

    def edge(self, amount: float) -> float:
        """The left edge of the first note of so much of the end."""
        first = int((self.amount - amount) / self.each + 1e-9)
        return self.box.left + first % self.piles * PITCH

    def pose(self, state: State) -> None:
        self.state = np.array(state, dtype=np.float64)
        there = float(state[GROWN])
        marked, eaten = there - max(state[MARKED], state[EATEN]), there - float(state[EATEN])
        self.notes.points = outlines(self._notes(0.0, marked))
        self.due.points = outlines(self._notes(marked, eaten))
        self.gone.points = outlines(self._notes(eaten, there))

    def _notes(self, start: float, end: float) -> NDArray[np.float64]:
        """The notes between two amounts, cut where those fall: left, bottom, width; shape (n, 3)."""
        first, last = start / self.each, end / self.each
        numbers = np.arange(int(first), int(np.ceil(last - 1e-9)))
        begin, stop = np.maximum(numbers, first) - numbers, np.minimum(numbers + 1, last) - numbers
        x = self.box.left + numbers % self.piles * PITCH + begin * WIDE
        y = self.box.bottom + numbers // self.piles * RISE
        return np.column_stack([x, y, (stop - begin) * WIDE])

    def grow(self, share: float = 1.0) -> Advance:
        """The piles rise to a share of the amount."""
        return self._to(GROWN, share * self.amount)

    def mark(self, amount: float) -> Advance:
        """So much of the end of it takes the other colour."""
        return self._to(MARKED, amount)

    def eat(self, amount: float) -> Advance:
        """So much of the end of it goes, one note after the other; its outline stays."""
        return self._to(EATEN, amount)

    def _to(self, what: int, amount: float) -> Advance:
        def target(state: State) -> State:
            state[what] = amount
            return state

        return self.advance(target, rate_func=rate_functions.ease_in_out_sine)


def outlines(notes: NDArray[np.float64]) -> NDArray[np.float64]:
    """Rectangles (left, bottom, width) as one outline of straight cubic curves, shape (16 n, 3)."""
    if not len(notes):
        return np.zeros((0, 3))
    left, bottom, width = notes.T
    right, top, flat = left + width, bottom + THICK, np.zeros(len(notes))
    xs = np.column_stack([left, right, right, left, left])
    ys = np.column_stack([bottom, bottom, top, top, bottom])
    corners = np.stack([xs, ys, np.repeat(flat[:, None], 5, axis=1)], axis=-1)
    start, step = corners[:, :-1, None], np.diff(corners, axis=1)[:, :, None]
    return np.asarray((start + step * np.linspace(0, 1, 4)[:, None]).reshape(-1, 3))
