"""Edit remarks: what an editor changed besides its segments, which the script cannot take back, in words."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from langreel import languages
from langreel.interchange.edit import Edit, EditClip, EditTrack
from langreel.interchange.film_edit import MUSIC
from langreel.interchange.placement import Placement, storyline

Thing = tuple[str, str, str, int, int]
"""A kind, a name, the segment it belongs to, its frames after that begins, and how many there are of it."""


@dataclass(frozen=True, slots=True)
class SegmentStarts:
    """Where segments begin in an edit, to say of anything to which it belongs."""

    starts: tuple[int, ...]
    segments: tuple[str, ...]

    def of(self, frame: int) -> tuple[str, int]:
        """The segment that a frame belongs to, and how many frames after its beginning."""
        number = bisect_right(self.starts, frame) - 1
        return (self.segments[number], frame - self.starts[number]) if number >= 0 else ("", frame)


def edit_remarks(edit: Edit, original: Edit, placement: Placement) -> tuple[str, ...]:
    """What of sound, markers, subtitles and other tracks is not as it was."""
    ours = SegmentStarts(
        tuple(clip.span.start for clip in original.tracks[0].clips),
        tuple(clip.name for clip in original.tracks[0].clips),
    )
    theirs = SegmentStarts(
        tuple(each.start for each in placement.segments), tuple(each.segment for each in placement.segments)
    )
    same = ours.segments == theirs.segments and not any(each.more for each in placement.segments)
    return tuple(
        dict.fromkeys(
            (
                *edit.oddities,
                *_strange(edit, original),
                *_differences(
                    _sounds(original, ours, same),
                    _sounds(edit, theirs, same),
                    theirs,
                    "moved, cut or taken out",
                ),
                *_marker_remarks(edit, original, ours, theirs),
                *_subtitle_remarks(edit, original, ours, theirs),
            )
        )
    )


def _strange(edit: Edit, original: Edit) -> Iterator[str]:
    """Clips that are not of this film, and pictures of it on other tracks."""
    known = {media.name for media in original.media}
    story = storyline(edit, original)
    shots = {clip.media.name for clip in original.tracks[0].clips}
    for track in edit.tracks:
        if track is story:
            continue
        for clip in track.clips:
            at = f"{float(clip.span.start / edit.rate):.2f} s"
            if clip.media.name not in known:
                yield f"at {at} lies {clip.name or clip.media.name!r}, which is not of this film"
            elif clip.media.name in shots:
                yield f"at {at} lies {clip.name!r} over the film"
            for oddity in clip.oddities:
                yield f"{_stem(clip)} of {clip.name} {oddity}"


def _stem(clip: EditClip) -> str:
    return clip.media.name.partition(".")[0]


def _sounds(edit: Edit, grid: SegmentStarts, same: bool) -> Counter[Thing]:
    """Where sound lies; music, which is laid anew where segments move, only if none did."""
    clips = (clip for track in _sound_tracks(edit) for clip in track.clips)
    return Counter({
        (_stem(clip), clip.media.name, *grid.of(clip.span.start), clip.span.frames)
        for clip in clips if same or _stem(clip) != MUSIC
    })  # fmt: skip


def _sound_tracks(edit: Edit) -> Iterator[EditTrack]:
    return (track for track in edit.tracks if track.kind == "sound")


def _differences(before: Counter[Thing], now: Counter[Thing], grid: SegmentStarts, done: str) -> Iterator[str]:
    for kind, _, segment, _, _ in before - now:
        if segment in grid.segments:
            yield f"{kind} of {segment} was {done}"


def _markers(edit: Edit, grid: SegmentStarts) -> Counter[Thing]:
    return Counter((each.kind, each.name, *grid.of(each.frame), 1) for each in edit.markers)


def _marker_remarks(edit: Edit, original: Edit, ours: SegmentStarts, theirs: SegmentStarts) -> Iterator[str]:
    if original.markers and not edit.markers:
        yield "no markers came back"
        return
    before, now = _markers(original, ours), _markers(edit, theirs)
    for kind, name, segment, _, _ in before - now:
        if segment in theirs.segments:
            yield f"the {kind} {name!r} of {segment} was moved, renamed or taken out"
    for kind, name, segment, _, _ in now - before:
        if not any((kind, name, segment) == each[:3] for each in before):
            yield f"the {kind} {name!r} at {segment or 'the beginning'} is new: marks stand in the words"


def _subtitle_remarks(edit: Edit, original: Edit, ours: SegmentStarts, theirs: SegmentStarts) -> Iterator[str]:
    if not edit.subtitles:
        return
    before, now = _cues(original, ours), _cues(edit, theirs)
    for lang, words, segment, _, _ in before - now:
        if segment in theirs.segments:
            yield f"the {lang} subtitle {words!r} of {segment} was changed: it is cut from the script's words"
    for lang, words, segment, _, _ in now - before:
        if not any((lang, words, segment) == each[:3] for each in before):
            yield f"the {lang} subtitle {words!r} at {segment or 'the beginning'} is new"


def _cues(edit: Edit, grid: SegmentStarts) -> Counter[Thing]:
    return Counter(
        (languages.of(lang).tag, " ".join(cue.lines), *grid.of(cue.span.start), cue.span.frames)
        for lang, track in edit.subtitles.items()
        for cue in track.cues
    )
