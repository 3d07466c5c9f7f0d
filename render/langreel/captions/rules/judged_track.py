"""Judged track: cues beside what they are judged by: their languages, the rules, the speech and the cuts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil, floor

from langreel.captions.cue_times import Frames, cuts, frames
from langreel.captions.limits import RuleSet
from langreel.languages.model import Limits
from langreel.model import Cue, Timeline, Track


@dataclass(frozen=True, slots=True)
class Remark:
    """What a rule says of one cue (counted from 0)."""

    cue: int
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class JudgedTrack:
    """Cues in one language, or stacked in several (then line n of each cue is in ``langs[n]``).

    What only a film tells is empty for a file alone: ``cuts`` are first frames of shots, ``speech`` and
    ``motion`` spans of words and of moving charts, ``script`` all that is said in a language, without spaces.
    """

    cues: Sequence[Cue]
    langs: tuple[str, ...]
    rules: RuleSet
    fps: int
    times: Frames
    frames: int = 0
    cuts: tuple[int, ...] = ()
    speech: tuple[tuple[int, int], ...] = ()
    motion: tuple[tuple[int, int], ...] = ()
    script: Mapping[str, str] = field(default_factory=dict)

    def lines(self) -> Iterator[tuple[int, str, str]]:
        """Every line with its cue's number and its language."""
        for number, cue in enumerate(self.cues):
            for place, line in enumerate(cue.lines):
                yield number, line, self.langs[min(place, len(self.langs) - 1)]

    def parts(self) -> Iterator[tuple[int, tuple[str, ...], str, Limits]]:
        """The lines of each cue by language, with the limits that hold for them there."""
        for number in range(len(self.cues)):
            yield from self.parts_of(number)

    def parts_of(self, number: int) -> Iterator[tuple[int, tuple[str, ...], str, Limits]]:
        """The parts of one cue."""
        lines = self.cues[number].lines
        if len(self.langs) == 1:
            yield number, lines, self.langs[0], self.rules.of(self.langs[0])
            return
        for place, line in enumerate(lines):
            lang = self.langs[min(place, len(self.langs) - 1)]
            yield number, (line,), lang, self.rules.of(lang)


def beside_its_film(track: Track, lang: str, timeline: Timeline | None, *, rules: RuleSet) -> JudgedTrack:
    """A track with everything its rules ask for; without a film, what only that tells is empty."""
    langs = tuple(lang.split("+"))
    if timeline is None:
        return JudgedTrack(track.cues, langs, rules, track.rate, frames(rules, track.rate))
    return JudgedTrack(
        track.cues,
        langs,
        rules,
        timeline.fps,
        frames(rules, timeline.fps),
        timeline.frames,
        cuts(timeline),
        _speech(timeline),
        motion(timeline),
        {each: _script(timeline, each) for each in langs},
    )


def motion(timeline: Timeline) -> tuple[tuple[int, int], ...]:
    """Frames ``(first, after)`` in which charts move: a second from each mark on."""
    return tuple(
        sorted((at := slot.span.start + mark, at + timeline.fps)
               for slot in timeline.slots for mark in slot.marks.values())
    )  # fmt: skip


def _script(timeline: Timeline, lang: str) -> str:
    """All that the script says in a language, without spaces: what stood together in it and what did not."""
    return squeezed("\n".join(line.text for line in timeline.lines(lang)))


def squeezed(text: str) -> str:
    """A text without its spaces."""
    return re.sub(r"[^\S\n]+", "", text)


def _speech(timeline: Timeline) -> tuple[tuple[int, int], ...]:
    """Frames ``(first, after)`` of every word said."""
    found = []
    for spoken in timeline.spoken:
        times = [(w.begins, w.ends) for w in spoken.take.words] or [(0.0, spoken.take.seconds)]
        for begins, ends in times:
            first = spoken.span.start + floor(begins * timeline.fps + 1e-6)
            found.append((first, max(spoken.span.start + ceil(ends * timeline.fps - 1e-6), first + 1)))
    return tuple(sorted(found))
