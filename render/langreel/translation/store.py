"""Store: entries from any file → the episode's catalogue, and a word on everything that did not fit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from langreel import files, line_matching, po
from langreel.errors import UsageError, perhaps
from langreel.languages import known
from langreel.model import Episode, Finding, Line, Place, Severity
from langreel.po import PLACEHOLDER, Catalogue, Message
from langreel.project import Project
from langreel.translation.arrivals import by_key, placed
from langreel.translation.translated_line import Report, TranslatedLine


def _remarks(entry: TranslatedLine) -> tuple[str, ...]:
    """A translator's note as the remarks of a message, which are lines of words."""
    return tuple(remark for line in entry.note.splitlines() if (remark := po.as_one_line(line)))


def path_of(project: Project, episode: str, lang: str) -> Path:
    """Where a language's catalogue lies; UsageError where that is no language."""
    if not po.LANG.fullmatch(lang):
        raise UsageError(f"{lang!r} is no language", hint="languages are named ja, fr, pt-BR …")
    return project.script / episode / "translations" / f"{lang}.po"


def stored(project: Project, episode: str, lang: str) -> Catalogue:
    """A language's catalogue; an empty one if there is none yet. ContentError if it is broken."""
    path = path_of(project, episode, lang)
    return po.load(path, project.relative(path)) if path.is_file() else Catalogue()


def store(
    project: Project, episode: Episode, lang: str, *, entries: Sequence[TranslatedLine], shown: str = ""
) -> Report:
    """Merge entries into ``script/<episode>/translations/<lang>.po``; writes that one file, atomically.

    ``shown`` names the file that they came from. A line that no entry speaks of keeps what it has, and so
    does one whose entry is empty. An entry for other words than the line has now, or that names an unknown
    figure, is stored as fuzzy: kept, listed, never shown. Entries for lines that do not exist are listed
    and kept at the end of the catalogue. UsageError if the language is one of the dubs.
    """
    if lang in episode.languages:
        hint = "its words stand in the acts; other languages come as translations"
        raise UsageError(f"{lang!r} is spoken in {episode.id!r}", hint=hint)
    update = _CatalogueUpdate(episode, lang, stored(project, episode.id, lang), shown)
    texts = {key: line.text for key, line in update.lines.items()}
    messages = update.merged(placed(entries, texts))
    path = path_of(project, episode.id, lang)
    head = update.before.header or po.header(episode.id, lang)
    files.write_text(path, po.text(Catalogue(head, tuple(messages), update.before.remarks)))
    fresh = sum(bool(message.target) and not message.fuzzy and not message.obsolete for message in messages)
    return Report(path, update.changed, fresh, len(update.lines), tuple(update.findings))


@dataclass(slots=True)
class _CatalogueUpdate:
    """Merges entries into one catalogue; notes what does not fit."""

    episode: Episode
    lang: str
    before: Catalogue
    shown: str
    findings: list[Finding] = field(default_factory=list)
    changed: int = 0

    @property
    def lines(self) -> dict[str, Line]:
        source = self.episode.languages[0]
        return {line_matching.key(line): line for line in self.episode.lines(source)}

    def merged(self, entries: Sequence[TranslatedLine]) -> list[Message]:
        lines = self.lines
        came = by_key(entries, lines, self._tell, unknown="is no line; kept at the end")
        living = [message for message in self.before.messages if not message.obsolete]
        messages, used = list[Message](), set[int]()
        for key, line in lines.items():
            old = line_matching.message_for(living, line)
            used.add(id(old))
            new = self._message(line, old, came.get(key))
            self.changed += old is None or (old.target, old.fuzzy) != (new.target, new.fuzzy)
            messages.append(new)
        if any(message.target for message in messages):
            # The script's room takes its time to load, and most that is asked of a store does without.
            from langreel.script.agreement import partly_compared

            partly = partly_compared(self.lang, Place(self.shown))
            self.findings += [replace(each.finding(), where=self.shown) for each in partly]
        left = [message for message in self.before.messages if id(message) not in used]
        return [*messages, *self._left(left, entries, lines)]

    def _message(self, line: Line, old: Message | None, entry: TranslatedLine | None) -> Message:
        """The message of a line as it is stored from now on."""
        base = (
            replace(old, context=line_matching.key(line))
            if old
            else Message(line_matching.key(line), line.text)
        )
        base = replace(base, references=(f"{line.place.path}:{line.place.line}",))
        if entry is None:
            return self._refreshed(base, line)
        target, source = po.as_one_line(entry.target), entry.source or line.text
        other = not line_matching.says_the_same(source, target, line)
        if other:
            self._tell("warning", "stale-translation", entry,
                       message="was made from other words; kept as fuzzy",
                       hint=f"now: {line.text}")  # fmt: skip
        elif entry.unsure:
            self._tell("warning", "unsure-translation", entry, message="is marked as unsure; kept as fuzzy")
        remarks = _remarks(entry) or base.remarks
        unsure = self._faulty(entry, target) or self._lost(entry) or entry.unsure or other
        return replace(base, source=line.text, target=target, fuzzy=unsure,
                       previous=source if other else "", remarks=remarks)  # fmt: skip

    @staticmethod
    def _refreshed(old: Message, line: Line) -> Message:
        """A message whose line has changed since keeps the old words as its previous ones."""
        if old.source == line.text or not old.target:
            return replace(old, source=line.text)
        if line_matching.says_the_same(old.source, old.target, line):
            return replace(old, source=line.text)
        return replace(old, source=line.text, fuzzy=True, previous=old.previous or old.source)

    def _faulty(self, entry: TranslatedLine, target: str) -> bool:
        """Whether a translation names figures that the episode does not have, or that nobody can write."""
        unknown = [name for name in PLACEHOLDER.findall(target) if name not in self.episode.figures]
        for name in unknown:
            message = f"unknown figure {name!r}; kept as fuzzy: {target}"
            self._tell(
                "warning", "unknown-figure", entry, message=message, hint=perhaps(name, self.episode.figures)
            )
        wordless = bool(PLACEHOLDER.search(target)) and not known(self.lang)
        if wordless:
            message = f"has a figure, which cannot be written in {self.lang!r}; kept as fuzzy: {target}"
            self._tell("warning", "figure-language", entry, message=message, hint="write the number itself")
        return bool(unknown) or wordless

    def _lost(self, entry: TranslatedLine) -> bool:
        """Whether a tool's codes had to be left out of a translation."""
        if entry.codes:
            message = f"has codes that stand for no words, left out: {' '.join(entry.codes)}; kept as fuzzy"
            self._tell("warning", "inline-code", entry, message=message)
        return bool(entry.codes)

    def _left(
        self, left: Sequence[Message], entries: Sequence[TranslatedLine], lines: Mapping[str, Line]
    ) -> Iterator[Message]:
        """What no line answers to, out of the way but not lost."""
        kept = dict[tuple[str, str, str], Message]()
        for message in left:
            if message.target:
                dead = replace(message, obsolete=True, references=())
                kept[dead.context, dead.source, dead.target] = dead
        for entry in entries:
            if entry.key not in lines and entry.target:
                dead = Message(entry.key, entry.source, entry.target, remarks=_remarks(entry), obsolete=True)
                kept.setdefault((dead.context, dead.source, dead.target), dead)
        return iter(kept.values())

    def _tell(
        self, severity: Severity, rule: str, entry: TranslatedLine, *, message: str, hint: str = ""
    ) -> None:
        self.findings.append(Finding(severity, rule, f"{entry.key} {message}", self.shown, hint))
