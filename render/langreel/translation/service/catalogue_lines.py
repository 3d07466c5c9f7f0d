"""Catalogue lines: those that nobody has translated → the catalogue, each as it comes, all of them fuzzy."""

from __future__ import annotations

from typing import Final

from langreel.languages import known
from langreel.model import Episode, Line
from langreel.project import Project
from langreel.script.words import braced
from langreel.translation.line_cards import sheet
from langreel.translation.line_drafts import with_names
from langreel.translation.service.asker import Asker, ServiceReport
from langreel.translation.source_text import SourceText
from langreel.translation.store import path_of, store, stored
from langreel.translation.translated_line import Card, TranslatedLine

NOTE: Final = "written by {} at {}; nobody has read it"


def fill_catalogue(project: Project, episode: Episode, lang: str, asker: Asker) -> ServiceReport:
    """Ask for each line without words, and store what comes at once: a later call goes on from there."""
    cards = sheet(episode, lang, stored(project, episode.id, lang)).cards
    lines = dict(zip((card.entry.key for card in cards), episode.lines(episode.languages[0])))
    missing = [card for card in cards if not card.entry.target]
    texts = {card.entry.key: _text(card, lines[card.entry.key], lang) for card in missing}
    asker.plan(list(texts.values()))
    note = NOTE.format(asker.service.model, asker.service.host)
    for card in missing:
        target = asker.ask(texts[card.entry.key], card.place)
        if target:
            entry = TranslatedLine(
                card.entry.segment, card.entry.number, card.entry.source, target, note, unsure=True
            )
            store(project, episode, lang, entries=[entry])
    return asker.report([project.relative(path_of(project, episode.id, lang))] if asker.came else [])


def _text(card: Card, line: Line, lang: str) -> SourceText:
    """A line with its figures by name where the language can write them."""
    return SourceText(card.entry.key, with_names(line) if known(lang) else braced(line.text))
