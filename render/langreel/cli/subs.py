"""``langreel subs``: the translator's desk; one module a subcommand, loaded when it is called."""

from __future__ import annotations

import importlib

import click

COMMANDS = ("export", "import", "check", "write", "swap", "burn")


class Desk(click.Group):
    """A group whose commands are the modules ``subs_<name>`` of this package."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"langreel.cli.subs_{cmd_name}")
        command: click.Command = module.command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        from langreel.errors import UsageError, perhaps

        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            raise UsageError(f"no command {f'subs {args[0]}'!r}", hint=perhaps(args[0], COMMANDS))
        return super().resolve_command(ctx, args)


@click.command("subs", cls=Desk, short_help="The translator's desk: lines out, tracks in.")
def command() -> None:
    """Hand lines to translators, take their work in, check it, and put it into finished films.

    \b
    langreel subs export us_debt --to ja --format po -o us_debt.ja.po
    langreel subs import us_debt.ja.po --lang ja
    langreel subs check us_debt --lang zh --profile netflix-zh-hans
    langreel subs swap us_debt.mp4 --track ja=us_debt.ja.srt -o us_debt.3.mp4
    """
