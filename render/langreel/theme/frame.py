"""Frame: the shapes that a picture may have, where their safe areas lie, and how large type is in them.

Lengths are Manim units; the short side of every frame is 8 units long and its centre is (0, 0).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Final

from langreel.theme.covered import COVERED, Covered, most

SHORT: Final = 8.0
"""Units of the short side."""
_BAND: Final = 1.4
"""Units of the upright frame's subtitles: two lines are 1.02 high, and the picture ends well above."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A shape: its size, the area that nothing covers, and the band in it that belongs to the subtitles.

    ``type_scale`` is how many times as large type is as in the wide frame. A heading may take
    ``heading_lines``, a source line ``source_lines``. ``rules`` and ``style`` are those of the subtitles.
    """

    name: str
    width: float
    height: float
    left: float
    right: float
    top: float
    band_top: float
    band_bottom: float
    type_scale: float = 1.0
    heading_lines: int = 1
    source_lines: int = 2
    rules: str = "house"
    style: str = "house"


def _upright(covered: Covered) -> Frame:
    """The upright frame: what apps lay over it stays free, and the subtitles stand just above."""
    unit = 1080 / SHORT
    height = 1920 / unit
    bottom = covered.bottom / unit - height / 2
    return Frame(
        "vertical", SHORT, height,
        left=covered.left / unit - SHORT / 2, right=SHORT / 2 - covered.right / unit,
        top=height / 2 - covered.top / unit, band_top=bottom + _BAND, band_bottom=bottom,
        heading_lines=2, source_lines=3, rules="shorts", style="shorts",
    )  # fmt: skip


WIDE: Final = Frame("wide", 128 / 9, 8.0, -6.4, 6.4, 3.6, -2.55, -3.6)
"""Title-safe is 90 percent of the frame; subtitles own the band at the bottom."""
SQUARE: Final = Frame(
    "square", 8.0, 8.0, -3.7, 3.7, 3.7, -2.55, -3.7,
    heading_lines=2, source_lines=3, rules="shorts", style="square",
)  # fmt: skip
FRAMES: Final[Mapping[str, Frame]] = {
    frame.name: frame for frame in (WIDE, SQUARE, _upright(most(COVERED.values())))
}

_STANDING: Final = ContextVar("langreel.frame", default=WIDE)


def frame_of(width: int, height: int) -> Frame:
    """The frame of a picture of that size in pixels: the one whose shape is nearest.

    >>> frame_of(1920, 1080).name, frame_of(1080, 1080).name, frame_of(480, 854).name
    ('wide', 'square', 'vertical')
    """
    share = width / height
    return FRAMES["wide" if share > 1.25 else "square" if share > 0.8 else "vertical"]


def size_in_units(width: int, height: int) -> tuple[float, float]:
    """Width and height of a picture of so many pixels.

    >>> size_in_units(1080, 1920)[0], size_in_units(800, 400)
    (8.0, (16.0, 8.0))
    """
    unit = min(width, height) / SHORT
    return (SHORT * width / height, SHORT) if width >= height else (SHORT, height / unit)


def now() -> Frame:
    """The frame that is drawn in; the wide one where nobody has chosen another."""
    return _STANDING.get()


@contextmanager
def framed(width: int, height: int) -> Iterator[Frame]:
    """Draw in the frame of a picture of that size in pixels."""
    token = _STANDING.set(frame_of(width, height))
    try:
        yield now()
    finally:
        _STANDING.reset(token)
