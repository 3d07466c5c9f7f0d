"""Planned texts: what a planned dub lacks of its words, segment by segment, as the acts have them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from langreel.project import Project
from langreel.script.edits import open_file, spoken_lines
from langreel.script.nodes import Document, Loc
from langreel.translation.service.asker import SourceText


@dataclass(frozen=True, slots=True)
class LackingText:
    """A text by language that lacks one: of which file, and where it stands there."""

    path: Path
    loc: tuple[str | int, ...]
    text: SourceText


@dataclass(frozen=True, slots=True)
class LackingSegment:
    """A segment of an act that lacks words of a language: its lines, and its other texts.

    What an act or the film is called belongs to its first segment.
    """

    path: Path
    id: str
    lines: tuple[SourceText, ...]
    texts: tuple[LackingText, ...]

    @property
    def every(self) -> tuple[SourceText, ...]:
        return (*(each.text for each in self.texts), *self.lines)


def lacking(project: Project, episode: str, langs: tuple[str, str]) -> list[LackingSegment]:
    """The segments of an episode that lack texts of the second language, in the order of the film."""
    folder = project.script / episode
    head = folder / "episode.yaml"
    waiting = list(
        _texts(head, open_file(project, head), [["title"], ["host"], ["description"]], langs, of="")
    )
    found = list[LackingSegment]()
    for path in sorted(folder.glob("[0-9]*.yaml")):
        act = open_file(project, path)
        waiting += _texts(path, act, [["chapter"]], langs, of=f"{path.stem}.")
        for number in range(len(act.items(["segments"]))):
            segment = _segment(path, act, number, langs, waiting=tuple(waiting))
            waiting = []
            if segment.every:
                found.append(segment)
    return found


def _segment(
    path: Path, act: Document, number: int, langs: tuple[str, str], *, waiting: tuple[LackingText, ...]
) -> LackingSegment:
    loc: list[str | int] = ["segments", number]
    name = act.text_at([*loc, "id"]) or ""
    labels: list[Loc] = [[*loc, "labels", key] for key in act.mapping([*loc, "labels"])]
    texts = _texts(path, act, [*labels, [*loc, "footage", "caption"]], langs, of=f"{name}.")
    lines = spoken_lines(act, number, langs[0]) if not spoken_lines(act, number, langs[1]) else []
    told = tuple(SourceText(f"{name}.{n}", line, spoken=True) for n, line in enumerate(lines, start=1))
    return LackingSegment(path, name, told, (*waiting, *texts))


def _texts(
    path: Path, document: Document, locs: list[Loc], langs: tuple[str, str], *, of: str
) -> Iterator[LackingText]:
    """Texts by language that have the first and lack the second."""
    for loc in locs:
        texts = document.mapping(loc)
        source = texts.get(langs[0])
        if isinstance(source, str) and source.strip() and not texts.get(langs[1]):
            yield LackingText(path, tuple(loc), SourceText(f"{of}{loc[-1]}", source))
