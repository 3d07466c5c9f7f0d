"""``langreel timeline``: a film for an editor's own program, and what comes back from there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from langreel.cli import options
from langreel.cli.output import answer, findings, tell
from langreel.cli.progress_view import watching

if TYPE_CHECKING:
    from langreel.pipeline.take_back import TakenBack


MOST_REMARKS = 30


class TimelineFormatName(click.ParamType):  # type: ignore[type-arg] # click before 8.2 takes none
    """The name of a timeline format; which there are is asked when it matters."""

    name = "format"

    @property
    def choices(self) -> tuple[str, ...]:
        from langreel.interchange.formats import FORMATS

        return tuple(FORMATS)

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        return str(click.Choice(self.choices).convert(value, param, ctx))

    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:
        return f"[{'|'.join(self.choices)}]"


@click.command("timeline", short_help="A film for an editor's own program, and back.")
@options.episode
@click.option("--format", "fmt", type=TimelineFormatName(), help="What the program opens.")
@click.option(
    "--take-back", "edited", type=click.Path(path_type=Path, exists=True), metavar="FILE",
    help="Read an edited OTIO or FCPXML, and show how the script would change.",
)  # fmt: skip
@click.option("--write", is_flag=True, help="With --take-back: change the script.")
@options.langs
@options.profile
@options.voice
@options.as_json
@click.pass_context
def command(ctx: click.Context, /, fmt: str | None, edited: Path | None, **asked: Any) -> None:
    """Lay EPISODE into out/EPISODE/PROFILE/LANG/timeline/FORMAT/ with its media: a clip for each segment,
    stems, chapters and marks as markers, subtitles. What is not rendered yet is.

    With --take-back an edited file is read: segments in another order, left out, or with another hold become
    a change of the script. It is only shown, until --write is given; the rest of the edit is told.

    \b
    langreel timeline us_debt --format fcpxml --profile final
    langreel timeline us_debt --take-back edited.otio
    langreel timeline us_debt --take-back edited.fcpxml --write
    """
    if (fmt is None) == (edited is None):
        raise click.UsageError("give either --format or --take-back")
    if asked["write"] and not edited:
        raise click.UsageError("--write changes the script after --take-back")
    if edited:
        _take_back(ctx, edited, **asked)
    else:
        _lay(ctx, str(fmt), **asked)


def _lay(ctx: click.Context, fmt: str, *, as_json: bool, write: bool, **asked: Any) -> None:
    from langreel.pipeline.film import RenderRequest
    from langreel.pipeline.lay_timeline import lay_timelines

    project = options.project(ctx)
    given = {key: value for key, value in asked.items() if value}
    request = RenderRequest(**{**given, "episode": project.episode(asked["episode"])})
    with watching() as watch:
        made = lay_timelines(project, request, fmt, watch)
    for note in sorted({note for each in made.values() for note in each.notes}):
        tell("note", note)
    if as_json:
        answer({lang: {"folder": project.relative(each.folder), "files": [path.name for path in each.files]}
                for lang, each in made.items()})  # fmt: skip
        return
    for each in made.values():
        click.echo(project.relative(each.files[0]))


def _take_back(ctx: click.Context, edited: Path, *, as_json: bool, write: bool, **asked: Any) -> None:
    from dataclasses import asdict

    from langreel.pipeline.take_back import take_back

    project = options.project(ctx)
    episode = project.episode(asked["episode"])
    taken = take_back(project, episode, edited, voice=asked["voice"], write=write)
    if as_json:
        answer(asdict(taken))
    else:
        _tell(taken)
    if taken.changes and not write:
        tell("note", "nothing is written yet", hint="--write changes the script")


def _tell(taken: TakenBack) -> None:
    """The change in words and as lines of files, what came of it, and what the script cannot follow."""
    for words in taken.changes or ("the script stays as it is",):
        click.echo(words)
    if taken.difference:
        click.echo(f"\n{taken.difference}")
    for remark in taken.remarks[:MOST_REMARKS]:
        tell("not taken back", remark, colour="yellow")
    if len(taken.remarks) > MOST_REMARKS:
        tell("note", f"{len(taken.remarks) - MOST_REMARKS} more; --json has them all")
    findings(taken.findings, as_json=False)
    for path in taken.written:
        click.echo(f"{path}  changed")
