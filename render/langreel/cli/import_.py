"""``langreel import``: a raw text becomes an episode that renders as it stands."""

from __future__ import annotations

import re
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from langreel.cli import import_again, options, subs_translate
from langreel.cli.output import answer, counted
from langreel.errors import UsageError

if TYPE_CHECKING:
    from langreel.manuscript.drafting import EpisodeDraft, ImportRequest
    from langreel.project import Project

_ID: Final = re.compile(r"[^\W_][\w-]*")


@click.command("import", short_help="A raw text becomes an episode that renders as it stands.")
@click.argument("text", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--episode", help="The id of the new episode (default: the file's name).")
@click.option("--lang", required=True, help="The language that the text is in: zh, en, pt-BR, …")
@click.option(
    "--to", "planned", multiple=True, help="A language that it is to be spoken in, too (repeatable)."
)
@click.option(
    "--with", "others", multiple=True, metavar="LANG=FILE", help="The same text in a planned language."
)
@click.option("--encoding", default="", help="Of the text, where it cannot be told: gb18030, big5, cp1252, …")
@click.option(
    "--update", is_flag=True, help="Take over what changed in the text of an episode that is there."
)
@options.service("--translate")
@options.as_json
@click.pass_context
def command(
    ctx: click.Context, text: Path, episode: str | None, lang: str, planned: tuple[str, ...],
    others: tuple[str, ...], encoding: str, update: bool, url: str | None, model: str, terms: Path | None,
    as_json: bool,
) -> None:  # fmt: skip
    """Make an episode of TEXT: .txt, .md, .docx, or subtitles.

    \b
    langreel import draft.md --episode ports --lang en
    langreel import 稿子.txt --episode ports --lang zh --to en
    langreel import 稿子.txt --episode ports --lang zh --with en=draft.en.txt
    langreel import draft.md --episode ports --lang en --update
    langreel import 稿子.txt --lang zh --to en --translate http://127.0.0.1:11434/v1 --model qwen3

    Headings become chapters, paragraphs segments, sentences lines; the words stay the author's. A number that
    a table of the project backs becomes a figure, all others go to claims.todo.md. Each segment gets a first
    scene, chosen by what it says.

    A text that was imported before is held against its episode: what came, went and changed is shown, and
    with --update taken over. Figures, marks, scenes and holds stay; a dub of changed words waits to be read.
    """
    from langreel.manuscript.drafting import ImportRequest
    from langreel.manuscript.importing import is_there

    project = options.project(ctx)
    name = episode or re.sub(r"[^\w-]+", "-", text.stem).strip("-").lower()
    if not _ID.fullmatch(name):
        raise UsageError(f"{name!r} is no id of an episode", hint="letters, digits, - and _: --episode ports")
    files = _by_language(others)
    request = ImportRequest(name, lang, tuple(dict.fromkeys((*planned, *files))))
    asking = [tongue for tongue in request.planned if tongue not in files]
    if url:
        _check_service(url, model, asking)
    there = is_there(project, name)
    if there:
        if files:
            raise UsageError(f"{name!r} is there already", hint="--with is for the first import of a text")
        told = import_again.again(project, text, request, encoding=encoding, update=update, quiet=as_json)
    else:
        told = _first(project, text, request, files, encoding=encoding, quiet=as_json)
    reports = {}
    for tongue in asking if url else ():
        reports[tongue] = subs_translate.asked(project, name, tongue, str(url), model=model, terms=terms)
    if as_json:
        return answer(told | {"translated": {lang: asdict(each) for lang, each in reports.items()}})
    for tongue, report in reports.items():
        subs_translate.tell(report, tongue)
    if not there:
        click.echo(f"next: langreel check {name} && langreel render {name}")
    return None


def _first(
    project: Project,
    text: Path,
    request: ImportRequest,
    files: dict[str, Path],
    *,
    encoding: str,
    quiet: bool,
) -> dict[str, object]:
    """A new episode, as data; told unless ``quiet``."""
    from langreel.manuscript.importing import import_text

    made = import_text(project, text, request, others=files, encoding=encoding)
    if not quiet:
        _tell(request.episode, made)
    return {
        "episode": request.episode, "files": list(made.files), "acts": made.acts, "segments": made.segments,
        "lines": made.lines, "backed": made.backed, "open": made.open_claims, "paired": made.paired,
    }  # fmt: skip


def _check_service(url: str, model: str, asking: list[str]) -> None:
    """Tell what is wrong with a service before anything is written."""
    from langreel.translation.service.chat_endpoint import chat_service

    if not asking:
        raise UsageError("translate into which language?", hint="--to names it")
    chat_service(url, model)


def _tell(name: str, made: EpisodeDraft) -> None:
    parts = ((made.acts, "act"), (made.segments, "segment"), (made.lines, "line"))
    click.echo(f"script/{name}: {', '.join(counted(*part) for part in parts)}")
    if made.backed or made.open_claims:
        claims = f"script/{name}/claims.todo.md"
        todo = f"; {made.open_claims} to be looked at: {claims}" if made.open_claims else ""
        click.echo(f"numbers: {made.backed} backed by a table{todo}")
    for tongue, (lines, sure) in made.paired.items():
        doubt = f"; {lines - sure} to be looked at, their segments are open" if lines > sure else ""
        click.echo(f"{tongue}: {lines} of {made.lines} lines have their words{doubt}")


def _by_language(others: tuple[str, ...]) -> dict[str, Path]:
    """The files of --with by language."""
    found = {}
    for each in others:
        lang, sign, file = each.partition("=")
        if not sign or not lang or not file:
            raise UsageError(f"--with {each!r} names no language", hint="--with en=draft.en.txt")
        found[lang] = Path(file)
    return found
