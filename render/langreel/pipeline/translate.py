"""Translate: an episode's lines out to a translator, and back into its catalogue."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from langreel import captions, files, line_matching, script, timing, translation
from langreel.captions.dub_tracks import tracks
from langreel.captions.limits import standard
from langreel.errors import UsageError, known
from langreel.model import PROFILES, Cue, Span, Take, Timeline, Watcher
from langreel.pipeline.film import Film, RenderRequest, prepare
from langreel.pipeline.kept import timed
from langreel.pipeline.plan import takes
from langreel.pipeline.stills import Still, captioned
from langreel.po import Catalogue
from langreel.project import Project
from langreel.translation import Budget, Report, TranslatorSheet


@dataclass(frozen=True, slots=True)
class TranslationRequest:
    """What is to be translated: an episode into a language, under the limits of a subtitle profile.

    ``dub`` is the language whose voice cues are timed to ("": the source's).
    """

    episode: str
    lang: str
    rules: str = "house"
    dub: str = ""


def hand_out(
    project: Project, errand: TranslationRequest, fmt: str, out: Path, stills: Path | None, watch: Watcher
) -> TranslatorSheet:
    """Write every line of the episode for its translator into ``out``: by lines, or as a subtitle track.

    ``stills`` is a folder for a picture of each line; without it no picture is drawn.
    """
    film = read_only(project, errand)
    before = translation.stored(project, errand.episode, errand.lang)
    heard = takes(film)
    small = replace(film, profile=PROFILES["proxy"])
    pictures = _pictures(small, heard, stills, watch) if stills else {}
    sheet = translation.sheet(film.episode, errand.lang, before, _budgets(film, heard, errand), pictures)
    if fmt in captions.FORMATS:
        timeline = timelines(film, errand, heard, before)[errand.dub or film.episode.languages[0]]
        cues = cut(film, errand, timeline)
        captions.write(cues, timeline.fps, fmt, out, lang=errand.lang, size=film.size)
    else:
        translation.write(sheet, fmt, out)
    return sheet


def bring_in(
    project: Project, errand: TranslationRequest, file: Path, fmt: str = "", encoding: str = ""
) -> Report:
    """Store what a translator's file holds."""
    episode = script.read(project, errand.episode)
    texts = frozenset(line.text for line in episode.lines(episode.languages[0]))
    entries = translation.read(file, fmt, encoding, texts)
    return translation.store(project, episode, errand.lang, entries, file.name)


def read_only(project: Project, errand: TranslationRequest) -> Film:
    """The film of an errand; UsageError where its language is spoken, or its dub is not."""
    film = prepare(project, RenderRequest(errand.episode))
    if errand.lang in film.episode.languages:
        hint = "its words stand in the acts; other languages come as translations"
        raise UsageError(f"{errand.lang!r} is spoken in {errand.episode!r}", hint=hint)
    known(errand.dub or film.episode.languages[0], film.episode.languages, "language")
    return film


def timelines(
    film: Film, errand: TranslationRequest, heard: Mapping[str, Sequence[Take]], stored: Catalogue
) -> Mapping[str, Timeline]:
    """The dubs, or that of the errand, with the errand's language as far as it is translated."""
    episode = translation.template(film.episode, errand.lang, stored)
    made = timing.conform(episode, heard, film.profile.fps)
    return {errand.dub: made[errand.dub]} if errand.dub else made


def cut(film: Film, errand: TranslationRequest, timeline: Timeline) -> tuple[Cue, ...]:
    """The track of a language that may be half translated, as a render would cut it."""
    lexicons = film.episode.lexicon
    kept = timed(film.project, errand.episode, (errand.lang,), timeline.lang)
    return tracks(timeline, (errand.lang,), (), lexicons, kept, errand.rules)[errand.lang]


def _budgets(
    film: Film, heard: Mapping[str, Sequence[Take]], errand: TranslationRequest
) -> Mapping[str, list[Budget]]:
    """By line, how long each dub speaks it and how much can be read meanwhile."""
    speed = standard(errand.rules).of(errand.lang).speed
    found = dict[str, list[Budget]]()
    for lang in film.episode.languages:
        for line, take in zip(film.episode.lines(lang), heard[lang], strict=True):
            budget = Budget(lang, take.seconds, int(take.seconds * speed))
            found.setdefault(line_matching.key(line), []).append(budget)
    return found


# Pictures


def _pictures(
    film: Film, heard: Mapping[str, Sequence[Take]], folder: Path, watch: Watcher
) -> Mapping[str, str]:
    """A still of each line as it ends, in the source language's film: its path by the line's key."""
    timeline = timing.conform(film.episode, heard, film.profile.fps)[film.episode.languages[0]]
    looks = [tuple(_looks(timeline, span)) for span in timeline.shot_spans]
    found = dict[str, str]()
    with TemporaryDirectory() as drawn:
        for key, still in captioned(film, timeline, looks, Path(drawn), watch):
            with files.replacing(folder / f"{key}.png") as draft:
                shutil.copy2(still, draft)
            found[key] = str(folder / f"{key}.png")
    return found


def _looks(timeline: Timeline, shot: Span) -> Iterator[Still]:
    """The last frame of each line that is said during a shot."""
    for spoken in timeline.spoken:
        if shot.start <= spoken.span.start < shot.end:
            yield Still(line_matching.key(spoken.line), spoken.span.end - 1 - shot.start)
