"""OTIO: an edit as OpenTimelineIO has it. Frames are whole numbers over the edit's rate."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

from langreel.errors import ToolError
from langreel.interchange.edited_timeline import Edit, EditClip, EditMarker, EditTrack, MediaFile, marks_on
from langreel.model import Span


def written(edit: Edit, folder: Path) -> Mapping[str, str]:
    """One file; its media by their path from there."""
    otio = library()
    text: str = otio.adapters.write_to_string(timeline(edit), "otio_json")
    return {f"{edit.name}.otio": text}


def library() -> Any:
    """OpenTimelineIO, which not everybody needs; ToolError where it is missing."""
    try:
        import opentimelineio
    except ImportError:
        hint = "pip install 'langreel[timelines]'"
        raise ToolError("OpenTimelineIO is not installed", hint=hint) from None
    return opentimelineio


def timeline(edit: Edit) -> Any:
    """The edit as OpenTimelineIO's own object: picture tracks from the lowest up, then sound."""
    otio = library()
    made = otio.schema.Timeline(edit.name, metadata={"langreel": {"lang": edit.lang}})
    made.tracks.extend([_track(edit, track) for track in edit.tracks])
    chapters = (marker for marker in edit.markers if marker.kind == "chapter")
    made.tracks.markers.extend([_marker(edit, marker, marker.frame) for marker in chapters])
    return made


def _track(edit: Edit, track: EditTrack) -> Any:
    otio = library()
    kind = otio.schema.TrackKind.Video if track.kind == "picture" else otio.schema.TrackKind.Audio
    made = otio.schema.Track(track.name, kind=kind)
    at = 0
    for clip in track.clips:
        if clip.span.start > at:
            made.append(otio.schema.Gap(source_range=_range(edit, Span(0, clip.span.start - at))))
        made.append(_clip(edit, clip, track is edit.tracks[0]))
        at = clip.span.end
    return made


def _clip(edit: Edit, clip: EditClip, marked: bool) -> Any:
    otio = library()
    made = otio.schema.Clip(clip.name, _media(edit, clip.media), _range(edit, clip.played))
    if marked:
        made.markers.extend([_marker(edit, marker, frame) for marker, frame in marks_on(edit, clip)])
    return made


def _media(edit: Edit, media: MediaFile) -> Any:
    reference = library().schema.ExternalReference(
        f"media/{quote(media.name)}", _range(edit, Span(0, media.frames))
    )
    reference.name = media.name
    return reference


def _marker(edit: Edit, marker: EditMarker, frame: int) -> Any:
    otio = library()
    color = otio.schema.MarkerColor.GREEN if marker.kind == "chapter" else otio.schema.MarkerColor.BLUE
    return otio.schema.Marker(marker.name, _range(edit, Span(frame, 1)), color)


def _range(edit: Edit, span: Span) -> Any:
    time = library().opentime
    rate = float(edit.rate)
    return time.TimeRange(time.RationalTime(span.start, rate), time.RationalTime(span.frames, rate))
