"""Thumbnails: the moments of a dub that show cues with findings, and small pictures for the page."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from langreel.model import Span, Still
from langreel.review.tracks import ReviewedTrack

_WIDE = 480
"""Pixels that a picture on the page is wide."""


def stills(track: ReviewedTrack) -> list[tuple[Still, ...]]:
    """For each shot of the dub, the cues with findings in it; a cue's number is the caption of its still."""
    return [tuple(_stills(track, span)) for span in track.timeline.shot_spans] if track.timeline else []


def _stills(track: ReviewedTrack, shot: Span) -> Iterator[Still]:
    """The middle of each cue with a finding that stands, at its middle, in the shot."""
    for number in sorted({number for number, finding in track.judged if finding.severity != "info"}):
        span = track.subtitles.cues[number].span
        frame = span.start + span.frames // 2
        if shot.start <= frame < shot.end:
            yield Still(str(number), frame - shot.start)


def data_url(still: Path) -> str:
    """A picture, made small, as part of the page."""
    from PIL import Image

    buffer = BytesIO()
    with Image.open(still) as picture:
        picture.convert("RGB").resize((_WIDE, _WIDE * picture.height // picture.width)).save(
            buffer, "JPEG", quality=80
        )
    return f"data:image/jpeg;base64,{base64.b64encode(buffer.getvalue()).decode('ascii')}"
