"""Plan: go through a production without making anything, and say what would be made, and why."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

from langreel import voice
from langreel.build import Batch, Job, JobStatus, Result, Runner, Subject
from langreel.build.codec import paths
from langreel.build.nested_batch import Steps, filled, followed
from langreel.captions import dub_tracks
from langreel.errors import known
from langreel.model import Finding, LexiconEntry, Line, Reel, Slot, Stem, Take, Timeline, Track
from langreel.pipeline import check_recordings, jobs
from langreel.pipeline.film import Dub, Film, RenderRequest, open_runner, prepare
from langreel.pipeline.render import produce, record, verify
from langreel.project import Project
from langreel.voice.kept.sidecar import KeptTake

PENDING = Path("to be made")
"""Stands for a file that a dry run has not made."""


@dataclass(frozen=True, slots=True)
class StatedJob:
    """A job that was asked for, what is known of it, and whether it would run."""

    job: Job
    status: JobStatus
    runs: bool


StatedBatch: TypeAlias = "list[StatedJob | list[StatedBatch]]"
"""What was asked for at once: jobs, and the batches of steps beside them."""


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """A job that a render would run."""

    step: str
    name: str
    why: str
    subject: Subject


@dataclass(frozen=True, slots=True)
class Plan:
    """The timeline of each dub, with estimated lengths where lines are not recorded, and what would run."""

    timelines: Mapping[str, Timeline]
    steps: tuple[PlannedStep, ...]
    lacking: tuple[Finding, ...] = ()
    """What the voices lack: lines that nobody has read."""


def about(plan: Plan, segment: str) -> tuple[PlannedStep, ...]:
    """The steps of a plan that speak or show a segment; UsageError if there is no such segment."""
    shots = (shot for timeline in plan.timelines.values() for shot in timeline.shots)
    known(segment, {shown for shot in shots for shown in shot.segments}, "segment")
    steps = (step for step in plan.steps if step.step in ("voice", "picture"))
    return tuple(step for step in steps if segment in step.subject.segments)


def plan(project: Project, request: RenderRequest) -> Plan:
    """What a render would do."""
    film = prepare(project, request)
    runner = dry_run(film)
    dubs = go_through(film, runner)
    heard = {lang: film.engines[lang] for lang in film.recorded}
    lacking = tuple(check_recordings.findings(project, film.episode, heard))
    return Plan({dub.timeline.lang: dub.timeline for dub in dubs}, tuple(runner.steps), lacking)


def go_through(film: Film, runner: DryRun) -> list[Dub]:
    """Every step of a production, with stand-ins for what is not made."""
    dubs = produce(film, runner)
    verify(film, dubs, [_reel(film, dub) for dub in dubs], runner=runner)
    return dubs


def estimated(slot: Slot) -> tuple[int, ...]:
    """Numbers of the lines of a slot whose length is an estimate: there is no take of them yet."""
    return tuple(each.line.number for each in slot.spoken if each.take.audio.parent == PENDING)


def _reel(film: Film, dub: Dub) -> Reel:
    """The reel as its parts will be laid in ``out/``."""
    return Reel(dub.video.path, tuple(track.path for track in dub.tracks.values()), dub.timeline, film.logo)


def takes(film: Film) -> Mapping[str, tuple[Take, ...]]:
    """Every line's take as it was last recorded, else an estimate."""
    return record(film, dry_run(film))


def cues(film: Film, timeline: Timeline) -> Mapping[str, Track]:
    """The cues of every subtitle track of a dub, as kept, or cut here and now."""
    job = jobs.cut(film, timeline)
    if any(path.parent == PENDING for path in paths(job.arguments)):
        return _cues(Path(), **job.arguments)
    found: Mapping[str, Track] = dry_run(film).make(job).value
    return found


def dry_run(film: Film) -> DryRun:
    """Whoever says what a render of this film would make."""
    return DryRun(open_runner(film, lambda event: None), film.episode.picture == "shared")


@dataclass(slots=True)
class DryRun:
    """A runner that hands out what is kept, and stand-ins for the rest.

    How long a line lasts that is still to be spoken only its voice can tell. What waits for it, the shot
    and the subtitles of its dub (of all dubs when they share a picture), is counted as following it.
    """

    runner: Runner
    shared: bool = False
    steps: list[PlannedStep] = field(default_factory=list)
    batches: list[StatedBatch] = field(default_factory=list)
    """Everything that was asked for, batch by batch."""
    _made: dict[str, Result] = field(default_factory=dict)
    _guessed: list[Job] = field(default_factory=list)

    def make(self, batch: Batch) -> Any:
        """Each job's kept result; or a stand-in, and a step that says why it would run."""
        return self._go_through(batch, self.batches)

    def _go_through(self, batch: Batch, batches: list[StatedBatch]) -> Any:
        stated: StatedBatch = []
        batches.append(stated)

        def value(leaf: Job | Steps) -> Any:
            if isinstance(leaf, Job):
                return self._result(leaf, stated)
            further: list[StatedBatch] = []
            stated.append(further)
            return followed(leaf, lambda batch: self._go_through(batch, further))

        return filled(batch, value)

    def _result(self, job: Job, stated: StatedBatch) -> Result:
        status, cause = self.runner.status(job), self._cause(job)
        stated.append(StatedJob(job, status, bool(status.reason or cause)))
        if status.result and not (status.reason or cause):
            return status.result
        # Equal jobs run once.
        if status.key not in self._made:
            self._made[status.key] = self._planned(job, status, cause)
        return self._made[status.key]

    def _cause(self, job: Job) -> str:
        """The job that this one follows and that has not run; empty if there is none."""
        pending = (path for path in paths(job.arguments) if path.parent == PENDING)
        followed = (self._made[path.name].job for path in pending)
        waited = (guessed for guessed in self._guessed if self._waits(job, guessed))
        return next((str(each) for each in (*followed, *waited)), "")

    def _waits(self, job: Job, guessed: Job) -> bool:
        """Whether a job's arguments were reckoned with the length of a line that was guessed."""
        (segment,) = guessed.subject.segments
        lang = "" if self.shared else guessed.subject.lang
        return job.step in ("picture", "captions") and job.subject.covers(segment, lang)

    def _planned(self, job: Job, status: JobStatus, cause: str) -> Result:
        """Note a job that would run, and hand out what it made before, or a stand-in."""
        why = f"follows {cause}" if cause else status.reason
        self.steps.append(PlannedStep(job.step, job.name, why, job.subject))
        if status.result and not cause:
            return status.result
        if GUESSES.get(job.function) is _take and not _keeps_estimate(job.arguments["engine"]):
            self._guessed.append(job)
        out = PENDING / status.key
        return Result(job, out, _stand_in(job, out), True, why)


@cache
def _keeps_estimate(engine: str) -> bool:
    return voice.engine(engine).keeps_estimate


def _stand_in(job: Job, out: Path) -> object:
    """What a job would return, as well as it can be told beforehand."""
    guess = GUESSES.get(job.function)
    return guess(out=out, **job.arguments) if guess else ()


def _take(line: Line, lexicon: Mapping[str, LexiconEntry], out: Path, **others: object) -> Take:
    return replace(voice.estimate(line, lexicon), audio=out)


def _kept_take(kept: KeptTake, out: Path, **others: object) -> Take:
    return replace(kept.take, audio=out)


def _stem(out: Path, **others: object) -> Stem:
    return Stem(out, 0.0, float("-inf"), float("-inf"))


def _cues(out: Path, **arguments: Any) -> Mapping[str, Track]:
    return dub_tracks.tracks(**arguments)


GUESSES: Mapping[str, Callable[..., object]] = {
    "langreel.voice.record:record": _take,
    "langreel.voice.kept.replay:replay": _kept_take,
    "langreel.sound.join_stretches:join_stretches": _stem,
    "langreel.captions.dub_tracks:write_tracks": _cues,
}
"""By a job's function, what foretells its value from its arguments."""
