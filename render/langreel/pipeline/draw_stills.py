"""Stills: single frames and contact sheets, without rendering the film."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final
from zipfile import ZipFile

from langreel import cores, picture, theme, timing
from langreel.build import Job, Subject
from langreel.errors import UsageError, known
from langreel.model import Beat, Profile, Shot, Still, Timeline, Watcher
from langreel.pipeline.film import Film, RenderRequest, open_runner, prepare
from langreel.pipeline.jobs import shot_names
from langreel.pipeline.jobs import shots as picture_jobs
from langreel.pipeline.plan import takes
from langreel.project import Project

THUMBNAIL: Final = 480
"""Pixels that a small still is wide."""


def still(project: Project, request: RenderRequest, moment: str, *, out: Path) -> None:
    """The frame that ``segment`` ends with, or that of ``segment@mark``, as PNG.

    ``segment@mark+1.2`` is 1.2 seconds after the mark, ``segment@+1.2`` after the segment's beginning.
    """
    film = prepare(project, request)
    segment, _, mark = moment.partition("@")
    known(segment, [segment.id for segment in film.episode.segments], "segment")
    timeline = _timeline(film)
    for number, shot in enumerate(timeline.shots):
        for beat in shot.beats:
            if beat.segment == segment:
                check_end(beat, mark, shot.fps)
                frames = {frame_of(beat, mark, shot.fps): out}
                (clip,) = _clips(film, timeline, [number])
                _from_clip(clip, frames) if clip else _stills(shot, film.profile, frames)


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
    film: Film,
    timeline: Timeline,
    stills: Sequence[Sequence[Still]],
    *,
    folder: Path,
    watch: Watcher,
    drawn: Profile | None = None,
) -> list[tuple[str, Path]]:
    """The stills of each shot of a timeline as PNGs below ``folder``, with their captions, in order.

    Those of a shot whose clip is made and fresh are frames of that, small ones; of the others they are drawn,
    in the film's profile or another of the same rate.
    """
    shown = [number for number, wanted in enumerate(stills) if wanted]
    clips = dict(zip(shown, _clips(film, timeline, shown)))
    found = {
        number: {
            frame: folder / str(number) / f"{frame}.png" for frame in sorted({each.frame for each in wanted})
        }
        for number, wanted in enumerate(stills)
        if wanted
    }
    _from_clips([(clip, found[number]) for number, clip in clips.items() if clip])
    names = list(shot_names(timeline))
    jobs = {
        number: _job(film, timeline.shots[number], names[number], stills=stills[number], drawn=drawn)
        for number, clip in clips.items()
        if not clip
    }
    if jobs:
        with open_runner(film, watch) as runner:
            for number, made in runner.make(jobs).items():
                with ZipFile(made.path) as file:
                    file.extractall(folder / str(number))
    return [
        (still.caption, found[number][still.frame])
        for number, wanted in enumerate(stills)
        for still in wanted
    ]


def _clips(film: Film, timeline: Timeline, numbers: Sequence[int]) -> list[Path | None]:
    """The clips of some shots, by their number, as a render would take them from the cache; else None."""
    unforced = replace(film, request=replace(film.request, segments=()))
    shots, runner = picture_jobs(unforced, timeline), open_runner(film, lambda event: None)
    found = (runner.status(shots[number]) for number in numbers)
    return [status.result.path if status.result and not status.reason else None for status in found]


def _from_clips(wanted: Sequence[tuple[Path, Mapping[int, Path]]]) -> None:
    """Small stills of several clips, as many at a time as there are cores: they decode outside of Python."""
    with ThreadPoolExecutor(cores.available()) as threads:
        for _ in threads.map(lambda each: _from_clip(each[0], each[1], THUMBNAIL), wanted):
            pass


def _from_clip(clip: Path, frames: Mapping[int, Path], wide: int = 0) -> None:
    # Loaded where there is a clip.
    from langreel.ffmpeg.clip_frames import save_frames

    save_frames(clip, frames, wide)


def _timeline(film: Film) -> Timeline:
    lang = film.langs[0]
    return timing.conform(film.episode, takes(film), film.profile.fps)[lang]


def frame_of(beat: Beat, moment: str, fps: int) -> int:
    """A frame of the shot. What a mark starts is under way half a second later, but the mark is the mark."""
    return min(_asked_frame(beat, moment, fps), beat.span.end - 1)


def _asked_frame(beat: Beat, moment: str, fps: int) -> int:
    """The same, though it lie behind the segment's end."""
    if not moment:
        return beat.span.end - 1
    mark, _, later = moment.partition("+")
    at = beat.marks[known(mark, beat.marks, "mark")] if mark or not later else 0
    return beat.span.start + at + round(_seconds(later) * fps)


def check_end(beat: Beat, moment: str, fps: int) -> None:
    """UsageError for a moment that the segment does not reach."""
    late = _asked_frame(beat, moment, fps) - beat.span.end + 1
    if late > 0:
        whole = beat.span.frames / fps
        message = f"{moment!r} lies {late / fps:.1f} s behind the end of {beat.segment}"
        raise UsageError(message, hint=f"the segment is {whole:.1f} s long")


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


def _job(film: Film, shot: Shot, name: str, *, stills: Sequence[Still], drawn: Profile | None = None) -> Job:
    frames = tuple(sorted({still.frame for still in stills}))
    return Job(
        step="stills",
        name=name,
        function="langreel.pipeline.draw_stills:archive",
        arguments={"shot": shot, "profile": drawn or film.profile, "frames": frames},
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
        from langreel.master.footage import footage_stills

        footage_stills(shot, profile, frames)
    else:
        picture.stills(shot, profile, frames)
