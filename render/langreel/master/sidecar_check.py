"""Sidecar check: the subtitle files beside a reel keep to it, and its soft tracks say the same as they do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest
from typing import Final

from langreel.languages import iso_639_2
from langreel.master.reel_findings import RENDER, clock, finding
from langreel.master.tracks import Sidecar, SoftTrack, of_languages
from langreel.model import Cue, Finding, Timeline, Track

_TOLD_BY_TIME: Final = frozenset({"overlap"})
"""What a reader tells by its line, and this by its time in the reel."""
_ANY_ORDER: Final = frozenset({"unsorted"})
"""What is no fault where one language may stand in the file after the other."""


def against_reel(
    sidecars: Sequence[Sidecar], soft: Sequence[SoftTrack], timeline: Timeline
) -> Iterator[Finding]:
    """What is wrong with the files beside a reel. ``soft`` are its tracks as they were read back."""
    for sidecar in sidecars:
        yield from _odd(sidecar)
        yield from _times(sidecar, timeline)
    langs = list(dict.fromkeys(each.lang for each in sidecars if not each.stacked))
    own = of_languages(langs, soft)
    for lang in langs:
        if lang not in own:
            message = f"no soft subtitle track is tagged {iso_639_2(lang)} ({lang})"
            yield finding("tracks", message, hint=RENDER)
            continue
        for sidecar in (each for each in sidecars if each.lang == lang):
            yield from _apart(sidecar, own[lang].subtitles)


def _odd(sidecar: Sidecar) -> Iterator[Finding]:
    for each in sidecar.odd:
        told_elsewhere = each.rule in _TOLD_BY_TIME or (sidecar.stacked and each.rule in _ANY_ORDER)
        if each.severity != "info" and not told_elsewhere:
            yield finding("subtitles", f"{sidecar.name}: {each.message}", each.where, hint=RENDER)


def _times(sidecar: Sidecar, timeline: Timeline) -> Iterator[Finding]:
    """Cues stand within the reel; in one language, none begins while another stands."""
    cues = [(*_seconds(cue, sidecar.subtitles), cue) for cue in sidecar.subtitles.cues]
    for begins, ends, _ in cues:
        if ends > timeline.seconds + 0.0005:
            span = f"from {clock(begins)} to {clock(ends)}"
            message = f"{sidecar.name}: a cue {span}, in a reel of {clock(timeline.seconds)}"
            yield finding("cue-times", message, clock(begins), hint="correct its times")
    for (_, before, _), (begins, _, _) in pairwise(cues) if not sidecar.stacked else ():
        if begins < before - 0.0005:
            message = f"{sidecar.name}: a cue begins before the one before it ends"
            yield finding("cue-times", message, clock(begins), hint="correct its times")


def _seconds(cue: Cue, track: Track) -> tuple[float, float]:
    return cue.span.start / track.rate, cue.span.end / track.rate


def _apart(sidecar: Sidecar, soft: Track) -> Iterator[Finding]:
    """The first cue in which a file and the track of its language differ."""
    here, there = _milliseconds(sidecar.subtitles), _milliseconds(soft)
    for one, other in zip_longest(here, there):
        if not (one and other and _alike(one, other, sidecar.step)):
            begins, _, lines = one or other or (0, 0, ())
            words = "\n".join(lines)
            message = f"the {sidecar.lang} track inside the reel and {sidecar.name} differ: {words!r}"
            hint = "langreel subs swap puts the file into the reel"
            yield finding("tracks", message, clock(begins / 1000), hint=hint)
            return


_TimedLines = tuple[int, int, tuple[str, ...]]


def _milliseconds(track: Track) -> list[_TimedLines]:
    return [
        (track.milliseconds(cue.span.start), track.milliseconds(cue.span.end), cue.lines)
        for cue in track.cues
    ]


def _alike(one: _TimedLines, other: _TimedLines, step: int) -> bool:
    return abs(one[0] - other[0]) <= step and abs(one[1] - other[1]) <= step and one[2] == other[2]
