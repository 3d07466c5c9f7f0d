"""Films: the finished dubs behind a review, each with all its subtitle tracks as WebVTT."""

from __future__ import annotations

import os
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from types import MappingProxyType
from urllib.parse import quote

from langreel.captions.formats import vtt
from langreel.captions.formats.appearance import TrackLook, clock_text
from langreel.errors import MediaError
from langreel.ffmpeg import Media, probe
from langreel.languages import endonym
from langreel.model import Cue, Timeline, Track
from langreel.review.tracks import ReviewedTrack

Moments = Callable[[int], Fraction]
"""When a frame of a reviewed track is shown, in seconds of the film."""


@dataclass(frozen=True, slots=True)
class PlayerTrack:
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
    tracks: tuple[PlayerTrack, ...]
    shown: str
    moments: Moments
    doubt: str = ""

    @property
    def langs(self) -> tuple[str, ...]:
        return tuple(track.lang for track in self.tracks)


def opened(video: Path) -> Media:
    """What a film holds; MediaError where it has no picture."""
    media = probe(video)
    if not media.frames:
        raise MediaError(f"there is no picture in {video.name}", where=str(video))
    return media


def film_view(
    tracks: Sequence[ReviewedTrack],
    media: Media,
    page: Path,
    *,
    there: Timeline | None = None,
    others: Mapping[str, Track] = MappingProxyType({}),
) -> FilmView:
    """A film with the reviewed tracks of one dub, as ``page`` will show it.

    ``there`` is the dub as its script has it now, at the rate of the film; ``others`` are its further tracks.
    """
    first = tracks[0]
    moments = along(first.timeline, there) if first.timeline and there else _alone(first.subtitles.rate)
    shown = first.dub if first.dub in {track.lang for track in tracks} else first.lang
    cued = {**others, **{track.lang: track.subtitles for track in tracks}}
    return FilmView(
        dub=first.dub,
        url=_url(media.path, page),
        tracks=tuple(_player_track(lang, cued[lang], moments) for lang in cued),
        shown=shown,
        moments=moments,
        doubt=_doubt(there, media) if there else "",
    )


def _alone(fps: int) -> Moments:
    return lambda frame: Fraction(frame, fps)


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


def _player_track(lang: str, track: Track, moments: Moments) -> PlayerTrack:
    look = TrackLook(lang)
    label = " + ".join(endonym(each) for each in look.langs)
    blocks = [_block(number, cue, moments, look) for number, cue in enumerate(track.cues, start=1)]
    return PlayerTrack(lang, look.tag, label, "\n".join(["WEBVTT", "", *blocks]))


def _block(number: int, cue: Cue, moments: Moments, look: TrackLook) -> str:
    """A cue that the player places: ours stay in the band, which the controls of a paused film cover."""
    begins, ends = (clock_text(int(1000 * moments(at)), ".") for at in (cue.span.start, cue.span.end))
    return "\n".join((str(number), f"{begins} --> {ends}", *vtt.words(cue, look), ""))


def _url(video: Path, page: Path) -> str:
    """Where the film lies, seen from the page: it holds on a disk and on a server."""
    return quote(os.fsencode(os.path.relpath(video, page.parent)))
