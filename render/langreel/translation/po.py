"""PO: a sheet ⇄ a gettext catalogue, as Poedit and Weblate keep it."""

from __future__ import annotations

from langreel import catalogue
from langreel.catalogue import Catalogue, Message
from langreel.translation.entry import Card, Entry, Sheet
from langreel.translation.keys import split


def written(sheet: Sheet) -> bytes:
    """The catalogue with hints for each line; messages of the stored one that have no line are kept."""
    old = sheet.stored
    dead = tuple(message for message in old.messages if message.obsolete)
    head = old.header or catalogue.header(sheet.episode, sheet.target)
    return catalogue.text(Catalogue(head, (*map(_message, sheet.cards), *dead), old.remarks)).encode()


def _message(card: Card) -> Message:
    entry = card.entry
    return Message(
        context=entry.key,
        source=entry.source,
        target=entry.target,
        fuzzy=entry.unsure,
        previous=card.previous,
        remarks=tuple(entry.note.splitlines()),
        hints=tuple(f"{kind}: {told}" for kind, told in card.hints()),
        references=(card.place,),
    )


def read(text: str, shown: str) -> tuple[Entry, ...]:
    """The messages of a catalogue; obsolete ones too, since nothing may be lost."""
    return tuple(_entry(message) for message in catalogue.parse(text, shown).messages if not message.obsolete)


def _entry(message: Message) -> Entry:
    source = message.previous if message.fuzzy and message.previous else message.source
    note = "\n".join(message.remarks)
    return Entry(*split(message.context), source, message.target, note, message.fuzzy)
