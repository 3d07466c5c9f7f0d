"""Film edit: a timeline and the names of its media → the edit that an editor gets.

Picture, voice and effects have a clip for each segment, so that a segment can be moved with all that is its
own; music has one for each act. A transition lies above the cut that it hides: taken away, the cut is there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from langreel.interchange.edited_timeline import Edit, EditClip, EditMarker, EditTrack, MediaFile
from langreel.model import Profile, Span, Timeline, Track

MUSIC = "music"
"""The stem that is laid by acts; others are laid by segments."""


@dataclass(frozen=True, slots=True)
class MadeTransition:
    """A transition as it was rendered: what it is called, its file, and where it lies in the film."""

    name: str
    media: str
    span: Span


def film_edit(
    timeline: Timeline,
    profile: Profile,
    *,
    shots: Sequence[str],
    transitions: Sequence[MadeTransition] = (),
    sounds: Mapping[str, str] | None = None,
    silent: Collection[int] = (),
    subtitles: Mapping[str, Track] | None = None,
) -> Edit:
    """The edit of a dub. ``shots`` and ``sounds`` name media files: of each shot, of each stem by its name.

    ``silent`` are the frames at which acts without music begin.
    """
    picture = EditTrack("shots", "picture", tuple(_pictures(timeline, shots)))
    above = tuple(
        EditClip(each.name, MediaFile(each.media, each.span.frames, "picture"), each.span, 0)
        for each in transitions
    )
    return Edit(
        name=f"{timeline.episode}.{timeline.lang}",
        lang=timeline.lang,
        rate=Fraction(timeline.fps),
        size=(profile.width, profile.height),
        tracks=(
            picture,
            *((EditTrack("transitions", "picture", above),) if above else ()),
            *(_sound(timeline, name, file, silent) for name, file in (sounds or {}).items()),
        ),
        markers=tuple(sorted(_markers(timeline), key=lambda marker: marker.frame)),
        subtitles=subtitles or {},
    )


def _pictures(timeline: Timeline, files: Sequence[str]) -> Iterator[EditClip]:
    """A clip for each segment, out of its shot."""
    for shot, laid, file in zip(timeline.shots, timeline.shot_spans, files, strict=True):
        media = MediaFile(file, shot.frames, "picture")
        for beat in shot.beats:
            span = Span(laid.start + beat.span.start, beat.span.frames)
            yield EditClip(beat.segment, media, span, beat.span.start)


def _sound(timeline: Timeline, name: str, file: str, silent: Collection[int]) -> EditTrack:
    media = MediaFile(file, timeline.frames, "sound")
    pieces = _acts(timeline, silent) if name == MUSIC else _segments(timeline)
    clips = (EditClip(title, media, span, span.start) for title, span in pieces)
    return EditTrack(name, "sound", tuple(clips))


def _segments(timeline: Timeline) -> Iterator[tuple[str, Span]]:
    return ((slot.segment.id, slot.span) for slot in timeline.slots)


def _acts(timeline: Timeline, silent: Collection[int]) -> Iterator[tuple[str, Span]]:
    starts = [*(chapter.frame for chapter in timeline.chapters), timeline.frames]
    for chapter, (start, end) in zip(timeline.chapters, pairwise(starts)):
        if start not in silent:
            yield _one_line(chapter.title), Span(start, end - start)


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _markers(timeline: Timeline) -> Iterator[EditMarker]:
    for chapter in timeline.chapters:
        yield EditMarker(_one_line(chapter.title), chapter.frame, "chapter")
    for slot in timeline.slots:
        for name, frame in slot.marks.items():
            # A mark on the last word may fall on the first frame after it.
            yield EditMarker(name, slot.span.start + min(frame, slot.span.frames - 1), "mark")
