"""Verify: the reels that lie in ``out/`` against what their script promises."""

from __future__ import annotations

from langreel import timing
from langreel.errors import UsageError
from langreel.model import Finding, Reel, Timeline
from langreel.pipeline import mix_dub
from langreel.pipeline.film import Film, RenderRequest, prepare
from langreel.pipeline.plan import DryRun, dry_run
from langreel.pipeline.publish import folder
from langreel.pipeline.render import record
from langreel.pipeline.sound_jobs import dub_sound
from langreel.project import Project


def verify(project: Project, request: RenderRequest) -> dict[str, tuple[Finding, ...]]:
    """Findings of each dub; UsageError where a reel has not been rendered."""
    film = prepare(project, request)
    runner = dry_run(film)
    timelines = timing.conform(film.episode, record(film, runner), film.profile.fps)
    reels = {lang: finished_reel(film, timelines[lang]) for lang in film.langs}
    if runner.steps:
        # Without its recordings nobody can say how long the reel should be.
        return {lang: (_stale(runner),) for lang in film.langs}
    # Loaded where a reel is looked at: a render leaves that to its workers.
    from langreel.finished.verify import verify as held

    # Of a sound that is not as it was mixed last nobody knows how far it lies above its music.
    stems = runner.make({lang: mix_dub.mix(dub_sound(film, timelines[lang])) for lang in film.langs})
    margins = {lang: stems[lang].value.margins for lang in film.langs}
    return {lang: held(reels[lang], film.profile, margins=margins[lang]) for lang in film.langs}


def finished_reel(film: Film, timeline: Timeline) -> Reel:
    """What lies in ``out/`` of a dub; UsageError if there is nothing."""
    where = folder(film, timeline.lang)
    video = where / f"{film.name}.mp4"
    if not video.exists():
        missing = film.project.relative(video)
        raise UsageError(
            f"{missing} is not there yet",
            hint=f"{command(film)} makes it",
        )
    subtitles = tuple(sorted(where.glob(f"{film.name}.*.*")))
    return Reel(video, subtitles, timeline, film.logo)


def command(film: Film) -> str:
    """What renders a film."""
    clip = f" --clip {film.request.clip}" if film.request.clip else ""
    return f"langreel render {film.episode.id}{clip} --profile {film.profile.name}"


def _stale(runner: DryRun) -> Finding:
    first, *others = runner.steps
    more = f", and {len(others)} more lines" if others else ""
    message = f"the reel is older than its script: {first.name} would be recorded anew{more}"
    return Finding("error", "stale", message, hint="langreel render makes it again")
