"""Loudness: how loud what lies in ``out/`` is: as a whole, moment by moment, and above its music."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import inf
from pathlib import Path

from langreel import theme, timing
from langreel.model import Timeline
from langreel.pipeline import mix_dub
from langreel.pipeline.film import Film, RenderRequest, prepare
from langreel.pipeline.plan import dry_run
from langreel.pipeline.render import record
from langreel.pipeline.sound_jobs import dub_sound
from langreel.pipeline.verify import finished_reel
from langreel.project import Project


@dataclass(frozen=True, slots=True)
class LoudnessReport:
    """A finished dub as it is heard. ``picture`` is its curve, ``momentary`` the same in LUFS, ten a second.

    ``margins`` are the LU by which each line, named ``segment.number``, lies above the music that plays
    while it speaks; empty where there is none, or where the film is older than its script.
    """

    lang: str
    video: Path
    picture: Path
    lufs: float
    peak: float
    range: float
    loudest: float
    longest_silence: float
    margins: Mapping[str, float]
    momentary: tuple[float, ...]


def loudness(project: Project, request: RenderRequest) -> tuple[LoudnessReport, ...]:
    """A report of each dub, its picture written beside it; UsageError where a film has not been rendered."""
    film = prepare(project, request)
    runner = dry_run(film)
    timelines = timing.conform(film.episode, record(film, runner), film.profile.fps)
    stems = runner.make({lang: mix_dub.mix(dub_sound(film, timelines[lang])) for lang in film.langs})
    return tuple(_report(film, timelines[lang], stems[lang].value.margins) for lang in film.langs)


def _report(film: Film, timeline: Timeline, margins: Sequence[float]) -> LoudnessReport:
    # Loaded where a film is listened to.
    from langreel.ffmpeg import probe
    from langreel.master import loudness_picture
    from langreel.master.loudness_curve import loudness_curve

    video = finished_reel(film, timeline).video
    curve, media = loudness_curve(video), probe(video)
    picture = video.with_name("loudness.png")
    chapters = [(chapter.begins, chapter.title) for chapter in media.chapters]
    with theme.worn(film.episode.theme, film.project.root):
        loudness_picture.draw(curve, chapters, media.seconds, lang=timeline.lang, out=picture)
    return LoudnessReport(
        lang=timeline.lang,
        video=video,
        picture=picture,
        lufs=curve.loudness.lufs,
        peak=curve.loudness.peak,
        range=curve.range,
        loudest=max(curve.momentary, default=-inf),
        longest_silence=curve.longest_silence,
        margins={
            f"{spoken.line.segment}.{spoken.line.number}": margin
            for spoken, margin in zip(timeline.spoken, margins)
            if margin > -inf
        },
        momentary=curve.momentary,
    )
