"""Cutting: the words of a timeline, as cues in any of its script's languages or in two at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from langreel.captions.cue_times import CueDraft, laid
from langreel.captions.cutting.divided_lines import CuePiece, DividedLines
from langreel.captions.cutting.said_line import Look, Said, conditions, divided
from langreel.captions.limits import RuleSet, rule_set
from langreel.errors import ContentError
from langreel.model import LexiconEntry, Line, Slot, Span, Spoken, Timeline, Track

Lexicon = Mapping[str, LexiconEntry]


def cut(
    timeline: Timeline,
    lang: str,
    lexicon: Lexicon,
    *,
    rules: str = "house",
    known: DividedLines | None = None,
) -> Track:
    """Cues of one language, timed to the dub. Where ``lang`` is not the dub's own, line n stands for line n.

    A line that is not translated yet, and stands there in another language, is cut by the rules of its own.
    A cue never holds words of two lines. Where a translation is longer than its time allows, the cue stands
    into the silence that follows; what is still too fast is left for ``check`` to tell. ``known`` are lines
    that were divided before.
    """
    limits = rule_set(rules)
    texts = [(lang, limits.of(lang).lines)]
    return _cued(timeline, texts, {lang: lexicon}, rules=limits, known=known or DividedLines())


def bilingual(
    timeline: Timeline,
    top: str,
    bottom: str,
    *,
    lexicons: Mapping[str, Lexicon],
    rules: str = "house",
    known: DividedLines | None = None,
) -> Track:
    """Stacked cues: one line of ``top`` over one line of ``bottom``, cut so that both say the same."""
    texts = [(top, 1), (bottom, 1)]
    return _cued(timeline, texts, lexicons, rules=rule_set(rules), known=known or DividedLines())


def _cued(
    timeline: Timeline,
    texts: Sequence[tuple[str, int]],
    lexicons: Mapping[str, Lexicon],
    *,
    rules: RuleSet,
    known: DividedLines,
) -> Track:
    """``texts`` are the languages of each cue and the lines that it may have of each."""
    pairs = [(slot, spoken) for slot in timeline.slots for spoken in slot.spoken]
    begins = [*(spoken.span.start for _, spoken in pairs[1:]), timeline.frames]
    looks = [Look(lang, lines, _kept_whole(lexicons.get(lang, {}))) for lang, lines in texts]
    drafts: list[CueDraft] = []
    for (slot, spoken), after in zip(pairs, begins, strict=True):
        start = spoken.span.start
        said = Said(
            replace(spoken, span=Span(0, spoken.span.frames)),
            tuple(_spoken_line(slot, spoken, look.lang, dub=timeline.lang) for look in looks),
            timeline.lang,
            timeline.fps,
            after - start,
        )
        pieces = known.of((conditions(said, looks), rules.name), partial(divided, said, looks, rules))
        drafts += (_draft(piece, start, slot.span.end) for piece in pieces)
    return Track(laid(drafts, timeline, rules), timeline.fps)


def _kept_whole(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(word for word, entry in lexicon.items() if entry.keep)


def _draft(piece: CuePiece, start: int, slot_end: int) -> CueDraft:
    return CueDraft(start, start + piece.begin, start + piece.end, slot_end, piece.need, piece.lines)


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
