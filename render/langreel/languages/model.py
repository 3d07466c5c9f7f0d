"""The nouns of a language: what its file says of it. Nothing here does work, and nothing takes long to load.

What takes long (patterns, word lists, models) stands behind a function without arguments, which the file of
the language answers by an import: ``language.breaking()``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Final, Literal

from langreel.languages.letters import cells
from langreel.languages.spacing import UNSPACED, Spacing

if TYPE_CHECKING:
    from langreel.languages.breaking import Breaking
    from langreel.languages.grammar import Grammar

Direction = Literal["ltr", "rtl"]
"""Which way lines run: left to right, or right to left."""


CATEGORIES: Final = ("zero", "one", "two", "few", "many")
"""The plural categories of CLDR, beside the one of all the rest."""
Forms = Mapping[str, str]
"""Patterns by the plural category that they are for."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A unit in one language: written out, on a chart, and spoken.

    The number stands at ``{}``; its sign goes before the whole. ``plurals`` are the written forms that
    differ, by the plural category of CLDR (one, two, few, many, zero); ``spoken_plurals`` the spoken ones.
    A form of one number alone may be without it, and say it in its own words.
    """

    written: str
    compact: str
    spoken: str = ""
    plurals: Forms = field(default_factory=dict)
    spoken_plurals: Forms = field(default_factory=dict)

    @property
    def texts(self) -> tuple[str, ...]:
        """All that stands in texts beside a number, each once."""
        texts = dict.fromkeys((self.compact, self.written, *self.plurals.values()))
        return tuple(text for text in texts if "{}" in text)

    def written_for(self, category: str) -> str:
        """The written pattern for a plural category.

        >>> Wording("{} weeks", "{} wk", plurals={"one": "{} week"}).written_for("one")
        '{} week'
        """
        return self.plurals.get(category, self.written)

    def spoken_for(self, category: str) -> str:
        """The spoken pattern for a plural category."""
        return self.spoken_plurals.get(category, self.spoken)


@dataclass(frozen=True, slots=True)
class LargeWord:
    """A power of ten with its word: the digits stand at ``{}``, as in ``{} trillion``."""

    power: int
    pattern: str
    plurals: Forms = field(default_factory=dict)

    def pattern_for(self, category: str) -> str:
        """The pattern for a plural category of the digits."""
        return self.plurals.get(category, self.pattern)

    @property
    def word(self) -> str:
        """The word alone."""
        return self.pattern.replace("{}", "").strip()


def one_or_other(plain: str, power: int) -> str:
    """The plural category in languages with two forms: one is for exactly one.

    >>> one_or_other("1", 0), one_or_other("1", 6), one_or_other("1.5", 0)
    ('one', 'other', 'other')
    """
    return "one" if plain == "1" and not power else "other"


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

    ``large`` and ``short`` are words for powers of ten, largest first. ``comma`` sets thousands apart where
    it is not empty, in numbers of ``apart`` digits or more; ``groups`` are the digits of the last group and
    of those before it. ``dates`` are the patterns for year, month and day, ``ticks`` those of an axis;
    ``lone_months`` are names of months without a day, where they differ. ``plural`` is the plural category
    of what decimal digits and the power of ten beside them count. ``digits`` are the ten that it writes.
    ``day_first`` is how a day in digits is read (4/2/2025). Where ``glued``, no line tears a number from its
    words, whatever the language's breaking says. Without ``spoken`` a voice is given what is written.
    ``reads`` is what its grammar finds: bare digits,
    numbers in digits with their words, or numbers in words as well.
    """

    large: Sequence[LargeWord]
    short: Sequence[LargeWord]
    point: str
    comma: str
    months: Sequence[str]
    short_months: Sequence[str]
    dates: tuple[str, str, str]
    ticks: tuple[str, str, str]
    units: Mapping[str, Wording]
    grammar: Callable[[], Grammar]
    spoken: SpokenNumbers | None = None
    apart: int = 4
    groups: tuple[int, int] = (3, 3)
    lone_months: Sequence[str] = ()
    lone_short_months: Sequence[str] = ()
    plural: Callable[[str, int], str] = one_or_other
    digits: str = "0123456789"
    minus: str = "−"
    glued: bool = False
    day_first: bool = True
    reads: Literal["digits", "figures", "words"] = "words"


def no_numbers(tag: str) -> Numbers | None:
    """Of a language whose numbers nobody knows."""
    return None


@dataclass(frozen=True, slots=True, eq=False)
class Speech:
    """How a voice is given what no figure stands for: ``symbols`` are words for signs.

    ``strange`` tells a letter or digit that no voice of the language can say.
    """

    symbols: Mapping[str, str] = field(default_factory=dict)
    strange: Callable[[str], bool] = lambda letter: False


@dataclass(frozen=True, slots=True)
class ProseWords:
    """Patterns by which a text is taken to pieces.

    ``ordinals`` begin a sentence of a count (first, secondly, finally); ``sources`` is what a heading over a
    list of sources says.
    """

    ordinals: str = r"(?!)"
    sources: str = r"(?!)"


@dataclass(frozen=True, slots=True)
class ScreenWords:
    """The small words on screen: the source line, its date, and what stands between two sources.

    ``two_axes`` are words by which a chart owns up to having an axis on either side. ``sources`` stands over
    a list of them in a text; "" where the language's word is not known.
    """

    source: str
    as_of: str
    between: str
    two_axes: tuple[str, ...]
    sources: str


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


SHORTS: Final = Limits(24, 2, 25, 20)
"""What a half-width language shows in upright films."""


def subtitled(
    published: Limits, *, youtube: Limits | None = None, shorts: Limits = SHORTS, **more: Any
) -> Subtitles:
    """How a language is subtitled for which the house keeps the limits that Netflix publishes."""
    limits = {"house": published, "youtube": youtube or published, "shorts": shorts}
    return Subtitles(limits, netflix=published, **more)


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """Everything the house knows of a language.

    ``code`` is its name in scripts and files, ``tag`` the IETF tag that players are told. ``letters`` is the
    class of characters by which a text in it is told from others in its script, if there is one. ``wide``
    letters are full-width; ``spaced`` words have spaces between them. ``fonts`` are families, the best first;
    what one lacks is taken from the next. ``leading`` is the distance of lines in ems, ``pace`` the
    syllables that a calm narrator says a second. ``warm_up`` are modules to load where many lines will be
    spoken. ``numbers`` knows those of the language and of its varieties, by tag. ``drafts`` turn a text of
    another language, by its code, into a draft in this one.
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
    numbers: Callable[[str], Numbers | None] = no_numbers
    drafts: Mapping[str, Callable[[], Callable[[str], str]]] = field(default_factory=dict)
    direction: Direction = "ltr"
    spacing: Spacing = UNSPACED
    prose: ProseWords = ProseWords()

    @property
    def font(self) -> str:
        """The family that it is best set in."""
        return self.fonts[0]
