"""Splice: transitions are cut in between shots; all else is copied as it is."""

from dataclasses import replace
from pathlib import Path

from langreel import timing
from langreel.build import Result
from langreel.model import Transition
from langreel.pipeline import jobs
from langreel.pipeline.film import RenderRequest, prepare, workshop
from langreel.pipeline.plan import DryRun
from langreel.pipeline.render import record
from langreel.pipeline.transitions import splice


def spliced(project, transition):
    """A film of two acts, the second of which begins with a transition: its pieces in words."""
    film = prepare(project, RenderRequest("hello", langs=("zh",), voice="scratch", profile="proxy"))
    (act,) = film.episode.acts
    (segment,) = act.segments
    acts = tuple(
        replace(act, segments=(replace(segment, id=name),), transition=transition if name == "b" else None)
        for name in "ab"
    )
    film = replace(film, episode=replace(film.episode, acts=acts))
    shop = DryRun(workshop(film, lambda event: None))
    timeline = timing.conform(film.episode, record(film, shop), 15)["zh"]
    clips = [Result(job, Path(job.name), None, False, "") for job in jobs.shots(film, timeline)]
    frames = timeline.shots[0].frames
    return [told(piece, frames) for piece in splice(film, timeline, clips, shop)]


def told(piece, frames):
    """`a`, `a[6:-6]`, `fade(a,b)12`."""
    name = piece.job.function.__name__
    if name == "trim":
        clip, first, count = piece.job.arguments
        last = first + count - frames
        return f"{clip.name.split('.')[-2]}[{first}:{last or ''}]"
    if name == "transition":
        kind, before, after, length, _ = piece.job.arguments
        return f"{kind}({before.name.split('.')[-2]},{after.name.split('.')[-2]}){length}"
    return piece.path.name.split(".")[-2]


def test_without_transitions_shots_are_joined_whole(project):
    """Two acts of one scene with nothing between them are one shot: nothing is trimmed."""
    assert spliced(project, None) == ["OneLine"]


def test_a_transition_takes_half_from_either_side(project):
    """Twelve frames of fade: six from the end of the first shot, six from the beginning of the second."""
    assert spliced(project, Transition("fade", 0.8)) == ["a[0:-6]", "fade(a,b)12", "b[6:]"]
