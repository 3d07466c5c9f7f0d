"""Export: every line of an episode for its translator, by lines or as a subtitle track."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from langreel import captions, line_matching
from langreel.captions.limits import rule_set
from langreel.model import Span, Still, Timeline
from langreel.translation import formats
from langreel.translation.assignment import Assignment, draft_track
from langreel.translation.line_cards import sheet
from langreel.translation.line_drafts import drafted
from langreel.translation.translated_line import Budget, TranslatorSheet

if TYPE_CHECKING:
    from langreel.translation.planned_texts import PlannedSegment


def export(
    work: Assignment,
    fmt: str,
    out: Path,
    *,
    pictures: Mapping[str, str],
    size: tuple[int, int],
    draft: bool = False,
    planned: Sequence[PlannedSegment] = (),
) -> TranslatorSheet:
    """Write every line into ``out``: what is translated so far, and the limits of the rest.

    ``pictures`` are the paths of stills by a line's key, ``size`` is that of the film. With ``draft``, lines
    that nobody has translated have one that is marked as unsure. A dub that is ``planned`` has its words in
    the acts, and other texts than lines.
    """
    cards = sheet(work.episode, work.lang, work.stored, budgets=budgets(work), pictures=pictures)
    if planned:
        # It reads the script, which takes a moment: the formats' names are asked for without it.
        from langreel.translation.planned_sheet import planned_sheet

        cards = planned_sheet(cards, planned)
    if fmt in captions.FORMATS:
        dub = work.dubs[work.dub or work.source]
        captions.write(draft_track(work, dub), fmt, out, lang=work.lang, size=size)
    else:
        cards = drafted(cards, work.episode) if draft else cards
        formats.write(cards, fmt, out)
    return cards


def budgets(work: Assignment) -> Mapping[str, list[Budget]]:
    """By line, how long each dub speaks it and how much can be read meanwhile."""
    speed = rule_set(work.rules).of(work.lang).speed
    found = dict[str, list[Budget]]()
    for lang, dub in work.dubs.items():
        for spoken in dub.spoken:
            seconds = spoken.take.seconds
            budget = Budget(lang, seconds, int(seconds * speed))
            found.setdefault(line_matching.key(spoken.line), []).append(budget)
    return found


def line_stills(dub: Timeline) -> list[tuple[Still, ...]]:
    """For each shot of a dub, every line as it ends; a line's key is the caption of its still."""
    return [tuple(_stills(dub, span)) for span in dub.shot_spans]


def _stills(dub: Timeline, shot: Span) -> Iterator[Still]:
    for spoken in dub.spoken:
        if shot.start <= spoken.span.start < shot.end:
            yield Still(line_matching.key(spoken.line), spoken.span.end - 1 - shot.start)
