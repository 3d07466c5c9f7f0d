"""``langreel new``: a small project that checks and renders as it stands."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import click

from langreel.errors import UsageError, perhaps

LANGUAGE: Final = r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*"


@click.command("new", short_help="A small project that renders as it stands.")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--langs", metavar="A,B,…", help="Languages of the film, the first is the source: en,es.")
def command(folder: Path, langs: str | None) -> None:
    """Make a project in DIR: one episode, one scene, one table.

    \b
    langreel new moon
    langreel new moon --langs en,es
    cd moon && langreel check && langreel render

    DIR must not exist yet, or be empty. A film is told in one language, two, or more.
    """
    from langreel import languages
    from langreel.cli import project_template

    spoken = _languages(langs) if langs is not None else project_template.default()
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(f"{folder} is not empty", hint="name a folder that does not exist yet")
    chosen = _cast(spoken)
    try:
        project_template.fill(folder, spoken, chosen)
    except BaseException:
        _empty(folder)
        raise
    click.echo(f"{folder}: an episode in {', '.join(map(languages.endonym, spoken))}")
    _tell_voices(chosen)
    click.echo(f"next: cd {folder} && langreel check && langreel render")


def _languages(given: str) -> tuple[str, ...]:
    """The languages of a list with commas; UsageError for one that nobody knows, or that stands twice."""
    from langreel import languages
    from langreel.script.segments import FIELDS, SAME_KEY

    names = tuple(name.strip() for name in given.split(","))
    for number, name in enumerate(names):
        if not re.fullmatch(LANGUAGE, name) or not languages.known(name):
            hint = perhaps(name, languages.LANGUAGES)
            raise UsageError(f"unknown language {name!r}", hint=hint or "--langs en,es")
        if name in FIELDS:
            raise UsageError(f"the language {name!r} has the name of a key", hint=SAME_KEY)
        if name in names[:number]:
            raise UsageError(f"the language {name!r} stands twice", hint="name each once")
    return names


def _cast(langs: Sequence[str]) -> dict[str, str]:
    """Give each language the most natural voice that this machine has."""
    from langreel.voice import best

    return {lang: best(lang) for lang in langs}


def _tell_voices(chosen: Mapping[str, str]) -> None:
    """Who speaks; and once, how a more natural voice is brought, if there is one."""
    from langreel.voice import better

    click.echo(f"voices: {', '.join(f'{name} ({lang})' for lang, name in chosen.items())}")
    hints = (better(lang, name) for lang, name in chosen.items())
    if hint := next(filter(None, hints), ""):
        click.echo(f"a more natural one: {hint}; then name it in episode.yaml")


def _empty(folder: Path) -> None:
    """Take away what was begun; the folder itself may be the one that the command was called in."""
    for path in folder.glob("*"):
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink()
