"""Boxes: rectangles of the frame, and how they share room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle by its edges."""

    left: float
    bottom: float
    right: float
    top: float

    @classmethod
    def around(cls, x: float, y: float, width: float, height: float) -> Box:
        """The box of that size centred on (x, y)."""
        return cls(x - width / 2, y - height / 2, x + width / 2, y + height / 2)

    @property
    def edges(self) -> tuple[float, float, float, float]:
        """Left, bottom, right, top."""
        return self.left, self.bottom, self.right, self.top

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.top - self.bottom

    @property
    def x(self) -> float:
        return (self.left + self.right) / 2

    @property
    def y(self) -> float:
        return (self.bottom + self.top) / 2

    def inset(self, left: float = 0, bottom: float = 0, right: float = 0, top: float = 0) -> Box:
        """This box with each edge moved inwards (negative: outwards)."""
        return Box(self.left + left, self.bottom + bottom, self.right - right, self.top - top)

    def padded(self, gap: float) -> Box:
        """This box, larger by ``gap`` on every side."""
        return self.inset(-gap, -gap, -gap, -gap)

    def common(self, other: Box) -> float:
        """The area that both boxes cover."""
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.top, other.top) - max(self.bottom, other.bottom)
        return max(width, 0.0) * max(height, 0.0)

    def inside(self, other: Box) -> bool:
        """Whether this box lies wholly within ``other``, give or take rounding."""
        room = other.padded(1e-6)
        return (
            room.left <= self.left
            and self.right <= room.right
            and room.bottom <= self.bottom
            and self.top <= room.top
        )


def columns(box: Box, count: int, gap: float) -> tuple[Box, ...]:
    """``box`` cut into equal columns from left to right, ``gap`` apart."""
    width = (box.width - gap * (count - 1)) / count
    lefts = (box.left + index * (width + gap) for index in range(count))
    return tuple(Box(left, box.bottom, left + width, box.top) for left in lefts)


def rows(box: Box, count: int, gap: float) -> tuple[Box, ...]:
    """``box`` cut into equal rows from top to bottom, ``gap`` apart."""
    height = (box.height - gap * (count - 1)) / count
    tops = (box.top - index * (height + gap) for index in range(count))
    return tuple(Box(box.left, top - height, box.right, top) for top in tops)


def stack(box: Box, count: int, fill: float) -> tuple[Box, ...]:
    """``box`` cut into equal rows from top to bottom; each fills that share of its row's height."""
    row = box.height / count
    middles = (box.top - (index + 0.5) * row for index in range(count))
    return tuple(Box.around(box.x, middle, box.width, row * fill) for middle in middles)


def bounds(boxes: Sequence[Box]) -> Box:
    """The smallest box around all of them."""
    return Box(
        min(box.left for box in boxes),
        min(box.bottom for box in boxes),
        max(box.right for box in boxes),
        max(box.top for box in boxes),
    )
