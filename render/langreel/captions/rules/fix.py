"""Fix: a track with characters replaced, lines broken anew and times set by rule; words never change.

What it mends for sure is marked ``always`` in ``rules.table``; of the rest, what words and time allow.
Mending twice is mending once.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from math import ceil

from langreel import languages
from langreel.captions.cue_times import CueDraft, cuts, frames, placed
from langreel.captions.displayed_text import displayed
from langreel.captions.limits import RuleSet, rule_set
from langreel.captions.rules.judged_track import JudgedTrack, beside_its_film
from langreel.captions.rules.style import BREAKS_OFF, GOES_ON, hyphened, poor, trails, united, without
from langreel.captions.rules.text import bad_end, bad_start, number_split, tightened, word_split
from langreel.languages.model import Limits
from langreel.linebreak import wrap
from langreel.model import Cue, Span, Timeline, Track

_ROUNDS = 12
_ITALICS = re.compile(r"</?i>|\{\\i[01]?\}", re.IGNORECASE)
_NAME_DOTS = re.compile(r"(?<=[\u3400-\u9fff])[.．・•‧∙⋅](?=[\u3400-\u9fff])")
_INITIALS = re.compile(r"\b((?:[A-Z]\.){2,})")


def mend(
    track: Track, lang: str, timeline: Timeline | None, *, rules: str = "house", keep: Collection[str] = ()
) -> Track:
    """The track as its rules want it; ``keep`` are terms that no line tears.

    Stacked tracks keep their lines; only their characters and times are mended.
    """
    limits = rule_set(rules)
    for _ in range(_ROUNDS):
        before = track
        track = Track(_replaced(track.cues, lang), track.rate)
        if "+" not in lang:
            seen = beside_its_film(track, lang, timeline, rules=limits)
            track = Track(_rebroken(track.cues, seen, keep), track.rate)
        track = Track(_retimed(track, lang, timeline, rules=limits), track.rate)
        if track == before:
            break
    return track


# Characters


def _replaced(cues: Sequence[Cue], lang: str) -> tuple[Cue, ...]:
    langs = lang.split("+")
    lines = [
        tuple(
            text
            for n, line in enumerate(cue.lines)
            if (text := replaced(line, langs[min(n, len(langs) - 1)]))
        )
        for cue in cues
    ]
    if len(langs) == 1:
        lines = _flowing(lines)
    return tuple(Cue(cue.span, text) for cue, text in zip(cues, lines) if text)


@lru_cache(1 << 18)
def replaced(line: str, lang: str) -> str:
    """A line with the characters that its language wants.

    >>> replaced("<i>斯科特.贝森特，第１任……</i>", "zh"), replaced("- Yes , really...", "en")
    ('斯科特·贝森特 第1任…', '-Yes, really…')
    """
    subtitles = languages.of(lang).subtitles
    text = line if subtitles.italics else _ITALICS.sub("", line)
    text = hyphened(text.strip(), subtitles.speaker)
    if dot := subtitles.name_dot:
        text = _INITIALS.sub(lambda match: match[1].replace(".", ""), _NAME_DOTS.sub(dot, text))
    text = displayed(text, lang)(0, len(text))
    return tightened(text, lang).strip()


def _flowing(lines: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Sentences that run over two cues without dash or ellipsis where they are cut."""
    found = [(without(text[0], GOES_ON), *text[1:]) if text else text for text in lines]
    for at, (text, after) in enumerate(pairwise(found)):
        if trails(text, after):
            found[at] = (*text[:-1], without(text[-1], BREAKS_OFF))
    return found


# Lines


def _rebroken(cues: Sequence[Cue], seen: JudgedTrack, keep: Collection[str]) -> tuple[Cue, ...]:
    """Cues whose lines break a rule, broken anew; one that does not fit becomes several."""
    lang, limits = seen.langs[0], seen.rules.of(seen.langs[0])
    odd = {
        remark.cue for rule in (bad_start, bad_end, number_split, word_split, poor) for remark in rule(seen)
    }
    found: list[Cue] = []
    for number, cue in enumerate(cues):
        if _fits(cue.lines, limits) and number not in odd:
            found.append(cue)
        else:
            text = united(cue.lines, lang, seen.script.get(lang, ""))
            lines = wrap(text, lang, limits.chars, keep=keep, measure=limits.size)
            found.extend(_shared(cue, [replaced(line, lang) for line in lines], limits))
    return tuple(found)


def _fits(lines: Sequence[str], limits: Limits) -> bool:
    """Few lines, none too wide, and no two that fit on one."""
    if len(lines) > limits.lines or any(limits.size(line) > limits.chars for line in lines):
        return False
    speakers = all(line.startswith(("-", "–")) for line in lines)
    return len(lines) < 2 or speakers or limits.size(" ".join(lines)) > limits.chars


def _shared(cue: Cue, lines: Sequence[str], limits: Limits) -> Iterator[Cue]:
    """A cue's lines over as many cues as they need, its time shared by what there is to read."""
    lines = [line for line in lines if line]
    groups = [tuple(lines[at : at + limits.lines]) for at in range(0, len(lines), limits.lines)]
    sizes = [sum(map(len, group)) for group in groups]
    start = cue.span.start
    for number, group in enumerate(groups):
        end = cue.span.start + round(cue.span.frames * sum(sizes[: number + 1]) / max(sum(sizes), 1))
        yield Cue(Span(start, max(end - start, 1)), group)
        start = max(end, start + 1)


# Times


def _retimed(track: Track, lang: str, timeline: Timeline | None, *, rules: RuleSet) -> tuple[Cue, ...]:
    """Cues in order, apart, long enough where there is room, clear of the cuts."""
    times = frames(rules, track.rate)
    edges = cuts(timeline) if timeline and "shot-cut" not in rules.off else ()
    ordered = sorted(track.cues, key=lambda cue: cue.span.start)
    drafts = [_draft(cue, _need(cue, lang, rules, fps=track.rate)) for cue in ordered]
    latest = max((draft.end for draft in drafts), default=0)
    return placed(drafts, edges, times, last=timeline.frames if timeline else latest + times.longest)


def _draft(cue: Cue, need: int) -> CueDraft:
    return CueDraft(cue.span.start, cue.span.start, cue.span.end, cue.span.end, need, cue.lines)


def _need(cue: Cue, lang: str, rules: RuleSet, *, fps: int) -> int:
    """Frames that a reader needs for a cue."""
    langs = lang.split("+")
    parts: list[tuple[tuple[str, ...], str]] = [(cue.lines, lang)]
    if len(langs) > 1:
        parts = [((line,), langs[min(n, len(langs) - 1)]) for n, line in enumerate(cue.lines)]
    need = max(
        (ceil(sum(map(rules.of(each).size, lines)) * fps / rules.of(each).speed) for lines, each in parts),
        default=0,
    )
    words = len(" ".join(cue.lines).split()) if languages.of(lang).spaced else 0
    return max(need, ceil(rules.seconds_for(words) * fps))
