"""``langreel import``: a raw text becomes an episode that renders as it stands."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Final

import click

from langreel.cli import options
from langreel.errors import UsageError

_ID: Final = re.compile(r"[^\W_][\w-]*")


@click.command("import", short_help="A raw text becomes an episode that renders as it stands.")
@click.argument("text", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--episode", help="The id of the new episode (default: the file's name).")
@click.option("--lang", required=True, help="The language that the text is in: zh, en, pt-BR, …")
@click.option(
    "--to", "planned", multiple=True, help="A language that it is to be spoken in, too (repeatable)."
)
@click.option("--encoding", default="", help="Of the text, where it cannot be told: gb18030, big5, cp1252, …")
@options.as_json
@click.pass_context
def command(
    ctx: click.Context, text: Path, episode: str | None, lang: str, planned: tuple[str, ...], encoding: str,
    as_json: bool,
) -> None:  # fmt: skip
    """Make an episode of TEXT: .txt, .md, .docx, or subtitles.

    \b
    langreel import draft.md --episode ports --lang en
    langreel import 稿子.txt --episode ports --lang zh --to en

    Headings become chapters, paragraphs segments, sentences lines; the words stay the author's. A number that
    a table of the project backs becomes a figure, all others go to claims.todo.md. Each segment gets a first
    scene, chosen by what it says.
    """
    from langreel.manuscript.drafting import ImportRequest
    from langreel.manuscript.importing import import_text

    project = options.project(ctx)
    name = episode or re.sub(r"[^\w-]+", "-", text.stem).strip("-").lower()
    if not _ID.fullmatch(name):
        raise UsageError(f"{name!r} is no id of an episode", hint="letters, digits, - and _: --episode ports")
    made = import_text(project, text, ImportRequest(name, lang, planned), encoding=encoding)
    if as_json:
        told = {"episode": name, "files": list(made.files), "acts": made.acts, "segments": made.segments,
                "lines": made.lines, "backed": made.backed, "open": made.open_claims}  # fmt: skip
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return
    click.echo(f"script/{name}: {made.acts} acts, {made.segments} segments, {made.lines} lines")
    if made.backed or made.open_claims:
        todo = (
            f"; {made.open_claims} to be looked up: script/{name}/claims.todo.md" if made.open_claims else ""
        )
        click.echo(f"numbers: {made.backed} backed by a table{todo}")
    click.echo(f"next: langreel check {name} && langreel render {name}")
