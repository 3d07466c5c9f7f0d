"""``langreel new``: a small project that checks and renders as it stands."""

from __future__ import annotations

import shutil
from pathlib import Path

import click

from langreel import files
from langreel.errors import UsageError

TEMPLATE = Path(__file__).parents[1] / "template"


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
    with files.guarded(folder):
        _copy(folder)
    click.echo(f"{folder}: an episode in two languages")
    click.echo(f"next: cd {folder} && langreel check && langreel render")


def _copy(folder: Path) -> None:
    ignore = shutil.ignore_patterns("__pycache__", "*.pyc")
    # Byte by byte: who may not write the template shall write the copy.
    shutil.copytree(TEMPLATE, folder, dirs_exist_ok=True, ignore=ignore, copy_function=shutil.copyfile)
    (folder / "gitignore").rename(folder / ".gitignore")
    (folder / "assets").mkdir(exist_ok=True)
