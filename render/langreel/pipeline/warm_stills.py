"""Warm stills: frames of a film, drawn by a process that has Manim loaded already."""

from __future__ import annotations

import os
from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path

from langreel import timing
from langreel.build import executors
from langreel.errors import UsageError, known
from langreel.model import Profile, Shot, Timeline
from langreel.picture.examined_still import PlacedFinding
from langreel.pipeline.draw_stills import frame_of
from langreel.pipeline.film import Film, RenderRequest, prepare
from langreel.pipeline.plan import takes
from langreel.project import Project

NEEDED = ("langreel.picture.preloaded", "langreel.pipeline.warm_stills")

Findings = Mapping[int, tuple[PlacedFinding, ...]]


@dataclass(frozen=True, slots=True)
class StillStage:
    """A film with the timeline of each dub: what stills are drawn of."""

    film: Film
    timelines: Mapping[str, Timeline]

    def shot_of(self, segment: str, lang: str) -> Shot:
        """The shot that shows a segment in a dub; UsageError for a name that nothing bears."""
        timeline = self.timelines[self.film.picture_of(known(lang, self.timelines, "language"))]
        by_segment = {beat.segment: shot for shot in timeline.shots for beat in shot.beats}
        return by_segment[known(segment, by_segment, "segment")]

    def frame_of(self, segment: str, moment: str, lang: str) -> int:
        """A moment of a segment (``peak``, ``peak+0.7``; empty: its end) as a frame of its shot."""
        shot = self.shot_of(segment, lang)
        beat = next(beat for beat in shot.beats if beat.segment == segment)
        return frame_of(beat, moment, shot.fps)


def stage(project: Project, request: RenderRequest) -> StillStage:
    """What stills are drawn of, as the script has it now."""
    film = prepare(project, request)
    return StillStage(film, timing.conform(film.episode, takes(film), film.profile.fps))


@dataclass(slots=True)
class WarmStills:
    """Draws stills of a project, each in a fresh child of a process that has loaded what drawing needs.

    A scene may leave behind what it likes: its process ends with its picture.
    """

    root: Path
    _workers: executors.Local = field(init=False)

    def __post_init__(self) -> None:
        executors.preload(NEEDED)
        self._workers = executors.Local(2)

    def warm(self) -> None:
        """Let the process load; returns at once."""
        self._workers.submit(os.getpid)

    def draw(self, shot: Shot, profile: Profile, frames: Mapping[int, Path]) -> Future[Findings]:
        """Frames of a shot, each to its PNG, with what is wrong in them."""
        if not frames or not all(0 <= frame < shot.frames for frame in frames):
            raise UsageError("the shot has no such frame", hint=f"0 to {shot.frames - 1}")
        return self._workers.submit(draw, self.root, shot, profile, dict(frames))

    def close(self) -> None:
        """End the workers."""
        self._workers.stop()


def draw(root: Path, shot: Shot, profile: Profile, frames: Mapping[int, Path]) -> Findings:
    """Draw them here, in the project's folder."""
    os.chdir(root)
    if shot.footage:
        from langreel.master.footage import footage_stills

        footage_stills(shot, profile, frames)
        return dict.fromkeys(frames, ())
    from langreel.picture.examined_still import examined_stills

    return examined_stills(shot, profile, frames)
