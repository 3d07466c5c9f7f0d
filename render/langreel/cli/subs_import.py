"""``langreel subs import``: a translator's file into the episode's catalogue."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from langreel.cli import options
from langreel.cli.tell import answer, findings

if TYPE_CHECKING:
    from langreel.translation import Report

FORMATS = ("po", "xliff", "csv", "txt")


@click.command("import", short_help="A translator's file into the episode's catalogue.")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--lang", required=True, help="The language of the translation.")
@click.option("--episode", help="The episode (default: the only one).")
@click.option(
    "--format", "fmt", type=click.Choice(FORMATS), help="What the file is (default: by its ending)."
)
@click.option("--encoding", default="", help="utf-8, utf-16, gb18030, big5, shift-jis (default: recognised).")
@options.as_json
@click.pass_context
def command(
    ctx: click.Context,
    file: Path,
    lang: str,
    episode: str | None,
    fmt: str | None,
    encoding: str,
    as_json: bool,
) -> int:
    """Store the translations of FILE in script/EPISODE/translations/LANG.po.

    \b
    langreel subs import us_debt.ja.po --lang ja
    langreel subs import sheet.csv --lang ja --encoding shift-jis

    What does not fit is listed, and kept: nothing of the file is lost.
    """
    from langreel import pipeline

    project = options.project(ctx)
    errand = pipeline.Errand(project.episode(episode), lang)
    report = pipeline.bring_in(project, errand, file, fmt or "", encoding)
    if as_json:
        answer(_as_json(report, project.relative(report.path)))
        return 0
    click.echo(
        f"{project.relative(report.path)}  {report.changed} lines changed,"
        f" {report.fresh} of {report.lines} translated"
    )
    return findings(report.findings, as_json=False)


def _as_json(report: Report, path: str) -> dict[str, Any]:
    from dataclasses import asdict

    return {
        "file": path,
        "changed": report.changed,
        "translated": report.fresh,
        "lines": report.lines,
        "findings": [asdict(finding) for finding in report.findings],
    }
