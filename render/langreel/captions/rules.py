"""Rules: every subtitle rule by name, with its severity, and the check that runs them over a track."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from langreel.captions import style_rules, time_rules, word_rules
from langreel.captions.profiles import standard
from langreel.captions.track import Remark, Track, track
from langreel.model import Cue, Finding, Severity, Timeline

Fix = Literal["", "rebreak", "retime", "replace"]


@dataclass(frozen=True, slots=True)
class Rule:
    """How bad a breach is, what sees it, and what mends it (``langreel.captions.mend``), if anything can.

    ``always``: the mended track never breaks it; else mending does what words and time allow.
    """

    severity: Severity
    sees: Callable[[Track], Iterator[Remark]]
    fix: Fix = ""
    always: bool = False


RULES: Mapping[str, Rule] = {
    "empty": Rule("error", word_rules.empty, "replace", always=True),
    "max-chars-per-line": Rule("error", word_rules.wide, "rebreak", always=True),
    "max-lines": Rule("error", word_rules.tall, "rebreak", always=True),
    "one-line": Rule("warning", word_rules.joinable, "rebreak", always=True),
    "break": Rule("warning", style_rules.poor, "rebreak"),
    "line-start": Rule("error", word_rules.bad_start, "rebreak"),
    "line-end": Rule("error", word_rules.bad_end, "rebreak"),
    "number-split": Rule("error", word_rules.number_split, "rebreak"),
    "stop-at-line-end": Rule("error", word_rules.stopped, "replace", always=True),
    "spaces": Rule("warning", word_rules.spaces, "replace", always=True),
    "ellipsis": Rule("error", word_rules.ellipsis, "replace", always=True),
    "doubled-mark": Rule("warning", word_rules.doubled, "replace"),
    "half-width-punctuation": Rule("warning", word_rules.half_width, "replace", always=True),
    "full-width-characters": Rule("warning", word_rules.full_width, "replace", always=True),
    "italics": Rule("error", word_rules.italics, "replace", always=True),
    "dialogue": Rule("warning", style_rules.dialogue, "replace"),
    "foreign-name": Rule("warning", style_rules.names, "replace", always=True),
    "continued": Rule("warning", style_rules.continued, "replace", always=True),
    "small-number": Rule("info", style_rules.numerals),
    "glyphs": Rule("error", style_rules.glyphs),
    "band": Rule("warning", style_rules.band, "rebreak", always=True),
    "overlap": Rule("error", time_rules.overlap, "retime", always=True),
    "min-gap": Rule("error", time_rules.tight, "retime", always=True),
    "gap-to-close": Rule("warning", time_rules.loose, "retime", always=True),
    "min-duration": Rule("error", time_rules.short, "retime"),
    "max-duration": Rule("error", time_rules.long, "retime", always=True),
    "reading-speed": Rule("error", time_rules.fast, "retime"),
    "extra-time": Rule("info", time_rules.busy),
    "words": Rule("warning", time_rules.wordy, "retime"),
    "ideal-speed": Rule("info", time_rules.brisk),
    "in-time": Rule("warning", time_rules.off_voice),
    "out-tail": Rule("warning", time_rules.lingers),
    "shot-cut": Rule("warning", time_rules.off_cut, "retime"),
}


def check(
    cues: Sequence[Cue], lang: str, timeline: Timeline | None, profile: str = "house", fps: int = 0
) -> tuple[Finding, ...]:
    """What a track breaks of a profile's rules, in time order. ``lang`` of a bilingual track is ``zh+en``.

    Without a timeline, ``fps`` is the rate that the cues count, and what only a film tells is not checked.
    """
    return tuple(finding for _, finding in judged(cues, lang, timeline, profile, fps))


def judged(
    cues: Sequence[Cue], lang: str, timeline: Timeline | None, profile: str = "house", fps: int = 0
) -> tuple[tuple[int, Finding], ...]:
    """Like check, each finding with the number of its cue, from 0."""
    rules = standard(profile)
    seen = track(cues, lang, timeline, rules, fps)
    found = [
        (remark.cue, _finding(name, rules.severities.get(name, rule.severity), remark, cues, seen.fps))
        for name, rule in RULES.items()
        if name not in rules.off
        for remark in rule.sees(seen)
    ]
    return tuple(sorted(found, key=lambda pair: pair[0]))


def _finding(name: str, severity: Severity, remark: Remark, cues: Sequence[Cue], fps: int) -> Finding:
    seconds = cues[remark.cue].span.start / fps
    where = f"cue {remark.cue + 1} at {int(seconds // 60)}:{seconds % 60:06.3f}"
    return Finding(severity, name, remark.message, where, remark.hint)
