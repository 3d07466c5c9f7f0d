"""``langreel verify``: the finished reel against what was promised."""

from __future__ import annotations

from dataclasses import asdict

import click

from langreel.cli import options
from langreel.cli.output import answer, counted, findings
from langreel.cli.progress_view import watching


@click.command("verify", short_help="The finished reel against what was promised.")
@options.episode
@options.langs
@options.clip
@options.profile
@options.voice
@options.jobs
@options.executor
@options.store
@click.option("--determinism", is_flag=True, help="Render twice, apart, and compare every frame.")
@options.as_json
@click.pass_context
def command(
    ctx: click.Context,
    episode: str | None,
    langs: tuple[str, ...],
    clip: str,
    profile: str | None,
    voice: str,
    jobs: int | None,
    executor: str,
    store: str,
    determinism: bool,
    as_json: bool,
) -> int:
    """Read the finished files of EPISODE and compare them with its timeline.

    Frames, length, loudness, tags, every line audible, cue times, black or frozen stretches.

    \b
    langreel verify us_debt
    langreel verify us_debt --profile final --lang en --json
    langreel verify us_debt --profile proxy --determinism --jobs 2
    langreel verify us_debt --determinism --executor dask:tcp://10.0.0.2:8786 --store s3://films/cache

    With --determinism EPISODE is rendered twice without any cache: as asked for, and one job after another
    on one core without a store. Both films are compared frame by frame; what lies in out/ is not looked at.

    Exits 1 when there is an error.
    """
    from langreel.pipeline.determinism import determinism as rendered_twice
    from langreel.pipeline.film import RenderRequest
    from langreel.pipeline.verify import verify

    project = options.project(ctx)
    name = project.episode(episode)
    request = RenderRequest(
        name, langs, profile or "", voice, clip=clip, executor=executor, jobs=jobs or 0, store=store
    )
    if determinism:
        with watching() as watch:
            found = rendered_twice(project, request, watch)
    else:
        found = verify(project, request)
    if as_json:
        answer({lang: [asdict(finding) for finding in found[lang]] for lang in found})
        return int(any(finding.severity == "error" for lang in found for finding in found[lang]))
    return max([_report(request.episode, lang, found[lang]) for lang in found], default=0)


def _report(episode: str, lang: str, found: tuple[object, ...]) -> int:
    click.echo(f"{episode}.{lang}: {counted(len(found), 'finding') if found else 'no findings'}")
    return findings(found, as_json=False)  # type: ignore[arg-type]
