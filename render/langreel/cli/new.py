"""``langreel new``: a small project that checks and renders as it stands."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import click

from langreel import files
from langreel.errors import UsageError

TEMPLATE = Path(__file__).parents[1] / "template"
RENAMED = {"gitignore": ".gitignore"}
"""Under its own name it would rule here."""


@click.command("new", short_help="A small project that renders as it stands.")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def command(folder: Path) -> None:
    """Make a project in DIR: one episode, one scene, one table, in two languages.

    \b
    langreel new moon
    cd moon && langreel check && langreel render

    DIR must not exist yet, or be empty.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(f"{folder} is not empty", hint="name a folder that does not exist yet")
    try:
        _copy(folder)
        chosen = _cast(folder)
    except BaseException:
        _empty(folder)
        raise
    click.echo(f"{folder}: an episode in two languages")
    _tell_voices(chosen)
    click.echo(f"next: cd {folder} && langreel check && langreel render")


def _copy(folder: Path) -> None:
    for path in sorted(TEMPLATE.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            name = str(path.relative_to(TEMPLATE))
            files.write_bytes(folder / RENAMED.get(name, name), path.read_bytes())
    with files.guarded(folder):
        (folder / "assets").mkdir()


def _cast(folder: Path) -> dict[str, str]:
    """Give each language of the episode the most natural voice that this machine has."""
    from langreel.voice import DEFAULT, best

    (episode,) = folder.glob("script/*/episode.yaml")
    text, chosen = episode.read_text(encoding="utf-8"), dict[str, str]()

    def voice(match: re.Match[str]) -> str:
        chosen[match[1]] = best(match[1])
        return f"{match[1]}: {chosen[match[1]]}"

    files.write_text(episode, re.sub(rf"(\w+): {DEFAULT}\b", voice, text))
    return chosen


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
