"""Job kinds: what the page may have made, each by the pipeline's own function; one row makes a new one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from langreel.model import Watcher
from langreel.pipeline import film_strips, lay_timeline
from langreel.pipeline.check import check
from langreel.pipeline.film import RenderRequest
from langreel.pipeline.preview_shot import preview_shots
from langreel.pipeline.release import PLATFORMS, release
from langreel.pipeline.released_dub import ReleaseRequest
from langreel.pipeline.render import render
from langreel.project import Project

Work = Callable[[Project, RenderRequest, str, Watcher], Any]
"""Project, request, the option that was chosen (empty where there is none), and who watches."""


@dataclass(frozen=True, slots=True)
class JobKind:
    """What is made of a request. ``needs_segments``: it must name some; ``options``: and one of these."""

    work: Work
    needs_segments: bool = False
    options: tuple[str, ...] = ()


def _render(project: Project, request: RenderRequest, option: str, watch: Watcher) -> Any:
    made = render(project, request, watch)
    film_strips.make(project, request, watch)
    return {
        "made": [name for dub in made for name in dub.fresh],
        "findings": [finding for dub in made for finding in dub.findings],
    }


def _shot(project: Project, request: RenderRequest, option: str, watch: Watcher) -> Any:
    made = preview_shots(project, request, watch)
    return {"made": [project.relative(path) for path in made]}


def _strips(project: Project, request: RenderRequest, option: str, watch: Watcher) -> Any:
    film_strips.make(project, request, watch)
    return {}


def _check(project: Project, request: RenderRequest, option: str, watch: Watcher) -> Any:
    return {"findings": check(project, request.episode, watch=watch)}


def _publish(project: Project, request: RenderRequest, option: str, watch: Watcher) -> Any:
    made = release(project, ReleaseRequest(request, option), watch)
    return {"made": [project.relative(made.folder)], "notes": made.notes}


def _timeline(project: Project, request: RenderRequest, option: str, watch: Watcher) -> Any:
    made = lay_timeline.lay_timelines(project, request, option, watch).values()
    notes = sorted({note for each in made for note in each.notes})
    return {"made": [project.relative(each.files[0]) for each in made], "notes": notes}


KINDS: Mapping[str, JobKind] = {
    "render": JobKind(_render),
    "shot": JobKind(_shot, needs_segments=True),
    "strips": JobKind(_strips),
    "check": JobKind(_check),
    "publish": JobKind(_publish, options=PLATFORMS),
    "timeline": JobKind(_timeline, options=lay_timeline.FORMATS),
}
