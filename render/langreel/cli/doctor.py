"""``langreel doctor``: what is missing on this machine, and the command that mends it."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import click

from langreel.cli import options
from langreel.cli.output import answer
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


@click.command("doctor", short_help="What is missing here, and the command that mends it.")
@options.as_json
def command(as_json: bool) -> int:
    """Check Python, Pango, voices, fonts, ffmpeg and disk, one line each.

    \b
    langreel doctor
    langreel doctor --json

    Exits 3 when something is missing without which no film can be made.
    """
    checks = list(_checks())
    if as_json:
        answer([asdict(check) for check in checks])
    else:
        for check in checks:
            _print(check)
    return 0 if all(check.good or not check.needed for check in checks) else 3


def _print(check: Check) -> None:
    click.echo(f"{_sign(check)}  {check.name}: {check.found}")
    if not check.good and check.mend:
        click.echo(f"         mend: {check.mend}")


def _sign(check: Check) -> str:
    if check.good:
        return click.style(f"{'ok':>7}", fg="green")
    if check.needed:
        return click.style("missing", fg="red", bold=True)
    return click.style(" absent", fg="yellow")


def _checks() -> Iterator[Check]:
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
        found = each.missing or (f"{main}, {len(each.voices)} voices" if each.voices else main)
        yield Check(f"voice {each.name}", not each.missing, found, each.mend, needed=each.name == DEFAULT)


def _formulas() -> Iterator[Check]:
    """What sets formulas; numbers on axes need neither of them."""
    from importlib.metadata import PackageNotFoundError, version

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
