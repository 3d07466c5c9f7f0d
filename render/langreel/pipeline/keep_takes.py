"""Keep takes: have an episode's lines spoken, and lay what was spoken into the project."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from langreel import cores, voice
from langreel.build import Result
from langreel.errors import UsageError, VoiceError
from langreel.model import Event, LexiconEntry, Line, Watcher
from langreel.pipeline.film import Film, RenderRequest, open_runner, prepare
from langreel.pipeline.obstacles import placed
from langreel.pipeline.voice_jobs import voice_jobs
from langreel.project import Project
from langreel.voice.kept import replay, sidecar
from langreel.voice.kept.other_version import is_same, of_other_version
from langreel.voice.kept.sidecar import KeptTake, KeptTakes

Lexicon = Mapping[str, LexiconEntry]


@dataclass(frozen=True, slots=True)
class KeptDub:
    """What lies in the project of one dub's voice: how many takes in how many bytes, and which are new.

    ``of_other_version`` are takes of another version of the voice than the one that is here.
    """

    lang: str
    voice: str
    folder: Path
    takes: int
    size: int
    new: tuple[str, ...]
    of_other_version: tuple[str, ...]


def keep_takes(
    project: Project, episode: str, langs: Sequence[str], *, watch: Watcher, anew: bool = False
) -> tuple[KeptDub, ...]:
    """Keep a take of every line of these dubs (empty: all); what is kept already stays as it is.

    With ``anew`` all lines are spoken. UsageError for a voice whose recordings lie in the project already.
    """
    film = prepare(project, RenderRequest(episode, langs=tuple(langs)))
    kept = {lang: _valid(film, lang, anew) for lang in film.langs}
    stated = {lang: voice_jobs(film, lang, kept[lang]) for lang in film.langs}
    for lang in film.langs:
        if any(job.arguments.get("recording") for job in stated[lang]):
            raise UsageError(f"what {film.engines[lang]!r} says in {lang!r} lies in the project already")
    with placed(film), open_runner(film, watch, draws=False) as runner:
        spoken = runner.make(stated)
    return tuple(_keep(film, kept[lang], spoken[lang], watch=watch) for lang in film.langs)


def _valid(film: Film, lang: str, anew: bool) -> KeptTakes:
    """What is kept of a dub, without what is damaged, and what is said in other words now."""
    kept = sidecar.read(film.project, film.episode.id, lang)
    lexicon = film.episode.lexicon.get(lang, {})
    takes = {} if anew else kept.spoken_by(film.engines[lang])
    found = ((line, takes.get(sidecar.key(line, lexicon))) for line in film.episode.lines(lang))
    valid = (take for line, take in found if take and _is_valid(take, line, lexicon))
    return replace(kept, voice=film.engines[lang], takes=tuple(valid))


def _is_valid(kept: KeptTake, line: Line, lexicon: Lexicon) -> bool:
    try:
        replay.check_file(kept)
    except VoiceError:
        return False
    return voice.words(line, lexicon) == kept.spoken


def _keep(film: Film, kept: KeptTakes, spoken: Sequence[Result], *, watch: Watcher) -> KeptDub:
    from langreel.voice.kept import store

    (lang,) = {result.job.subject.lang for result in spoken}
    takes = [*_laid(film, kept, spoken, lang=lang, watch=watch)]
    new = tuple(take.line for take in takes if take not in kept.takes)
    now = store.settle(_versions(kept, takes, voice.fingerprint(kept.voice) if new else kept.version), takes)
    watch(Event("finished", "keep", lang, len(takes), len(takes)))
    size = sum(take.take.audio.stat().st_size for take in now.takes)
    others = tuple(take.line for take, _ in of_other_version(now, lang))
    return KeptDub(lang, now.voice, now.folder, len(now.takes), size, new, others)


def _laid(
    film: Film, kept: KeptTakes, spoken: Sequence[Result], *, lang: str, watch: Watcher
) -> Iterator[KeptTake]:
    """Each line's take in the folder: as it lies there already, or as it was spoken just now."""
    from langreel.voice.kept import store

    lexicon, lines = film.episode.lexicon.get(lang, {}), film.episode.lines(lang)
    earlier = kept.spoken_by(kept.voice)
    old_takes = [earlier.get(sidecar.key(line, lexicon)) for line in lines]
    new_takes = [result.value for old, result in zip(old_takes, spoken, strict=True) if not old]
    watch(Event("started", "keep", lang, 0.0, len(lines)))
    with ThreadPoolExecutor(cores.available()) as threads:
        # Only sounds are encoded there: what a line's words are depends on the project around here.
        encoded = threads.map(store.encoded, new_takes)
        for number, (line, old) in enumerate(zip(lines, old_takes, strict=True), 1):
            yield old or store.add(kept, line, lexicon, next(encoded))
            watch(Event("progress", "keep", lang, number, len(lines)))


def _versions(kept: KeptTakes, takes: Sequence[KeptTake], version: str) -> KeptTakes:
    """What is kept with the version of what is new; of what stays it is told where that was another."""
    stay = {take.written: kept.version_of(take) for take in takes if take in kept.takes}
    earlier = {written: own for written, own in stay.items() if not is_same(own, version)}
    return replace(kept, version=version, earlier=earlier)
