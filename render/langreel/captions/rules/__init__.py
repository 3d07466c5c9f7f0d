"""Rules: the check that runs every rule of the table over a track."""

from __future__ import annotations

from langreel.captions.limits import rule_set
from langreel.captions.rules.judged_track import Remark, beside_its_film
from langreel.captions.rules.table import RULES, Rule
from langreel.model import Finding, Severity, Timeline, Track

__all__ = ["RULES", "Rule", "check", "judged"]


def check(track: Track, lang: str, timeline: Timeline | None, *, rules: str = "house") -> tuple[Finding, ...]:
    """What a track breaks of a set of rules, in time order. ``lang`` of a bilingual track is ``zh+en``.

    Without a timeline, what only a film tells is not checked; with one, the track counts its frames.
    """
    return tuple(finding for _, finding in judged(track, lang, timeline, rules=rules))


def judged(
    track: Track, lang: str, timeline: Timeline | None, *, rules: str
) -> tuple[tuple[int, Finding], ...]:
    """Like check, each finding with the number of its cue, from 0."""
    limits = rule_set(rules)
    seen = beside_its_film(track, lang, timeline, rules=limits)
    found = [
        (remark.cue, _finding(name, limits.severities.get(name, rule.severity), remark, track=track))
        for name, rule in RULES.items()
        if name not in limits.off
        for remark in rule.sees(seen)
    ]
    return tuple(sorted(found, key=lambda pair: pair[0]))


def _finding(name: str, severity: Severity, remark: Remark, *, track: Track) -> Finding:
    minutes, seconds = divmod(track.cues[remark.cue].span.start / track.rate, 60)
    where = f"cue {remark.cue + 1} at {minutes:.0f}:{seconds:06.3f}"
    return Finding(severity, name, remark.message, where, remark.hint)
