"""Remembered figures: what figures.yaml comes to, for as long as neither it nor the data has changed.

Most edits are to words. To look all figures of a film up in their tables takes as long as to read its acts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from langreel.build import codec
from langreel.data import Source
from langreel.model import Figure
from langreel.pipeline.remembered import recall, remember, stamp_of
from langreel.project import Project
from langreel.script import figures
from langreel.script.nodes import Document
from langreel.script.problems import Problem


@dataclass(frozen=True, slots=True)
class RememberedFigures:
    """``figures.evaluate`` of a project. Where something is wrong with a figure, all are read each time."""

    project: Project

    def __call__(
        self,
        document: Document,
        folder: Path,
        tables: Mapping[str, Source] | None,
        *,
        langs: Sequence[str] = (),
        problems: list[Problem],
    ) -> Mapping[str, Figure]:
        """Every figure, as it came out last if that still holds."""
        memory = self.project.cache / "remembered" / f"{document.path.replace('/', '.')}.json"
        stamp = stamp_of((folder, self.project.root / document.path), *langs)
        known, before = recall(memory, stamp), len(problems)
        if isinstance(known, dict):
            return {name: codec.decode(each, _no_path) for name, each in known.items()}
        found = figures.evaluate(document, folder, tables, langs=langs, problems=problems)
        if len(problems) == before:
            remember(memory, stamp, codec.encode(dict(found), _no_path))
        return found


def _no_path(path: object) -> Any:
    raise TypeError(f"a figure does not hold {path!r}")
