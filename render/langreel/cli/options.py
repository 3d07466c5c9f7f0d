"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import click

from langreel.project import Project, find

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


class LateChoice(click.ParamType):  # type: ignore[type-arg] # click before 8.2 takes none
    """One word of several; which there are is asked when it matters: the help of all commands loads none."""

    def __init__(self, name: str, words: Callable[[], Iterable[str]]) -> None:
        self.name, self.words = name, words

    @property
    def choices(self) -> tuple[str, ...]:
        return tuple(self.words())

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        return str(click.Choice(self.choices).convert(value, param, ctx))

    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:
        return f"[{'|'.join(self.choices)}]"


def _profiles() -> Iterable[str]:
    from langreel.model import PROFILES

    return PROFILES


def _subtitle_formats() -> Iterable[str]:
    from langreel import captions

    return captions.FORMATS


def _line_formats() -> Iterable[str]:
    from langreel.translation.formats import FORMATS

    return (*FORMATS, *_subtitle_formats())


SUBTITLES, LINES = LateChoice("format", _subtitle_formats), LateChoice("format", _line_formats)
"""The formats of a track; those of a translator's lines beside them."""

episode: Decorator = click.argument("episode", required=False)
as_json: Decorator = click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")
langs: Decorator = click.option("--lang", "langs", multiple=True, help="Only this dub (repeatable).")
lang: Decorator = click.option("--lang", help="The dub to look at (default: the source language).")
voice: Decorator = click.option("--voice", default="", help="Voice of all dubs, of `langreel voice list`.")
profile: Decorator = click.option(
    "--profile",
    type=LateChoice("profile", _profiles),
    help="Picture size and rate (default: the episode's).",
)
clip: Decorator = click.option(
    "--clip", default="", metavar="NAME", help="A short film of the episode instead, of its clips:."
)
rules: Decorator = click.option(
    "--rules", default="house", show_default=True, help="Subtitle rules: netflix-zh-hans, bbc-en, shorts, …"
)
encoding: Decorator = click.option(
    "--encoding",
    default="",
    metavar="NAME",
    help="Of the subtitle files: windows-1252, gb18030, …  [default: recognised]",
)
jobs: Decorator = click.option("--jobs", type=click.IntRange(1), help="Shots at a time (default: cores).")
executor: Decorator = click.option(
    "--executor", default="local", show_default=True, help="local, inline, dask, dask:ADDRESS."
)
store: Decorator = click.option(
    "--store",
    default="",
    help="Where results are shared: s3://bucket/folder, none (default: langreel.yaml's).",
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


def project(ctx: click.Context) -> Project:
    """The project around the folder that the command was called for."""
    folder = ctx.find_root().obj
    return find(folder if isinstance(folder, Path) else Path())
