"""Edit: a dub as an editor's program has it: tracks of clips over media, markers, subtitles; whole frames."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Literal

from langreel.model import Span, Track

Kind = Literal["picture", "sound"]


@dataclass(frozen=True, slots=True)
class MediaFile:
    """A file in the folder ``media`` beside an edit: its name, and how many frames of the edit it lasts."""

    name: str
    frames: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class EditClip:
    """A stretch of a media file, from its frame ``begins`` on, at its place in the film.

    ``frozen`` of its frames only hold a picture. ``oddities`` are what an editor did to it besides, in words.
    """

    name: str
    media: MediaFile
    span: Span
    begins: int
    frozen: int = 0
    oddities: tuple[str, ...] = ()

    @property
    def played(self) -> Span:
        """The frames of its media that it plays."""
        return Span(self.begins, self.span.frames - self.frozen)


@dataclass(frozen=True, slots=True)
class EditTrack:
    """Clips in their order, none over another. What is higher in a list of tracks covers what is lower.

    ``end`` is the first frame after an emptiness behind the last clip; 0 where there is none.
    """

    name: str
    kind: Kind
    clips: tuple[EditClip, ...]
    end: int = 0


@dataclass(frozen=True, slots=True)
class EditMarker:
    """A named frame of the film: where a chapter begins, or a mark of the words."""

    name: str
    frame: int
    kind: Literal["chapter", "mark"]


@dataclass(frozen=True, slots=True)
class Edit:
    """A dub for an editor. ``rate`` is frames a second; ``tracks[0]`` has a clip for each segment.

    ``subtitles`` are tracks by their language. ``oddities`` are what a reader can make nothing of.
    """

    name: str
    lang: str
    rate: Fraction
    size: tuple[int, int]
    tracks: tuple[EditTrack, ...]
    markers: tuple[EditMarker, ...] = ()
    subtitles: Mapping[str, Track] = field(default_factory=dict)
    oddities: tuple[str, ...] = ()

    @property
    def frames(self) -> int:
        """How long the first track lasts."""
        return self.tracks[0].clips[-1].span.end if self.tracks and self.tracks[0].clips else 0

    @property
    def media(self) -> tuple[MediaFile, ...]:
        """Every media file, in the order of its first use."""
        return tuple(dict.fromkeys(clip.media for track in self.tracks for clip in track.clips))

    def of_kind(self, kind: Kind) -> tuple[EditTrack, ...]:
        """The tracks of picture, or of sound."""
        return tuple(track for track in self.tracks if track.kind == kind)


def at_rate(edit: Edit, rate: Fraction) -> Edit:
    """The same edit counted in other frames, each the nearest to where it was."""
    if edit.rate == rate:
        return edit

    def there(frame: int) -> int:
        return round(frame * rate / edit.rate)

    def laid(span: Span) -> Span:
        return Span(there(span.start), there(span.end) - there(span.start))

    def clip(each: EditClip) -> EditClip:
        media = replace(each.media, frames=there(each.media.frames))
        return replace(
            each, media=media, span=laid(each.span), begins=there(each.begins), frozen=there(each.frozen)
        )

    def cues(track: Track) -> Track:
        return Track(tuple(replace(cue, span=laid(cue.span)) for cue in track.cues), round(rate))

    return replace(
        edit,
        rate=rate,
        tracks=tuple(
            replace(track, clips=tuple(map(clip, track.clips)), end=there(track.end)) for track in edit.tracks
        ),
        markers=tuple(replace(marker, frame=there(marker.frame)) for marker in edit.markers),
        subtitles={lang: cues(track) for lang, track in edit.subtitles.items()},
    )


def marks_on(edit: Edit, clip: EditClip) -> Iterator[tuple[EditMarker, int]]:
    """The marks that fall on a clip, each with the frame of its media."""
    for marker in edit.markers:
        if marker.kind == "mark" and clip.span.start <= marker.frame < clip.span.end:
            yield marker, clip.begins + marker.frame - clip.span.start


def flattened(edit: Edit) -> EditTrack:
    """What is seen, as one track: each picture track cut away where the one above it has a clip."""
    lowest, *others = edit.of_kind("picture")
    clips = lowest.clips
    for track in others:
        for above in track.clips:
            clips = tuple(piece for clip in clips for piece in _beside(clip, above.span))
        clips = tuple(sorted((*clips, *track.clips), key=lambda clip: clip.span.start))
    return EditTrack(lowest.name, "picture", clips)


def _beside(clip: EditClip, hidden: Span) -> tuple[EditClip, ...]:
    """What of a clip lies before and after some frames."""
    before = Span(clip.span.start, min(clip.span.end, hidden.start) - clip.span.start)
    start = max(clip.span.start, hidden.end)
    after = Span(start, clip.span.end - start)
    return tuple(
        EditClip(clip.name, clip.media, span, clip.begins + span.start - clip.span.start)
        for span in (before, after)
        if span.frames > 0
    )
