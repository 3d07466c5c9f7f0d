"""Music check: every line stands clear of the music that plays while it speaks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from langreel.master.reel_findings import clock, finding
from langreel.model import Finding, Timeline

CLEAR: Final = 12.0
"""LU by which speech lies above music that does not tire its listener."""


def above_music(timeline: Timeline, margins: Sequence[float]) -> Iterator[Finding]:
    """One finding for a dub: the line that stands out least. ``margins`` are those of its stem."""
    near = [pair for pair in zip(margins, timeline.spoken) if float("-inf") < pair[0] < CLEAR]
    if not near:
        return
    margin, spoken = min(near, key=lambda pair: pair[0])
    more = f", and {len(near) - 1} more are near it" if len(near) > 1 else ""
    message = f"line {spoken.line.number} of {spoken.line.segment} lies {margin:.1f} LU above the music{more}"
    where = clock(spoken.span.start / timeline.fps)
    hint = f"at least {CLEAR:.0f} are clear: give the act's music a greater duck"
    yield finding("music-loud", message, where, hint=hint, severity="warning")
