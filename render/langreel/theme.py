"""Theme: the one place for colours, type sizes and the areas of the frame; roles, not meanings.

What a colour means in a film (this is a country, that is a currency) is kept with the film's scenes.

Lengths are Manim units: the frame is 14.222 wide and 8 high, its centre is (0, 0).
"""

from __future__ import annotations

from typing import Final

from langreel import languages
from langreel.languages.neutral import NEUTRAL

FONT: Final = NEUTRAL.font
"""One family for Chinese and Latin, so that both share a baseline and weights."""

# Ground and ink
GROUND: Final = "#0D1526"
PANEL: Final = "#16213A"
INK: Final = "#F4F1E8"
MUTED: Final = "#A9B4C8"
RULE: Final = "#33415E"
UNNAMED: Final = "#4C5D80"
"""What is there but not meant: the many among which a few have colours of their own."""

# Hues that go together, and apart, on the ground. What one of them means is for a film to say.
BLUE: Final = "#62A8FF"
YELLOW: Final = "#FFD166"
GREEN: Final = "#5FD08C"
RED: Final = "#FF6B5E"
CYAN: Final = "#4FD1D9"
VIOLET: Final = "#D9A5F2"
ORANGE: Final = "#FF9950"
SNOW: Final = "#E9EFF7"

# Roles
ACCENT: Final = YELLOW
"""What is pointed at."""
GOOD: Final = GREEN
BAD: Final = ORANGE
SERIES: Final = (BLUE, YELLOW, GREEN, RED, CYAN, VIOLET)
"""Colours of series that are given none, in turn: any two of the first five differ to every eye."""

# Areas: title-safe is 90 percent of the frame; subtitles own the band at the bottom
WIDTH: Final = 128 / 9
HEIGHT: Final = 8.0
SAFE_LEFT: Final = -6.4
SAFE_RIGHT: Final = 6.4
SAFE_TOP: Final = 3.6
BAND_TOP: Final = -2.55
"""Everything drawn stays above this line; below it live the subtitles."""

# Type scale: em sizes in Manim units (1 unit is 135 px at 1080p)
DISPLAY: Final = 0.95
HEADING: Final = 0.52
BODY: Final = 0.38
LABEL: Final = 0.30
SMALL: Final = 0.22
"""The smallest size allowed: source lines and axis notes (30 px at 1080p)."""

# Motion: seconds of the house's gestures
ENTER: Final = 0.6
EMPHASIS: Final = 0.5
EXIT: Final = 0.4


def font(lang: str | None) -> str:
    """The family that on-screen text of a language is set in."""
    return languages.of(lang).font if lang else FONT


def series(number: int) -> str:
    """The colour of a series that is given none, counted from 0."""
    return SERIES[number % len(SERIES)]
