"""The production: script → verified reels. The whole film, step by step, in Python's own order.

Each step hands nouns to the next. What a job makes is remembered by ``langreel.build``: a second run
makes only what depends on something that changed. How each job is stated is in ``jobs.py``; a rehearsal
(``plan.py``) goes through the same steps without making anything.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from langreel import claims, timing
from langreel.build import Result
from langreel.captions.dub_tracks import tracks
from langreel.model import Cue, Event, Reel, Take, Timeline, Watcher
from langreel.pipeline import jobs
from langreel.pipeline.film import Dub, Film, FinishedDub, JobRunner, RenderRequest, prepare, workshop
from langreel.pipeline.publish import publish
from langreel.pipeline.transitions import splice
from langreel.project import Project

Takes = dict[str, tuple[Take, ...]]
Timelines = dict[str, Timeline]


def render(project: Project, order: RenderRequest, watch: Watcher) -> tuple[FinishedDub, ...]:
    """Make every dub of the order and lay it in ``out/``."""
    film = prepare(project, order)
    for lang, lacks in film.episode.unfinished.items():
        watch(Event("note", "captions", lang, detail=f"no subtitles in {lang}: {lacks}"))
    with workshop(film, watch) as shop:
        dubs = produce(film, shop)
        reels = [publish(film, dub) for dub in dubs]
        claims.lay(claims.collect(project, film.episode), film.episode, project.out / film.episode.id)
        return tuple(map(finished, dubs, reels, verify(film, dubs, reels, shop)))


def produce(film: Film, shop: JobRunner) -> list[Dub]:
    """Record, conform, shoot, mix, cut, mux, look: every dub of a film."""
    takes = record(film, shop)
    timelines = timing.conform(film.episode, takes, film.profile.fps)
    clips, stems = shoot_and_mix(film, timelines, shop)
    tracks = cut(film, timelines, shop)
    return mux(film, timelines, clips, stems, tracks, shop)


def record(film: Film, shop: JobRunner) -> Takes:
    """A take of every line, in script order, for each dub that the timelines need."""
    stated = {lang: jobs.voice(film, lang) for lang in film.heard}
    made = iter(shop.make([job for lang in stated for job in stated[lang]]))
    return {lang: tuple(next(made).value for _ in stated[lang]) for lang in stated}


def shoot_and_mix(
    film: Film, timelines: Timelines, shop: JobRunner
) -> tuple[dict[str, list[Result]], dict[str, Result]]:
    """The clips of each dub, with transitions cut in, and its sound; neither waits for the other.

    A shared picture is shot once.
    """
    shots = {lang: jobs.shots(film, timelines[lang]) for lang in film.pictured}
    again = [job for lang in shots for job in jobs.showing(film.order.segments, shots[lang])]
    stems = [jobs.stem(film, timelines[lang]) for lang in film.langs]
    made = iter(shop.make([*stems, *(job for lang in shots for job in shots[lang])], again))
    sound = {lang: next(made) for lang in film.langs}
    shot = {lang: [next(made) for _ in shots[lang]] for lang in shots}
    spliced = {lang: splice(film, timelines[lang], shot[lang], shop) for lang in shots}
    return {lang: spliced[lang if lang in spliced else film.pictured[0]] for lang in film.langs}, sound


def cut(film: Film, timelines: Timelines, shop: JobRunner) -> dict[str, dict[str, Result]]:
    """For each dub, subtitle files by their ending: ``zh.srt``, ``en.vtt``, ``zh+en.ass`` …"""
    cuts = shop.make([jobs.cut(film, timelines[lang]) for lang in film.langs])
    stated = {
        lang: jobs.captions(film, timelines[lang], made.value or cues(film, timelines[lang]))
        for lang, made in zip(film.langs, cuts)
    }
    made = iter(shop.make([job for lang in stated for job in stated[lang].values()]))
    return {lang: {ending: next(made) for ending in stated[lang]} for lang in stated}


def cues(film: Film, timeline: Timeline) -> Mapping[str, tuple[Cue, ...]]:
    """The cues of every subtitle track of a dub, cut here and now: for a look, or a rehearsal."""
    return tracks(*jobs.cut(film, timeline).arguments)


def mux(
    film: Film,
    timelines: Timelines,
    clips: Mapping[str, list[Result]],
    stems: Mapping[str, Result],
    tracks: Mapping[str, Mapping[str, Result]],
    shop: JobRunner,
) -> list[Dub]:
    """Clips, sound and subtitle tracks of each dub, joined by stream copy; meanwhile they are looked at."""
    parts = [*stems.values(), *(clip for lang in film.langs for clip in clips[lang])]
    listens = [jobs.listen(timelines[lang], stems[lang]) for lang in film.langs]
    looks = [jobs.look(clip) for lang in film.langs for clip in clips[lang]]
    reels = [jobs.mux(film, timelines[lang], clips[lang], stems[lang], tracks[lang]) for lang in film.langs]
    # What is made anew is looked at anew, even if it came out as it was: a plan could not know that.
    again = [job for job, part in zip([*listens, *looks], parts) if part.fresh]
    made = iter(shop.make([*listens, *looks, *reels], again))
    listened = {lang: next(made) for lang in film.langs}
    seen = {lang: tuple(next(made) for _ in clips[lang]) for lang in film.langs}
    joined = {lang: next(made) for lang in film.langs}
    return [
        Dub(timelines[lang], joined[lang], tracks[lang], stems[lang], tuple(clips[lang]), seen[lang], heard)
        for lang, heard in listened.items()
    ]


def verify(film: Film, dubs: Sequence[Dub], reels: Sequence[Reel], shop: JobRunner) -> list[Result]:
    """What each published reel is, against what was promised."""
    return shop.make([jobs.verify(film, dub, reel) for dub, reel in zip(dubs, reels)])


def finished(dub: Dub, reel: Reel, verified: Result) -> FinishedDub:
    """A dub's reel with its sound, its findings, and what was made anew."""
    fresh = tuple(str(part.job) for part in dub.parts if part.fresh)
    return FinishedDub(reel, dub.stem.value, verified.value, fresh)
