"""Film view: an episode → everything that stands on the timeline of each dub, and what of it is stale."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from langreel.captions.formats.appearance import TrackLook
from langreel.ffmpeg import told_length
from langreel.languages import endonym
from langreel.model import Timeline, Track
from langreel.pipeline import film_strips, jobs
from langreel.pipeline.film import Dub, Film, RenderRequest, open_runner, prepare
from langreel.pipeline.film_strips import DubStrips
from langreel.pipeline.plan import DryRun, PlannedStep, estimated
from langreel.pipeline.publish import folder
from langreel.pipeline.render import produce
from langreel.project import Project
from langreel.sound.arrangement import arrange


@dataclass(frozen=True, slots=True)
class TimelineBar:
    """Something that lasts for so many frames; ``name`` is what it is called, ``text`` what it says.

    ``why`` tells what made it stale, if it is.
    """

    name: str
    start: int
    frames: int
    text: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class LineBar:
    """A line where it is said; ``estimated`` if nobody has said it yet."""

    segment: str
    number: int
    start: int
    frames: int
    text: str
    estimated: bool
    why: str


@dataclass(frozen=True, slots=True)
class MarkPoint:
    """A mark, at its frame of the film."""

    segment: str
    name: str
    frame: int


@dataclass(frozen=True, slots=True)
class ShotBar:
    """A shot: its scene, the segments that it shows, and why it would be drawn anew.

    ``preview`` is when it was laid beside the film by itself (seconds of the epoch), 0 if it was not.
    """

    name: str
    scene: str
    segments: tuple[str, ...]
    start: int
    frames: int
    why: str
    pictures: int
    preview: float


@dataclass(frozen=True, slots=True)
class ReelFile:
    """A finished dub as it lies in ``out/``; ``made`` is when it was laid there (seconds of the epoch)."""

    path: Path
    frames: int
    fps: float
    made: float


@dataclass(frozen=True, slots=True)
class TrackFile:
    """Subtitles beside a finished dub."""

    lang: str
    tag: str
    label: str
    path: Path


@dataclass(frozen=True, slots=True)
class DubView:
    """One dub: what its script says now, in frames of ``fps``, and the film that was made last, if any."""

    lang: str
    name: str
    fps: int
    frames: int
    acts: tuple[TimelineBar, ...]
    segments: tuple[TimelineBar, ...]
    shots: tuple[ShotBar, ...]
    lines: tuple[LineBar, ...]
    marks: tuple[MarkPoint, ...]
    cues: Mapping[str, tuple[TimelineBar, ...]]
    beds: tuple[TimelineBar, ...]
    effects: tuple[TimelineBar, ...]
    reel: ReelFile | None
    tracks: tuple[TrackFile, ...]
    strips: DubStrips
    stale: tuple[PlannedStep, ...]


def made_films(project: Project, episode: str, profile: str, langs: Sequence[str]) -> tuple[DubView, ...]:
    """The dubs as they were made last, whatever their script says now: to be looked at in the meantime."""
    where = {lang: project.folder(episode, profile, lang) / f"{episode}.mp4" for lang in langs}
    return tuple(_only_made(lang, _reel_file(path)) for lang, path in where.items())


def _only_made(lang: str, reel: ReelFile | None) -> DubView:
    frames, fps = (reel.frames, round(reel.fps)) if reel else (1, 1)
    nothing: tuple[()] = ()
    return DubView(
        lang, endonym(lang), fps, frames, acts=nothing, segments=nothing, shots=nothing, lines=nothing,
        marks=nothing, cues={}, beds=nothing, effects=nothing, reel=reel, tracks=nothing,
        strips=DubStrips(None, {}), stale=nothing,
    )  # fmt: skip


def film_view(project: Project, request: RenderRequest) -> tuple[DubView, ...]:
    """Every dub of the episode. Makes nothing."""
    film = prepare(project, request)
    runner = open_runner(film, lambda event: None)
    dry = DryRun(runner, film.episode.picture == "shared")
    dubs = produce(film, dry)
    cut = dry.make({dub.timeline.lang: jobs.cut(film, dub.timeline) for dub in dubs})
    return tuple(
        _dub(film, dub, cut[dub.timeline.lang].value, steps=dry.steps, strips=film_strips.kept(runner, dub))
        for dub in dubs
    )


def _dub(
    film: Film, dub: Dub, cues: Mapping[str, Track], *, steps: Sequence[PlannedStep], strips: DubStrips
) -> DubView:
    timeline = dub.timeline
    stale = tuple(
        step for step in steps if step.subject.lang in ("", timeline.lang, film.picture_of(timeline.lang))
    )
    why = {(step.step, step.name): step.why for step in stale}
    return DubView(
        lang=timeline.lang,
        name=endonym(timeline.lang),
        fps=timeline.fps,
        frames=timeline.frames,
        acts=tuple(_acts(timeline)),
        segments=tuple(
            TimelineBar(each.segment.id, each.span.start, each.span.frames) for each in timeline.slots
        ),
        shots=tuple(_shots(film, dub, why, strips=strips)),
        lines=tuple(_lines(timeline, why)),
        marks=tuple(_marks(timeline)),
        cues={lang: tuple(_cues(track)) for lang, track in cues.items() if "+" not in lang},
        beds=tuple(_beds(film, timeline)),
        effects=tuple(_effects(film, timeline)),
        reel=_reel_file(folder(film, timeline.lang) / f"{film.episode.id}.mp4"),
        tracks=tuple(_tracks(film, timeline.lang)),
        strips=strips,
        stale=stale,
    )


def _acts(timeline: Timeline) -> Iterator[TimelineBar]:
    starts = [*timeline.chapters]
    ends = [chapter.frame for chapter in starts[1:]] + [timeline.frames]
    for chapter, end in zip(starts, ends):
        yield TimelineBar(chapter.title, chapter.frame, end - chapter.frame)


def _shots(
    film: Film, dub: Dub, why: Mapping[tuple[str, str], str], *, strips: DubStrips
) -> Iterator[ShotBar]:
    timeline = dub.timeline
    where = folder(film, timeline.lang)
    pictured = film.picture_of(timeline.lang)
    for shot, span, name in zip(timeline.shots, timeline.shot_spans, jobs.shot_names(timeline)):
        drawn = name.removesuffix(timeline.lang) + pictured
        own = where / f"{shot.segments[0]}.mp4"
        yield ShotBar(
            name,
            shot.scene or (shot.footage.file if shot.footage else ""),
            shot.segments,
            span.start,
            span.frames,
            why.get(("picture", drawn), ""),
            strips.shots.get(drawn, (None, 0))[1],
            own.stat().st_ctime if own.is_file() else 0.0,
        )


def _lines(timeline: Timeline, why: Mapping[tuple[str, str], str]) -> Iterator[LineBar]:
    for slot in timeline.slots:
        guessed = estimated(slot)
        for spoken in slot.spoken:
            line = spoken.line
            yield LineBar(
                line.segment,
                line.number,
                spoken.span.start,
                spoken.span.frames,
                line.text,
                line.number in guessed,
                why.get(("voice", f"{line.segment}.{line.number}.{line.lang}"), ""),
            )


def _marks(timeline: Timeline) -> Iterator[MarkPoint]:
    for slot in timeline.slots:
        for name, frame in slot.marks.items():
            yield MarkPoint(slot.segment.id, name, slot.span.start + frame)


def _cues(track: Track) -> Iterator[TimelineBar]:
    for number, cue in enumerate(track.cues, start=1):
        yield TimelineBar(str(number), cue.span.start, cue.span.frames, "\n".join(cue.lines))


def _beds(film: Film, timeline: Timeline) -> Iterator[TimelineBar]:
    for bed in arrange(film.episode, timeline, film.project.root).beds:
        name = bed.bed or (bed.file.name if bed.file else "")
        yield TimelineBar(name, round(bed.begins * timeline.fps), round(bed.seconds * timeline.fps))


def _effects(film: Film, timeline: Timeline) -> Iterator[TimelineBar]:
    for effect in arrange(film.episode, timeline, film.project.root).effects:
        yield TimelineBar(effect.effect, round(effect.begins * timeline.fps), 1)


def _reel_file(path: Path) -> ReelFile | None:
    if not path.is_file():
        return None
    frames, rate = told_length(path)
    return ReelFile(path, frames, float(rate), path.stat().st_ctime)


def _tracks(film: Film, lang: str) -> Iterator[TrackFile]:
    for track in film.episode.tracks:
        path = folder(film, lang) / f"{film.episode.id}.{track}.vtt"
        if path.is_file():
            yield TrackFile(track, TrackLook(track).tag, endonym(track), path)
