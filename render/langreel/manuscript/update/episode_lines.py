"""Episode lines: every line of an episode in its source language, with where its segment stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from langreel import script
from langreel.line_matching import says_the_same
from langreel.manuscript.update.line_changes import line_changes
from langreel.manuscript.update.record import ImportRecord, one_line
from langreel.model import Episode, Line
from langreel.project import Project
from langreel.script.edits import open_file, spoken_lines
from langreel.script.nodes import Document


@dataclass(frozen=True, slots=True)
class EpisodeLine:
    """A line, as it is read and as it is written (``raw``), in the segment ``number`` of a file."""

    path: Path
    number: int
    line: Line
    raw: str

    @property
    def segment(self) -> str:
        return self.line.segment


@dataclass(frozen=True, slots=True)
class ScriptFiles:
    """An episode with the files of its acts, in their order, and every line of its source language."""

    episode: Episode
    acts: dict[Path, Document]
    lines: tuple[EpisodeLine, ...] = field(repr=False)

    @property
    def source(self) -> str:
        return self.episode.languages[0]

    def record(self) -> ImportRecord:
        """The script itself as the text that it came from, where nobody has kept that one."""
        return ImportRecord(
            one_line(self.episode.title.get(self.source, "")),
            tuple((self.chapter(each.path), one_line(each.line.text)) for each in self.lines),
        )

    def chapter(self, path: Path) -> str:
        return one_line(self.acts[path].text_at(["chapter", self.source]) or "")


@dataclass(frozen=True, slots=True)
class StandingLine:
    """Where a line of the text stands in the script, by number; ``edited`` if a person changed it there."""

    number: int
    edited: bool


def script_files(project: Project, episode: str) -> ScriptFiles:
    """Read an episode with its files. ContentErrors where something is wrong in it."""
    found = script.read(project, episode)
    paths = sorted((project.script / episode).glob("[0-9]*.yaml"))
    acts = {path: open_file(project, path) for path in paths}
    return ScriptFiles(found, acts, tuple(_lines(found, acts)))


def _lines(episode: Episode, acts: dict[Path, Document]) -> Iterator[EpisodeLine]:
    segments = iter(episode.segments)
    for path, act in acts.items():
        for number in range(len(act.items(["segments"]))):
            lines = next(segments).lines[episode.languages[0]]
            raws = spoken_lines(act, number, episode.languages[0])
            yield from (EpisodeLine(path, number, *pair) for pair in zip(lines, raws, strict=True))


def standing(before: ImportRecord, script: ScriptFiles) -> dict[int, StandingLine]:
    """Where each line of a text as it was imported stands now; those that are gone are left out."""
    lines: Sequence[Line] = [each.line for each in script.lines]
    found = {}
    for change in line_changes(before.texts, [one_line(line.text) for line in lines]):
        if change.before >= 0 and change.now >= 0:
            line, text = lines[change.now], before.texts[change.before]
            # The data may have moved a figure, which is no edit of its line.
            names = "".join(f"{{{each.figure.id}}}" for each in line.mentions)
            same = change.kind in ("same", "moved") or says_the_same(text, names, line)
            found[change.before] = StandingLine(change.now, not same)
    return found
