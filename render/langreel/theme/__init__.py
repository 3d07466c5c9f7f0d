"""Theme: the one place for colours, type sizes and the areas of the frame; roles, not meanings.

What a colour means in a film (this is a country, that is a currency) stands in the project's theme, too, and
is asked for by its name: ``theme.meaning("Chile")``.

Colours, sizes and fonts are those of the theme that is worn when they are asked for, so nothing of it
may be decided before: no default argument, no constant. So it is with the areas of the frame that is drawn
in, which type sizes follow. Lengths are Manim units: the wide frame is 14.222 wide and 8 high, its centre is
(0, 0).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from langreel.errors import SceneError, perhaps
from langreel.theme import frame, night
from langreel.theme.resolve import EVERY, Logo, Theme, resolved
from langreel.theme.theme_file import digest, file_of, read

FONT: str
"""One family for Chinese and Latin, so that both share a baseline and weights."""

# Ground and ink
GROUND: str
PANEL: str
INK: str
SECOND: str
"""The lower of two languages in subtitles."""
MUTED: str
RULE: str
UNNAMED: str
"""What is there but not meant: the many among which a few have colours of their own."""

# Hues that go together, and apart, on the ground. What one of them means is for a film to say.
BLUE: str
YELLOW: str
GREEN: str
RED: str
CYAN: str
VIOLET: str
ORANGE: str
SNOW: str

# Roles
ACCENT: str
"""What is pointed at."""
GOOD: str
BAD: str
SERIES: tuple[str, ...]
"""Colours of series that are given none, in turn: any two of the first five differ to every eye."""

# Type scale: em sizes in Manim units (1 unit is 135 px at 1080p)
DISPLAY: float
HEADING: float
BODY: float
LABEL: float
SMALL: float
"""The smallest size allowed: source lines and axis notes (30 px at 1080p)."""

LOGO: Logo | None
"""The picture in a corner of every shot, if the project has one."""

# Areas of the frame that is drawn in (``theme.frame``); ``geometry.stage`` has them as boxes
WIDTH: float
HEIGHT: float
SAFE_LEFT: float
SAFE_RIGHT: float
SAFE_TOP: float
BAND_TOP: float
"""Everything drawn stays above this line; below it live the subtitles."""

# Motion: seconds of the house's gestures
ENTER: Final = 0.6
EMPHASIS: Final = 0.5
EXIT: Final = 0.4

PARTS: Final[Mapping[str, str]] = {
    **{name.upper(): name for section in ("colors", "sizes") for name in night.THEME[section]},
    "FONT": f"font {EVERY}",
    "LOGO": "logo",
    "SERIES": "series",
}
"""The names above that depend on the theme, and the part of it that each stands for."""
AREAS: Final[Mapping[str, str]] = {
    "WIDTH": "width", "HEIGHT": "height", "SAFE_LEFT": "left", "SAFE_RIGHT": "right", "SAFE_TOP": "top",
    "BAND_TOP": "band_top",
}  # fmt: skip
"""Those that depend on the frame, and what of it they are."""

if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        if name in AREAS:
            return getattr(frame.now(), AREAS[name])
        if name not in PARTS:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        found = _look(PARTS[name])
        return found * frame.now().type_scale if PARTS[name] in night.THEME["sizes"] else found


def __dir__() -> list[str]:
    return sorted([*globals(), *PARTS, *AREAS])


def font(lang: str | None) -> str:
    """The family that on-screen text of a language is set in."""
    return str(_look(f"font {lang or EVERY}"))


def families(lang: str | None) -> tuple[str, ...]:
    """That family, and those that what it lacks is taken from, the best first."""
    return tuple(_look(f"families {lang or EVERY}"))


def series(number: int, name: str = "") -> str:
    """The colour of a series that is given none: what its name means, else the next in turn (from 0)."""
    return meant(name) or str(_look(f"series {number + 1}"))


def meaning(name: str) -> str:
    """The colour of what has a meaning in the project's theme; SceneError if it has none."""
    if found := meant(name):
        return found
    known = (_WORN.get() or _PLAIN).theme.meanings
    hint = perhaps(name, known) or "write it under meanings: in the project's theme"
    raise SceneError(f"the theme has no colour for {name!r}", hint=hint)


def meant(name: str) -> str:
    """The colour of what has a meaning in the project's theme; empty for everything else."""
    return (_look(f"meaning {name}") or "") if name else ""


@dataclass(slots=True)
class WornTheme:
    """A theme in use, and its file; whoever watches a job is told once of each part that is looked at."""

    theme: Theme
    path: str = ""
    _known: dict[str, Any] = field(default_factory=dict)

    def look(self, part: str) -> Any:
        """A part of the theme by its name: ``ink``, ``series 2``, ``font zh``, ``meaning Chile``."""
        if part not in self._known:
            value = self._known[part] = self.theme.part(part)
            if self.path:
                where = json.dumps({"theme": part})
                sys.audit("langreel.selected", self.path, part, where, digest(value))
        return self._known[part]


_WORN: Final = ContextVar[WornTheme | None]("langreel.worn_theme", default=None)
_PLAIN: Final = WornTheme(resolved({}))


def _look(part: str) -> Any:
    return (_WORN.get() or _PLAIN).look(part)


def wear(name: str, root: Path) -> None:
    """Wear a theme of the project at ``root`` until the process ends. ContentError as for ``worn``."""
    _WORN.set(_chosen(name, root))


@contextmanager
def worn(name: str, root: Path) -> Iterator[Theme]:
    """Wear a theme of the project at ``root``: the one of that name, or the project's usual one.

    ContentError if there is no such theme, or its file does not describe one.
    """
    chosen = _chosen(name, root)
    token = _WORN.set(chosen)
    try:
        yield chosen.theme
    finally:
        _WORN.reset(token)


def _chosen(name: str, root: Path) -> WornTheme:
    path = file_of(name, root).absolute()
    # Of the file only those parts count that are looked at.
    sys.audit("langreel.covered", str(path))
    return WornTheme(read(path), str(path))
