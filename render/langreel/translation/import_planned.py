"""Import planned: a translator's file → the acts of a film that is to be spoken in its language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from langreel import po
from langreel.model import Episode, Finding, Severity
from langreel.project import Project
from langreel.translation.act_words import write_act_words
from langreel.translation.arrivals import by_key, placed
from langreel.translation.kept_parts import parts_apart
from langreel.translation.planned_texts import PlannedSegment, planned_segments
from langreel.translation.returned_file import returned
from langreel.translation.source_text import SourceText
from langreel.translation.text_task import TextTask
from langreel.translation.translated_line import Report, TranslatedLine


def import_planned(
    project: Project, episode: Episode, lang: str, *, file: Path, fmt: str = "", encoding: str = ""
) -> Report:
    """Write the words of a file into the acts, a segment's lines when all of them are there.

    What is marked as unsure, was made from other words than the script has now, or lacks a mark, a figure, a
    pause or a number of its source opens its segment; where all of its lines came and are sound, nobody needs
    to read it any more.
    """
    langs = episode.languages[0], lang
    segments = planned_segments(project, episode.id, langs)
    texts = {text.sheet_key: po.as_one_line(text.raw) for each in segments for text in each.every}
    sheet, odd = returned(file, langs, fmt=fmt, encoding=encoding, expected=frozenset(texts.values()))
    entries = placed(sheet.entries, texts, lambda entry, key: entry.source in ("", texts[key]))
    update = _ActsUpdate(project, episode, langs, file.name, odd)
    update.list_notes(entries)
    came = by_key(entries, texts, update.tell, unknown="is no text of the film; left out")
    came = {key: entry for key, entry in came.items() if _words(entry)}
    for each in segments:
        update.write(each, came)
    whole = sum(len(each.every) for each in planned_segments(project, episode.id, langs) if _is_whole(each))
    return Report(project.script / episode.id, update.changed, whole, len(texts), tuple(update.findings))


def _is_whole(segment: PlannedSegment) -> bool:
    return not segment.unread and not segment.lacking.every


@dataclass(slots=True)
class _ActsUpdate:
    """Writes entries into the acts, segment by segment; notes what does not fit."""

    project: Project
    episode: Episode
    langs: tuple[str, str]
    shown: str
    findings: list[Finding] = field(default_factory=list)
    changed: int = 0

    def write(self, segment: PlannedSegment, came: Mapping[str, TranslatedLine]) -> None:
        """What came of one segment."""
        mine = {text: came[text.sheet_key] for text in segment.every if text.sheet_key in came}
        if not mine:
            return
        doubtful = [text for text, entry in mine.items() if self._doubts(text, entry)]
        texts = {
            each: words
            for each in segment.texts
            if (words := _words(mine.get(each.text))) not in ("", po.as_one_line(each.words))
        }
        lines = self._lines(segment, mine)
        read_now = bool(lines) and all(line in mine for line in segment.lines)
        unread = bool(doubtful) or (segment.unread and not read_now)
        self.changed += len(texts) + sum(now != was for now, was in _pairs(lines, segment.words))
        write_act_words(self.project, segment, texts, lines, langs=self.langs, unread=unread)

    def _lines(self, segment: PlannedSegment, mine: Mapping[SourceText, TranslatedLine]) -> list[str]:
        """The words of all lines, those that did not come as they are; none where one has no words."""
        there = segment.words if len(segment.words) == len(segment.lines) else ("",) * len(segment.lines)
        lines = [_words(mine.get(text)) or was for text, was in zip(segment.lines, there, strict=True)]
        if any(text in mine for text in segment.lines) and not all(lines):
            for text, words in zip(segment.lines, lines):
                if not words:
                    message = f"{text.key} has no words yet; nothing of its segment's lines is written"
                    hint = "bring the file in again when it has"
                    self.findings.append(Finding("warning", "left-open", message, self.shown, hint))
        return lines if all(lines) else []

    def _doubts(self, text: SourceText, entry: TranslatedLine) -> bool:
        """Whether somebody has to look at a translation; tells why."""
        why = [*self._why(text, entry)]
        for each in why:
            self.tell("warning", "unsure-translation", entry, message=f"{each}; its segment is open")
        return bool(why)

    def _why(self, text: SourceText, entry: TranslatedLine) -> Iterator[str]:
        if entry.source and po.as_one_line(entry.source) != po.as_one_line(text.raw):
            yield f"was made from other words (now: {text.raw})"
        elif entry.unsure:
            yield "is marked as unsure"
        if entry.codes:
            yield f"has codes that stand for no words, left out: {' '.join(entry.codes)}"
        yield from entry.doubts
        task = TextTask(text.key, text.raw, *self.langs, text.spoken, self.episode.figures)
        yield from parts_apart(task, _words(entry))

    def list_notes(self, entries: Sequence[TranslatedLine]) -> None:
        """Notes of a translator have no place in the acts: they are told, for who reads the file."""
        for entry in entries:
            if note := po.as_one_line(entry.note):
                self.tell("info", "translators-note", entry, message=f"has a note: {note}")

    def tell(
        self, severity: Severity, rule: str, entry: TranslatedLine, *, message: str, hint: str = ""
    ) -> None:
        told = f"{entry.name or 'an entry without a key'} {message}"
        self.findings.append(Finding(severity, rule, told, entry.place(self.shown), hint))


def _words(entry: TranslatedLine | None) -> str:
    return po.as_one_line(entry.target) if entry else ""


def _pairs(lines: Sequence[str], were: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each line that is written, and what stood there."""
    there = were if len(were) == len(lines) else ("",) * len(lines)
    return zip(lines, there, strict=True)
