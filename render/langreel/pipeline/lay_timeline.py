"""Lay timeline: each dub as an editor's program opens it, with its media, in ``out/``."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from langreel import captions, files, theme, timing
from langreel.build import Job, Result
from langreel.interchange import formats
from langreel.interchange.edit import Edit
from langreel.interchange.film_edit import MUSIC, MadeTransition, film_edit
from langreel.interchange.formats import MEDIA, TimelineFormat
from langreel.model import Span, Timeline, Track, Watcher
from langreel.pipeline import check_recordings, jobs
from langreel.pipeline.film import Film, RenderRequest, open_runner, prepare
from langreel.pipeline.publish import folder
from langreel.pipeline.render import cut, record
from langreel.pipeline.transitions import seams, transition_job
from langreel.project import Project


@dataclass(frozen=True, slots=True)
class LaidTimeline:
    """A dub for an editor: its folder, the files in it but for its media, and what there is to know about it."""

    folder: Path
    files: tuple[Path, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DubMedia:
    """What an edit is made of: results by the names of their files, stems by their own name."""

    shots: Mapping[str, Result]
    transitions: Mapping[str, tuple[MadeTransition, Result]]
    stems: Result
    sounds: Mapping[str, str] = field(default_factory=dict)


def lay_timelines(
    project: Project, request: RenderRequest, fmt: str, watch: Watcher
) -> Mapping[str, LaidTimeline]:
    """Each dub in ``out/<episode>/<profile>/<dub>/timeline/<format>/``; what is missing is made first."""
    chosen = formats.named(fmt)
    film = prepare(project, request)
    check_recordings.require(film)
    with open_runner(film, watch) as runner:
        timelines = timing.conform(film.episode, record(film, runner), film.profile.fps)
        pictures = {lang: jobs.shots(film, timelines[lang]) for lang in film.pictured}
        sounds = {lang: jobs.stem_files(film, timelines[lang]) for lang in film.langs}
        made, stems = runner.make([pictures, sounds])
        blending = {lang: _transitions(film, timelines[lang], made[lang]) for lang in film.pictured}
        blended, cues = runner.make(blending), cut(film, timelines, runner)
    media = {
        lang: _media(film, timelines, lang, shots=made, blended=blended, stems=stems[lang])
        for lang in film.langs
    }
    with theme.worn(film.episode.theme, project.root):
        return {lang: _lay(film, timelines[lang], media[lang], cues[lang], chosen) for lang in film.langs}


def _transitions(film: Film, timeline: Timeline, shots: Sequence[Result]) -> list[Job]:
    return [
        transition_job(seam, shots[seam.shot - 1], shots[seam.shot], profile=film.profile)
        for seam in seams(timeline)
    ]


def _media(
    film: Film,
    timelines: Mapping[str, Timeline],
    lang: str,
    *,
    shots: Mapping[str, Sequence[Result]],
    blended: Mapping[str, Sequence[Result]],
    stems: Result,
) -> DubMedia:
    """Every piece of a dub under the name of its file, which tells its profile: it is found again by that."""
    pictured = film.picture_of(lang)
    timeline, end = timelines[pictured], f"{film.profile.name}.mp4"
    named = dict(zip(shot_files(film, timeline), shots[pictured], strict=True))
    spans = timeline.shot_spans
    transitions = {}
    for seam, result in zip(seams(timeline), blended[pictured], strict=True):
        name = f"{seam.transition.kind}.{timeline.shots[seam.shot].segments[0]}.{pictured}.{end}"
        span = Span(spans[seam.shot].start - seam.half, 2 * seam.half)
        transitions[name] = (MadeTransition(seam.transition.kind, name, span), result)
    sounds = {stem: f"{stem}.{lang}.{film.profile.name}.wav" for stem in _sounding(film)}
    return DubMedia(named, transitions, stems, sounds)


def shot_files(film: Film, timeline: Timeline) -> Iterator[str]:
    """The name of each shot's media file: ``demand.HoldingsDecline.zh.proxy.mp4``."""
    return (f"{name}.{film.profile.name}.mp4" for name in jobs.shot_names(timeline))


def _sounding(film: Film) -> Iterator[str]:
    """The stems that are not silent from end to end."""
    yield "voice"
    if any(act.music for act in film.episode.acts):
        yield MUSIC
    if any(segment.effects for segment in film.episode.segments):
        yield "effects"


def edit_of(film: Film, timeline: Timeline, media: DubMedia, cues: Mapping[str, Track]) -> Edit:
    """The edit of a dub."""
    return film_edit(
        timeline,
        film.profile,
        shots=tuple(media.shots),
        transitions=[made for made, _ in media.transitions.values()],
        sounds=media.sounds,
        silent=tuple(_silent(film, timeline)),
        subtitles=_plain(cues),
    )


def _silent(film: Film, timeline: Timeline) -> Iterator[int]:
    """Where acts without music begin."""
    starts = {slot.segment.id: slot.span.start for slot in timeline.slots}
    return (starts[act.segments[0].id] for act in film.episode.acts if act.segments and not act.music)


def _plain(cues: Mapping[str, Track]) -> Mapping[str, Track]:
    """Tracks of one language; of two, every program would show one over the other."""
    return {lang: track for lang, track in cues.items() if "+" not in lang}


def _lay(
    film: Film, timeline: Timeline, media: DubMedia, cues: Mapping[str, Track], fmt: TimelineFormat
) -> LaidTimeline:
    """The folder of a dub, whole or not at all."""
    out = folder(film, timeline.lang) / "timeline" / fmt.name
    edit = edit_of(film, timeline, media, cues)
    texts = fmt.written(edit, out)
    with files.replacing_folder(out) as draft:
        for name, text in texts.items():
            files.write_text(draft / name, text)
        subtitles = [_subtitles(draft, edit, lang, track) for lang, track in _plain(cues).items()]
        _copy(media, draft / MEDIA)
    names = (*texts, *(path.name for path in subtitles))
    return LaidTimeline(out, tuple(out / name for name in names), tuple(_notes(film, fmt)))


def _subtitles(draft: Path, edit: Edit, lang: str, track: Track) -> Path:
    path = draft / f"{edit.name}.subtitles.{lang}.srt"
    captions.write(track, "srt", path, lang=lang)
    return path


def _copy(media: DubMedia, where: Path) -> None:
    """Clips as they were encoded; stems as WAV, which every program opens. Copies: some write into such files."""
    from langreel.sound import stem_files

    where.mkdir()
    pictures = {name: made for name, (_, made) in media.transitions.items()} | dict(media.shots)
    for name, result in pictures.items():
        with files.replacing(where / name) as draft:
            shutil.copyfile(result.path, draft)
    for stem, name in media.sounds.items():
        stem_files.take_out_wave(media.stems.path, stem, where / name)


def _notes(film: Film, fmt: TimelineFormat) -> Iterator[str]:
    if fmt.rates and film.profile.fps not in fmt.rates:
        known = ", ".join(map(str, fmt.rates))
        yield (
            f"{film.profile.name} has {film.profile.fps} frames a second, and programs that open {fmt.title} "
            f"know {known}: make it with another profile for them"
        )
