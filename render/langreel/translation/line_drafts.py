"""Line drafts: lines that nobody has translated, written from the source's as far as a language can be.

A draft is marked as unsure: it is kept, and not shown, until somebody has looked at it.
"""

from __future__ import annotations

from dataclasses import replace

from langreel import languages, line_matching
from langreel.errors import UsageError
from langreel.model import Episode, Line
from langreel.translation.translated_line import TranslatorSheet

NOTE = "a draft, turned from {} character by character and word by word; nobody has read it"


def drafted(sheet: TranslatorSheet, episode: Episode) -> TranslatorSheet:
    """The sheet with a draft in place of each missing translation.

    UsageError where no draft can be made from the source's language.
    """
    turn = languages.of(sheet.target).drafts.get(languages.of(sheet.source).code)
    if turn is None:
        hint = "leave out --draft, and translate it"
        raise UsageError(f"no draft in {sheet.target!r} can be made from {sheet.source!r}", hint=hint)
    lines = {line_matching.key(line): line for line in episode.lines(sheet.source)}
    cards = list(sheet.cards)
    for at, card in enumerate(cards):
        entry = card.entry
        if not entry.target:
            line = lines.get(entry.key)
            # What is to be spoken comes with its marks and figures as the script has them.
            text = turn()(with_names(line) if line and line.text == entry.source else entry.source)
            note = NOTE.format(sheet.source)
            cards[at] = replace(card, entry=replace(entry, target=text, note=note, unsure=True))
    return replace(sheet, cards=tuple(cards))


def with_names(line: Line) -> str:
    """The line with its figures as names, which are written in any language's own units."""
    # The script's room takes its time to load, and most that is asked of sheets does without.
    from langreel.script.words import braced

    text, at = "", 0
    for mention in sorted(line.mentions, key=lambda each: each.start):
        text += f"{braced(line.text[at : mention.start])}{{{mention.figure.id}}}"
        at = mention.end
    return text + braced(line.text[at:])
