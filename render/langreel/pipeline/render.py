"""The production: script → verified reels. The whole film, step by step, in Python's own order.

Each step hands nouns to the next. What a job makes is remembered by ``langreel.build``: a second run
makes only what depends on something that changed. How each job is stated is in ``jobs.py``.
"""

from __future__ import annotations

from collections.abc import Mapping

from langreel import captions, timing
from langreel.build import Made, Workshop
from langreel.master import Track
from langreel.model import Cue, Reel, Take, Timeline, Watcher
from langreel.pipeline import jobs
from langreel.pipeline.orders import Finished, Order, Production, prepare, workshop
from langreel.pipeline.publish import publish, sidecars
from langreel.pipeline.splice import splice
from langreel.project import Project

Takes = dict[str, tuple[Take, ...]]
Timelines = dict[str, Timeline]


def render(project: Project, order: Order, watch: Watcher) -> tuple[Finished, ...]:
    """Make every dub of the order: read, record, conform, shoot, mix, cut, mux, verify."""
    film = prepare(project, order)
    with workshop(film, watch) as shop:
        takes = record(film, shop)
        timelines = timing.conform(film.episode, takes, film.profile.fps)
        clips = shoot(film, timelines, shop)
        sounds = mix(film, timelines, shop)
        return tuple(
            finish(film, timelines[lang], clips[lang], sounds[lang], shop) for lang in film.langs
        )


def record(film: Production, shop: Workshop) -> Takes:
    """A take of every line, in script order, for each dub that the timelines need."""
    stated = {lang: jobs.voice(film, lang) for lang in film.heard}
    made = iter(shop.make([job for lang in stated for job in stated[lang]]))
    return {lang: tuple(next(made).value for _ in stated[lang]) for lang in stated}


def shoot(film: Production, timelines: Timelines, shop: Workshop) -> dict[str, list[Made]]:
    """The clips of each dub, with transitions cut in; a shared picture is shot once."""
    stated = {lang: jobs.shots(film, timelines[lang]) for lang in film.pictured}
    made = iter(shop.make([job for lang in stated for job in stated[lang]]))
    shot = {lang: [next(made) for _ in stated[lang]] for lang in stated}
    spliced = {lang: splice(film, timelines[lang], shot[lang], shop) for lang in stated}
    return {lang: spliced[lang if lang in spliced else film.pictured[0]] for lang in film.langs}


def mix(film: Production, timelines: Timelines, shop: Workshop) -> dict[str, tuple[Made, Made]]:
    """The stem of each dub, and the stem encoded."""
    stems = shop.make([jobs.stem(film, timelines[lang]) for lang in film.langs])
    sounds = shop.make([jobs.sound(film, lang, stem) for lang, stem in zip(film.langs, stems)])
    return dict(zip(film.langs, zip(stems, sounds)))


def cut(film: Production, timeline: Timeline) -> Mapping[str, tuple[Cue, ...]]:
    """The cues of every subtitle language, timed to this dub."""
    lexicon = film.episode.lexicon
    return {
        lang: captions.cut(timeline, lang, lexicon.get(lang, {})) for lang in film.episode.languages
    }


def finish(
    film: Production, timeline: Timeline, clips: list[Made], sound: tuple[Made, Made], shop: Workshop
) -> Finished:
    """Cut the subtitles, mux the reel, publish it, and verify what lies there."""
    stem, encoded = sound
    files = sidecars(film, timeline, cut(film, timeline))
    tracks = [
        Track(lang, jobs.NAMES.get(lang, lang), files[lang, "srt"], lang == timeline.lang)
        for lang in film.episode.languages
    ]
    (muxed,) = shop.make([jobs.mux(film, timeline, clips, encoded, tracks)])
    reel = Reel(publish(film, timeline, muxed.path), tuple(files.values()), timeline)
    (verified,) = shop.make([jobs.verify(film, reel)])
    made = [*clips, stem, encoded, muxed, verified]
    return Finished(reel, stem.value, verified.value, tuple(one.job.name for one in made if one.fresh))
