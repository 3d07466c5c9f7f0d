"""The command: one module a subcommand, loaded when it is called. Printing happens here only."""

from __future__ import annotations

from pathlib import Path

import click

from langreel.cli.lazy_group import Lazy
from langreel.project import working_in

COMMANDS = (
    "new", "import", "studio", "scene", "check", "plan", "render", "watch", "still", "sheet", "why", "verify",
    "loudness", "stems", "publish", "timeline", "theme", "gallery", "data", "subs", "voice", "schema",
    "clean", "doctor",
)  # fmt: skip


@click.command(cls=Lazy, names=COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
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
    """Data-driven explainer videos in any languages: one script, a finished reel for each.

    \b
    Creators      langreel check us_debt
                  langreel render us_debt
    Editors       langreel render us_debt --segment holdings-decline
                  langreel still us_debt holdings-decline@peak --lang en -o peak.png
                  langreel timeline us_debt --format fcpxml
    Translators   langreel subs export us_debt --to ja
                  langreel subs import us_debt.ja.po --lang ja

    Exit codes: 0 done, 1 the content has findings, 2 wrong usage, 3 a tool is missing, 4 voice,
    5 scene, 6 media, 7 cache or disk, 130 interrupted (129 by a closed terminal, 143 by SIGTERM).
    """
    ctx.obj = folder
    ctx.with_resource(working_in(folder))
