"""Stage places: the places of a frame that a scene may ask for, so that it fits every shape."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Final

from langreel import theme
from langreel.geometry.boxes import Box, columns, rows
from langreel.theme.frame import Frame, now

GAP: Final = 0.4
"""Units between two parts, where nobody says otherwise."""


@dataclass(frozen=True, slots=True)
class StagePlaces:
    """The frame that is drawn in, and its places as boxes.

    >>> from langreel.theme.frame import framed
    >>> with framed(1080, 1920):
    ...     stage().shape, stage().upright
    ('vertical', True)
    """

    frame: Frame

    @property
    def shape(self) -> str:
        """``wide``, ``square`` or ``vertical``."""
        return self.frame.name

    @property
    def upright(self) -> bool:
        """Whether the frame is no wider than high: what stands side by side in a wide one does not fit."""
        return self.frame.width <= self.frame.height

    @property
    def whole(self) -> Box:
        """All of the picture, to its edges."""
        return Box.around(0, 0, self.frame.width, self.frame.height)

    @property
    def area(self) -> Box:
        """Where a scene may draw what must be seen: the safe area above the subtitles."""
        frame = self.frame
        return Box(frame.left, frame.band_top, frame.right, frame.top)

    @property
    def band(self) -> Box:
        """Where the subtitles stand."""
        frame = self.frame
        return Box(frame.left, frame.band_bottom, frame.right, frame.band_top)

    @property
    def title(self) -> Box:
        """The room of a heading at the top of the area, as many lines as it may take."""
        height = 1.25 * theme.HEADING * self.frame.heading_lines
        return self.area.inset(bottom=self.area.height - height)

    @property
    def body(self) -> Box:
        """The area between a heading and a source line of one line."""
        return self.area.inset(top=self.title.height + 0.15, bottom=1.6 * theme.SMALL)

    def columns(self, count: int, gap: float = GAP) -> tuple[Box, ...]:
        """The body cut into equal columns from left to right."""
        return columns(self.body, count, gap)

    def rows(self, count: int, gap: float = GAP) -> tuple[Box, ...]:
        """The body cut into equal rows from top to bottom."""
        return rows(self.body, count, gap)

    def split(self, *shares: float, gap: float = GAP, of: Box | None = None) -> tuple[Box, ...]:
        """The body (or a box of it) in parts of these shares: side by side, or below one another if upright.

        >>> wide, narrow = stage().split(3, 1)
        >>> round((wide.width) / narrow.width, 6), wide.right < narrow.left
        (3.0, True)
        """
        box = of or self.body
        return cut(box, shares, gap, down=self.upright)


def cut(box: Box, shares: Sequence[float], gap: float, *, down: bool) -> tuple[Box, ...]:
    """``box`` in parts of these shares, ``gap`` apart: from top to bottom, or from left to right."""
    length = (box.height if down else box.width) - gap * (len(shares) - 1)
    ends = [length * share / sum(shares) for share in accumulate(shares, initial=0.0)]
    parts = [(a + n * gap, b + n * gap) for n, (a, b) in enumerate(pairwise(ends))]
    if down:
        return tuple(Box(box.left, box.top - end, box.right, box.top - begin) for begin, end in parts)
    return tuple(Box(box.left + begin, box.bottom, box.left + end, box.top) for begin, end in parts)


def stage() -> StagePlaces:
    """The stage of the frame that is drawn in."""
    return StagePlaces(now())
