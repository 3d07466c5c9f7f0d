"""Machine: what is there and what is missing for making films, and the command that mends it."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from langreel.errors import LangreelError

LATEX = ("latex", "dvisvgm")
OLDEST, NEWEST = (3, 11), (3, 13)
GIGABYTE = 1e9


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that this machine has or lacks; films can be made without what is not ``needed``."""

    name: str
    good: bool
    found: str
    mend: str = ""
    needed: bool = True


def checks() -> Iterator[Check]:
    """Python, Pango, ffmpeg, voices, fonts, formulas, disk: one after another."""
    ours = sys.version_info[:3]
    mend = f"install Python {OLDEST[0]}.{OLDEST[1]} to {NEWEST[0]}.{NEWEST[1]}"
    yield Check("python", OLDEST <= ours[:2] <= NEWEST, ".".join(map(str, ours)), mend)
    yield _ask("pango", _pango)
    yield _ask("ffmpeg", _ffmpeg)
    yield from _voices()
    yield _ask("font", _font)
    yield _letters()
    yield from _formulas()
    yield _disk()


def _ask(name: str, look: Callable[[], str]) -> Check:
    try:
        return Check(name, True, look())
    except LangreelError as error:
        return Check(name, False, error.message, error.hint)
    except ImportError as error:
        return Check(name, False, str(error), "make setup")


def _pango() -> str:
    import cairo
    import manimpango

    return f"pango {manimpango.pango_version()}, cairo {cairo.cairo_version_string()}"


def _ffmpeg() -> str:
    from langreel import ffmpeg

    return ffmpeg.version()


def _voices() -> Iterator[Check]:
    from langreel.voice import DEFAULT
    from langreel.voice.engines import survey

    for each in survey():
        main = each.version.partition(",")[0]
        count = "1 voice" if len(each.voices) == 1 else f"{len(each.voices)} voices"
        found = each.missing or (f"{main}, {count}" if each.voices else main)
        yield Check(f"voice {each.name}", not each.missing, found, each.mend, needed=each.name == DEFAULT)


def _formulas() -> Iterator[Check]:
    """What sets formulas; numbers on axes need neither of them."""
    lacking = [program for program in LATEX if not shutil.which(program)]
    found = f"no {' and no '.join(lacking)}; formulas need it, numbers and words do not"
    mend = "apt-get install texlive-latex-extra dvisvgm"
    yield Check("latex", not lacking, found if lacking else "latex, dvisvgm", mend, needed=False)
    try:
        yield Check("typst", True, f"typst {version('typst')}", needed=False)
    except PackageNotFoundError:
        yield Check("typst", False, "not installed", "pip install 'langreel[typst]'", needed=False)


def _font() -> str:
    from langreel import fonts, theme

    fonts.font_file(theme.FONT, Path())
    return theme.FONT


def _letters() -> Check:
    """The scripts beside Latin and Chinese that a font here draws; films in others lack nothing."""
    from langreel import fonts
    from langreel.languages.names import exonym
    from langreel.languages.scripts import SCRIPTS

    lacking = [
        (exonym(script.languages[0]), script.families)
        for script in SCRIPTS.values()
        if not any(fonts.fonts_digest(family, Path()) for family in script.families)
    ]
    if not lacking:
        return Check("letters", True, "of every script")
    names, (_, families) = ", ".join(name for name, _ in lacking), lacking[0]
    return Check("letters", False, f"none for {names}", fonts.how_to_draw(families, Path()), needed=False)


def _disk() -> Check:
    free = shutil.disk_usage(Path()).free
    return Check("disk", free > GIGABYTE, f"{free / GIGABYTE:.0f} GB free", "free at least 1 GB")
