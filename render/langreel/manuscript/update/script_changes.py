"""Script changes: what an update makes of the files of a script, gathered before anything is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from langreel.manuscript.facts import DataCells
from langreel.manuscript.scene_draft import SegmentFacts
from langreel.manuscript.update.text_changes import TextUpdate
from langreel.project import Project
from langreel.script.edits import Splice, open_file, rewritten, with_item
from langreel.script.nodes import Document


@dataclass(slots=True)
class ScriptChanges:
    """Splices of files that are there, files that are ``new`` (None: they go), and what they tell.

    ``facts`` are the numbers of new words; ``touched`` languages lack some, or somebody has to read them.
    """

    project: Project
    update: TextUpdate
    cells: DataCells
    splices: dict[Path, list[Splice]] = field(default_factory=dict)
    new: dict[Path, str | None] = field(default_factory=dict)
    facts: list[SegmentFacts] = field(default_factory=list)
    touched: set[str] = field(default_factory=set)

    @property
    def folder(self) -> Path:
        return self.project.script / self.update.script.episode.id

    @property
    def scenes(self) -> Path:
        return self.project.scenes / self.update.script.episode.id

    @property
    def acts(self) -> Mapping[Path, Document]:
        return self.update.script.acts

    @property
    def head(self) -> Document:
        """episode.yaml."""
        return open_file(self.project, self.folder / "episode.yaml")

    @property
    def others(self) -> list[str]:
        """The languages that the episode is told in, or is to be, beside the text's."""
        told = [*self.update.script.episode.languages, *map(str, self.head.items(["planned"]))]
        return [lang for lang in dict.fromkeys(told) if lang != self.update.script.source]

    def splice(self, path: Path, *splices: Splice | None) -> None:
        self.splices.setdefault(path, []).extend(each for each in splices if each)

    def open(self, path: Path, number: int) -> None:
        """Nobody stands any more for what a segment says in other languages."""
        act = self.acts[path]
        for lang in self.others:
            if lang in act.mapping(["segments", number]):
                self.touched.add(lang)
                self.splice(path, with_item(act, ["segments", number], "open", lang, after="scene"))

    def append(self, path: Path, text: str) -> None:
        """Further rows of a file, which need not be there yet."""
        if text:
            before = path.read_text("utf-8") if path.is_file() else ""
            joint = "" if before.endswith("\n") or not before else "\n"
            self.new[path] = before + joint + text

    def contents(self) -> dict[Path, str | None]:
        """Every file that changes, with its new text; None for one that goes."""
        told = {
            path: rewritten(path, open_file(self.project, path), _standing(each))
            for path, each in self.splices.items()
        }
        return {**told, **self.new}


def _standing(splices: Iterable[Splice]) -> list[Splice]:
    """Each change once, without those within what goes as a whole."""
    once = list(dict.fromkeys(splices))
    cuts = [each for each in once if not each.text]
    return [
        each for each in once
        if not any(cut is not each and cut.start <= each.start < cut.end and cut.start < each.end <= cut.end
                   for cut in cuts)
    ]  # fmt: skip
