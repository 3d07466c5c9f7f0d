"""Release: a rendered film laid out for a platform: checked first, then written whole or not at all."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from langreel import captions, files, theme, timing
from langreel.captions.formats import FORMATS
from langreel.captions.formats.appearance import colors_of
from langreel.errors import ContentError, ContentErrors, UsageError
from langreel.ffmpeg import probe
from langreel.model import Event, Watcher
from langreel.pipeline import release_pictures, release_words
from langreel.pipeline.audio_tracks import lay_audio_tracks, told_of_audio, with_audio_tracks
from langreel.pipeline.film import Film, prepare
from langreel.pipeline.plan import DryRun, cues, dry_run
from langreel.pipeline.publish import place_of
from langreel.pipeline.release_film import lay_film
from langreel.pipeline.released_dub import ReleasedDub, ReleaseRequest
from langreel.pipeline.render import record
from langreel.pipeline.verify import command, finished_reel
from langreel.pipeline.voice_jobs import REPLAY, voice_jobs
from langreel.project import Project
from langreel.release import article, platforms
from langreel.release.film_parts import copy_sound
from langreel.release.limits_check import breaches
from langreel.release.manifest import write_manifest
from langreel.release.platforms import Platform
from langreel.release.upload_text import cited

PLATFORMS = tuple(platforms.PLATFORMS)
"""Where films are published, by name."""


@dataclass(frozen=True, slots=True)
class Release:
    """A folder for upload, its files, and what there is to know about them."""

    folder: Path
    files: tuple[Path, ...]
    notes: tuple[str, ...]


def release(project: Project, request: ReleaseRequest, watch: Watcher) -> Release:
    """Lay a film out in ``publish/<platform>/`` where it lies in ``out/``, if no limit is broken.

    UsageError where it is not rendered, ContentErrors with everything that the platform would not take.
    """
    platform = platforms.named(request.platform)
    film = prepare(project, request.film)
    # Scenes and fonts are looked for in the folder that is worked in.
    with chdir(project.root), theme.worn(film.episode.theme, project.root):
        dubs = _dubs(film, platform, request)
        _check(dubs)
        if request.compact:
            from langreel.release.compact import check_meter

            check_meter()
        dubs = with_audio_tracks(dubs, watch)
        out = project.out / place_of(film) / "publish" / platform.name
        with files.replacing_folder(out) as draft:
            facts = {dub.lang: _lay_out(dub, draft / dub.lang, watch) for dub in dubs}
            notes = [note for each in facts.values() for note in each.get("notes", ())]
            _lay_claims(film, platform, draft)
            names = {"episode": film.episode.id, "clip": film.request.clip, "platform": platform.name}
            write_manifest(draft, {**names, "dubs": facts})
    return Release(out, tuple(sorted(path for path in out.rglob("*") if path.is_file())), tuple(notes))


def _dubs(film: Film, platform: Platform, request: ReleaseRequest) -> list[ReleasedDub]:
    """Every dub that is asked for, as it was rendered last."""
    runner = dry_run(film)
    timelines = timing.conform(film.episode, record(film, runner), film.profile.fps)
    videos = {lang: finished_reel(film, timelines[lang]).video for lang in film.langs}
    changed = _changed(film, runner)
    for lang, video in videos.items():
        if changed or probe(video).frames != timelines[lang].frames:
            raise UsageError(f"{film.project.relative(video)} is older than its script", hint=command(film))
    return [
        ReleasedDub(
            film=film,
            platform=platform,
            request=request,
            timeline=timelines[lang],
            video=videos[lang],
            texts=release_words.all_words(film, platform, timelines[lang], chapters=request.chapters),
        )
        for lang in film.langs
    ]


def _changed(film: Film, runner: DryRun) -> bool:
    """Whether a line would be spoken anew; how long a take is that the project keeps is known without."""
    voiced = [job for lang in film.recorded for job in voice_jobs(film, lang)]
    kept = {job.name for job in voiced if job.function == REPLAY}
    return any(step.name not in kept for step in runner.steps)


def _check(dubs: list[ReleasedDub]) -> None:
    """ContentErrors with everything that is too long, too large, too short or forbidden; each once."""
    found = {str(error): error for dub in dubs for error in _breaches(dub)}
    if found:
        raise ContentErrors(found.values())
    for dub in dubs:
        release_pictures.cover_frame(dub.timeline, dub.moment)


def _breaches(dub: ReleasedDub) -> Iterator[ContentError]:
    whole = dub.platform.holds == "film" and not dub.request.compact
    size = dub.video.stat().st_size if whole else 0
    for text in dub.texts:
        chapters = release_words.starts(dub.film, dub.timeline, text.lang) if dub.request.chapters else ()
        places = release_words.places(dub.film, text.lang)
        yield from breaches(
            dub.platform, text, chapters, seconds=dub.timeline.seconds, size=size, places=places
        )


def _lay_out(dub: ReleasedDub, folder: Path, watch: Watcher) -> dict[str, Any]:
    """Everything of one dub; returns what the manifest says of it."""
    folder.mkdir()
    watch(Event("started", "publish", dub.lang))
    facts: dict[str, Any] = {
        "seconds": dub.timeline.seconds,
        "profile": dub.film.profile.name,
        "title": dub.film.episode.title.get(dub.lang, ""),
    }
    _lay_words(dub, folder)
    _lay_subtitles(dub, folder)
    release_pictures.lay_covers(
        dub.film, dub.timeline, dub.video, moment=dub.moment, platform=dub.platform, folder=folder
    )
    _lay_pages(dub, folder)
    lay_audio_tracks(dub, folder)
    facts["notes"] = [*_shortened(dub), *told_of_audio(dub)]
    if dub.platform.holds == "sound":
        copy_sound(dub.video, folder / f"{dub.name}.m4a")
    else:
        facts |= lay_film(dub, folder, watch)
    facts["notes"] += facts.pop("warnings", [])
    watch(Event("finished", "publish", dub.lang))
    return facts


def _lay_words(dub: ReleasedDub, folder: Path) -> None:
    for text in dub.texts:
        files.write_text(folder / f"title.{text.lang}.txt", f"{text.title}\n")
        files.write_text(folder / f"description.{text.lang}.txt", f"{text.description}\n")
        if text.tags and not dub.platform.tags.sign:
            files.write_text(folder / f"tags.{text.lang}.txt", f"{','.join(text.tags)}\n")
        if found := release_words.sources(dub.film, text.lang):
            lines = cited([each.line for each in found], text.lang)
            files.write_text(folder / f"sources.{text.lang}.txt", "\n".join(lines) + "\n")


def _shortened(dub: ReleasedDub) -> Iterator[str]:
    """What did not fit into a field, and where it is whole."""
    all_tags = dub.film.episode.tags
    for text in dub.texts:
        lang, site = text.lang, dub.platform.site
        if text.shortened:
            yield (
                f"{dub.lang}/description.{lang}.txt names its sources {text.shortened}, for {site}; "
                f"sources.{lang}.txt has them whole"
            )
        if left := all_tags.get(lang, ())[len(text.tags) :]:
            yield f"{site} takes {len(text.tags)} tags: left out in {lang!r} are {', '.join(left)}"


def _lay_subtitles(dub: ReleasedDub, folder: Path) -> None:
    """Every track in the platform's formats, cut as a render cuts them."""
    film = dub.film
    for lang, track in cues(film, dub.timeline).items() if dub.platform.captions else ():
        for name in dub.platform.captions:
            if "+" in lang and not FORMATS[name].stacks:
                continue
            captions.write(
                track,
                name,
                folder / "subtitles" / f"{dub.name}.{lang}{FORMATS[name].endings[0]}",
                lang=lang,
                size=film.size,
                fonts=tuple(film.theme.font(each) for each in lang.split("+")),
                colors=colors_of(film.theme),
            )


def _lay_pages(dub: ReleasedDub, folder: Path) -> None:
    """The transcript and the article."""
    film, lang = dub.film, dub.lang
    pictures = release_pictures.shot_pictures(dub.timeline, dub.video)
    told = [*release_words.passages(film, dub.timeline, pictures)]
    title, about = film.episode.title.get(lang, ""), film.episode.description.get(lang, "")
    files.write_text(folder / f"transcript.{lang}.txt", article.transcript(title, told))
    page = article.article(title, lang, about, told, release_words.sources(film, lang))
    files.write_text(folder / f"article.{lang}.html", page)


def _lay_claims(film: Film, platform: Platform, folder: Path) -> None:
    """The list of every number in the film with its source, where the whole work is kept."""
    for name in ("claims.csv", "claims.md") if platform.claims else ():
        made = film.project.out / place_of(film) / name
        if made.is_file():
            shutil.copy2(made, folder / name)
