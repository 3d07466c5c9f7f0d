"""The command: one module a subcommand, loaded when it is called. Printing happens here only."""

from __future__ import annotations

import importlib
from pathlib import Path

import click

COMMANDS = (
    "new", "check", "plan", "render", "watch", "still", "sheet", "why", "verify", "subs", "voice", "schema",
    "clean", "doctor",
)  # fmt: skip


class Commands(click.Group):
    """A group whose commands are modules of this package."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"langreel.cli.{cmd_name}")
        command: click.Command = module.command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        from langreel.errors import UsageError, perhaps

        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            raise UsageError(f"no command {args[0]!r}", hint=perhaps(args[0], COMMANDS))
        return super().resolve_command(ctx, args)


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "-C",
    "--project",
    "folder",
    type=click.Path(path_type=Path),
    default=Path(),
    help="Work in this folder's project (default: found upwards from here).",
)
@click.version_option(package_name="langreel", message="langreel %(version)s")
@click.pass_context
def cli(ctx: click.Context, folder: Path) -> None:
    """Bilingual, data-driven explainer videos: one script, two languages, finished reels.

    \b
    Creators      langreel check us_debt
                  langreel render us_debt
    Editors       langreel render us_debt --segment holdings-decline
                  langreel still us_debt holdings-decline@peak --lang en -o peak.png
    Translators   langreel render us_debt        (re-cuts and re-muxes what changed, no picture)

    Exit codes: 0 done, 1 the content has findings, 2 wrong usage, 3 a tool is missing, 4 voice,
    5 scene, 6 media, 7 cache or disk, 130 interrupted.
    """
    ctx.obj = folder
