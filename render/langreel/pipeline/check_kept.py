"""Check kept: which lines a voice will be asked for although others are kept, and whether it is here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from langreel import voice
from langreel.errors import ContentError, ToolError, UsageError, VoiceError
from langreel.model import Episode, Finding, Line
from langreel.project import Project
from langreel.voice.kept import sidecar
from langreel.voice.kept.other_version import of_other_version
from langreel.voice.kept.replay import check_file
from langreel.voice.kept.sidecar import KeptTake, KeptTakes


def check_kept(project: Project, episode: Episode) -> Iterator[Finding]:
    """What the voices of an episode lack, dub by dub."""
    for lang in episode.languages:
        try:
            kept = sidecar.read(project, episode.id, lang)
        except ContentError as error:
            yield Finding("error", "kept-take", error.message, error.where, error.hint)
        else:
            yield from _check(project, episode, lang, kept=kept)


def _check(project: Project, episode: Episode, lang: str, *, kept: KeptTakes) -> Iterator[Finding]:
    name = episode.voices.get(lang, voice.DEFAULT)
    played = {line: _take(line, episode, name, kept=kept) for line in episode.lines(lang)}
    asked = [line for line, take in played.items() if take is None]
    where = project.relative(project.script / episode.id / "episode.yaml")
    yield from _damaged(project, [take for take in played.values() if take])
    if kept.takes and kept.voice != name:
        message = f"the takes that are kept in {lang} are of {kept.voice}, not of {name}"
        yield Finding("info", "voice-asked", message, where, _keep(episode, lang))
    elif kept.takes:
        yield from (_asked(episode, line, name) for line in asked)
        yield from _of_other_version(episode, lang, kept, where=where)
    lacking = tuple(_missing(lang, name, asked, where=where))
    yield from lacking or _unreadable(episode, name, asked)


def _take(line: Line, episode: Episode, name: str, *, kept: KeptTakes) -> KeptTake | None:
    """The take that is kept for a line, if it still says its words."""
    lexicon = episode.lexicon.get(line.lang, {})
    take = kept.spoken_by(name).get(sidecar.key(line, lexicon))
    return take if take and take.spoken == voice.words(line, lexicon) else None


def _damaged(project: Project, takes: Sequence[KeptTake]) -> Iterator[Finding]:
    for take in takes:
        try:
            check_file(take)
        except VoiceError as error:
            yield Finding("error", "kept-take", error.message, project.relative(take.take.audio), error.hint)


def _asked(episode: Episode, line: Line, name: str) -> Finding:
    message = f"no take of this line is kept: {name} will be asked for it"
    return Finding("info", "voice-asked", message, str(line.place), _keep(episode, line.lang))


def _of_other_version(episode: Episode, lang: str, kept: KeptTakes, *, where: str) -> Iterator[Finding]:
    found = list(of_other_version(kept, lang))
    if found:
        takes = "a take is" if len(found) == 1 else f"{len(found)} takes are"
        message = (
            f"{takes} kept in {lang} of another version of {kept.voice} than the one here ({found[0][1]})"
        )
        hint = f"they play as they are; {_keep(episode, lang)} --anew has all lines said by this one"
        yield Finding("info", "other-version", message, where, hint)


def _missing(lang: str, name: str, asked: Sequence[Line], *, where: str) -> Iterator[Finding]:
    if not asked:
        return
    try:
        voice.engine(name).require(lang)
    except UsageError:
        return  # That there is no such voice, the script's own check tells.
    except (ToolError, VoiceError) as error:
        lines = "1 line" if len(asked) == 1 else f"{len(asked)} lines"
        message = f"{name} must speak {lines} in {lang}: {error.message}"
        yield Finding("error", "voice-missing", message, where, error.hint)


def _unreadable(episode: Episode, name: str, asked: Sequence[Line]) -> Iterator[Finding]:
    """Lines with a word that the voice has no sounds for."""
    for line in asked:
        words = voice.words(line, episode.lexicon.get(line.lang, {}))
        try:
            voice.engine(name).phonemes(words, line.lang)
        except UsageError:
            return
        except VoiceError as error:
            yield Finding("error", "unspeakable", error.message, str(line.place), error.hint)


def _keep(episode: Episode, lang: str) -> str:
    return f"langreel voice keep {episode.id} --lang {lang}"
