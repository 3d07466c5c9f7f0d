"""Review film: the finished dubs behind a review, each with all its subtitle tracks as WebVTT."""

from __future__ import annotations

import os
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from urllib.parse import quote

from langreel import timing
from langreel.captions import MS
from langreel.captions.formats import vtt
from langreel.captions.formats.look import TrackLook, clock_text, one_line
from langreel.errors import MediaError, UsageError
from langreel.ffmpeg import Media, probe
from langreel.languages import endonym
from langreel.model import PROFILES, Cue, Timeline
from langreel.pipeline.film import Film
from langreel.pipeline.plan import cues, takes
from langreel.pipeline.review import Reviewed

Moments = Callable[[int], Fraction]
"""When a frame of a reviewed track is shown, in seconds of the film."""


@dataclass(frozen=True, slots=True)
class Captions:
    """One subtitle track as a player takes it. ``lang`` of two stacked names both: ``zh+en``."""

    lang: str
    tag: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class FilmView:
    """A finished dub to look at. ``url`` leads to it from the page; ``shown`` is the track that is on.

    ``doubt`` says why its captions may be off, if they may.
    """

    dub: str
    url: str
    tracks: tuple[Captions, ...]
    shown: str
    moments: Moments
    doubt: str = ""

    @property
    def langs(self) -> tuple[str, ...]:
        return tuple(track.lang for track in self.tracks)


def screenings(
    film: Film | None, tracks: Sequence[Reviewed], page: Path, video: Path | None = None
) -> tuple[FilmView, ...]:
    """One for each dub of the tracks whose film is in ``out/``, or is ``video``; ``page`` will show them."""
    dubs = tuple(dict.fromkeys(track.dub for track in tracks))
    if video and len(dubs) > 1:
        raise UsageError(f"--video is one film, these are {len(dubs)} dubs", hint=f"name it: --dub {dubs[0]}")
    found = {dub: video or (_finished(film, dub) if film else None) for dub in dubs}
    return tuple(
        _screening(film, dub, [track for track in tracks if track.dub == dub], file, page)
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


def _screening(film: Film | None, dub: str, tracks: Sequence[Reviewed], video: Path, page: Path) -> FilmView:
    media = probe(video)
    if not media.frames:
        raise MediaError(f"there is no picture in {video.name}", where=str(video))
    timeline = tracks[0].timeline
    moments, doubt = _alone(tracks[0].fps), ""
    if film and timeline:
        there = _at_rate(film, timeline, round(media.fps))
        moments, doubt = along(timeline, there), _doubt(there, media)
    made = {
        **(cues(film, timeline) if film and timeline else {}),
        **{each.lang: each.cues for each in tracks},
    }
    shown = dub if dub in {each.lang for each in tracks} else tracks[0].lang
    told = tuple(_captions(lang, cues, moments) for lang, cues in made.items())
    return FilmView(dub, _url(video, page), told, shown, moments, doubt)


def _alone(fps: int) -> Moments:
    return lambda frame: Fraction(frame, fps)


def _at_rate(film: Film, timeline: Timeline, fps: int) -> Timeline:
    """The same dub, conformed to another frame rate."""
    if fps == timeline.fps:
        return timeline
    return timing.conform(film.episode, takes(film), fps)[timeline.lang]


def along(here: Timeline, there: Timeline) -> Moments:
    """Moments of one dub in a film of another rate, segment by segment: each rounds its length up."""
    starts = [slot.span.start for slot in here.slots]

    def seconds(frame: int) -> Fraction:
        at = max(0, bisect_right(starts, frame) - 1)
        slot = there.slots[at].span
        into = Fraction(frame - starts[at], here.fps)
        return min(Fraction(slot.start, there.fps) + into, Fraction(slot.end, there.fps))

    return seconds


def _doubt(timeline: Timeline, media: Media) -> str:
    if media.frames == timeline.frames:
        return ""
    return (
        f"This film lasts {float(media.seconds):.1f} s, its script now {timeline.seconds:.1f} s: "
        "captions may be off until it is rendered again."
    )


def _captions(lang: str, cues: Sequence[Cue], moments: Moments) -> Captions:
    look = TrackLook(lang)
    label = " + ".join(endonym(each) for each in look.langs)
    blocks = [_block(number, cue, moments) for number, cue in enumerate(cues, start=1)]
    return Captions(lang, look.tag, label, "\n".join(["WEBVTT", "", *blocks]))


def _block(number: int, cue: Cue, moments: Moments) -> str:
    """A cue that the player places: ours stay in the band, which the controls of a paused film cover."""
    begins, ends = (clock_text(int(MS * moments(at)), ".") for at in (cue.span.start, cue.span.end))
    return "\n".join((str(number), f"{begins} --> {ends}", *map(vtt.text, filter(one_line, cue.lines)), ""))


def _url(video: Path, page: Path) -> str:
    """Where the film lies, seen from the page: it holds on a disk and on a server."""
    return quote(os.fsencode(os.path.relpath(video, page.parent)))
