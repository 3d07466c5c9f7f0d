"""Asker: asks a service for one text after the other, says how far it is, and notes what stays open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from langreel.model import Event, Figure, Finding, Watcher
from langreel.translation.service.asking import translated
from langreel.translation.service.chat_endpoint import ChatService
from langreel.translation.service.glossary import Glossary
from langreel.translation.source_text import SourceText
from langreel.translation.text_task import TextTask

_CONTEXT: Final = 3
"""Texts before one that its translator is shown."""


@dataclass(frozen=True, slots=True)
class ServiceReport:
    """How many texts were asked for and came, where they stand now, and why others are still open."""

    asked: int
    came: int
    places: tuple[str, ...]
    findings: tuple[Finding, ...]


@dataclass(slots=True)
class Asker:
    """Asks for texts of one language; gathers what was said before, and what went wrong.

    A title that stands in several places is asked for once (``known``).
    """

    service: ChatService
    langs: tuple[str, str]
    figures: Mapping[str, Figure]
    terms: Glossary
    watch: Watcher
    before: list[tuple[str, str]] = field(default_factory=list)
    known: dict[str, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    asked: int = 0
    came: int = 0

    def plan(self, texts: Sequence[SourceText]) -> None:
        """Tell how many texts there will be."""
        for text in texts:
            self.watch(Event("planned", "translate", text.key, total=1.0))

    def ask(self, text: SourceText, where: str) -> str:
        """The translation of a text; "" where it stays open, which is noted with its place."""
        if text.raw in self.known and not text.spoken:
            return self._answered(text, self.known[text.raw])
        task = TextTask(
            text.key, text.raw, *self.langs, text.spoken, self.figures,
            self.terms.within(text.raw), tuple(self.before[-_CONTEXT:]),
        )  # fmt: skip
        self.watch(Event("started", "translate", text.key))
        found = translated(task, self.service)
        if found.text:
            self.before.append((text.raw, found.text))
            self.known[text.raw] = found.text
        else:
            message = f"{text.key} is left open: {'; '.join(found.wrong[:3])}"
            hint = "translate it by hand, or ask again"
            self.findings.append(Finding("warning", "left-open", message, where, hint))
        return self._answered(text, found.text)

    def _answered(self, text: SourceText, words: str) -> str:
        self.asked += 1
        self.came += bool(words)
        self.watch(Event("finished" if words else "failed", "translate", text.key))
        return words

    def report(self, places: Sequence[str]) -> ServiceReport:
        return ServiceReport(self.asked, self.came, tuple(dict.fromkeys(places)), tuple(self.findings))
