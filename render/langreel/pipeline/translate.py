"""Translate: an episode for ``langreel.translation``: out to a translator, and back into its catalogue."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from langreel import files, timing
from langreel.errors import UsageError, known
from langreel.model import PROFILES, Episode, Watcher
from langreel.pipeline.draw_stills import captioned
from langreel.pipeline.film import Film, RenderRequest, prepare
from langreel.pipeline.plan import takes
from langreel.pipeline.render import Takes
from langreel.project import Project
from langreel.translation import export as line_files
from langreel.translation import import_cues as cue_reader
from langreel.translation import import_lines as line_reader
from langreel.translation import store
from langreel.translation import template as film_template
from langreel.translation.assignment import Assignment
from langreel.translation.translated_line import Report, TranslatorSheet

if TYPE_CHECKING:
    from langreel.translation.planned_texts import PlannedSegment
    from langreel.translation.service.asker import ServiceReport
    from langreel.translation.service.chat_endpoint import ChatService


@dataclass(frozen=True, slots=True)
class TranslationRequest:
    """What is to be translated: an episode into a language, under the limits of a subtitle profile.

    ``dub`` is the language whose voice cues are timed to ("": the source's). With ``draft``, lines that
    nobody has translated are drafted.
    """

    episode: str
    lang: str
    rules: str = "house"
    dub: str = ""
    draft: bool = False


def export(
    project: Project, request: TranslationRequest, fmt: str, *, out: Path, stills: Path | None, watch: Watcher
) -> TranslatorSheet:
    """Write every line of the episode for its translator into ``out``: by lines, or as a subtitle track.

    ``stills`` is a folder for a picture of each line; without it no picture is drawn.
    """
    film = read_only(project, request)
    recorded = takes(film)
    pictures = _pictures(film, recorded, stills, watch=watch) if stills else {}
    work = assignment(film, recorded, request)
    return line_files.export(
        work,
        fmt,
        out,
        pictures=pictures,
        size=film.size,
        draft=request.draft,
        planned=_planned(project, film.episode, request.lang),
    )


def _planned(project: Project, episode: Episode, lang: str) -> Sequence[PlannedSegment]:
    """The segments of an episode with their words in a language that it is to be spoken in; () in others."""
    from langreel import script
    from langreel.translation.planned_texts import planned_segments

    if lang not in script.planned_languages(project, episode.id):
        return ()
    return planned_segments(project, episode.id, (episode.languages[0], lang))


def import_lines(
    project: Project, request: TranslationRequest, file: Path, *, fmt: str = "", encoding: str = ""
) -> Report:
    """Store what a translator's file holds: of a planned dub in the acts, else in its catalogue."""
    # What else a pipeline does needs no reader: films are remembered as they were read.
    from langreel import script
    from langreel.translation.import_planned import import_planned

    episode, lang = script.read(project, request.episode), request.lang
    planned = lang not in episode.languages and lang in script.planned_languages(project, episode.id)
    take = import_planned if planned else line_reader.import_lines
    return take(project, episode, lang, file=file, fmt=fmt, encoding=encoding)


def import_cues(
    project: Project,
    request: TranslationRequest,
    file: Path,
    *,
    fmt: str = "",
    encoding: str = "",
    keep_times: bool = False,
) -> Report:
    """Store what a translator's subtitle file says for each line."""
    film = read_only(project, request)
    work = assignment(film, takes(film), request)
    return cue_reader.import_cues(work, file, fmt=fmt, encoding=encoding, keep_times=keep_times)


def ask_service(
    project: Project,
    request: TranslationRequest,
    service: ChatService,
    *,
    terms: Path | None = None,
    watch: Watcher,
) -> ServiceReport:
    """Let a service translate what nobody has; all that it writes is unconfirmed.

    A planned dub gets its words in the acts, any other language in its catalogue. ``terms`` is a glossary, by
    default the episode's own. UsageError where the language is spoken.
    """
    from langreel import script
    from langreel.translation.service import asker, catalogue_lines, fill_acts, glossary

    episode = script.read(project, request.episode)
    source, lang = episode.languages[0], request.lang
    if lang in episode.languages:
        raise _spoken(lang, episode.id)
    own = project.script / episode.id / glossary.NAME
    table = terms or (own if own.is_file() else None)
    asking = asker.Asker(
        service, (source, lang), episode.figures, glossary.glossary(episode, lang, table), watch
    )
    if lang in script.planned_languages(project, episode.id):
        return fill_acts.fill_acts(project, episode.id, asking)
    return catalogue_lines.fill_catalogue(project, episode, lang, asking)


def _spoken(lang: str, episode: str) -> UsageError:
    hint = "its words stand in the acts; other languages come as translations"
    return UsageError(f"{lang!r} is spoken in {episode!r}", hint=hint)


def read_only(project: Project, request: TranslationRequest) -> Film:
    """The film to be translated; UsageError where the language is spoken, or the dub is not."""
    film = prepare(project, RenderRequest(request.episode))
    if request.lang in film.episode.languages:
        raise _spoken(request.lang, request.episode)
    known(request.dub or film.episode.languages[0], film.episode.languages, "language")
    return film


def assignment(film: Film, recorded: Takes, request: TranslationRequest) -> Assignment:
    """What the translator works on, under the limits that are asked for."""
    stored = store.stored(film.project, request.episode, request.lang)
    template = film_template.template(film.episode, request.lang, stored)
    dubs = timing.conform(template, recorded, film.profile.fps)
    return Assignment(film.project, film.episode, request.lang, stored, dubs, request.dub, request.rules)


def _pictures(film: Film, recorded: Takes, folder: Path, *, watch: Watcher) -> Mapping[str, str]:
    """A still of each line as it ends, in the source language's film: its path by the line's key."""
    small = replace(film, profile=PROFILES["proxy"])
    timeline = timing.conform(film.episode, recorded, small.profile.fps)[film.episode.languages[0]]
    found = dict[str, str]()
    with TemporaryDirectory() as drawn:
        stills = captioned(small, timeline, line_files.line_stills(timeline), folder=Path(drawn), watch=watch)
        for key, still in stills:
            with files.replacing(folder / f"{key}.png") as draft:
                shutil.copy2(still, draft)
            found[key] = str(folder / f"{key}.png")
    return found
