"""Flow words: what the places of a flow are called and how much goes through them, as their room allows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from manim import VGroup

from langreel import theme
from langreel.errors import SceneError
from langreel.geometry import Box
from langreel.scenes.typography import paragraph, row, text

PITCH: Final = 1.15
"""The distance of lines, in ems."""
APART: Final = 0.04
"""The least distance of the words of two places."""
SIDE, WIDEST = 0.3, 2.3
"""The share of a room's width that a name may take in one line, and the units that it may take at most."""
MOST: Final = 0.45
"""The share of a room's width that words on both sides may take, if they can be smaller."""


@dataclass(frozen=True, slots=True)
class FlowWords:
    """The lines of each place from the top, in one size; ``columns`` say in which column a place stands."""

    lines: Mapping[str, VGroup]
    columns: Mapping[str, int]
    size: float

    @property
    def pitch(self) -> float:
        """From one line to the next."""
        return PITCH * self.size

    @property
    def width(self) -> float:
        """What the words before the first column and behind the last take together."""
        return sum(self.widest(side) for side in _sides(self.columns))

    @property
    def height(self) -> float:
        """What the words of a side take below one another."""
        counts = [[len(lines) for lines in self.column(side).values()] for side in _sides(self.columns)]
        return max(self.pitch * sum(count) + APART * len(count) for count in counts)

    def column(self, number: int) -> Mapping[str, VGroup]:
        """The lines of the places of a column."""
        return {place: lines for place, lines in self.lines.items() if self.columns[place] == number}

    def widest(self, number: int) -> float:
        """The longest line of a column."""
        return float(max(line.width for lines in self.column(number).values() for line in lines))


def flow_words(
    written: Mapping[str, tuple[str, str]], columns: Mapping[str, int], room: Box, lang: str
) -> FlowWords:
    """The name and the amount of each place, small where they would leave ribbons too little of ``room``.

    SceneError where more places stand below one another than there are lines.
    """
    short = _sides(columns) if _is_crowded(columns, room) else ()
    words = _set(written, columns, room, lang, size=theme.LABEL, short=short)
    if words.width <= MOST * room.width:
        return words
    small = _set(written, columns, room, lang, size=theme.SMALL, short=())
    return small if small.height < room.height else words


def _sides(columns: Mapping[str, int]) -> tuple[int, int]:
    """The first column and the last, beside whose bars words stand."""
    return 0, max(columns.values())


def _is_crowded(columns: Mapping[str, int], room: Box) -> bool:
    """Whether words beside their bars must do with one line."""
    most = max(list(columns.values()).count(side) for side in _sides(columns))
    if most * (PITCH * theme.LABEL + APART) > room.height:
        raise SceneError(f"{most} places below one another have no room", hint="put the smallest together")
    return most * (2 * PITCH * theme.LABEL + APART) > room.height


def _set(
    written: Mapping[str, tuple[str, str]],
    columns: Mapping[str, int],
    room: Box,
    lang: str,
    *,
    size: float,
    short: tuple[int, ...],
) -> FlowWords:
    """The words of all places in a size; those of the ``short`` columns in one line each."""
    width = min(WIDEST, SIDE * room.width)
    lines = {}
    for place, (name, amount) in written.items():
        number = text(amount, size, theme.MUTED, weight="BOLD", lang=lang)
        if columns[place] in short:
            lines[place] = VGroup(row(text(name, size, lang=lang), number, gap=0.14))
        else:
            lines[place] = VGroup(*paragraph(name, width, lang, size=size, lines=2), number)
    return FlowWords(lines, columns, size)
