"""Cued: a translator's subtitle file, cut by cues rather than by lines → the episode's catalogue."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from langreel import captions, catalogue, timing, translation
from langreel.captions.assign import Assigned, Words, assigned
from langreel.captions.tracks import bare
from langreel.errors import ContentError, UsageError
from langreel.model import Cue, Episode, Finding, Line
from langreel.pipeline.kept import keep
from langreel.pipeline.orders import Order, known, prepare
from langreel.pipeline.plan import takes
from langreel.pipeline.translate import Errand
from langreel.project import Project
from langreel.translation import Entry, Report

ENDINGS = {".srt": "srt", ".vtt": "vtt", ".ass": "ass", ".ssa": "ass"}


def bring_in(
    project: Project,
    errand: Errand,
    file: Path,
    fmt: str = "",
    encoding: str = "",
    dub: str = "",
    keep_times: bool = False,
) -> Report:
    """Store what an SRT, WebVTT or ASS file says for each line; what is unsure is stored as fuzzy.

    ``dub`` is the language whose voice the file is timed to (default: the one that it meets best). With
    ``keep_times`` the file's own cues are kept beside the catalogue and shown with that dub as they stand.
    """
    film = prepare(project, Order(errand.episode))
    if errand.lang in film.episode.languages:
        hint = "its words stand in the acts; other languages come as translations"
        raise UsageError(f"{errand.lang!r} is spoken in {errand.episode!r}", hint=hint)
    cues, odd = captions.read(file, fmt, encoding)
    if not cues:
        raise ContentError("there is no cue in the file", str(file), "is it SRT, WebVTT or ASS?")
    timelines = timing.conform(film.episode, takes(film), film.profile.fps)
    if dub:
        timelines = {known(dub, timelines, "language"): timelines[dub]}
    found = assigned(cues, timelines, errand.lang)
    entries = _entries(project, film.episode, errand.lang, found)
    report = translation.store(project, film.episode, errand.lang, entries, file.name)
    kept = tuple(_keep(project, errand, cues, found, file.name)) if keep_times else ()
    # Why a line is unsure is told here, with its words.
    others = (finding for finding in report.findings if finding.rule != "unsure-translation")
    findings = (*odd, *kept, *_doubts(film.episode, found, file.name), *others)
    return replace(report, findings=findings)


def _entries(project: Project, episode: Episode, lang: str, found: Assigned) -> list[Entry]:
    """What the track says of each line. Words that are stored already keep their stops and commas."""
    stored = translation.stored(project, episode.id, lang).messages
    living = [message for message in stored if not message.obsolete]
    read = _read(episode, lang)
    source = _read(episode, episode.languages[0])
    entries = []
    for words in found.words:
        key = catalogue.key(words.line)
        before = catalogue.answer(living, source[key])
        target = words.text
        if before and bare(target) in {bare(before.target), bare(read[key].text) if key in read else ""}:
            target = catalogue.plain(before.target)
        entries.append(
            Entry(words.line.segment, words.line.number, "", target, words.doubt, bool(words.doubt))
        )
    return entries


def _read(episode: Episode, lang: str) -> Mapping[str, Line]:
    """Lines of one language by key."""
    return {catalogue.key(line): line for segment in episode.segments for line in segment.lines.get(lang, ())}


def _doubts(episode: Episode, found: Assigned, shown: str) -> Iterator[Finding]:
    told = {catalogue.key(words.line): words for words in found.words}
    for key in _read(episode, found.dub):
        if key not in told:
            yield Finding("warning", "line-without-words", f"no cue stands while {key} is spoken", shown)
        elif told[key].doubt:
            yield _doubt(key, told[key], shown)


def _doubt(key: str, words: Words, shown: str) -> Finding:
    message = f"{key}: {words.doubt}: {words.text}"
    return Finding("warning", "unsure", message, shown, "stored as fuzzy: look at it in the catalogue")


def _keep(
    project: Project, errand: Errand, cues: Sequence[Cue], found: Assigned, shown: str
) -> Iterator[Finding]:
    """Lay the cues beside the catalogue, if they are for the dub as it is."""
    if found.moved:
        told = f"the times are not kept: they met the {found.dub} dub only when {found.moved}"
        yield Finding("warning", "times-not-kept", told, shown)
        return
    keep(project, errand.episode, errand.lang, found.dub, cues)
