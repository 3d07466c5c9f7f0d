"""Lay timeline: each dub as an editor's program opens it, with its media, in ``out/``."""

from __future__ import annotations

import shutil
from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from langreel import captions, files, theme, timing
from langreel.build import Batch, Result
from langreel.interchange import formats
from langreel.interchange.edited_timeline import Edit
from langreel.interchange.formats import MEDIA, TimelineFormat
from langreel.model import Timeline, Watcher
from langreel.pipeline import check_recordings, jobs
from langreel.pipeline.dub_edit import dub_edit, shot_files, transition_files
from langreel.pipeline.film import Film, JobRunner, RenderRequest, open_runner, prepare
from langreel.pipeline.publish import folder, require
from langreel.pipeline.render import record
from langreel.pipeline.sound_jobs import dub_sound
from langreel.pipeline.stems import parts
from langreel.pipeline.transitions import seams, transition_job
from langreel.project import Project

Pictures = Mapping[str, Mapping[str, Path]]
"""By the language of the picture, where each of its clips lies by the name of its media file."""

FORMATS: Final = tuple(formats.FORMATS)
"""What a timeline can be laid as, by name."""


@dataclass(frozen=True, slots=True)
class LaidTimeline:
    """A dub for an editor: its folder, the files in it but for its media, and what is to be known."""

    folder: Path
    files: tuple[Path, ...]
    notes: tuple[str, ...] = ()


def lay_timelines(
    project: Project, request: RenderRequest, fmt: str, watch: Watcher
) -> Mapping[str, LaidTimeline]:
    """Each dub in ``out/<episode>/<profile>/<dub>/timeline/<format>/``; what is missing is made first."""
    chosen = formats.named(fmt)
    film = prepare(project, request)
    check_recordings.require(film)
    require(film, "timeline")
    with open_runner(film, watch) as runner:
        timelines = timing.conform(film.episode, record(film, runner), film.profile.fps)
        stems, pictures = _media(film, timelines, runner)
        cut = runner.make({lang: jobs.cut(film, timelines[lang]) for lang in film.langs})
    laid = {}
    with theme.worn(film.episode.theme, project.root):
        for lang in film.langs:
            edit = dub_edit(film, timelines, lang, cut[lang].value)
            out = folder(film, lang) / "timeline" / chosen.name
            files_of = _lay(edit, chosen, out, pictures=pictures[film.picture_of(lang)], stems=stems[lang])
            laid[lang] = LaidTimeline(out, files_of, tuple(_notes(film, chosen)))
    return laid


def _media(
    film: Film, timelines: Mapping[str, Timeline], runner: JobRunner
) -> tuple[Mapping[str, Path], Pictures]:
    """The stems of each dub, and the clips and transitions of each picture."""
    mixing = {lang: parts(dub_sound(film, timelines[lang])) for lang in film.langs}
    shooting = {lang: _shot_and_blended(film, timelines[lang]) for lang in film.pictured}
    stems, shot = runner.make([mixing, shooting])
    pictures = {
        lang: dict(zip((*shot_files(film, timelines[lang]), *transition_files(film, timelines[lang])),
                       (made.path for made in shot[lang]), strict=True))
        for lang in film.pictured
    }  # fmt: skip
    return {lang: stems[lang].path for lang in film.langs}, pictures


def _shot_and_blended(film: Film, timeline: Timeline) -> Generator[Batch, Any, Sequence[Result]]:
    """The clips of all shots, and those of the transitions between them."""
    shots = yield jobs.shots(film, timeline)
    blended = yield [
        transition_job(seam, shots[seam.shot - 1], shots[seam.shot], profile=film.profile)
        for seam in seams(timeline)
    ]
    return [*shots, *blended]


def _lay(
    edit: Edit, fmt: TimelineFormat, out: Path, *, pictures: Mapping[str, Path], stems: Path
) -> tuple[Path, ...]:
    """The folder of a dub, whole or not at all; its files but for the media."""
    texts = fmt.written(edit, out)
    subtitles = {f"{edit.name}.subtitles.{lang}.srt": (lang, track) for lang, track in edit.subtitles.items()}
    with files.replacing_folder(out) as draft:
        for name, text in texts.items():
            files.write_text(draft / name, text)
        for name, (lang, track) in subtitles.items():
            captions.write(track, "srt", draft / name, lang=lang)
        _copy(edit, draft / MEDIA, pictures=pictures, stems=stems)
    return tuple(out / name for name in (*texts, *subtitles))


def _copy(edit: Edit, where: Path, *, pictures: Mapping[str, Path], stems: Path) -> None:
    """Clips as encoded; stems as WAV, which every program opens. Copies: some write into such files."""
    from langreel.sound import stem_files

    where.mkdir()
    for track in edit.of_kind("sound"):
        for name in {clip.media.name for clip in track.clips}:
            stem_files.take_out_wave(stems, track.name, where / name)
    for media in edit.media:
        if media.kind == "picture":
            with files.replacing(where / media.name) as draft:
                shutil.copyfile(pictures[media.name], draft)


def _notes(film: Film, fmt: TimelineFormat) -> Iterator[str]:
    if fmt.rates and film.profile.fps not in fmt.rates:
        known = ", ".join(map(str, fmt.rates))
        yield (
            f"{film.profile.name} has {film.profile.fps} frames a second, and programs that open {fmt.title} "
            f"know {known}: choose another --profile for them"
        )
