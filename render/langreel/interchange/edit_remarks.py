"""Edit remarks: what an editor changed besides its segments, which the script cannot take back, in words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from langreel import languages
from langreel.interchange.edited_timeline import Edit, EditClip
from langreel.interchange.film_edit import MUSIC
from langreel.interchange.placement import Placement, storyline

FEW: Final = 5
"""So many segments are named of those that share a remark."""
Thing = tuple[str, str, str, int, int]
"""A kind, a name, the segment that it belongs to, its first frame from there, and its frames."""


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
    """What of sound, markers, subtitles and other tracks is not as it was.

    Music and chapters are laid by acts: where segments moved, they lie elsewhere anyhow.
    """
    clips, segments = original.tracks[0].clips, placement.segments
    ours = SegmentStarts(tuple(clip.span.start for clip in clips), tuple(clip.name for clip in clips))
    theirs = SegmentStarts(tuple(each.start for each in segments), tuple(each.segment for each in segments))
    same = ours.segments == theirs.segments and not any(each.more for each in segments)
    remarks = (
        *edit.oddities,
        *_strange(edit, original),
        *_sound_remarks(_sounds(original, ours, same), _sounds(edit, theirs, same), theirs),
        *_marker_remarks(_markers(original, ours, same), _markers(edit, theirs, same), theirs),
        *_subtitle_remarks(edit, original, ours, theirs),
    )
    return tuple(dict.fromkeys(remarks))


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


def _sounds(edit: Edit, starts: SegmentStarts, same: bool) -> list[Thing]:
    """Where sound lies; a program may have made two tracks of a stereo one."""
    clips = (clip for track in edit.of_kind("sound") for clip in track.clips)
    return list(dict.fromkeys(
        (_stem(clip), clip.media.name, *starts.of(clip.span.start), clip.span.frames)
        for clip in clips if same or _stem(clip) != MUSIC
    ))  # fmt: skip


def _sound_remarks(before: list[Thing], now: list[Thing], starts: SegmentStarts) -> Iterator[str]:
    """A line a stem: an editor who moves pictures alone has moved all that is heard."""
    lost = [each for each in before if each not in set(now) and each[2] in starts.segments]
    for stem in dict.fromkeys(each[0] for each in lost):
        names = [each[2] for each in lost if each[0] == stem]
        more = f" and {len(names) - FEW} more" if len(names) > FEW else ""
        yield f"{stem} of {', '.join(names[:FEW])}{more} does not lie where its picture does, or was cut"


def _markers(edit: Edit, starts: SegmentStarts, same: bool) -> list[Thing]:
    found = (each for each in edit.markers if same or each.kind == "mark")
    return [(each.kind, each.name, *starts.of(each.frame), 1) for each in found]


def _marker_remarks(before: list[Thing], now: list[Thing], starts: SegmentStarts) -> Iterator[str]:
    if before and not now:
        yield "no markers came back"
        return
    there, here = set(now), set(before)
    for thing in before:
        if thing not in there and thing[2] in starts.segments:
            yield f"the {thing[0]} {thing[1]!r} of {thing[2]} was moved, renamed or taken out"
    known = {thing[:3] for thing in before}
    for thing in now:
        if thing not in here and thing[:3] not in known:
            where = thing[2] or "the beginning"
            yield f"the {thing[0]} {thing[1]!r} at {where} is new: marks stand in the words"


def _subtitle_remarks(
    edit: Edit, original: Edit, ours: SegmentStarts, theirs: SegmentStarts
) -> Iterator[str]:
    if not edit.subtitles:
        return
    before, now = _cues(original, ours), _cues(edit, theirs)
    there, here, known = set(now), set(before), {thing[:3] for thing in before}
    for thing in before:
        if thing not in there and thing[2] in theirs.segments:
            what = f"the {thing[0]} subtitle {thing[1]!r} of {thing[2]}"
            yield f"{what} was changed: it is cut from the script's words"
    for thing in now:
        if thing not in here and thing[:3] not in known:
            yield f"the {thing[0]} subtitle {thing[1]!r} at {thing[2] or 'the beginning'} is new"


def _cues(edit: Edit, starts: SegmentStarts) -> list[Thing]:
    return [
        (languages.of(lang).tag, " ".join(cue.lines), *starts.of(cue.span.start), cue.span.frames)
        for lang, track in edit.subtitles.items()
        for cue in track.cues
    ]
