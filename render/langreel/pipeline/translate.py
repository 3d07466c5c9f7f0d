"""Translate: an episode's lines out to a translator, and back into its catalogue."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryDirectory

from langreel import captions, catalogue, script, timing, translation
from langreel.captions.profiles import standard
from langreel.captions.tracks import tracks
from langreel.catalogue import Catalogue
from langreel.errors import UsageError, known
from langreel.model import PROFILES, Cue, Line, Span, Take, Timeline, Watcher
from langreel.pipeline.kept import timed
from langreel.pipeline.looks import Look, captioned
from langreel.pipeline.orders import Order, Production, prepare
from langreel.pipeline.plan import takes
from langreel.project import Project
from langreel.translation import Budget, Report, Sheet


@dataclass(frozen=True, slots=True)
class Errand:
    """What is to be translated: an episode into a language, under the limits of a subtitle profile.

    ``dub`` is the language whose voice cues are timed to ("": the source's).
    """

    episode: str
    lang: str
    rules: str = "house"
    dub: str = ""


def hand_out(
    project: Project, errand: Errand, fmt: str, out: Path, stills: Path | None, watch: Watcher
) -> Sheet:
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


def bring_in(project: Project, errand: Errand, file: Path, fmt: str = "", encoding: str = "") -> Report:
    """Store what a translator's file holds."""
    episode = script.read(project, errand.episode)
    source = episode.languages[0]
    texts = frozenset(line.text for segment in episode.segments for line in segment.lines[source])
    entries = translation.read(file, fmt, encoding, texts)
    return translation.store(project, episode, errand.lang, entries, file.name)


def read_only(project: Project, errand: Errand) -> Production:
    """The film of an errand; UsageError where its language is spoken, or its dub is not."""
    film = prepare(project, Order(errand.episode))
    if errand.lang in film.episode.languages:
        hint = "its words stand in the acts; other languages come as translations"
        raise UsageError(f"{errand.lang!r} is spoken in {errand.episode!r}", hint=hint)
    known(errand.dub or film.episode.languages[0], film.episode.languages, "language")
    return film


def timelines(
    film: Production, errand: Errand, heard: Mapping[str, Sequence[Take]], stored: Catalogue
) -> Mapping[str, Timeline]:
    """The dubs, or that of the errand, with the errand's language as far as it is translated."""
    episode = translation.template(film.episode, errand.lang, stored)
    made = timing.conform(episode, heard, film.profile.fps)
    return {errand.dub: made[errand.dub]} if errand.dub else made


def cut(film: Production, errand: Errand, timeline: Timeline) -> tuple[Cue, ...]:
    """The track of a language that may be half translated, as a render would cut it."""
    lexicons = film.episode.lexicon
    kept = timed(film.project, errand.episode, (errand.lang,), timeline.lang)
    return tracks(timeline, (errand.lang,), (), lexicons, kept, errand.rules)[errand.lang]


def _budgets(
    film: Production, heard: Mapping[str, Sequence[Take]], errand: Errand
) -> Mapping[str, list[Budget]]:
    """By line, how long each dub speaks it and how much can be read meanwhile."""
    speed = standard(errand.rules).of(errand.lang).speed
    found = dict[str, list[Budget]]()
    for lang in film.episode.languages:
        for line, take in zip(_lines(film, lang), heard[lang], strict=True):
            budget = Budget(lang, take.seconds, int(take.seconds * speed))
            found.setdefault(catalogue.key(line), []).append(budget)
    return found


def _lines(film: Production, lang: str) -> list[Line]:
    return [line for segment in film.episode.segments for line in segment.lines[lang]]


# Pictures


def _pictures(
    film: Production, heard: Mapping[str, Sequence[Take]], folder: Path, watch: Watcher
) -> Mapping[str, str]:
    """A still of each line as it ends, in the source language's film: its path by the line's key."""
    timeline = timing.conform(film.episode, heard, film.profile.fps)[film.episode.languages[0]]
    starts = accumulate((shot.frames for shot in timeline.shots), initial=0)
    looks = [tuple(_looks(timeline, Span(start, shot.frames))) for start, shot in zip(starts, timeline.shots)]
    folder.mkdir(parents=True, exist_ok=True)
    found = dict[str, str]()
    with TemporaryDirectory(dir=folder) as drafts:
        for key, still in captioned(film, timeline, looks, Path(drafts), watch):
            found[key] = str(shutil.copy2(still, folder / f"{key}.png"))
    return found


def _looks(timeline: Timeline, shot: Span) -> Iterator[Look]:
    """The last frame of each line that is said during a shot."""
    for slot in timeline.slots:
        if shot.start <= slot.span.start < shot.end:
            for spoken in slot.spoken:
                yield Look(catalogue.key(spoken.line), spoken.span.end - 1 - shot.start)
