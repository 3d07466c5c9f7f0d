"""Sheets: an episode and its stored catalogue → every line with its limits in sight."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from langreel import line_matching, po
from langreel.errors import ContentError
from langreel.languages import known
from langreel.languages.grammar import YEARLESS
from langreel.model import Episode, Line, Quantity, Segment
from langreel.po import Catalogue, Message
from langreel.quantity import find, write
from langreel.translation.line_messages import message_of
from langreel.translation.translated_line import Budget, Card, TranslatedLine, TranslatorSheet

Budgets = Mapping[str, Sequence[Budget]]
"""By the line's key."""


def sheet(
    episode: Episode,
    lang: str,
    stored: Catalogue,
    *,
    budgets: Budgets | None = None,
    pictures: Mapping[str, str] | None = None,
) -> TranslatorSheet:
    """A card for each line of the episode, in script order, with the translation that is stored."""
    source = episode.languages[0]
    keyed = ((segment, line, line_matching.key(line)) for segment, line in _lines(episode, source))
    cards = tuple(
        _card(
            episode,
            segment,
            line,
            lang=lang,
            stored=stored,
            budgets=(budgets or {}).get(key, ()),
            picture=(pictures or {}).get(key, ""),
        )
        for segment, line, key in keyed
    )
    return TranslatorSheet(episode.id, source, lang, cards, stored)


def _lines(episode: Episode, lang: str) -> Iterator[tuple[Segment, Line]]:
    return ((segment, line) for segment in episode.segments for line in segment.lines[lang])


def _card(
    episode: Episode,
    segment: Segment,
    line: Line,
    *,
    lang: str,
    stored: Catalogue,
    budgets: Sequence[Budget],
    picture: str,
) -> Card:
    message = message_of(stored.messages, line)
    return Card(
        entry=_entry(line, message),
        place=f"{line.place.path}:{line.place.line}",
        previous=_previous(line, message),
        others=tuple((other, segment.lines[other][line.number - 1].text) for other in episode.languages[1:]),
        budgets=tuple(budgets),
        numbers=tuple(_numbers(line, lang)),
        terms=tuple(word for word in episode.lexicon.get(line.lang, {}) if word in line.text),
        picture=picture,
    )


def _entry(line: Line, message: Message | None) -> TranslatedLine:
    if not message:
        return TranslatedLine(line.segment, line.number, line.text, "")
    unsure = bool(message.target) and line_matching.stale(message, line)
    note = "\n".join(message.remarks)
    return TranslatedLine(line.segment, line.number, line.text, po.as_one_line(message.target), note, unsure)


def _previous(line: Line, message: Message | None) -> str:
    """The words that a stale translation was made from, where they are known and others."""
    if not message or not message.target or not line_matching.stale(message, line):
        return ""
    before = message.previous if message.source == line.text else message.source
    return before if before != line.text else ""


def _numbers(line: Line, lang: str) -> Iterator[str]:
    """Numbers as they are written in ``lang``; figures with the name that stands for them.

    In a language that figures cannot be written in, their names are not offered.
    """
    for mention in line.mentions:
        figure = mention.figure
        named = f"{write(figure.quantity, lang)} {{{figure.id}}}" if known(lang) else ""
        yield named or line.text[mention.start : mention.end]
    try:
        literal = find(line.text, line.lang)
    except ContentError:
        return
    for found in literal:
        if not any(found.start < mention.end and mention.start < found.end for mention in line.mentions):
            yield _literal(line.text[found.start : found.end], found.quantity, lang)


def _literal(text: str, quantity: Quantity, lang: str) -> str:
    """A number of the source as ``lang`` writes it; as it stands where that cannot be told."""
    dateless = isinstance(quantity.value, date) and quantity.value.year == YEARLESS
    return text if dateless or not known(lang) else write(quantity, lang)
