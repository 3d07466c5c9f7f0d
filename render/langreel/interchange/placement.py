"""Placement: the clips of an edit that came back → which segments it shows, in which order, and for how long.

A clip is known by its media file and the frames of it that it plays, whatever it is called by now.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from langreel.interchange.edited_timeline import Edit, EditClip, EditTrack
from langreel.model import Span


@dataclass(frozen=True, slots=True)
class PlacedSegment:
    """A segment of the film in an edit: where it begins, and the frames that it lasts longer than it did."""

    segment: str
    start: int
    more: int = 0


@dataclass(frozen=True, slots=True)
class Placement:
    """The segments of an edit in their order, and in words what else was done to them."""

    segments: tuple[PlacedSegment, ...]
    remarks: tuple[str, ...]


def placed(edit: Edit, original: Edit) -> Placement:
    """The segments of ``original`` as they are laid in ``edit``, which counts in the same frames."""
    track = storyline(edit, original)
    found, remarks, at = list[PlacedSegment](), list[str](), 0
    for clip in _joined(track.clips):
        _hold(found, clip.span.start - at)
        at = max(at, clip.span.end)
        segments = list(_segments(clip, original))
        remarks += _remarks(edit, clip, original, segments)
        if segments:
            found += segments
        elif found and _goes_on(clip, original, found[-1].segment):
            _hold(found, clip.span.frames)
        else:
            remarks.append(_stray(edit, clip, original))
    _hold(found, track.end - at)
    if found and found[0].start:
        remarks.append(f"the film begins {_seconds(edit, found[0].start)} later")
    return _once(found, remarks)


def _hold(found: list[PlacedSegment], frames: int) -> None:
    """Let the last segment last longer, if there is one."""
    if found and frames > 0:
        found[-1] = replace(found[-1], more=found[-1].more + frames)


def _once(found: Sequence[PlacedSegment], remarks: Sequence[str]) -> Placement:
    """Every segment where it stands first."""
    times = Counter(each.segment for each in found)
    again = (f"{name} stands there {n} times; its first place counts" for name, n in times.items() if n > 1)
    first = {each.segment: each for each in reversed(found)}
    return Placement(tuple(each for each in found if first[each.segment] is each), (*remarks, *again))


def storyline(edit: Edit, original: Edit) -> EditTrack:
    """The track that holds most clips of the film's shots."""
    known = {clip.media.name for clip in original.tracks[0].clips}
    tracks = edit.of_kind("picture") or edit.tracks
    return max(tracks, key=lambda track: sum(clip.media.name in known for clip in track.clips))


def _joined(clips: Sequence[EditClip]) -> list[EditClip]:
    """Clips in their order; two that only a blade parted are one again."""
    joined = list[EditClip]()
    for clip in clips:
        last = joined[-1] if joined else None
        if last and last.media.name == clip.media.name and _meets(last, clip):
            joined[-1] = replace(
                last,
                span=Span(last.span.start, last.span.frames + clip.span.frames),
                frozen=last.frozen + clip.frozen,
            )
        else:
            joined.append(clip)
    return joined


def _meets(last: EditClip, clip: EditClip) -> bool:
    """Whether a clip plays on, or holds a picture, where the one before it ended, and as that one does."""
    holds = clip.frozen == clip.span.frames and abs(clip.begins - last.played.end) <= 1
    same = clip.span.start == last.span.end and clip.oddities == last.oddities
    return same and (clip.begins == last.played.end or holds)


def _segments(clip: EditClip, original: Edit) -> Iterator[PlacedSegment]:
    """The segments of which a clip plays more than half; the last has what is over at its end."""
    shown = [
        each
        for each in _of_media(clip, original)
        if _overlap(clip.played, each.played) * 2 > each.span.frames
    ]
    for each in shown:
        start = clip.span.start + max(0, each.begins - clip.begins)
        last = each is shown[-1]
        more = clip.played.end - each.played.end + clip.frozen if last else 0
        yield PlacedSegment(each.name, start, more)


def _of_media(clip: EditClip, original: Edit) -> list[EditClip]:
    return [each for each in original.tracks[0].clips if each.media.name == clip.media.name]


def _overlap(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _goes_on(clip: EditClip, original: Edit, segment: str) -> bool:
    """Whether a piece only goes on with the segment before it: frozen, or a bit of the same shot."""
    before = next(each for each in original.tracks[0].clips if each.name == segment)
    same = clip.media.name == before.media.name
    return same and before.begins <= clip.begins <= before.played.end


def _remarks(edit: Edit, clip: EditClip, original: Edit, segments: Sequence[PlacedSegment]) -> Iterator[str]:
    name = segments[0].segment if segments else clip.name
    yield from (f"{name} {oddity}" for oddity in clip.oddities)
    cut = max(
        (clip.begins - each.begins for each in _of_media(clip, original) if each.name == name), default=0
    )
    if cut > 0:
        yield f"{name} lacks its first {_seconds(edit, cut)}: its words begin where they did"


def _stray(edit: Edit, clip: EditClip, original: Edit) -> str:
    at = _seconds(edit, clip.span.start)
    if _of_media(clip, original):
        return f"at {at} lies less than half of a segment, out of {clip.media.name}"
    return f"at {at} lies {clip.name or clip.media.name!r}, which is not of this film"


def _seconds(edit: Edit, frames: int) -> str:
    return f"{float(frames / edit.rate):.2f} s"
