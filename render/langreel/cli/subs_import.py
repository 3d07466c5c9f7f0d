"""``langreel subs import``: a translator's file into the episode's catalogue, or its acts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from langreel.cli import options
from langreel.cli.output import answer, findings
from langreel.errors import UsageError

if TYPE_CHECKING:
    from langreel.translation.translated_line import Report


@click.command("import", short_help="A translator's file into the episode.")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--lang", required=True, help="The language of the translation.")
@click.option("--episode", help="The episode (default: the one that FILE is named after, or the only one).")
@click.option(
    "--format",
    "fmt",
    type=options.LINES,
    help="What the file is (default: by its ending).",
)
@click.option("--encoding", default="", help="utf-8, utf-16, gb18030, big5, shift-jis (default: recognised).")
@click.option("--dub", default="", help="The dub that a subtitle file is timed to (default: recognised).")
@click.option("--keep-times", is_flag=True, help="Show a subtitle file's own cues with that dub.")
@options.as_json
@click.pass_context
def command(
    ctx: click.Context,
    file: Path,
    lang: str,
    episode: str | None,
    fmt: str | None,
    encoding: str,
    dub: str,
    keep_times: bool,
    as_json: bool,
) -> int:
    """Store the translations of FILE in script/EPISODE/translations/LANG.po; of a planned dub in the acts.

    \b
    langreel subs import us_debt.ja.po --lang ja
    langreel subs import sheet.csv --lang ja --encoding shift-jis
    langreel subs import us_debt.ja.srt --lang ja --keep-times

    A subtitle file may be cut in any way: its cues are laid on the lines by their times, and lines that
    are not sure are stored as fuzzy. What does not fit is listed, and kept: nothing of the file is lost.
    A planned dub gets its lines, titles and labels segment by segment; one with a doubt is left `open`.
    """
    from langreel.captions.formats import FORMATS, ending
    from langreel.pipeline.translate import TranslationRequest, import_cues, import_lines

    project = options.project(ctx)
    named = next((name for name in project.episodes() if file.name.startswith(f"{name}.")), None)
    request = TranslationRequest(project.episode(episode or named), lang, dub=dub)
    if fmt in FORMATS or (not fmt and ending(file)):
        report = import_cues(project, request, file, fmt=fmt or "", encoding=encoding, keep_times=keep_times)
    elif dub or keep_times:
        raise UsageError("only subtitle files have times", hint="leave out --dub and --keep-times")
    else:
        report = import_lines(project, request, file, fmt=fmt or "", encoding=encoding)
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
