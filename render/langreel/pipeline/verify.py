"""Verify: the reels that lie in ``out/`` against what their script promises."""

from __future__ import annotations

from langreel import master, timing
from langreel.errors import UsageError
from langreel.model import Finding, Reel, Timeline
from langreel.pipeline.orders import Order, Production, prepare
from langreel.pipeline.plan import takes
from langreel.pipeline.publish import folder
from langreel.project import Project


def verify(project: Project, order: Order) -> dict[str, tuple[Finding, ...]]:
    """Findings of each dub; UsageError where a reel has not been rendered."""
    film = prepare(project, order)
    timelines = timing.conform(film.episode, takes(film), film.profile.fps)
    return {lang: master.verify(_reel(film, timelines[lang]), film.profile) for lang in film.langs}


def _reel(film: Production, timeline: Timeline) -> Reel:
    where = folder(film, timeline.lang)
    video = where / f"{film.episode.id}.mp4"
    if not video.exists():
        missing = film.project.relative(video)
        raise UsageError(f"{missing} is not there yet", hint=f"langreel render {film.episode.id} makes it")
    return Reel(video, tuple(sorted(where.glob(f"{film.episode.id}.*.*"))), timeline)
