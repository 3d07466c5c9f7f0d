"""Cutting: the words of a timeline, as cues in any of its script's languages or in two at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from math import ceil

from langreel.captions.cue_times import CueDraft, laid
from langreel.captions.cutting.candidates import Pace, Strip
from langreel.captions.cutting.clock import spoken_clock, translated_clock
from langreel.captions.cutting.search import Part, divide
from langreel.captions.displayed_text import displayed
from langreel.captions.limits import RuleSet, rule_set
from langreel.errors import ContentError
from langreel.languages.model import Limits
from langreel.linebreak import breaks
from langreel.model import LexiconEntry, Line, Slot, Spoken, Timeline, Track

Lexicon = Mapping[str, LexiconEntry]


def cut(timeline: Timeline, lang: str, lexicon: Lexicon, *, rules: str = "house") -> Track:
    """Cues of one language, timed to the dub. Where ``lang`` is not the dub's own, line n stands for line n.

    A line that is not translated yet, and stands there in another language, is cut by the rules of its own.
    A cue never holds words of two lines. Where a translation is longer than its time allows, the cue stands
    into the silence that follows; what is still too fast is left for ``check`` to tell.
    """
    limits = rule_set(rules)
    return _cued(timeline, [(lang, limits.of(lang))], {lang: lexicon}, rules=limits)


def bilingual(
    timeline: Timeline, top: str, bottom: str, *, lexicons: Mapping[str, Lexicon], rules: str = "house"
) -> Track:
    """Stacked cues: one line of ``top`` over one line of ``bottom``, cut so that both say the same."""
    limits = rule_set(rules)
    single = [(lang, replace(limits.of(lang), lines=1)) for lang in (top, bottom)]
    return _cued(timeline, single, lexicons, rules=limits)


def _cued(
    timeline: Timeline,
    langs: Sequence[tuple[str, Limits]],
    lexicons: Mapping[str, Lexicon],
    *,
    rules: RuleSet,
) -> Track:
    pairs = [(slot, spoken) for slot in timeline.slots for spoken in slot.spoken]
    keeps = {
        lang: frozenset(word for word, e in lexicons.get(lang, {}).items() if e.keep) for lang, _ in langs
    }
    drafts: list[CueDraft] = []
    for number, (slot, spoken) in enumerate(pairs):
        after = pairs[number + 1][1].span.start if number + 1 < len(pairs) else timeline.frames
        strips = [
            _strip(
                _spoken_line(slot, spoken, lang, dub=timeline.lang),
                spoken,
                timeline,
                rules=rules,
                limits=limits,
                keep=keeps[lang],
            )
            for lang, limits in langs
        ]
        strips = [each for each in strips if each.shown(0, len(each.text))]
        if strips:
            drafts.extend(_drafts(strips, spoken, slot.span.end, after=after, timeline=timeline, rules=rules))
    return Track(laid(drafts, timeline, rules), timeline.fps)


def _strip(
    line: Line, spoken: Spoken, timeline: Timeline, *, rules: RuleSet, limits: Limits, keep: frozenset[str]
) -> Strip:
    lang = line.lang
    limits = replace(rules.of(lang), lines=min(limits.lines, rules.of(lang).lines))
    clock = spoken_clock(spoken, timeline.fps)
    if lang != timeline.lang:
        clock = translated_clock(clock, spoken.line, line)
    return Strip(line.text, breaks(line.text, lang, keep), displayed(line.text, lang), clock, limits)


def _spoken_line(slot: Slot, spoken: Spoken, lang: str, *, dub: str) -> Line:
    """The line in ``lang`` that says what the dub's line says."""
    if lang == dub:
        return spoken.line
    for line in slot.segment.lines.get(lang, ()):
        if line.number == spoken.line.number:
            return line
    raise ContentError(
        f"segment {slot.segment.id!r} has no line {spoken.line.number} in {lang!r}",
        where=str(slot.segment.place) if slot.segment.place.path else "",
        hint=f"its languages: {', '.join(slot.segment.lines) or 'none'}",
    )


def _drafts(
    strips: Sequence[Strip], spoken: Spoken, slot_end: int, *, after: int, timeline: Timeline, rules: RuleSet
) -> Iterator[CueDraft]:
    """The cues of one spoken line, before their times are decided; ``after`` is when the next line begins."""
    fps = timeline.fps
    lead = next((n for n, strip in enumerate(strips) if strip.text == spoken.line.text), 0)
    silence = max(0.0, after - rules.gap - strips[lead].clock.ends[-1]) / fps
    pace = Pace(float(rules.shortest), float(rules.longest), rules.gap / fps, min(silence, 1.0), fps, lead)
    parts = divide(strips, pace)
    for part in parts:
        need = max(_need(parts, part, n, strip=strip, fps=fps) for n, strip in enumerate(strips))
        lines = tuple(line for text in part.lines for line in text)
        yield CueDraft(spoken.span.start, part.begin, part.end, slot_end, need, lines)


def _need(parts: Sequence[Part], part: Part, text: int, *, strip: Strip, fps: int) -> int:
    """Frames to read one text of a part, shared where it stands through several."""
    lines, limits = part.lines[text], strip.limits
    through = sum(each.lines[text] is lines for each in parts)
    return ceil(sum(map(limits.size, lines)) * fps / limits.speed / through)
