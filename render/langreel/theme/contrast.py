"""Contrast: how far two colours stand out from each other, as WCAG 2 measures it."""

from __future__ import annotations

from typing import Final

LEAST: Final = 4.5
"""What WCAG 2 asks of text, level AA."""


def contrast(one: str, other: str) -> float:
    """The contrast of two colours ``#RRGGBB``, 1 to 21.

    >>> round(contrast("#FFFFFF", "#000000"), 6)
    21.0
    """
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(color: str) -> float:
    """WCAG's relative luminance of ``#RRGGBB``, 0 to 1."""
    red, green, blue = (_linear(int(color[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)
