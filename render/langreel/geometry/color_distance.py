"""Colour distance: how far apart two colours are to those who see all of them, or lack red, green or blue."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]

# Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency",
# IEEE TVCG 15(6), 2009: linear RGB, severity 1.0.
SIGHTS: dict[str, Any] = {
    "normal sight": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
}
TRITANOPIA = "tritanopia"
"""No blue: so rare (one in ten thousand) that charts are not judged by it; a theme's card has it, too."""
EYES = {
    **SIGHTS,
    TRITANOPIA: np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}
TO_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)
"""Linear sRGB → CIE XYZ (IEC 61966-2-1)."""
WHITE = TO_XYZ.sum(axis=1)
ALONE, NAMED = 20.0, 10.0
"""How far apart (CIE 1976 ΔE) colours must be that alone tell series apart, and those of named series."""


@cache
def distance(one: str, other: str, sight: str = "normal sight") -> float:
    """CIE 1976 ΔE of two colours ``#RRGGBB`` to someone of that sight. About 2 is just noticeable.

    >>> round(distance("#000000", "#FFFFFF"))
    100
    """
    return float(np.linalg.norm(_lab(one, sight) - _lab(other, sight)))


def seen(color: str, sight: str) -> str:
    """A colour ``#RRGGBB`` as someone of that sight sees it.

    >>> seen("#5FD08C", "normal sight"), seen("#5FD08C", "deuteranopia")
    ('#5FD08C', '#C0B690')
    """
    linear = _linear(color, sight)
    share = np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * linear ** (1 / 2.4) - 0.055)
    return "#" + "".join(f"{round(255 * float(part)):02X}" for part in share)


def _linear(color: str, sight: str) -> Vector:
    share = np.array([int(color[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    return np.asarray(np.clip(EYES[sight] @ linear, 0, 1))


def _lab(color: str, sight: str) -> Vector:
    ratio = TO_XYZ @ _linear(color, sight) / WHITE
    x, y, z = np.where(ratio > 216 / 24389, np.cbrt(ratio), (24389 / 27 * ratio + 16) / 116)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])
