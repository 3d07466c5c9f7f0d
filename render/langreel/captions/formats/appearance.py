"""Look: what the subtitle formats share: language, frame size, font, and how times and lines are written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from langreel import languages, theme
from langreel.languages.direction_marks import TO_THE_LEFT, first_way, steadied
from langreel.languages.neutral import NEUTRAL
from langreel.theme.covered import COVERED, most
from langreel.theme.resolve import Theme, resolved


@dataclass(frozen=True, slots=True)
class TrackStyle:
    """Shares of the frame's height: letters of the first and of the second language, foot, outline.

    ``left`` and ``right`` are shares of its width that stay free at the sides.
    """

    large: float
    small: float
    foot: float
    outline: float
    left: float = 0.05
    right: float = 0.05


_COVERED: Final = most(COVERED.values())
STYLES: Mapping[str, TrackStyle] = {
    # The band below the picture is 18 percent high; two lines of 0.066 stay inside.
    "house": TrackStyle(0.066, 0.050, 0.030, 0.0028),
    "large": TrackStyle(0.092, 0.064, 0.040, 0.0040),
    # Upright films: above the captions of the apps that show them, and beside their buttons.
    "shorts": TrackStyle(
        0.039, 0.030, _COVERED.bottom / 1920, 0.0026, _COVERED.left / 1080, _COVERED.right / 1080
    ),
    "square": TrackStyle(0.066, 0.050, 0.040, 0.0028),
}


@dataclass(frozen=True, slots=True)
class TrackColors:
    """``#RRGGBB`` of the words, of those of a second language below them, and of the edge around both."""

    words: str
    below: str
    edge: str


def colors_of(worn: Theme) -> TrackColors:
    """The colours in which subtitles stand on a theme's ground."""
    return TrackColors(worn.colors["ink"], worn.colors["second"], worn.colors["ground"])


HOUSE: Final = colors_of(resolved({}))


def worn_colors() -> TrackColors:
    """Those of the theme that is worn."""
    return TrackColors(theme.INK, theme.SECOND, theme.GROUND)


@dataclass(frozen=True, slots=True)
class TrackLook:
    """How a file is to look: its languages from top to bottom (``zh+en``), the frame in pixels, the fonts.

    ``second`` is the font of the lower language, if another; ``stand_ins`` are families by the characters
    that they draw in the place of a font that lacks them. ``scales`` are the sizes at which families look as
    large as the house's.
    """

    lang: str = ""
    size: tuple[int, int] = (1920, 1080)
    font: str = NEUTRAL.font
    style: str = "house"
    second: str = ""
    stand_ins: Mapping[str, str] = field(default_factory=dict)
    scales: Mapping[str, float] = field(default_factory=dict)
    colors: TrackColors = HOUSE

    @property
    def langs(self) -> tuple[str, ...]:
        return tuple(self.lang.split("+")) if self.lang else ()

    @property
    def tag(self) -> str:
        """The IETF tag of its first language."""
        return languages.of(self.langs[0]).tag if self.langs else ""

    def pixels(self, family: str, second: bool = False) -> int:
        """The size of a family's letters in the first language's lines, or the second's."""
        style = STYLES[self.style]
        return round(self.size[1] * (style.small if second else style.large) * self.scales.get(family, 1.0))

    def lang_of(self, line: int) -> str:
        """The language of a cue's line, from 0; empty where nobody said."""
        return self.langs[min(line, len(self.langs) - 1)] if self.langs else ""

    @property
    def turns(self) -> bool:
        """Whether one of its languages runs from right to left."""
        return any(languages.of(each).direction == "rtl" for each in self.langs)


PLAIN = TrackLook()


def directed(line: str, lang: str) -> str:
    """A line of a language that runs from right to left, so that whoever shows it sets it so.

    Players take the way of the first letter for the line's: where that is a Latin one, or where only digits
    and marks stand, a mark that one does not see goes before it.

    >>> directed("GDP ارتفع", "ar") == "\\u200fGDP ارتفع", directed("GDP rose", "en")
    (True, 'GDP rose')
    """
    if not lang or languages.of(lang).direction == "ltr":
        return line
    way = first_way(line)
    lost = way == "L" or (not way and _AMONG_MARKS.search(line))
    return (TO_THE_LEFT if lost else "") + steadied(line)


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


_AMONG_MARKS = re.compile(r"\d[^\s\d]|[^\s\d]\d")
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]+")
