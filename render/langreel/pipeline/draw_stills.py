"""Stills: single frames and contact sheets, without rendering the film."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from langreel import picture, theme, timing
from langreel.build import Job, Subject
from langreel.errors import UsageError, known
from langreel.model import Beat, Profile, Shot, Still, Timeline, Watcher
from langreel.pipeline.film import Film, RenderRequest, open_runner, prepare
from langreel.pipeline.jobs import shot_names
from langreel.pipeline.plan import takes
from langreel.project import Project


def still(project: Project, request: RenderRequest, moment: str, *, out: Path) -> None:
    """The frame that ``segment`` ends with, or that of ``segment@mark``, as PNG.

    ``segment@mark+1.2`` is 1.2 seconds after the mark, ``segment@+1.2`` after the segment's beginning.
    """
    film = prepare(project, request)
    segment, _, mark = moment.partition("@")
    known(segment, [segment.id for segment in film.episode.segments], "segment")
    for shot in _timeline(film).shots:
        for beat in shot.beats:
            if beat.segment == segment:
                _stills(shot, film.profile, {frame_of(beat, mark, shot.fps): out})


def sheet(project: Project, request: RenderRequest, columns: int, *, out: Path, watch: Watcher) -> None:
    """Every segment (or those that are named) at each of its marks and at its end, on one page."""
    film = prepare(project, request)
    timeline = _timeline(film)
    stills = [tuple(_moments(shot, request.segments)) for shot in timeline.shots]
    with TemporaryDirectory() as folder:
        pictures = captioned(film, timeline, stills, folder=Path(folder), watch=watch)
        with theme.worn(film.episode.theme, project.root):
            picture.sheet(pictures, columns, out)


def captioned(
    film: Film, timeline: Timeline, stills: Sequence[Sequence[Still]], *, folder: Path, watch: Watcher
) -> list[tuple[str, Path]]:
    """The stills of each shot of a timeline as PNGs below ``folder``, with their captions, in order."""
    jobs = [
        _job(film, shot, name, stills=wanted)
        for shot, name, wanted in zip(timeline.shots, shot_names(timeline), stills)
        if wanted
    ]
    with open_runner(film, watch) as runner:
        archives = [made.path for made in runner.make(jobs)]
    return _unpack(archives, [wanted for wanted in stills if wanted], folder)


def _timeline(film: Film) -> Timeline:
    lang = film.langs[0]
    return timing.conform(film.episode, takes(film), film.profile.fps)[lang]


def frame_of(beat: Beat, moment: str, fps: int) -> int:
    """A frame of the shot. What a mark starts is under way half a second later, but the mark is the mark."""
    if not moment:
        return beat.span.end - 1
    mark, _, later = moment.partition("+")
    at = beat.marks[known(mark, beat.marks, "mark")] if mark or not later else 0
    return min(beat.span.start + at + round(_seconds(later) * fps), beat.span.end - 1)


def _seconds(written: str) -> float:
    if re.fullmatch(r"(\d+\.?\d*)?", written):
        return float(written or 0)
    raise UsageError(f"{written!r} are no seconds", hint="segment@mark+1.2")


def _moments(shot: Shot, segments: Sequence[str]) -> Iterator[Still]:
    for beat in shot.beats:
        if not segments or beat.segment in segments:
            for mark in sorted(beat.marks, key=lambda name: beat.marks[name]):
                yield Still(f"{beat.segment} @{mark}", frame_of(beat, mark, shot.fps))
            yield Still(beat.segment, frame_of(beat, "", shot.fps))


def _job(film: Film, shot: Shot, name: str, *, stills: Sequence[Still]) -> Job:
    frames = tuple(sorted({still.frame for still in stills}))
    return Job(
        step="stills",
        name=name,
        function="langreel.pipeline.draw_stills:archive",
        arguments={"shot": shot, "profile": film.profile, "frames": frames},
        suffix=".zip",
        subject=Subject(shot.segments, shot.lang),
        weight=float(frames[-1]),
        environment=film.environment(shot.lang),
        place="alone",
    )


def archive(shot: Shot, profile: Profile, frames: tuple[int, ...], *, out: Path) -> None:
    """Some frames of a shot as PNGs in one archive, named by their number."""
    with TemporaryDirectory() as folder:
        files = {frame: Path(folder) / f"{frame}.png" for frame in frames}
        _stills(shot, profile, files)
        with ZipFile(out, "w") as packed:
            for file in files.values():
                packed.write(file, file.name)


def _stills(shot: Shot, profile: Profile, frames: Mapping[int, Path]) -> None:
    if shot.footage:
        from langreel.master.compose import footage_stills

        footage_stills(shot, profile, frames)
    else:
        picture.stills(shot, profile, frames)


def _unpack(
    archives: Sequence[Path], stills: Sequence[Sequence[Still]], folder: Path
) -> list[tuple[str, Path]]:
    found = []
    for number, (path, wanted) in enumerate(zip(archives, stills)):
        with ZipFile(path) as file:
            file.extractall(folder / str(number))
        found += [(still.caption, folder / str(number) / f"{still.frame}.png") for still in wanted]
    return found
