"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from langreel.model import PROFILES
from langreel.project import Project, find

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

episode: Decorator = click.argument("episode", required=False)
as_json: Decorator = click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")
langs: Decorator = click.option("--lang", "langs", multiple=True, help="Only this dub (repeatable).")
lang: Decorator = click.option("--lang", help="The dub to look at (default: the source language).")
voice: Decorator = click.option("--voice", default="", help="Voice of all dubs, of `langreel voice list`.")
profile: Decorator = click.option(
    "--profile", type=click.Choice(list(PROFILES)), help="Picture size and rate (default: the episode's)."
)
rules: Decorator = click.option(
    "--rules", default="house", show_default=True, help="Subtitle rules: netflix-zh-hans, bbc-en, shorts, …"
)
jobs: Decorator = click.option("--jobs", type=click.IntRange(1), help="Shots at a time (default: cores).")
executor: Decorator = click.option(
    "--executor", default="local", show_default=True, help="local, inline, dask, dask:ADDRESS."
)


def service(flag: str) -> Decorator:
    """Which service translates, its address under this flag, with which model and terms."""
    wanted = (
        click.option(flag, "url", metavar="URL", help="Its address: http://127.0.0.1:11434/v1."),
        click.option("--model", default="", help="The service's model (default: LANGREEL_TRANSLATE_MODEL)."),
        click.option(
            "--glossary",
            "terms",
            type=click.Path(path_type=Path, dir_okay=False),
            help="Terms that must stand, a column a language (default: the episode's glossary.csv).",
        ),
    )

    def with_options(command: Callable[..., Any]) -> Callable[..., Any]:
        for option in reversed(wanted):
            command = option(command)
        return command

    return with_options


class SubtitleFormat(click.ParamType):  # type: ignore[type-arg] # click before 8.2 takes none
    """The name of a subtitle format, or of one of ``lines`` too; which there are is asked when it matters."""

    name = "format"

    def __init__(self, *, lines: bool = False) -> None:
        self.lines = lines

    @property
    def choices(self) -> tuple[str, ...]:
        from langreel import captions, translation

        return (*(translation.FORMATS if self.lines else ()), *captions.FORMATS)

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        return str(click.Choice(self.choices).convert(value, param, ctx))

    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:
        return f"[{'|'.join(self.choices)}]"


def project(ctx: click.Context) -> Project:
    """The project around the folder that the command was called for."""
    folder = ctx.find_root().obj
    return find(folder if isinstance(folder, Path) else Path())
