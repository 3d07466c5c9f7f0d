"""Rules: every subtitle rule by name, with its severity, and the check that runs them over a track."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from langreel.captions import time_rules, word_rules
from langreel.captions.profiles import standard
from langreel.captions.track import Remark, Track, track
from langreel.model import Cue, Finding, Severity, Timeline


@dataclass(frozen=True, slots=True)
class Rule:
    """How bad a breach is, and what sees it."""

    severity: Severity
    sees: Callable[[Track], Iterator[Remark]]


RULES: Mapping[str, Rule] = {
    "empty": Rule("error", word_rules.empty),
    "max-chars-per-line": Rule("error", word_rules.wide),
    "max-lines": Rule("error", word_rules.tall),
    "one-line": Rule("warning", word_rules.joinable),
    "line-start": Rule("error", word_rules.bad_start),
    "line-end": Rule("error", word_rules.bad_end),
    "stop-at-line-end": Rule("error", word_rules.stopped),
    "number-split": Rule("error", word_rules.number_split),
    "spaces": Rule("warning", word_rules.spaces),
    "ellipsis": Rule("error", word_rules.ellipsis),
    "doubled-mark": Rule("warning", word_rules.doubled),
    "half-width-punctuation": Rule("warning", word_rules.half_width),
    "full-width-characters": Rule("warning", word_rules.full_width),
    "italics": Rule("error", word_rules.italics),
    "overlap": Rule("error", time_rules.overlap),
    "min-gap": Rule("error", time_rules.tight),
    "gap-to-close": Rule("warning", time_rules.loose),
    "min-duration": Rule("error", time_rules.short),
    "max-duration": Rule("error", time_rules.long),
    "reading-speed": Rule("error", time_rules.fast),
    "ideal-speed": Rule("info", time_rules.brisk),
    "in-time": Rule("warning", time_rules.off_voice),
    "out-tail": Rule("warning", time_rules.lingers),
    "shot-cut": Rule("warning", time_rules.off_cut),
}


def check(cues: Sequence[Cue], lang: str, timeline: Timeline, profile: str = "house") -> tuple[Finding, ...]:
    """What a track breaks of a profile's rules, in time order. ``lang`` of a bilingual track is ``zh+en``."""
    rules = standard(profile)
    seen = track(cues, lang, timeline, rules)
    found = [
        (remark.cue, _finding(name, rules.severities.get(name, rule.severity), remark, cues, timeline.fps))
        for name, rule in RULES.items()
        for remark in rule.sees(seen)
    ]
    return tuple(finding for _, finding in sorted(found, key=lambda pair: pair[0]))


def _finding(name: str, severity: Severity, remark: Remark, cues: Sequence[Cue], fps: int) -> Finding:
    seconds = cues[remark.cue].span.start / fps
    where = f"cue {remark.cue + 1} at {int(seconds // 60)}:{seconds % 60:06.3f}"
    return Finding(severity, name, remark.message, where, remark.hint)
