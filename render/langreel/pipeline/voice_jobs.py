"""Voice jobs: how lines are stated to the build: spoken by a voice, or played as they are kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from typing import Final

from langreel import languages, voice
from langreel.build import Job, Subject
from langreel.model import Figure, LexiconEntry, Line, Mention, Place
from langreel.pipeline.film import Film
from langreel.voice.kept import sidecar
from langreel.voice.kept.sidecar import KeptTake, KeptTakes

Lexicon = Mapping[str, LexiconEntry]
REPLAY: Final = "langreel.voice.kept.replay:replay"
"""The function that plays a take which the project keeps: how long it lasts is known before it has run."""


def voice_jobs(film: Film, lang: str, kept: KeptTakes | None = None) -> list[Job]:
    """A job a line, in script order: a take that is kept in the project plays, other lines are spoken."""
    kept = kept or sidecar.read(film.project, film.episode.id, lang)
    takes = kept.spoken_by(film.engines[lang])
    lexicon = film.episode.lexicon.get(lang, {})
    # Only where a line is spoken is its voice asked for.
    fingerprint = cache(voice.fingerprint)

    def job(line: Line, lines: int) -> Job:
        take = takes.get(sidecar.key(line, lexicon))
        return _replay(film, line, take) if take else _record(film, line, lines, fingerprint=fingerprint)

    return [job(line, len(each.lines[lang])) for each in film.episode.segments for line in each.lines[lang]]


def _replay(film: Film, line: Line, kept: KeptTake) -> Job:
    lexicon = film.episode.lexicon.get(line.lang, {})
    return Job(
        step="voice",
        name=_name(line),
        function="langreel.voice.kept.replay:replay",
        arguments={
            "line": audible(line),
            "engine": film.engines[line.lang],
            "lexicon": pronunciations(line, lexicon),
            "kept": kept,
        },
        suffix=".wav",
        subject=Subject((line.segment,), line.lang),
        weight=float(len(line.text)),
        environment=voice.environment("av"),
        needs=languages.of(line.lang).warm_up,
        loads="kept takes",
    )


def _record(film: Film, line: Line, lines: int, *, fingerprint: Callable[[str], str]) -> Job:
    name, lexicon = film.engines[line.lang], film.episode.lexicon.get(line.lang, {})
    return Job(
        step="voice",
        name=_name(line),
        function="langreel.voice.record:record",
        arguments={
            "line": audible(line),
            "engine": name,
            "lexicon": pronunciations(line, lexicon),
            "recording": voice.engine(name).file_of(film.project, film.episode.id, line, lines=lines),
        },
        suffix=".wav",
        subject=Subject((line.segment,), line.lang),
        weight=float(len(line.text)),
        environment=fingerprint(name),
        needs=languages.of(line.lang).warm_up,
        loads=name,
    )


def _name(line: Line) -> str:
    return f"{line.segment}.{line.number}.{line.lang}"


def audible(line: Line) -> Line:
    """A line stripped to what is heard: where it stands and what its marks are called does not matter."""
    mentions = tuple(
        Mention(Figure("", mention.figure.quantity), mention.start, mention.end) for mention in line.mentions
    )
    return replace(line, segment="", number=0, marks=(), mentions=mentions, place=Place(""))


def pronunciations(line: Line, lexicon: Lexicon) -> Lexicon:
    """The lexicon's entries that say how to speak words of this line."""
    return {word: entry for word, entry in lexicon.items() if word in line.text and entry.say}
