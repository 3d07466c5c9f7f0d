"""Store: entries from any file → the episode's catalogue, and a word on everything that did not fit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from langreel import files, line_matching, po
from langreel.errors import UsageError
from langreel.languages.tags import checked_tag
from langreel.model import Episode, Finding, Line, Place, Severity
from langreel.po import Catalogue, Message
from langreel.project import Project
from langreel.translation.arrivals import Fits, by_key, placed
from langreel.translation.line_messages import message_of, revived
from langreel.translation.translated_line import Report, TranslatedLine

if TYPE_CHECKING:
    from langreel.script.problems import Problem

NOTHING = Catalogue()


def _remarks(entry: TranslatedLine) -> tuple[str, ...]:
    """A translator's note as the remarks of a message, which are lines of words."""
    return tuple(remark for line in entry.note.splitlines() if (remark := po.as_one_line(line)))


def path_of(project: Project, episode: str, lang: str) -> Path:
    """Where a language's catalogue lies; UsageError for none, or another spelling of one."""
    return project.script / episode / "translations" / f"{checked_tag(lang)}.po"


def stored(project: Project, episode: str, lang: str) -> Catalogue:
    """A language's catalogue; an empty one if there is none yet. ContentError if it is broken."""
    path = path_of(project, episode, lang)
    return po.load(path, project.relative(path)) if path.is_file() else Catalogue()


def store(
    project: Project,
    episode: Episode,
    lang: str,
    *,
    entries: Sequence[TranslatedLine],
    beside: Catalogue = NOTHING,
    shown: str = "",
    compared: bool = False,
) -> Report:
    """Merge entries into ``script/<episode>/translations/<lang>.po``; writes that one file, atomically.

    ``shown`` names the file that they came from, ``beside`` is what it had beside them: credits, and messages
    of lines that had gone. A line that no entry speaks of keeps what it has, and so does one whose entry is
    empty, but for its note. An entry for other words than the line has now never replaces one for its very
    words; where there is none it is stored as fuzzy: kept, listed, never shown. So is one that is malformed,
    or, where it is ``compared`` with its line, lacks a figure of it. What an entry replaces is listed.
    Entries for lines that do not exist are listed and kept at the end of the catalogue. UsageError if the
    language is one of the dubs.
    """
    if lang in episode.languages:
        hint = "its words stand in the acts; other languages come as translations"
        raise UsageError(f"{lang!r} is spoken in {episode.id!r}", hint=hint)
    before = stored(project, episode.id, lang)
    update = _CatalogueUpdate(episode, lang, (*before.messages, *beside.messages), shown, compared)
    messages = update.merged(entries)
    path = path_of(project, episode.id, lang)
    head = po.credited(before.header or po.header(episode.id, lang), beside.header)
    remarks = tuple(dict.fromkeys((*before.remarks, *beside.remarks)))
    files.write_text(path, po.text(Catalogue(head, tuple(messages), remarks)))
    fresh = sum(bool(message.target) and not message.fuzzy and not message.obsolete for message in messages)
    return Report(path, update.changed, fresh, len(update.lines), tuple(update.findings))


@dataclass(slots=True)
class _CatalogueUpdate:
    """Merges entries into the messages of a catalogue; notes what does not fit."""

    episode: Episode
    lang: str
    before: Sequence[Message]
    shown: str
    compared: bool
    findings: list[Finding] = field(default_factory=list)
    left: list[TranslatedLine] = field(default_factory=list)
    changed: int = 0

    @property
    def lines(self) -> dict[str, Line]:
        source = self.episode.languages[0]
        return {line_matching.key(line): line for line in self.episode.lines(source)}

    def merged(self, entries: Sequence[TranslatedLine]) -> list[Message]:
        lines = self.lines
        entries = placed(entries, {key: line.text for key, line in lines.items()}, self._fits(lines))
        came = by_key(entries, lines, self._tell, unknown="is no line; kept at the end")
        self.left = [entry for entry in entries if entry.key not in lines]
        messages, used = list[Message](), set[int]()
        for key, line in lines.items():
            old = message_of(self.before, line)
            used.add(id(old))
            new = self._message(line, old, came.get(key))
            self.changed += _kept(old) != _kept(new)
            messages.append(new)
        if any(message.target for message in messages):
            self._tell_how_far()
        return [*messages, *self._at_end([each for each in self.before if id(each) not in used], messages)]

    @staticmethod
    def _fits(lines: Mapping[str, Line]) -> Fits:
        def fits(entry: TranslatedLine, key: str) -> bool:
            source = entry.source or lines[key].text
            return line_matching.says_the_same(source, entry.target, lines[key])

        return fits

    def _tell_how_far(self) -> None:
        """How far the numbers of this language can be compared."""
        # The script's room takes its time to load, and most that is asked of a store does without.
        from langreel.script.agreement import partly_compared

        partly = partly_compared(self.lang, Place(self.shown))
        self.findings += [replace(each.finding(), where=self.shown) for each in partly]

    def _message(self, line: Line, old: Message | None, entry: TranslatedLine | None) -> Message:
        """The message of a line as it is stored from now on."""
        base = _refreshed(revived(old or Message("", line.text), line), line)
        if entry is None:
            return base
        base = replace(base, remarks=_remarks(entry) or base.remarks)
        target, source = po.as_one_line(entry.target), entry.source or line.text
        if not target:
            return base
        other = not line_matching.says_the_same(source, target, line)
        if other and base.target and not base.previous:
            return self._unmoved(base, line, entry)
        unsure = any([*self._doubts(line, entry, target, other=other)])
        self._tell_replaced(base, entry, target)
        return replace(base, target=target, fuzzy=unsure, previous=source if other else "")

    def _unmoved(self, message: Message, line: Line, entry: TranslatedLine) -> Message:
        """A message that fits its line, whatever comes from before the line was changed."""
        if po.as_one_line(entry.target) != message.target:
            told = (
                f"was made from other words; what is stored fits and stays; kept at the end: {entry.target}"
            )
            self._tell("warning", "stale-translation", entry, message=told, hint=f"now: {line.text}")
            self.left.append(entry)
        return message

    def _tell_replaced(self, before: Message, entry: TranslatedLine, target: str) -> None:
        if po.as_one_line(before.target) not in ("", target):
            message = f"has a new translation; it was: {po.as_one_line(before.target)}"
            self._tell("info", "replaced-translation", entry, message=message)

    def _doubts(self, line: Line, entry: TranslatedLine, target: str, *, other: bool) -> Iterator[bool]:
        """Tells why somebody has to look at a translation; gives something for each reason."""
        if other:
            message = "was made from other words; kept as fuzzy"
            yield self._tell("warning", "stale-translation", entry, message=message, hint=f"now: {line.text}")
        elif entry.unsure and not entry.doubts:
            message = "is marked as unsure; kept as fuzzy"
            yield self._tell("warning", "unsure-translation", entry, message=message)
        elif entry.unsure:
            yield True
        for doubt in entry.doubts:
            yield self._tell("warning", "unsure-translation", entry, message=f"{doubt}; kept as fuzzy")
        if entry.codes:
            message = f"has codes that stand for no words, left out: {' '.join(entry.codes)}; kept as fuzzy"
            yield self._tell("warning", "inline-code", entry, message=message)
        for each in self._faults(line, target, compared=self.compared and not other):
            message = f"{each.message}; kept as fuzzy: {target}"
            yield self._tell("warning", each.rule, entry, message=message, hint=each.hint)

    def _faults(self, line: Line, target: str, *, compared: bool) -> list[Problem]:
        """What is malformed in a translation, or else missing in it."""
        # As above.
        from langreel.translation.line_faults import figures_missing, malformed

        figures = self.episode.figures
        found = malformed(target, self.lang, figures)
        return found or [*figures_missing(target, self.lang, figures, source=line)] if compared else found

    def _at_end(self, left: Sequence[Message], living: Sequence[Message]) -> Iterator[Message]:
        """What no line answers to, out of the way but not lost."""
        there, kept = {message.identity for message in living}, dict[tuple[str, str, str], Message]()
        dead = [replace(each, obsolete=True, references=()) for each in left if each.target or each.remarks]
        dead += [_dead(entry) for entry in self.left if entry.target or entry.note]
        for message in dead:
            if message.identity not in there and (message.context or message.source):
                kept.setdefault(message.identity, message)
        return iter(kept.values())

    def _tell(
        self, severity: Severity, rule: str, entry: TranslatedLine, *, message: str, hint: str = ""
    ) -> bool:
        told = f"{entry.name or 'an entry without a key'} {message}"
        self.findings.append(Finding(severity, rule, told, entry.place(self.shown), hint))
        return True


def _kept(message: Message | None) -> tuple[str, bool, tuple[str, ...]]:
    """What a translator sees of a message that is stored."""
    return (message.target, message.fuzzy, message.remarks) if message else ("", False, ())


def _dead(entry: TranslatedLine) -> Message:
    """An entry that no line answers to."""
    return Message(
        entry.name, entry.source, entry.target, entry.unsure, remarks=_remarks(entry), obsolete=True
    )


def _refreshed(old: Message, line: Line) -> Message:
    """A message whose line has changed since keeps the old words as its previous ones."""
    if old.source == line.text or not old.target:
        return replace(old, source=line.text)
    if line_matching.says_the_same(old.source, old.target, line):
        return replace(old, source=line.text)
    return replace(old, source=line.text, fuzzy=True, previous=old.previous or old.source)
