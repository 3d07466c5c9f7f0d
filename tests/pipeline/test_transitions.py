"""Transitions: cut in between shots; all else is copied as it is."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from langreel import timing
from langreel.build import Job, Result
from langreel.model import Transition
from langreel.pipeline import jobs
from langreel.pipeline.film import RenderRequest, prepare
from langreel.pipeline.plan import takes
from langreel.pipeline.transitions import splice
from langreel.project import Project


def spliced(project: Project, transition: Transition | None) -> list[str]:
    """A film of two acts, the second of which begins with a transition: its pieces in words."""
    film = prepare(project, RenderRequest("hello", langs=("zh",), voice="scratch", profile="proxy"))
    (act,) = film.episode.acts
    (segment,) = act.segments
    acts = tuple(
        replace(act, segments=(replace(segment, id=name),), transition=transition if name == "b" else None)
        for name in "ab"
    )
    film = replace(film, episode=replace(film.episode, acts=acts))
    timeline = timing.conform(film.episode, takes(film), 15)["zh"]
    clips = [Result(job, Path(job.name), None, False, "") for job in jobs.shots(film, timeline)]
    frames = {clip.path: shot.frames for clip, shot in zip(clips, timeline.shots, strict=True)}
    return [written(piece, frames) for piece in splice(timeline, clips, film.profile)]


def written(piece: Job | Result, frames: Mapping[Path, int]) -> str:
    """`a`, `a[6:-6]`, `fade(a,b)12`."""
    if isinstance(piece, Result):
        return shown(piece.path)
    given = piece.arguments
    if piece.function == "langreel.master.join:trim":
        last = given["start"] + given["frames"] - frames[given["clip"]]
        return f"{shown(given['clip'])}[{given['start']}:{last or ''}]"
    return f"{given['kind']}({shown(given['before'])},{shown(given['after'])}){given['frames']}"


def shown(clip: Path) -> str:
    """What tells two shots of one scene apart: a segment."""
    return clip.name.split(".")[-2]


def test_without_transitions_shots_are_joined_whole(project):
    """Two acts of one scene with nothing between them are one shot: nothing is trimmed."""
    assert spliced(project, None) == ["OneLine"]


def test_a_transition_takes_half_from_either_side(project):
    """Twelve frames of fade: six from the end of the first shot, six from the beginning of the second."""
    assert spliced(project, Transition("fade", 0.8)) == ["a[0:-6]", "fade(a,b)12", "b[6:]"]
