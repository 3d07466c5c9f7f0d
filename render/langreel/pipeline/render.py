"""The production: script → verified reels. The whole film, step by step, in Python's own order.

Each step hands nouns to the next. What a job makes is remembered by ``langreel.build``: a second run makes
only what depends on something that changed. How each job is stated is in ``jobs.py``; jobs go to the runner
in mappings by language, and their results come back in the same. What waits for nothing beside it goes its
own steps: what it yields is made, and it is sent the results. A dry run (``plan.py``) goes through the same
without making anything.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from langreel import timing
from langreel.build import Batch, Result
from langreel.model import Event, Reel, Take, Timeline, Track, Watcher
from langreel.pipeline import check_recordings, jobs, mix_dub, publish, remembered
from langreel.pipeline.film import Dub, Film, FinishedDub, JobRunner, RenderRequest, open_runner, prepare
from langreel.pipeline.obstacles import placed
from langreel.pipeline.sound_jobs import dub_sound
from langreel.pipeline.transitions import splice
from langreel.pipeline.voice_jobs import voice_jobs
from langreel.project import Project

Takes = Mapping[str, tuple[Take, ...]]
Timelines = Mapping[str, Timeline]
Clips = Mapping[str, Sequence[Result]]
Stems = Mapping[str, Result]
"""Each by language of the dub."""


@dataclass(frozen=True, slots=True)
class Words:
    """Subtitles of a dub: cues by the language of their track (``zh+en``), files by ending (``zh.srt``)."""

    cues: Mapping[str, Track]
    files: Mapping[str, Result]


def render(project: Project, request: RenderRequest, watch: Watcher) -> tuple[FinishedDub, ...]:
    """Make every dub that is asked for and lay it in ``out/``."""
    film = prepare(project, request)
    for lang, lacks in film.episode.unfinished.items():
        watch(Event("note", "captions", lang, detail=f"no subtitles in {lang}: {lacks}"))
    check_recordings.require(film)
    with open_runner(film, watch) as runner:
        return finish(film, runner, watch)


def finish(film: Film, runner: JobRunner, watch: Watcher) -> tuple[FinishedDub, ...]:
    """Make every dub, lay it in ``out/`` and verify it there."""
    publish.require(film)
    dubs = produce(film, runner)
    check_recordings.tell((each.take for dub in dubs for each in dub.timeline.spoken), watch)
    reels = [publish.publish(film, dub) for dub in dubs]
    lay_claims(film)
    return tuple(map(finished, dubs, reels, verify(film, dubs, reels, runner=runner)))


def produce(film: Film, runner: JobRunner) -> list[Dub]:
    """Record, conform, mix and shoot, cut, mux and inspect: every dub of a film."""
    takes = record(film, runner)
    timelines = timing.conform(film.episode, takes, film.profile.fps)
    # None of the three waits for another.
    stems, pictures, words = runner.make(
        [
            {lang: mix_dub.mix(dub_sound(film, timelines[lang])) for lang in film.langs},
            {lang: shoot(film, timelines[lang]) for lang in film.pictured},
            {lang: caption(film, timelines[lang]) for lang in film.langs},
        ]
    )
    clips: Clips = {lang: pictures[film.picture_of(lang)] for lang in film.langs}
    if film.request.clip:
        clips = burn(film, timelines, clips, words=words, runner=runner)
    return mux_and_inspect(film, timelines, runner, clips=clips, stems=stems, words=words)


def record(film: Film, runner: JobRunner) -> Takes:
    """A take of every line, in script order, for each dub that the timelines need."""
    with placed(film):
        made = runner.make({lang: voice_jobs(film, lang) for lang in film.recorded})
    return {lang: tuple(result.value for result in made[lang]) for lang in film.recorded}


def shoot(film: Film, timeline: Timeline) -> Generator[Batch, Any, Sequence[Result]]:
    """The clips of a dub, with transitions cut in. A shared picture is shot once."""
    shots = yield jobs.shots(film, timeline)
    return (yield splice(timeline, shots, film.profile))  # type: ignore[no-any-return]


def caption(film: Film, timeline: Timeline) -> Generator[Batch, Any, Words]:
    """The cues of every subtitle track of a dub, and the files that hold them."""
    cues = (yield jobs.cut(film, timeline)).value
    return Words(cues, (yield jobs.captions(film, timeline, cues)))


def burn(
    film: Film, timelines: Timelines, clips: Clips, *, words: Mapping[str, Words], runner: JobRunner
) -> Clips:
    """The clips of a short film with its own language's words in the picture: apps show no tracks."""
    burnt: Clips = runner.make(
        {
            lang: jobs.burnt(film, timelines[lang], clips[lang], cues=words[lang].cues[lang])
            for lang in film.langs
        }
    )
    return burnt


def mux_and_inspect(
    film: Film,
    timelines: Timelines,
    runner: JobRunner,
    *,
    clips: Clips,
    stems: Stems,
    words: Mapping[str, Words],
) -> list[Dub]:
    """Clips, sound and subtitle tracks of each dub, joined by stream copy; meanwhile they are looked at."""
    listening = {lang: jobs.listen(film, timelines[lang], stems[lang]) for lang in film.langs}
    looking = {lang: [jobs.look(film, clip) for clip in clips[lang]] for lang in film.langs}
    muxing = {
        lang: jobs.mux(film, timelines[lang], clips[lang], sound=stems[lang], cues=words[lang].cues)
        for lang in film.langs
    }
    listened, looks, reels = runner.make([listening, looking, muxing])
    return [
        Dub(
            timeline=timelines[lang],
            video=reels[lang],
            tracks=words[lang].files,
            stem=stems[lang],
            clips=tuple(clips[lang]),
            looks=tuple(looks[lang]),
            listened=listened[lang],
        )
        for lang in film.langs
    ]


def verify(film: Film, dubs: Sequence[Dub], reels: Sequence[Reel], *, runner: JobRunner) -> list[Result]:
    """What each published reel is, against what was promised."""
    verified: list[Result] = runner.make([jobs.verify(film, dub, reel) for dub, reel in zip(dubs, reels)])
    return verified


def lay_claims(film: Film) -> None:
    """The ledger of all numbers, in ``out/``: it stays where neither the film's files nor it have changed."""
    folder, memory = film.project.out / publish.place_of(film), film.project.cache / "remembered"
    ledger = [folder / "claims.csv", folder / "claims.md"]
    memory /= f"claims.{film.episode.id}{film.of_clip}.json"
    if remembered.recall(memory, film.stamp) == [list(seal) for seal in remembered.seals(ledger)]:
        return
    # Loaded where there is something to tell.
    from langreel import claims

    claims.lay(claims.collect(film.project, film.episode), film.episode, folder)
    remembered.remember(memory, film.stamp, remembered.seals(ledger))


def finished(dub: Dub, reel: Reel, verified: Result) -> FinishedDub:
    """A dub's reel with its sound, its findings, and what was made anew."""
    fresh = tuple(str(part.job) for part in dub.parts if part.fresh)
    return FinishedDub(reel, dub.stem.value, verified.value, fresh)
