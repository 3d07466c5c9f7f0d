"""PO: a sheet ⇄ a gettext catalogue, as Poedit and Weblate keep it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from langreel import po
from langreel.po import Catalogue, Message
from langreel.translation.keys import split
from langreel.translation.translated_line import Card, ReturnedSheet, TranslatedLine, TranslatorSheet


def written(sheet: TranslatorSheet) -> bytes:
    """The catalogue with hints for each line; messages of the stored one that have no line are kept."""
    old = sheet.stored
    there = {(card.entry.key, card.entry.source, card.entry.target) for card in sheet.cards}
    dead = tuple(each for each in old.messages if each.obsolete and each.identity not in there)
    head = old.header or po.header(sheet.episode, sheet.target)
    return po.text(Catalogue(head, (*map(_message, sheet.cards), *dead), old.remarks)).encode()


def _message(card: Card) -> Message:
    entry = card.entry
    return Message(
        context=entry.key,
        source=entry.source,
        target=entry.target,
        fuzzy=entry.unsure,
        previous=card.previous,
        remarks=tuple(entry.note.splitlines()),
        hints=tuple(f"{kind}: {hint}" for kind, hint in card.hints()),
        references=(card.place,),
    )


def read(text: str, shown: str) -> ReturnedSheet:
    """The messages of a catalogue; beside them the obsolete ones and its header: nothing may be lost."""
    found = po.parse(text, shown)
    entries = tuple(_entry(message) for message in found.messages if not message.obsolete)
    dead = tuple(message for message in found.messages if message.obsolete)
    target = po.header_fields(found.header).get("Language", "")
    return ReturnedSheet(entries, target=target, beside=replace(found, messages=dead))


def _entry(message: Message) -> TranslatedLine:
    source = message.previous if message.fuzzy and message.previous else message.source
    return TranslatedLine(
        *split(message.context),
        source,
        message.target,
        note="\n".join(message.remarks),
        unsure=message.fuzzy,
        doubts=tuple(_plural_doubts(message)),
        at=message.target_at,
    )


def _plural_doubts(message: Message) -> Iterator[str]:
    """A line has one translation: words of further plural forms are told."""
    others = [form for form in dict.fromkeys(message.forms) if form not in ("", message.target)]
    if others:
        yield f"has plural forms, of which a line takes the first; left out: {' · '.join(others)}"
    elif message.plural:
        yield f"has a plural, of which no line has one; left out: {message.plural}"
