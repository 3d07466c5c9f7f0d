"""Look: what the subtitle formats share: language, frame size, font, and how times and lines are written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from langreel import languages
from langreel.languages.neutral import NEUTRAL


@dataclass(frozen=True, slots=True)
class TrackStyle:
    """Shares of the frame's height: letters of the first and of the second language, foot, outline."""

    large: float
    small: float
    foot: float
    outline: float


STYLES: Mapping[str, TrackStyle] = {
    # The band below the picture is 18 percent high; two lines of 0.066 stay inside.
    "house": TrackStyle(0.066, 0.050, 0.030, 0.0028),
    "large": TrackStyle(0.092, 0.064, 0.040, 0.0040),
    # Upright films: above the buttons and captions of the apps that show them.
    "shorts": TrackStyle(0.052, 0.038, 0.220, 0.0026),
}


@dataclass(frozen=True, slots=True)
class TrackLook:
    """How a file is to look: its languages from top to bottom (``zh+en``), the frame in pixels, the fonts.

    ``second`` is the font of the lower language, if another.
    """

    lang: str = ""
    size: tuple[int, int] = (1920, 1080)
    font: str = NEUTRAL.font
    style: str = "house"
    second: str = ""

    @property
    def langs(self) -> tuple[str, ...]:
        return tuple(self.lang.split("+")) if self.lang else ()

    @property
    def tag(self) -> str:
        """The IETF tag of its first language."""
        return languages.of(self.langs[0]).tag if self.langs else ""


PLAIN = TrackLook()


def clock_text(ms: int, point: str) -> str:
    """``hh:mm:ss`` and milliseconds after the point."""
    seconds, ms = divmod(ms, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}{point}{ms:03}"


def one_line(text: str) -> str:
    """A text without line breaks and control characters: each would mean something to a parser.

    What joins letters, or turns their direction, is part of the words.
    """
    return _UNSEEN.sub(" ", text).strip()


_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]+")
