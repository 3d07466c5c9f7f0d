"""Track: cues beside what they are judged by: their languages, the rules, the speech and the cuts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, floor

from langreel.captions.profiles import Limits, Standard
from langreel.captions.spans import Frames, cuts, frames
from langreel.model import Cue, Timeline


@dataclass(frozen=True, slots=True)
class Remark:
    """What a rule says of one cue (counted from 0)."""

    cue: int
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Track:
    """Cues in one language, or stacked in several (then line n of each cue is in ``langs[n]``)."""

    cues: Sequence[Cue]
    langs: tuple[str, ...]
    rules: Standard
    timeline: Timeline
    times: Frames
    cuts: tuple[int, ...]
    speech: tuple[tuple[int, int], ...]

    def lines(self) -> Iterator[tuple[int, str, str]]:
        """Every line with its cue's number and its language."""
        for number, cue in enumerate(self.cues):
            for place, line in enumerate(cue.lines):
                yield number, line, self.langs[min(place, len(self.langs) - 1)]

    def parts(self) -> Iterator[tuple[int, tuple[str, ...], str, Limits]]:
        """The lines of each cue by language, with the limits that hold for them there."""
        for number, cue in enumerate(self.cues):
            if len(self.langs) == 1:
                yield number, cue.lines, self.langs[0], self.rules.of(self.langs[0])
                continue
            for place, line in enumerate(cue.lines):
                lang = self.langs[min(place, len(self.langs) - 1)]
                yield number, (line,), lang, self.rules.of(lang)


def track(cues: Sequence[Cue], lang: str, timeline: Timeline, rules: Standard) -> Track:
    """A track with everything its rules ask for."""
    return Track(
        cues,
        tuple(lang.split("+")),
        rules,
        timeline,
        frames(rules, timeline.fps),
        cuts(timeline),
        _speech(timeline),
    )


def _speech(timeline: Timeline) -> tuple[tuple[int, int], ...]:
    """Frames ``(first, after)`` of every word said."""
    found = []
    for slot in timeline.slots:
        for spoken in slot.spoken:
            times = [(w.begins, w.ends) for w in spoken.take.words] or [(0.0, spoken.take.seconds)]
            for begins, ends in times:
                first = spoken.span.start + floor(begins * timeline.fps + 1e-6)
                found.append((first, max(spoken.span.start + ceil(ends * timeline.fps - 1e-6), first + 1)))
    return tuple(sorted(found))
