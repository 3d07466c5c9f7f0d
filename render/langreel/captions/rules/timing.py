"""Time rules: how long cues stand, how far apart, and how they keep to the voice and the cuts."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from math import ceil

from langreel import languages
from langreel.captions.rules.judged_track import JudgedTrack, Remark
from langreel.model import Cue, Span


def overlap(track: JudgedTrack) -> Iterator[Remark]:
    for number, (cue, after) in enumerate(pairwise(track.cues), start=1):
        if after.span.start < cue.span.end:
            frames = cue.span.end - after.span.start
            yield Remark(number, f"begins {frames} frames before the cue before it ends")


def tight(track: JudgedTrack) -> Iterator[Remark]:
    for number, gap in _gaps(track):
        if 0 <= gap < track.times.gap:
            yield Remark(number, f"begins {gap} frames after the cue before it, {track.times.gap} are needed")


def loose(track: JudgedTrack) -> Iterator[Remark]:
    for number, gap in _gaps(track):
        cue, half = track.cues[number], track.times.half
        full = track.cues[number - 1].span.frames + gap - track.times.gap > track.times.longest
        if track.times.gap < gap < half and not full and cue.span.frames > 0:
            yield Remark(number, f"a gap of {gap} frames flickers", f"close it to {track.times.gap}")


def _gaps(track: JudgedTrack) -> Iterator[tuple[int, int]]:
    for number, (cue, after) in enumerate(pairwise(track.cues), start=1):
        yield number, after.span.start - cue.span.end


def short(track: JudgedTrack) -> Iterator[Remark]:
    for number, cue in enumerate(track.cues):
        if cue.span.frames < track.times.shortest:
            yield Remark(number, f"stands for {cue.span.frames} frames, {track.times.shortest} are needed")


def long(track: JudgedTrack) -> Iterator[Remark]:
    for number, cue in enumerate(track.cues):
        if cue.span.frames > track.times.longest:
            yield Remark(number, f"stands for {cue.span.frames} frames, {track.times.longest} are the most")


def fast(track: JudgedTrack) -> Iterator[Remark]:
    for number, speed, lang, most, _ in _speeds(track):
        if speed > most:
            yield Remark(
                number, f"asks for {speed:.1f} {lang} characters a second, {most:g} are the most", "say less"
            )


def brisk(track: JudgedTrack) -> Iterator[Remark]:
    for number, speed, lang, most, ease in _speeds(track):
        if ease < speed <= most:
            yield Remark(number, f"asks for {speed:.1f} {lang} characters a second, {ease:g} read with ease")


def busy(track: JudgedTrack) -> Iterator[Remark]:
    """While a chart moves or a long figure is read, eyes are elsewhere: the limit shrinks."""
    for number, speed, lang, most, _ in _speeds(track):
        lines, calm = track.cues[number].lines, most * track.rules.busy
        why = "a long figure" if any(map(_LONG_FIGURE.search, lines)) else ""
        why = why or ("a chart that moves" if _moves(track, number) else "")
        if why and calm < speed <= most:
            yield Remark(
                number, f"asks for {speed:.1f} {lang} characters a second beside {why}, {calm:g} fit"
            )


# Four digits and more that are no year, or digits with a decimal part.
_LONG_FIGURE = re.compile(r"\d[\d,]{4,}\d|\d+\.\d{2,}|(?<![\d.])(?!(?:19|20)\d\d(?!\d))\d{4,}")


def _moves(track: JudgedTrack, number: int) -> bool:
    """Whether charts move for half of the time that a cue stands."""
    span = track.cues[number].span
    # Charts move for a second.
    first, after = (bisect_left(track.motion, (at,)) for at in (span.start - track.fps, span.end))
    near = track.motion[first:after]
    return 2 * sum(min(ends, span.end) - max(begins, span.start) for begins, ends in near) >= span.frames


def wordy(track: JudgedTrack) -> Iterator[Remark]:
    """Words a minute, and the least that a word may stand."""
    stands = _stands(track)
    for number, lines, lang, _ in track.parts():
        words, seconds = len(" ".join(lines).split()), stands(number, lines) / track.fps
        if not languages.of(lang).spaced or not words or seconds <= 0:
            continue
        if track.rules.word and seconds < words * track.rules.word:
            yield Remark(
                number,
                f"stands {seconds:.1f} s for {words} words, {words * track.rules.word:.1f} s are needed",
            )
        elif track.rules.minute and words > 1 and words * 60 / seconds > track.rules.minute:
            yield Remark(
                number,
                f"asks for {words * 60 / seconds:.0f} words a minute, {track.rules.minute} are the most",
            )


def _speeds(track: JudgedTrack) -> Iterator[tuple[int, float, str, float, float]]:
    stands = _stands(track)
    for number, lines, lang, limits in track.parts():
        seconds = max(stands(number, lines), 1) / track.fps
        yield number, sum(map(limits.size, lines)) / seconds, lang, limits.speed, limits.ease


def _stands(track: JudgedTrack) -> Callable[[int, tuple[str, ...]], int]:
    """A function ``(cue, lines) ->`` the frames for which a text stands.

    In a bilingual track, that is through all the cues on end that repeat it.
    """
    if len(track.langs) == 1:
        return lambda number, lines: track.cues[number].span.frames
    first, last = _runs(track.cues), _runs(track.cues[::-1])
    end = len(track.cues) - 1

    def stands(number: int, lines: tuple[str, ...]) -> int:
        begins, ends = first[number][lines[0]], end - last[end - number][lines[0]]
        return track.cues[ends].span.end - track.cues[begins].span.start

    return stands


def _runs(cues: Sequence[Cue]) -> list[Mapping[str, int]]:
    """For each cue, the cue from which on each of its lines has stood without a break."""
    found: list[Mapping[str, int]] = []
    before: Mapping[str, int] = {}
    for number, cue in enumerate(cues):
        before = {line: before.get(line, number) for line in cue.lines}
        found.append(before)
    return found


def off_voice(track: JudgedTrack) -> Iterator[Remark]:
    """A cue starts on the first audio frame of its words, on the cut before them, or earlier to be read."""
    if not track.speech:
        return
    begins, edges = [begin for begin, _ in track.speech], frozenset(track.cuts)
    for number, cue in enumerate(track.cues):
        start = cue.span.start
        if start in edges or _sounds(track, start):
            continue
        next_word = bisect_left(begins, start)
        early = begins[next_word] - start if next_word < len(begins) else track.frames - start
        if early > track.rules.early and not _needed(track, number, early):
            yield Remark(number, f"begins {early} frames before its first word")
    for number, late in _late(track):
        yield Remark(number, f"begins {late} frames after its first word")


def _late(track: JudgedTrack) -> Iterator[tuple[int, int]]:
    """Words that began while no cue stood: how late the next cue came."""
    clear = [0, *(cue.span.end + track.times.gap - 1 for cue in track.cues)]
    begins, edges = [begin for begin, _ in track.speech], frozenset(track.cuts)
    for number, cue in enumerate(track.cues):
        at = bisect_left(begins, clear[number])
        start = cue.span.start
        if at < len(begins) and start - begins[at] > track.rules.early and start not in edges:
            yield number, start - begins[at]


def _sounds(track: JudgedTrack, frame: int) -> bool:
    """Whether a word is being said on the frame."""
    at = bisect_left(track.speech, (frame + 1,)) - 1
    return at >= 0 and frame < track.speech[at][1]


def lingers(track: JudgedTrack) -> Iterator[Remark]:
    """A cue may outlast its words by half a second; by more only to be read, or chained to the next."""
    if not track.speech:
        return
    most = ceil(track.rules.tail * track.fps)
    for number, cue in enumerate(track.cues):
        begun = bisect_left(track.speech, (cue.span.end,))
        if not begun:
            continue
        tail = cue.span.end - track.speech[begun - 1][1]
        chained = number + 1 < len(track.cues) and _gap(track, number) <= track.times.gap
        if tail > (2 * most if chained else most) and not _needed(track, number, tail - most):
            yield Remark(number, f"stands {tail} frames after its last word, {most} are the most")


def _gap(track: JudgedTrack, number: int) -> int:
    return track.cues[number + 1].span.start - track.cues[number].span.end


def _needed(track: JudgedTrack, number: int, frames: int) -> bool:
    """Whether a cue shorter by so many frames would be too short to read."""
    left = track.cues[number].span.frames - frames
    if left < track.times.shortest:
        return True
    return any(
        sum(map(limits.size, lines)) * track.fps > limits.speed * left
        for _, lines, _, limits in track.parts_of(number)
    )


def off_cut(track: JudgedTrack) -> Iterator[Remark]:
    """Cues neither begin just around a cut nor end just before one, but on it and two frames before it."""
    for number, cue in enumerate(track.cues):
        for edge in _beside(track, cue.span):
            after, before = cue.span.start - edge, edge - cue.span.end
            if 0 < after < track.times.half or 0 < -after < track.times.half:
                yield Remark(number, f"begins {abs(after)} frames {'after' if after > 0 else 'before'} a cut")
            if 0 <= before < track.times.half and before != track.times.gap:
                yield Remark(number, f"ends {before} frames before a cut", f"end {track.times.gap} before it")


def _beside(track: JudgedTrack, span: Span) -> Sequence[int]:
    """The cuts close to where a cue begins, and close to where it ends."""
    half = track.times.half
    near = [
        range(bisect_left(track.cuts, at - half), bisect_right(track.cuts, at + half))
        for at in (span.start, span.end)
    ]
    return [track.cuts[n] for n in sorted({*near[0], *near[1]})]
