"""Rules: every subtitle rule by name, with its severity, and the check that runs them over a track."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from langreel.captions.limits import rule_set
from langreel.captions.rules import style, text, timing
from langreel.captions.rules.judged_track import JudgedTrack, Remark, beside_its_film
from langreel.model import Finding, Severity, Timeline, Track

Fix = Literal["", "rebreak", "retime", "replace"]


@dataclass(frozen=True, slots=True)
class Rule:
    """How bad a breach is, what sees it, and what mends it (``rules.fix``), if anything can.

    ``always``: the mended track never breaks it; else mending does what words and time allow.
    """

    severity: Severity
    sees: Callable[[JudgedTrack], Iterator[Remark]]
    fix: Fix = ""
    always: bool = False


RULES: Mapping[str, Rule] = {
    "empty": Rule("error", text.empty, "replace", always=True),
    "max-chars-per-line": Rule("error", text.wide, "rebreak", always=True),
    "max-lines": Rule("error", text.tall, "rebreak", always=True),
    "one-line": Rule("warning", text.joinable, "rebreak", always=True),
    "break": Rule("warning", style.poor, "rebreak"),
    "line-start": Rule("error", text.bad_start, "rebreak"),
    "line-end": Rule("error", text.bad_end, "rebreak"),
    "number-split": Rule("error", text.number_split, "rebreak"),
    "stop-at-line-end": Rule("error", text.stopped, "replace", always=True),
    "spaces": Rule("warning", text.spaces, "replace", always=True),
    "ellipsis": Rule("error", text.ellipsis, "replace", always=True),
    "doubled-mark": Rule("warning", text.doubled, "replace"),
    "half-width-punctuation": Rule("warning", text.half_width, "replace", always=True),
    "full-width-characters": Rule("warning", text.full_width, "replace", always=True),
    "italics": Rule("error", text.italics, "replace", always=True),
    "dialogue": Rule("warning", style.dialogue, "replace"),
    "foreign-name": Rule("warning", style.names, "replace", always=True),
    "continued": Rule("warning", style.continued, "replace", always=True),
    "small-number": Rule("info", style.numerals),
    "glyphs": Rule("error", style.glyphs),
    "band": Rule("warning", style.band, "rebreak", always=True),
    "overlap": Rule("error", timing.overlap, "retime", always=True),
    "min-gap": Rule("error", timing.tight, "retime", always=True),
    "gap-to-close": Rule("warning", timing.loose, "retime", always=True),
    "min-duration": Rule("error", timing.short, "retime"),
    "max-duration": Rule("error", timing.long, "retime", always=True),
    "reading-speed": Rule("error", timing.fast, "retime"),
    "extra-time": Rule("info", timing.busy),
    "words": Rule("warning", timing.wordy, "retime"),
    "ideal-speed": Rule("info", timing.brisk),
    "in-time": Rule("warning", timing.off_voice),
    "out-tail": Rule("warning", timing.lingers),
    "shot-cut": Rule("warning", timing.off_cut, "retime"),
}


def check(track: Track, lang: str, timeline: Timeline | None, rules: str = "house") -> tuple[Finding, ...]:
    """What a track breaks of a set of rules, in time order. ``lang`` of a bilingual track is ``zh+en``.

    Without a timeline, what only a film tells is not checked; with one, the track counts its frames.
    """
    return tuple(finding for _, finding in judged(track, lang, timeline, rules))


def judged(
    track: Track, lang: str, timeline: Timeline | None, rules: str = "house"
) -> tuple[tuple[int, Finding], ...]:
    """Like check, each finding with the number of its cue, from 0."""
    limits = rule_set(rules)
    seen = beside_its_film(track, lang, timeline, limits)
    found = [
        (remark.cue, _finding(name, limits.severities.get(name, rule.severity), remark, track))
        for name, rule in RULES.items()
        if name not in limits.off
        for remark in rule.sees(seen)
    ]
    return tuple(sorted(found, key=lambda pair: pair[0]))


def _finding(name: str, severity: Severity, remark: Remark, track: Track) -> Finding:
    seconds = track.cues[remark.cue].span.start / track.rate
    where = f"cue {remark.cue + 1} at {int(seconds // 60)}:{seconds % 60:06.3f}"
    return Finding(severity, name, remark.message, where, remark.hint)
