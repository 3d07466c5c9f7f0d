"""``langreel subs``: the translator's desk; one module a subcommand, loaded when it is called."""

from __future__ import annotations

import click

from langreel.cli.lazy_group import Lazy

COMMANDS = ("export", "import", "translate", "check", "write", "swap", "burn")


@click.command(
    "subs",
    cls=Lazy,
    names=COMMANDS,
    prefix="subs_",
    short_help="The translator's desk: lines out, tracks in.",
)
def command() -> None:
    """Hand lines to translators, take their work in, check it, and put it into finished films.

    \b
    langreel subs export us_debt --to ja --format po -o us_debt.ja.po
    langreel subs import us_debt.ja.po --lang ja
    langreel subs translate us_debt --to ja --url http://127.0.0.1:11434/v1 --model qwen3
    langreel subs check us_debt --lang zh --rules netflix-zh-hans
    langreel subs swap us_debt.mp4 --track ja=us_debt.ja.srt -o us_debt.3.mp4
    """
