"""Voices: what the engines of an episode know of its takes beforehand: lines that nobody has read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

from langreel import voice
from langreel.errors import LangreelError, UsageError, VoiceError
from langreel.model import Episode, Event, Finding, LexiconEntry, Line, Take, Watcher
from langreel.pipeline.film import Film
from langreel.project import Project
from langreel.voice import recordings


def findings(project: Project, episode: Episode, engines: Mapping[str, str]) -> Iterator[Finding]:
    """What is known of every line's take, for the languages that have an engine in ``engines``."""
    for lang, name in engines.items():
        try:
            yield from _findings(project, episode, lang, engine=voice.engine(name))
        except UsageError:
            continue  # That there is no such voice, the script's own check tells.
        except LangreelError as error:
            yield Finding(
                "error", "voice-fails", error.message, f"script/{episode.id}/episode.yaml", error.hint
            )


def unusable(project: Project, episode: Episode, engines: Mapping[str, str]) -> Iterator[Finding]:
    """Recordings that cannot be takes, as far as can be told without hearing them."""
    for lang, name in engines.items():
        for segment in episode.segments:
            lines = segment.lines[lang]
            for line in lines:
                file = _file(project, episode.id, line, name=name, lines=len(lines))
                why, hint = recordings.trouble(file) if file else ("", "")
                if file and why:
                    yield Finding("error", "bad-recording", why, project.relative(file), hint)


def _file(project: Project, episode: str, line: Line, *, name: str, lines: int) -> Path | None:
    try:
        return voice.engine(name).file_of(project, episode, line, lines=lines)
    except LangreelError:
        return None  # What it lacks, others tell.


def require(film: Film) -> None:
    """VoiceError if a line that is to be heard cannot be: told before anything is made."""
    engines = {lang: film.engines[lang] for lang in film.recorded}
    found = findings(film.project, film.episode, engines)
    lacking = [finding for finding in found if finding.rule == "no-recording"]
    if lacking:
        raise voice.refused(lacking)


def tell(takes: Iterable[Take], watch: Watcher) -> None:
    """Pass on what a person should know of some takes."""
    for note in dict.fromkeys(take.note for take in takes if take.note):
        watch(Event("note", "voice", detail=note))


def _findings(project: Project, episode: Episode, lang: str, *, engine: voice.Engine) -> Iterator[Finding]:
    lexicon = episode.lexicon.get(lang, {})
    for segment in episode.segments:
        lines = segment.lines[lang]
        for line in lines:
            if line.pace != 1.0 and not _paced(engine, line.pace):
                yield Finding("error", "no-pace", voice.NO_PACE, str(line.place), "leave out its pace:")
            # To spell numbers out takes long to load: only an engine that compares words asks for it.
            yield from engine.findings(project, episode.id, line, partial(_spoken, line, lexicon), len(lines))


def _paced(engine: voice.Engine, pace: float) -> bool:
    try:
        return bool(engine.at_pace(pace))
    except VoiceError:
        return False


def _spoken(line: Line, lexicon: Mapping[str, LexiconEntry]) -> str:
    # Loaded where it is asked for.
    from langreel.voice.spoken import say

    return say(line, lexicon).text
