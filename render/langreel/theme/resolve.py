"""Resolve: what a theme's file says, over its base → every colour, size and font of the theme."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from langreel import languages
from langreel.errors import ContentError, perhaps
from langreel.languages.neutral import NEUTRAL
from langreel.theme import day, night
from langreel.theme.contrast import luminance

Literals = Mapping[str, Any]
"""A theme as its file has it: sections by name, colours as ``#RRGGBB`` or by another colour's name."""

SHIPPED: Final[Mapping[str, Literals]] = {"night": night.THEME, "day": day.THEME}
"""The themes that every project has, by name."""
PLAIN: Final = "night"
"""The theme of a project that chooses none."""
TOP_RIGHT: Final = "top-right"
CORNERS: Final = ("top-left", TOP_RIGHT, "bottom-left", "bottom-right")
EVERY: Final = "any"
"""Stands for the languages whose font is not given."""


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture in a corner of every shot: a project-relative file, and its height in units."""

    file: str
    corner: str = TOP_RIGHT
    height: float = 0.5


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme with nothing left open: colours are ``#RRGGBB``, sizes ems in units, fonts families.

    ``meanings`` are colours by what they stand for in the films that wear it.
    """

    colors: Mapping[str, str]
    series: tuple[str, ...]
    meanings: Mapping[str, str]
    fonts: Mapping[str, str]
    sizes: Mapping[str, float]
    logo: Logo | None = None

    def part(self, name: str) -> Any:
        """What is looked up by one name; None if the theme has no such part.

        >>> theme = resolved({"meanings": {"Chile": "red"}})
        >>> theme.part("accent"), theme.part("series 2"), theme.part("meaning Chile")
        ('#FFD166', '#FFD166', '#FF6B5E')
        """
        kind, _, which = name.partition(" ")
        match kind:
            case "series":
                return self.series[(int(which) - 1) % len(self.series)] if which else self.series
            case "meaning":
                return self.meanings.get(which)
            case "font":
                return self.font(which)
            case "families":
                return self.families(which)
            case "logo":
                return self.logo
        return self.colors.get(name) or self.sizes.get(name)

    @property
    def is_dark(self) -> bool:
        """Whether light words stand on a dark ground."""
        return luminance(self.colors["ground"]) < luminance(self.colors["ink"])

    def font(self, lang: str) -> str:
        """The family of a language: the theme's, or the one that its letters need."""
        usual = NEUTRAL.font if lang == EVERY else languages.of(lang).font
        ways = (self.fonts.get(each) for each in (lang, lang.partition("-")[0], EVERY))
        return next(filter(None, ways), usual)

    def families(self, lang: str) -> tuple[str, ...]:
        """The families of a language, the best first: what one lacks is taken from the next."""
        others = NEUTRAL.fonts if lang == EVERY else languages.of(lang).fonts
        return tuple(dict.fromkeys((self.font(lang), *others[1:])))


def resolved(own: Literals, base: str = PLAIN) -> Theme:
    """A theme from what its file says; ``base`` counts where the file names none."""
    rest = SHIPPED[own.get("base") or base]
    colors = {**rest["colors"], **_section(own, "colors")}
    return Theme(
        colors={name: color(value, colors) for name, value in colors.items()},
        series=tuple(color(value, colors) for value in own.get("series") or rest["series"]),
        meanings={name: color(value, colors) for name, value in _section(own, "meanings").items()},
        fonts={lang: str(family) for lang, family in _section(own, "fonts").items()},
        sizes={**rest["sizes"], **{name: float(size) for name, size in _section(own, "sizes").items()}},
        logo=_logo(own.get("logo")),
    )


def color(value: str, colors: Mapping[str, str]) -> str:
    """A colour as ``#RRGGBB``, which may be named by another; ContentError if that leads nowhere.

    >>> color("accent", {"accent": "red", "red": "#ff6b5e"})
    '#FF6B5E'
    """
    passed = list(_followed(value, colors))
    if not passed[-1].startswith("#"):
        # Whoever goes round in a circle passes a name twice.
        circle = passed[-1] in passed[:-1]
        message = f"the colour {value!r} is named by itself" if circle else f"unknown colour {passed[-1]!r}"
        raise ContentError(message, hint=perhaps(passed[-1], colors) if not circle else 'write it "#RRGGBB"')
    return passed[-1].upper()


def _followed(value: str, colors: Mapping[str, str]) -> Iterator[str]:
    """A colour's value, and what it names in turn, to the end or to a name that came before."""
    passed = set[str]()
    while True:
        yield value
        if value.startswith("#") or value in passed or value not in colors:
            return
        passed.add(value)
        value = colors[value]


def _section(own: Literals, name: str) -> dict[str, Any]:
    return {str(key): value for key, value in (own.get(name) or {}).items()}


def _logo(value: Any) -> Logo | None:
    if isinstance(value, str):
        return Logo(value)
    return (
        Logo(value["file"], value.get("corner", TOP_RIGHT), float(value.get("height", 0.5)))
        if value
        else None
    )
