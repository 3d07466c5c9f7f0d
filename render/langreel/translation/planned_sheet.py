"""Planned sheet: every text of a planned dub for its translator, with marks and figures as in the acts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest

from langreel import po
from langreel.po import Catalogue
from langreel.translation.keys import split
from langreel.translation.planned_texts import PlannedSegment
from langreel.translation.source_text import SourceText
from langreel.translation.text_task import TextTask
from langreel.translation.translated_line import Card, TranslatedLine, TranslatorSheet

Cards = Mapping[str, Card]


def planned_sheet(lines: TranslatorSheet, segments: Sequence[PlannedSegment]) -> TranslatorSheet:
    """The sheet of an episode's lines with the words of the acts, and its titles, chapters and labels."""
    known = {card.entry.key: card for card in lines.cards}
    langs = lines.source, lines.target
    cards = tuple(card for each in segments for card in _cards(each, known, langs))
    return replace(lines, cards=cards, stored=Catalogue())


def _cards(segment: PlannedSegment, known: Cards, langs: tuple[str, str]) -> Iterator[Card]:
    for each in segment.texts:
        entry = _entry(each.text, each.words, unread=segment.unread)
        yield Card(entry, each.place, codes=_codes(each.text, langs))
    for text, words in zip_longest(segment.lines, segment.words[: len(segment.lines)], fillvalue=""):
        if isinstance(text, SourceText) and (card := known.get(text.sheet_key)):
            entry = _entry(text, str(words), unread=segment.unread)
            yield replace(card, entry=entry, codes=_codes(text, langs))


def _entry(text: SourceText, words: str, *, unread: bool) -> TranslatedLine:
    source, target = po.as_one_line(text.raw), po.as_one_line(words)
    return TranslatedLine(*split(text.sheet_key), source, target, unsure=unread and bool(words))


def _codes(text: SourceText, langs: tuple[str, str]) -> tuple[str, ...]:
    """What must stand in the translation as it is."""
    return tuple(TextTask(text.key, text.raw, *langs, text.spoken).codes(text.raw))
