"""``langreel subs export``: every line of an episode, for its translator: by lines or as a track."""

from __future__ import annotations

from pathlib import Path

import click

from langreel.cli import options
from langreel.cli.output import answer, counted
from langreel.errors import UsageError


@click.command("export", short_help="Every line with its limits, for a translator.")
@options.episode
@click.option("--to", "lang", required=True, help="The language to translate into: ja, fr, pt-BR …")
@click.option(
    "--format",
    "fmt",
    type=options.LINES,
    default="po",
    show_default=True,
    help="By lines or cues.",
)
@click.option("--dub", default="", help="The dub that a track's cues are timed to (default: the source's).")
@click.option("--draft", is_flag=True, help="Draft missing lines, marked as unsure (zh-Hant from zh).")
@click.option("-o", "--out", type=click.Path(path_type=Path, dir_okay=False), help="The file to write.")
@click.option("--overwrite", is_flag=True, help="Replace the file if it is there.")
@options.rules
@click.option(
    "--stills", type=click.Path(path_type=Path, file_okay=False), help="Draw a picture of each line."
)
@options.as_json
@click.pass_context
def command(
    ctx: click.Context,
    episode: str | None,
    lang: str,
    fmt: str,
    dub: str,
    draft: bool,
    out: Path | None,
    overwrite: bool,
    rules: str,
    stills: Path | None,
    as_json: bool,
) -> None:
    """Write every line of EPISODE into one file: its context, its time, the numbers that must appear.

    \b
    langreel subs export us_debt --to ja
    langreel subs export us_debt --to ja --format xliff --stills stills -o us_debt.ja.xlf
    langreel subs export us_debt --to ja --format srt --dub en
    langreel subs export us_debt --to zh-Hant --draft

    Of a planned dub it has every text: titles, chapters and labels too, and lines with their marks.
    Translations that are stored already come along; those whose line has changed are marked fuzzy. Subtitle
    formats hold cues to write over: each line as far as it is translated, else as the source says it. The
    finished track of a language comes from `langreel subs write`.
    """
    from langreel import captions
    from langreel.cli.progress_view import watching
    from langreel.pipeline.translate import TranslationRequest, export
    from langreel.translation.formats import FORMATS

    project = options.project(ctx)
    name = project.episode(episode)
    lines, tracks = FORMATS, captions.FORMATS
    out = out or Path(f"{name}.{lang}{(lines[fmt] if fmt in lines else tracks[fmt]).endings[0]}")
    if fmt in lines and dub:
        raise UsageError(f"{fmt} holds lines, which have no dub", hint=f"--format {', '.join(tracks)}")
    if fmt in tracks and draft:
        raise UsageError(f"{fmt} holds cues, which are not drafted", hint=f"--format {', '.join(lines)}")
    if fmt in tracks and stills:
        raise UsageError(f"{fmt} holds no pictures", hint=f"--format {', '.join(lines)}")
    if out.exists() and not overwrite:
        raise UsageError(
            f"{out} is there already", hint="somebody may have worked on it; --overwrite replaces it"
        )
    with watching() as watch:
        sheet = export(
            project,
            TranslationRequest(name, lang, rules, dub, draft),
            fmt,
            out=out,
            stills=stills,
            watch=watch,
        )
    entries = [card.entry for card in sheet.cards]
    count = {
        "lines": len(entries),
        "translated": sum(bool(entry.target) and not entry.unsure for entry in entries),
        "stale": sum(entry.unsure for entry in entries),
    }
    if as_json:
        return answer({"file": str(out), **count})
    length = counted(count["lines"], "line")
    click.echo(f"{out}  {length}, {count['translated']} translated, {count['stale']} stale")
    return None
