"""Planned texts: every text of a film, with its words in a language that it is to be spoken in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from langreel.project import Project
from langreel.script.edits import open_file, spoken_lines
from langreel.script.nodes import Document, Loc
from langreel.translation.source_text import SourceText


@dataclass(frozen=True, slots=True)
class PlannedText:
    """A text by language: of which file, where it stands there, its ``words`` in the second one or "".

    ``place`` is ``file:line`` of the script.
    """

    path: Path
    loc: tuple[str | int, ...]
    text: SourceText
    words: str
    place: str


@dataclass(frozen=True, slots=True)
class PlannedSegment:
    """A segment of an act: its lines, their ``words`` in the second language, and its other texts.

    What an act or the film is called belongs to its first segment. ``unread``: nobody stands for its words.
    """

    path: Path
    id: str
    lines: tuple[SourceText, ...]
    words: tuple[str, ...]
    texts: tuple[PlannedText, ...]
    unread: bool = False

    @property
    def every(self) -> tuple[SourceText, ...]:
        return (*(each.text for each in self.texts), *self.lines)

    @property
    def lacking(self) -> PlannedSegment:
        """What of it has no words."""
        lines = () if self.words else self.lines
        return replace(self, lines=lines, texts=tuple(each for each in self.texts if not each.words))


def planned_segments(project: Project, episode: str, langs: tuple[str, str]) -> list[PlannedSegment]:
    """The segments of an episode with their words in two languages, in the order of the film."""
    folder = project.script / episode
    head = folder / "episode.yaml"
    waiting = list(
        _texts(head, open_file(project, head), [["title"], ["host"], ["description"]], langs, of="")
    )
    found = list[PlannedSegment]()
    for path in sorted(folder.glob("[0-9]*.yaml")):
        act = open_file(project, path)
        waiting += _texts(path, act, [["chapter"]], langs, of=f"{path.stem}.")
        for number in range(len(act.items(["segments"]))):
            found.append(_segment(path, act, number, langs, waiting=tuple(waiting)))
            waiting = []
    return found


def lacking(project: Project, episode: str, langs: tuple[str, str]) -> list[PlannedSegment]:
    """The segments of an episode that lack texts of the second language, with what they lack."""
    segments = (each.lacking for each in planned_segments(project, episode, langs))
    return [each for each in segments if each.every]


def _segment(
    path: Path, act: Document, number: int, langs: tuple[str, str], *, waiting: tuple[PlannedText, ...]
) -> PlannedSegment:
    loc: list[str | int] = ["segments", number]
    name = act.text_at([*loc, "id"]) or ""
    labels: list[Loc] = [[*loc, "labels", key] for key in act.mapping([*loc, "labels"])]
    texts = _texts(path, act, [*labels, [*loc, "footage", "caption"]], langs, of=f"{name}.")
    lines, words = (spoken_lines(act, number, lang) for lang in langs)
    told = tuple(SourceText(f"{name}.{n}", line, spoken=True) for n, line in enumerate(lines, start=1))
    unread = langs[1] in act.items([*loc, "open"])
    return PlannedSegment(path, name, told, tuple(words), (*waiting, *texts), unread)


def _texts(
    path: Path, document: Document, locs: list[Loc], langs: tuple[str, str], *, of: str
) -> Iterator[PlannedText]:
    """Texts by language that have the first."""
    for loc in locs:
        texts = document.mapping(loc)
        source, words = texts.get(langs[0]), texts.get(langs[1])
        if isinstance(source, str) and source.strip():
            at = document.at(loc)
            text = SourceText(f"{of}{loc[-1]}", source)
            told = words if isinstance(words, str) else ""
            yield PlannedText(path, tuple(loc), text, told, f"{at.path}:{at.line}")
