"""Plan: go through a production without making anything, and say what would be made, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass
from pathlib import Path
from typing import Any

from langreel import voice
from langreel.build import Job, Result, Runner
from langreel.errors import known
from langreel.model import Line, Reel, Stem, Take, Timeline
from langreel.pipeline.film import Dub, Film, RenderRequest, prepare, workshop
from langreel.pipeline.jobs import shot_names
from langreel.pipeline.render import produce, record, verify
from langreel.project import Project

PENDING = Path("to be made")
"""Stands for a file that a rehearsal has not made."""


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """A job that a render would run."""

    step: str
    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Plan:
    """The timeline of each dub, with estimated lengths where lines are not recorded, and what would run."""

    timelines: Mapping[str, Timeline]
    steps: tuple[PlannedStep, ...]


def about(plan: Plan, segment: str) -> tuple[PlannedStep, ...]:
    """The steps of a plan that speak or show a segment; UsageError if there is no such segment."""
    shown = {
        each for timeline in plan.timelines.values() for shot in timeline.shots for each in shot.segments
    }
    known(segment, shown, "segment")
    shots = {
        name
        for timeline in plan.timelines.values()
        for shot, name in zip(timeline.shots, shot_names(timeline))
        if segment in shot.segments
    }
    return tuple(
        step
        for step in plan.steps
        if (step.step == "picture" and step.name in shots)
        or (step.step == "voice" and step.name.rsplit(".", 2)[0] == segment)
    )


def plan(project: Project, order: RenderRequest) -> Plan:
    """What a render would do."""
    film = prepare(project, order)
    rehearsal = DryRun(workshop(film, lambda event: None), film.episode.picture == "shared")
    dubs = produce(film, rehearsal)
    verify(film, dubs, [_reel(dub) for dub in dubs], rehearsal)
    return Plan({dub.timeline.lang: dub.timeline for dub in dubs}, tuple(rehearsal.steps))


def _reel(dub: Dub) -> Reel:
    """The reel as its parts will be laid in ``out/``."""
    return Reel(dub.video.path, tuple(track.path for track in dub.tracks.values()), dub.timeline)


def takes(film: Film) -> dict[str, tuple[Take, ...]]:
    """Every line's take as it was last recorded, else an estimate."""
    return record(film, DryRun(workshop(film, lambda event: None)))


@dataclass(slots=True)
class DryRun:
    """A shop that hands out what is kept, and stand-ins for the rest.

    How long a line lasts that is still to be spoken only its voice can tell. What waits for it, the shot
    and the subtitles of its dub (of all dubs when they share a picture), is counted as following it.
    """

    shop: Runner
    shared: bool = False
    steps: list[PlannedStep] = field(default_factory=list)
    _made: dict[str, Result] = field(default_factory=dict)
    _guessed: dict[tuple[str, str], str] = field(default_factory=dict)

    def make(self, jobs: Sequence[Job], again: Sequence[Job] = ()) -> list[Result]:
        """Each job's kept result; or a stand-in, and a step that says why it would run."""
        forced = [id(job) for job in again]
        return [self._rehearse(job, id(job) in forced) for job in jobs]

    def _rehearse(self, job: Job, forced: bool) -> Result:
        cause = self._cause(job)
        kept = None if cause or forced else self.shop.kept(job)
        return kept or self._step(job, cause)

    def _cause(self, job: Job) -> str:
        """The job that this one follows and that has not run; empty if there is none."""
        for path in _pending(job.arguments):
            return str(self._made[path.name].job)
        for (lang, segment), name in self._guessed.items():
            if _waits_for(job, "" if self.shared else lang, segment):
                return name
        return ""

    def _step(self, job: Job, cause: str) -> Result:
        """Note a job that would run, and hand out what it made before, or a stand-in. Equal jobs run once."""
        key = self.shop.key(job)
        if key not in self._made:
            expected = None if cause else self.shop.expected(job)
            why = f"follows {cause}" if cause else expected.reason if expected else self.shop.why(job) or ""
            self.steps.append(PlannedStep(job.step, job.name, why))
            self._made[key] = expected or Result(job, PENDING / key, _stand_in(job, key), True, why)
            if job.step == "voice" and not expected:
                self._guess(job)
        return self._made[key]

    def _guess(self, job: Job) -> None:
        _, engine, *_ = job.arguments
        segment, _, lang = job.name.rsplit(".", 2)
        if not voice.engine(engine).keeps_estimate:
            self._guessed.setdefault((lang, segment), str(job))


def _waits_for(job: Job, lang: str, segment: str) -> bool:
    """Whether a job's arguments were reckoned with the length of a line (``lang`` empty: of any dub)."""
    if job.step == "picture":
        shot = job.arguments[0]
        return lang in ("", shot.lang) and segment in shot.segments
    return job.step == "captions" and lang in ("", job.name.partition(".")[0])


def _pending(value: Any) -> Iterator[Path]:
    """Files among a job's arguments that the rehearsal has not made."""
    if isinstance(value, Path):
        if value.parent == PENDING:
            yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _pending(each)
    elif isinstance(value, tuple):
        for each in value:
            yield from _pending(each)
    elif is_dataclass(value):
        for each in fields(value):
            yield from _pending(getattr(value, each.name))


def _stand_in(job: Job, key: str) -> object:
    """What a job would return, as well as it can be told beforehand."""
    if job.step == "voice":
        line, _, lexicon, _ = job.arguments
        assert isinstance(line, Line)
        take = voice.estimate(line, lexicon)
        return Take(PENDING / key, take.seconds, take.words)
    if job.step == "sound":
        return Stem(PENDING / key, 0.0, float("-inf"), float("-inf"))
    return ()
