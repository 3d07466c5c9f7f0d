"""The nouns of a language: what its file says of it. Nothing here does work, and nothing takes long to load.

What takes long (patterns, word lists, models) stands behind a function without arguments, which the file of
the language answers by an import: ``language.breaking()``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Literal

from langreel.languages.letters import cells
from langreel.languages.spacing import UNSPACED, Spacing

if TYPE_CHECKING:
    from langreel.languages.breaking import Breaking
    from langreel.languages.grammar import Grammar

Direction = Literal["ltr", "rtl"]
"""Which way lines run: left to right, or right to left."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A unit in one language: written out, on a chart, and spoken; ``one`` is for exactly one of it.

    The number stands at ``{}``; its sign goes before the whole.
    """

    written: str
    compact: str
    spoken: str = ""
    one: str = ""
    spoken_one: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class SpokenNumbers:
    """How a voice says numbers and days.

    ``number`` takes decimal digits, their large word, and what they count; ``day`` a date and how many of
    its parts to say: 1 the year, 2 year and month, 3 the day.
    """

    number: Callable[[str, str, str], str]
    day: Callable[[date, int], str]
    minus: str


@dataclass(frozen=True, slots=True, eq=False)
class Numbers:
    """How a language writes numbers and days, and how they are found in a text.

    ``large`` and ``short`` are powers of ten and their words, largest first; ``comma`` sets thousands apart
    where it is not empty. ``dates`` are the patterns for year, month and day, ``ticks`` those of an axis.
    Without ``spoken`` a voice is given what is written.
    """

    large: Sequence[tuple[int, str]]
    short: Sequence[tuple[int, str]]
    point: str
    comma: str
    months: Sequence[str]
    short_months: Sequence[str]
    dates: tuple[str, str, str]
    ticks: tuple[str, str, str]
    units: Mapping[str, Wording]
    grammar: Callable[[], Grammar]
    spoken: SpokenNumbers | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Speech:
    """How a voice is given what no figure stands for: ``symbols`` are words for signs.

    ``strange`` tells a letter or digit that no voice of the language can say.
    """

    symbols: Mapping[str, str] = field(default_factory=dict)
    strange: Callable[[str], bool] = lambda letter: False


@dataclass(frozen=True, slots=True)
class ScreenWords:
    """The small words on screen: the source line, its date, and what stands between two sources.

    ``two_axes`` are words by which a chart owns up to having an axis on either side.
    """

    source: str
    as_of: str
    between: str
    two_axes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Limits:
    """What subtitles allow: characters a line, lines a cue, characters a second (most, and at ease).

    Width goes by letter, whatever the language: a full-width one counts whole, a half-width one ``half``
    where the language is full-width, and a mark above or below another nothing.
    """

    chars: int
    lines: int
    speed: float
    ease: float
    half: float = 1.0

    def size(self, text: str) -> float:
        """How many characters a text counts.

        >>> Limits(13, 2, 4, 4, half=0.5).size("38兆ドル"), Limits(42, 2, 17, 15).size("वृद्धि")
        (4.0, 4.0)
        """
        if text.isascii():
            return len(text) * self.half
        wide, narrow, marks = cells(text)
        return wide + marks + narrow * self.half


@dataclass(frozen=True, slots=True, eq=False)
class Subtitles:
    """How a language is subtitled.

    ``limits`` are by rule set; ``netflix`` are those that Netflix publishes, ``netflix_off`` the rules that
    it does not hold to.

    ``speaker`` stands before each line of two who speak. ``stops`` are marks that a subtitle does not show
    (a space stands for them), ``edges`` what never begins or ends a line. ``full_width`` tells how
    punctuation is set, ``italics`` whether letters ever slant, ``name_dot`` what joins the parts of a foreign
    name, ``numeral`` (a pattern) digits that should be words.
    """

    limits: Mapping[str, Limits]
    netflix: Limits | None = None
    netflix_off: frozenset[str] = frozenset()
    speaker: str = "-"
    stops: str = ""
    edges: str = " "
    full_width: bool = False
    italics: bool = True
    name_dot: str = ""
    numeral: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """Everything the house knows of a language.

    ``code`` is its name in scripts and files, ``tag`` the IETF tag that players are told. ``letters`` is the
    class of characters by which a text in it is told from others in its script, if there is one. ``wide``
    letters are full-width; ``spaced`` words have spaces between them. ``fonts`` are families, the best first;
    what one lacks is taken from the next. ``leading`` is the distance of lines in ems, ``pace`` the
    syllables that a calm narrator says a second. ``warm_up`` are modules to load where many lines will be
    spoken.
    """

    code: str
    tag: str
    letters: str
    wide: bool
    spaced: bool
    fonts: tuple[str, ...]
    leading: float
    pace: float
    screen: ScreenWords
    subtitles: Subtitles
    breaking: Callable[[], Breaking]
    speech: Callable[[], Speech] = Speech
    warm_up: tuple[str, ...] = ()
    numbers: Numbers | None = None
    direction: Direction = "ltr"
    spacing: Spacing = UNSPACED

    @property
    def font(self) -> str:
        """The family that it is best set in."""
        return self.fonts[0]
