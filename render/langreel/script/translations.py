"""Translations: ``translations/<lang>.po`` → an episode's lines in languages that are only read.

A translation never stands in the way of the film. What is wrong with it is a finding; and a language joins
the episode's tracks only when each of its lines is there, fresh and well formed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from langreel import line_matching, po
from langreel.errors import ContentError
from langreel.languages import known
from langreel.languages.tags import is_tag, tag_hint
from langreel.model import Episode, Figure, Line, Place, Segment, Severity
from langreel.po import Message
from langreel.project import Project
from langreel.quantity import write
from langreel.script import words
from langreel.script.agreement import numbers_apart, partly_compared
from langreel.script.problems import Problem

Find = Callable[[words.RawPiece], Figure | None]


@dataclass(frozen=True, slots=True)
class Translated:
    """An episode with its translations, and what is wrong with them."""

    episode: Episode
    problems: tuple[Problem, ...]


def translated(project: Project, episode: Episode, *, compared: bool = True) -> Translated:
    """The episode with every language that is whole, and in ``unfinished`` those that are not.

    Unless their numbers are ``compared``, nothing is told of those that only one of two lines says.
    """
    problems = list[Problem]()
    for path in sorted((project.script / episode.id / "translations").glob("*.po")):
        shown, lang = project.relative(path), path.stem
        odd = _odd(lang, episode)
        if odd:
            problems.append(Problem(Place(shown), "unread-translation", *odd, severity="warning"))
        else:
            reader = _TranslationReader(episode, lang, shown, problems, compared)
            episode = reader.joined(path)
    return Translated(episode, tuple(problems))


def _odd(lang: str, episode: Episode) -> tuple[str, str] | None:
    """Why a catalogue of that name is not read, and what to do."""
    if lang in episode.languages:
        return f"{lang!r} is spoken: its words stand in the acts", "delete it, or name another language"
    if not is_tag(lang):
        return f"{lang!r} is no language", f"catalogues are named by language; {tag_hint(lang)}"
    return None


@dataclass(slots=True)
class _TranslationReader:
    """Reads one catalogue against the episode's lines; counts what they lack."""

    episode: Episode
    lang: str
    shown: str
    problems: list[Problem]
    compared: bool
    messages: Sequence[Message] = ()
    lacks: Counter[str] = field(default_factory=Counter)
    missing: list[str] = field(default_factory=list)

    def joined(self, path: Path) -> Episode:
        """The episode with this language among its tracks, or among those that are unfinished."""
        try:
            found = po.load(path, self.shown)
        except ContentError as error:
            where = Place(self.shown, int([*error.where.split(":"), "1"][1]) if ":" in error.where else 1)
            self.problems.append(Problem(where, "broken-translation", error.message, error.hint))
            return self._unfinished("the catalogue cannot be read")
        self.messages = [message for message in found.messages if not message.obsolete]
        lines = {segment.id: list(self._lines(segment)) for segment in self.episode.segments}
        if any(message.target for message in self.messages):
            self.problems += partly_compared(self.lang, Place(self.shown))
        self._missing()
        self._left_over()
        if self.lacks:
            return self._unfinished(", ".join(f"{count} {what}" for what, count in self.lacks.items()))
        return self._whole(lines)

    def _whole(self, lines: dict[str, list[Line]]) -> Episode:
        acts = tuple(
            replace(act, segments=tuple(self._with_lines(each, lines[each.id]) for each in act.segments))
            for act in self.episode.acts
        )
        return replace(self.episode, acts=acts, subtitles=(*self.episode.subtitles, self.lang))

    def _with_lines(self, segment: Segment, lines: Iterable[Line]) -> Segment:
        return replace(segment, lines={**segment.lines, self.lang: tuple(lines)})

    def _unfinished(self, what: str) -> Episode:
        return replace(self.episode, unfinished={**self.episode.unfinished, self.lang: what})

    def _lines(self, segment: Segment) -> Iterator[Line]:
        for source in segment.lines[self.episode.languages[0]]:
            message = line_matching.message_for(self.messages, source)
            line = self._line(message, source) if message and message.target else None
            if message is None or not message.target:
                self.missing.append(line_matching.key(source))
            elif line:
                yield line

    def _line(self, message: Message, source: Line) -> Line | None:
        """The translated line; None where it is stale or malformed, which has been told."""
        if line_matching.stale(message, source):
            self._stale(source, message)
            return None
        place, before = Place(self.shown, message.at), len(self.problems)
        raw = po.as_one_line(message.target)
        found = words.label(raw, self._find(place), self._spell, wrong=self._wrong(place))
        if len(self.problems) > before:
            self.lacks["malformed"] += 1
            return None
        line = Line(source.segment, source.number, self.lang, found.text,
                    mentions=tuple(found.mentions), place=place)  # fmt: skip
        if self.compared:
            self._compare(source, line)
        return line

    def _stale(self, source: Line, message: Message) -> None:
        self.lacks["stale"] += 1
        how = "is marked fuzzy" if message.fuzzy else "was translated from other words"
        told = f"{line_matching.key(source)} {how} and is not shown"
        self._say(
            Place(self.shown, message.at),
            "stale-translation",
            told,
            hint=f"now: {source.text}",
            severity="warning",
        )

    def _missing(self) -> None:
        """Lines without a translation, all in one finding."""
        if self.missing:
            self.lacks["missing"] = len(self.missing)
            first, more = ", ".join(self.missing[:5]), len(self.missing) - 5
            told = f"not translated: {first}{f' and {more} more' if more > 0 else ''}"
            hint = f"langreel subs export {self.episode.id} --to {self.lang} lists them"
            self._say(Place(self.shown), "missing-translation", told, hint=hint, severity="warning")

    def _left_over(self) -> None:
        """Messages that no line answers to any more."""
        source = self.episode.languages[0]
        keys = {line_matching.key(line) for line in self.episode.lines(source)}
        for message in self.messages:
            if message.context not in keys:
                told = f"no line {message.context!r}" if message.context else "a message without msgctxt"
                self._say(Place(self.shown, message.at), "unknown-line", told, hint="", severity="warning")

    def _say(self, place: Place, rule: str, message: str, *, hint: str, severity: Severity = "error") -> None:
        self.problems.append(Problem(place, rule, message, hint, severity))

    # Figures

    def _wrong(self, place: Place) -> words.Wrong:
        return lambda offset, rule, message, hint: self._say(place, rule, message, hint=hint)

    def _find(self, place: Place) -> Find:
        found = words.finder(self.episode.figures, frozenset(self.episode.figures), self._wrong(place))

        def find_figure(piece: words.RawPiece) -> Figure | None:
            if not known(self.lang):
                message = f"figures cannot be written in {self.lang!r}"
                self._say(place, "figure-language", message, hint="write the number itself")
            return found(piece)

        return find_figure

    def _spell(self, figure: Figure) -> str:
        return write(figure.quantity, self.lang) if known(self.lang) else f"{{{figure.id}}}"

    def _compare(self, source: Line, line: Line) -> None:
        """Numbers that only one of the lines tells."""
        missing, added = numbers_apart(source, line)
        for numbers, text, where in ((missing, source.text, source.lang), (added, line.text, line.lang)):
            for number, _ in numbers:
                message = f"{line_matching.key(line)}: {number!r} stands in {where!r} only"
                self._say(line.place, "translated-numbers", message, hint=text, severity="warning")
