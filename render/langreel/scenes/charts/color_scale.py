"""Colour scale: a number → a colour, on one way from quiet to strong, or on two ways from a middle.

Colours are mixed in OKLab (Björn Ottosson, 2020), in which equal steps look equal: what is farther along the
scale never looks nearer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from langreel import theme
from langreel.geometry import domain

Vector = NDArray[np.float64]

_TO_CONES = np.array(
    [[0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566],
     [0.0883024619, 0.2817188376, 0.6299787005]]
)  # fmt: skip
_TO_LAB = np.array(
    [[0.2104542553, 0.7936177850, -0.0040720468], [1.9779984951, -2.4285922050, 0.4505937099],
     [0.0259040371, 0.7827717662, -0.8086757660]]
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ColorScale:
    """Colours of the values ``lo``..``hi``, evenly from ``stops[0]`` to the last.

    With a ``middle`` the colours turn there, and reach equally far to both sides: a value as much above it as
    another is below is as strong a colour.

    >>> ColorScale(0, 10, ("#000000", "#FFFFFF"))(10)
    '#FFFFFF'
    """

    lo: float
    hi: float
    stops: tuple[str, ...]
    middle: float | None = None

    @property
    def ends(self) -> tuple[float, float]:
        """The values of the first stop and of the last."""
        if self.middle is None:
            return self.lo, self.hi
        reach = max(self.hi - self.middle, self.middle - self.lo)
        return self.middle - reach, self.middle + reach

    @property
    def turn(self) -> float | None:
        """The share of the way from ``lo`` to ``hi`` at which the colours turn, if they do."""
        return None if self.middle is None else (self.middle - self.lo) / (self.hi - self.lo)

    def __call__(self, value: float) -> str:
        first, last = self.ends
        at = float(np.clip((value - first) / (last - first), 0.0, 1.0)) * (len(self.stops) - 1)
        stop = min(int(at), len(self.stops) - 2)
        return mixed(self.stops[stop], self.stops[stop + 1], at - stop)

    def shades(self, count: int = 24) -> tuple[str, ...]:
        """So many colours from ``lo`` to ``hi``."""
        return tuple(self(float(value)) for value in np.linspace(self.lo, self.hi, count))


def scale_of(values: Sequence[float], middle: float | None = None) -> ColorScale:
    """The theme's colour scale for these values: from a middle to both sides, or from the least to the most.

    A middle is as quiet as the ground, so that strong colours mean far from it, on dark grounds and light.
    """
    lo, hi = domain([*values, *([] if middle is None else [middle])], zero=False, count=8)
    return ColorScale(lo, hi, one_way() if middle is None else two_ways(), middle)


def one_way() -> tuple[str, ...]:
    """From near the ground over a hue to near the ink."""
    quiet, strong = mixed(theme.GROUND, theme.BLUE, 0.22), mixed(theme.BLUE, theme.INK, 0.7)
    return quiet, theme.BLUE, strong


def two_ways() -> tuple[str, ...]:
    """From cold to warm, quiet in the middle."""
    return theme.BLUE, mixed(theme.GROUND, theme.INK, 0.16), theme.RED


def mixed(one: str, other: str, share: float) -> str:
    """The colour that lies a share (0..1) of the way from one to the other.

    >>> mixed("#000000", "#FFFFFF", 0.5)
    '#636363'
    """
    return _hex(_lab(one) + share * (_lab(other) - _lab(one)))


def lightness(color: str) -> float:
    """How light a colour looks, from 0 (black) to 1 (white)."""
    return float(_lab(color)[0])


def inked(color: str) -> str:
    """The colour in which words can be read on this one: that of the theme's ink, or of its ground."""
    return max((theme.INK, theme.GROUND), key=lambda ink: abs(lightness(ink) - lightness(color)))


def is_ordered(shades: Sequence[str], turn: float | None = None) -> bool:
    """Whether shades grow lighter all the way, or darker; with a ``turn`` (0..1) on either side of it."""
    light = [lightness(shade) for shade in shades]
    at = 0 if turn is None else round(turn * (len(light) - 1))
    sides = [side for side in (light[: at + 1], light[at:]) if len(side) > 1]
    steps = [[after - before for before, after in pairwise(side)] for side in sides]
    return all(min(side) > -0.004 or max(side) < 0.004 for side in steps)


def _lab(color: str) -> Vector:
    return _known(color.upper())


@cache
def _known(color: str) -> Vector:
    share = np.array([int(color[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    return np.asarray(_TO_LAB @ np.cbrt(_TO_CONES @ linear))


def _hex(lab: Vector) -> str:
    linear = np.clip(np.linalg.solve(_TO_CONES, np.linalg.solve(_TO_LAB, lab) ** 3), 0.0, 1.0)
    share = np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * linear ** (1 / 2.4) - 0.055)
    return "#" + "".join(f"{round(255 * float(each)):02X}" for each in share)
