"""PO: a sheet ⇄ a gettext catalogue, as Poedit and Weblate keep it."""

from __future__ import annotations

from langreel import po
from langreel.po import Catalogue, Message
from langreel.translation.keys import split
from langreel.translation.translated_line import Card, TranslatedLine, TranslatorSheet


def written(sheet: TranslatorSheet) -> bytes:
    """The catalogue with hints for each line; messages of the stored one that have no line are kept."""
    old = sheet.stored
    dead = tuple(message for message in old.messages if message.obsolete)
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


def read(text: str, shown: str) -> tuple[TranslatedLine, ...]:
    """The messages of a catalogue; obsolete ones too, since nothing may be lost."""
    return tuple(_entry(message) for message in po.parse(text, shown).messages if not message.obsolete)


def _entry(message: Message) -> TranslatedLine:
    source = message.previous if message.fuzzy and message.previous else message.source
    note = "\n".join(message.remarks)
    return TranslatedLine(*split(message.context), source, message.target, note, message.fuzzy)
