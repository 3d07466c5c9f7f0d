"""``langreel subs translate``: a service translates what nobody has; a person confirms it."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from langreel.cli import options
from langreel.cli.output import answer, findings

if TYPE_CHECKING:
    from langreel.project import Project
    from langreel.translation.service.asker import ServiceReport


@click.command("translate", short_help="A service translates what nobody has.")
@options.episode
@click.option("--to", "lang", required=True, help="The language to translate into: ja, fr, pt-BR …")
@options.service("--url")
@options.as_json
@click.pass_context
def command(
    ctx: click.Context, episode: str | None, lang: str, url: str | None, model: str, terms: Path | None,
    as_json: bool,
) -> None:  # fmt: skip
    """Ask an OpenAI-compatible service for each text of EPISODE that has none in a language.

    \b
    langreel subs translate us_debt --to ja --url http://127.0.0.1:11434/v1 --model qwen3
    LANGREEL_TRANSLATE_KEY=… langreel subs translate us_debt --to fr --url https://api.example.com/v1

    A planned dub gets its words in the acts, each segment `open`; any other language in its catalogue, each
    line fuzzy. The film goes without them until a person has taken that away. A reply that breaks a number, a
    mark, a figure or a term is asked for once more, then left open. The key stands in the environment only.
    Stopped, the same command goes on from what came.
    """
    from langreel.errors import UsageError

    if not url:
        raise UsageError("which service?", hint="--url http://127.0.0.1:11434/v1")
    project = options.project(ctx)
    report = asked(project, project.episode(episode), lang, url, model=model, terms=terms)
    if as_json:
        return answer(asdict(report))
    tell(report, lang)
    return None


def asked(
    project: Project, episode: str, lang: str, url: str, *, model: str, terms: Path | None
) -> ServiceReport:
    """Let the service translate, with its progress in sight."""
    from langreel.cli.progress_view import watching
    from langreel.pipeline.translate import TranslationRequest, ask_service
    from langreel.translation.service.chat_endpoint import chat_service

    service = chat_service(url, model)
    with watching() as watch:
        request = TranslationRequest(episode, lang)
        return ask_service(project, request, service, terms=terms, watch=watch)


def tell(report: ServiceReport, lang: str) -> None:
    """A report for a person."""
    where = f": {', '.join(report.places)}" if report.places else ""
    click.echo(f"{lang}: {report.came} of {report.asked} texts translated, to be confirmed{where}")
    findings(report.findings, as_json=False)
