"""Review: an episode's tracks, pictures of its cues and its finished films, for ``langreel.review``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import inf
from pathlib import Path
from tempfile import TemporaryDirectory

from langreel import theme, timing
from langreel.captions.limits import rule_set
from langreel.errors import UsageError, known
from langreel.ffmpeg.probe import told_seconds
from langreel.model import PROFILES, Timeline, Watcher
from langreel.pipeline.draw_stills import captioned
from langreel.pipeline.film import Film, RenderRequest, prepare
from langreel.pipeline.plan import cues, takes
from langreel.project import Project
from langreel.review import finished_films, thumbnails, tracks
from langreel.review.finished_films import FilmView
from langreel.review.tracks import ReviewedTrack


def film_of(project: Project, episode: str) -> Film:
    """The film whose tracks are reviewed."""
    return prepare(project, RenderRequest(episode))


def episode_tracks(
    film: Film, langs: Sequence[str], dubs: Sequence[str], *, rules: str
) -> tuple[ReviewedTrack, ...]:
    """The tracks of an episode as a render would cut them, with each dub."""
    rule_set(rules)
    for lang in langs:
        known(lang, (*film.episode.tracks, "+".join(film.episode.languages[:2])), "language")
    timelines = _timelines(film, film.profile.fps)
    with theme.worn(film.episode.theme, film.project.root):
        return tuple(
            tracks.reviewed(lang, made, rules, dub=dub, lexicon=film.episode.lexicon.get(lang, {}))
            for dub in [timelines[known(dub, timelines, "language")] for dub in dubs or timelines]
            for lang, made in cues(film, dub).items()
            if (lang in langs if langs else "+" not in lang)
        )


def file_track(
    film: Film | None,
    file: Path,
    lang: str,
    *,
    rules: str,
    fps: int,
    dub: str = "",
    encoding: str = "",
    video: Path | None = None,
) -> ReviewedTrack:
    """A subtitle file's track; held against a film's dub if there is one, else by its own times alone.

    ``video`` is the finished film that it is for, if that is known.
    """
    rule_set(rules)
    if film is None:
        seconds = told_seconds(video) if video else inf
        return tracks.file_track(file, lang, rules, fps=fps, encoding=encoding, seconds=seconds)
    timelines = _timelines(film, film.profile.fps)
    dub = known(dub or (lang if lang in timelines else film.episode.languages[0]), timelines, "language")
    lexicon = film.episode.lexicon.get(lang, {})
    with theme.worn(film.episode.theme, film.project.root):
        return tracks.file_track(
            file, lang, rules, fps=fps, encoding=encoding, dub=timelines[dub], lexicon=lexicon
        )


def pictures(film: Film, reviewed: Sequence[ReviewedTrack], watch: Watcher) -> list[Mapping[int, str]]:
    """For each track, a small picture of each cue with a finding, as a data URL, by the cue's number."""
    return [_pictures(film, track, watch) for track in reviewed]


def _pictures(film: Film, track: ReviewedTrack, watch: Watcher) -> Mapping[int, str]:
    if track.timeline is None:
        return {}
    stills, small = thumbnails.stills(track), replace(film.profile, width=854, height=480)
    with TemporaryDirectory() as folder:
        made = captioned(film, track.timeline, stills, folder=Path(folder), watch=watch, drawn=small)
        return {int(number): thumbnails.data_url(still) for number, still in made}


def film_views(
    film: Film | None, reviewed: Sequence[ReviewedTrack], page: Path, *, video: Path | None = None
) -> tuple[FilmView, ...]:
    """One for each dub of the tracks whose film is in ``out/``, or is ``video``; ``page`` will show them."""
    dubs = tuple(dict.fromkeys(track.dub for track in reviewed))
    if video and len(dubs) > 1:
        raise UsageError(f"--video is one film, these are {len(dubs)} dubs", hint=f"name it: --dub {dubs[0]}")
    found = {dub: video or (_finished(film, dub) if film else None) for dub in dubs}
    return tuple(
        _film_view(film, [track for track in reviewed if track.dub == dub], file, page=page)
        for dub, file in found.items()
        if file
    )


def _finished(film: Film, dub: str) -> Path | None:
    """The dub's film in ``out/``: of the episode's own profile, else the largest that there is."""
    own = film.profile.name
    for profile in sorted(PROFILES.values(), key=lambda each: (each.name != own, -each.width)):
        video = film.project.folder(film.episode.id, profile.name, dub) / f"{film.episode.id}.mp4"
        if video.exists():
            return video
    return None


def _film_view(film: Film | None, reviewed: Sequence[ReviewedTrack], video: Path, *, page: Path) -> FilmView:
    media, timeline = finished_films.opened(video), reviewed[0].timeline
    if film is None or timeline is None:
        return finished_films.film_view(reviewed, media, page)
    fps = round(media.fps)
    there = timeline if fps == timeline.fps else _timelines(film, fps)[timeline.lang]
    return finished_films.film_view(reviewed, media, page, there=there, others=cues(film, timeline))


def _timelines(film: Film, fps: int) -> Mapping[str, Timeline]:
    """Every dub at a rate, with estimated lengths where lines are not recorded."""
    return timing.conform(film.episode, takes(film), fps)
