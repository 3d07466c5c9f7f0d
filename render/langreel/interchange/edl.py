"""EDL: an edit as a CMX 3600 list: an event a clip, an hour before its first frame.

It knows one picture track, so transitions are cut in where they hide something; sound goes to channels A, A2
and NONE with ``AUD 3``. Names of more than eight letters stand in comments, as every program reads them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from langreel.errors import UsageError
from langreel.interchange.clock import timecode
from langreel.interchange.edited_timeline import Edit, EditClip, EditMarker, flattened

MOST: Final = 999
HOUR: Final = 3600
_CHANNELS: Final = (("A", ""), ("A2", ""), ("NONE", "AUD  3"), ("NONE", "AUD  3    4"))
_COLORS: Final = {"chapter": "GREEN", "mark": "BLUE"}


@dataclass(frozen=True, slots=True)
class EdlEvent:
    """A clip on its channel, with a line that names a channel beyond the second."""

    channel: str
    clip: EditClip
    further: str = ""


def written(edit: Edit, folder: Path) -> Mapping[str, str]:
    """One file; UsageError where a list cannot hold as many events."""
    events = sorted(_events(edit), key=lambda event: (event.clip.span.start, event.channel != "V"))
    if len(events) > MOST:
        hint = "write it as otio or fcpxml"
        raise UsageError(f"an EDL holds {MOST} events, and this film has {len(events)}", hint=hint)
    head = [f"TITLE: {edit.name}", "FCM: NON-DROP FRAME"]
    body = [line for number, event in enumerate(events, 1) for line in _lines(edit, number, event)]
    return {f"{edit.name}.edl": "\n".join([*head, *body]) + "\n"}


def _events(edit: Edit) -> Iterator[EdlEvent]:
    for clip in flattened(edit).clips:
        yield EdlEvent("V", clip)
    for (channel, further), track in zip(_CHANNELS, edit.of_kind("sound")):
        for clip in track.clips:
            yield EdlEvent(channel, clip, further)


def _lines(edit: Edit, number: int, event: EdlEvent) -> Iterator[str]:
    clip, hour = event.clip, HOUR * round(edit.rate)
    times = (clip.begins, clip.played.end, hour + clip.span.start, hour + clip.span.end)
    codes = " ".join(timecode(each, edit.rate) for each in times)
    yield ""
    yield f"{number:03}  AX       {event.channel:<5} C        {codes}"
    if event.further:
        yield event.further
    yield f"* FROM CLIP NAME: {clip.media.name}"
    yield f"* COMMENT: {clip.name}"
    if event.channel == "V":
        yield from (_locator(edit, marker) for marker in _on(edit, clip))


def _on(edit: Edit, clip: EditClip) -> Iterator[EditMarker]:
    return (each for each in edit.markers if clip.span.start <= each.frame < clip.span.end)


def _locator(edit: Edit, marker: EditMarker) -> str:
    at = timecode(HOUR * round(edit.rate) + marker.frame, edit.rate)
    return f"* LOC: {at} {_COLORS[marker.kind]:<7} {marker.name}"
