"""``langreel stems``: the sound of a film in its parts."""

from __future__ import annotations

from itertools import chain
from typing import Any

import click

from langreel.cli import options
from langreel.cli.output import answer
from langreel.cli.progress_view import watching


@click.command("stems", short_help="The sound in its parts: voice, music, effects.")
@options.episode
@options.langs
@options.profile
@options.voice
@options.as_json
@click.pass_context
def command(ctx: click.Context, /, as_json: bool, **asked: Any) -> None:
    """Write the sound of EPISODE in its parts into out/EPISODE/PROFILE/LANG/stems/, as FLAC with 24 bits.

    voice, music and effects sum to mix; music-and-effects is what a further dub is laid on. No picture is
    drawn, and only what changed since the last time is mixed again.

    \b
    langreel stems us_debt
    langreel stems us_debt --lang en --profile final
    """
    from langreel.pipeline.film import RenderRequest
    from langreel.pipeline.stems import stems

    project = options.project(ctx)
    given = {key: value for key, value in asked.items() if value}
    request = RenderRequest(**{**given, "episode": project.episode(asked["episode"])})
    with watching() as watch:
        made = stems(project, request, watch)
    written = {lang: [project.relative(path) for path in paths] for lang, paths in made.items()}
    answer(written) if as_json else click.echo("\n".join(chain(*written.values())))
