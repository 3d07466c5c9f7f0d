"""``langreel publish``: a rendered film as a platform takes it."""

from __future__ import annotations

from typing import Any

import click

from langreel.cli import options
from langreel.cli.output import answer, counted, tell
from langreel.cli.progress_view import watching


class PlatformName(click.ParamType):  # type: ignore[type-arg] # click before 8.2 takes none
    """The name of a platform; which there are is asked when it matters."""

    name = "platform"

    @property
    def choices(self) -> tuple[str, ...]:
        from langreel.release.platforms import PLATFORMS

        return tuple(PLATFORMS)

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        return str(click.Choice(self.choices).convert(value, param, ctx))

    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:
        return f"[{'|'.join(self.choices)}]"


@click.command("publish", short_help="A folder ready for upload to a platform.")
@options.episode
@click.option("--for", "platform", type=PlatformName(), required=True, help="Where it is uploaded.")
@options.langs
@options.clip
@options.profile
@options.voice
@click.option("--cover", default="", metavar="SEGMENT@MARK", help="What the cover shows (default: `cover:`).")
@click.option("--compact", is_flag=True, help="Encode once more: as few bits as keep VMAF 96.")
@click.option("--no-chapters", is_flag=True, help="No time stamps in the description.")
@options.as_json
@click.pass_context
def command(ctx: click.Context, /, as_json: bool, platform: str, **asked: Any) -> None:
    """Lay EPISODE, as it was rendered, into out/EPISODE/publish/PLATFORM/, a folder for each dub.

    The film, subtitles, title, description with chapters and sources, tags, covers, a transcript, an article
    and a manifest. The platform's limits are checked first; a breach is told with its line of the script, and
    nothing is written.

    \b
    langreel publish us_debt --for youtube
    langreel publish us_debt --for bilibili --lang zh --profile final --compact
    langreel publish us_debt --for youtube --cover holdings-decline@gap
    langreel publish us_debt --for shorts --clip holdings

    With --clip it is a short film of the episode, and the folder out/EPISODE/clips/CLIP/publish/PLATFORM/.
    """
    from langreel.pipeline.film import RenderRequest
    from langreel.pipeline.release import release
    from langreel.pipeline.released_dub import ReleaseRequest

    project = options.project(ctx)
    name = project.episode(asked["episode"])
    film = RenderRequest(name, asked["langs"], asked["profile"] or "", asked["voice"], clip=asked["clip"])
    request = ReleaseRequest(film, platform, asked["cover"], asked["compact"], not asked["no_chapters"])
    with watching() as watch:
        made = release(project, request, watch)
    if as_json:
        answer({"folder": project.relative(made.folder), "notes": made.notes,
                "files": [str(path.relative_to(made.folder)) for path in made.files]})  # fmt: skip
        return
    for note in made.notes:
        tell("note", note)
    click.echo(f"{project.relative(made.folder)}  {counted(len(made.files), 'file')}")
