"""``langreel voice``: the voices of this machine; one module a subcommand, loaded when it is called."""

from __future__ import annotations

import click

from langreel.cli.lazy_group import Lazy

COMMANDS = ("list", "say", "get", "keep", "sheet", "align")


@click.command(
    "voice",
    cls=Lazy,
    names=COMMANDS,
    prefix="voice_",
    short_help="Voices: list, hear, bring and keep them; bring your own.",
)
def command() -> None:
    """List the voices of this machine, hear one, bring one here, and keep what one said in the project.

    \b
    langreel voice list
    langreel voice say "美债1.32万亿美元" --lang zh -o say.wav
    langreel voice get kokoro
    langreel voice keep us_debt --lang zh
    langreel voice sheet us_debt --lang zh
    langreel voice align us_debt --lang zh sitting.wav
    """
