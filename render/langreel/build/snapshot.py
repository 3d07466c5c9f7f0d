"""Snapshot: a project's files as they are now ↔ the same in a folder of a machine that does not see them."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from langreel import files
from langreel.build import digests
from langreel.build.digests import Digests
from langreel.build.listener import OURS
from langreel.build.shared_store import SharedStore
from langreel.errors import BuildError


@dataclass(frozen=True, slots=True)
class ProjectFile:
    """A file of a project: what it holds, how long it is, and whether it may be run."""

    digest: str
    size: int
    runs: bool


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A project's files by their paths below its root. It travels as JSON, and is known by its digest."""

    files: Mapping[str, ProjectFile]

    @property
    def data(self) -> bytes:
        plain = {path: [each.digest, each.size, each.runs] for path, each in sorted(self.files.items())}
        return json.dumps(plain, separators=(",", ":")).encode("utf-8", "surrogateescape")

    @property
    def digest(self) -> str:
        return digests.of_bytes(self.data)


def taken(root: Path, seen: Digests) -> Snapshot:
    """The project as it is now, without what langreel made and without hidden folders."""
    found = {path.relative_to(root).as_posix(): path for path in _files(root)}
    return Snapshot({name: _project_file(path, seen) for name, path in found.items() if seen.file(path)})


def _files(root: Path) -> Iterator[Path]:
    for folder, folders, names in os.walk(root):
        folders[:] = [each for each in folders if each not in OURS and not each.startswith(".")]
        yield from (Path(folder, name) for name in names)


def _project_file(path: Path, seen: Digests) -> ProjectFile:
    return ProjectFile(seen.file(path), path.stat().st_size, os.access(path, os.X_OK))


def share(snapshot: Snapshot, root: Path, shared: SharedStore) -> None:
    """Have every file of a snapshot in the store."""
    puts = {each.digest: root / path for path, each in snapshot.files.items()}
    for _ in shared.threads.map(lambda digest: shared.put(puts[digest], digest), puts):
        pass


def read(data: bytes) -> Snapshot:
    """The snapshot that ``data`` was; BuildError where a path leads out of the project."""
    plain = json.loads(data)
    for path in plain:
        if PurePosixPath(path).is_absolute() or ".." in PurePosixPath(path).parts or "\\" in path:
            raise BuildError(f"a snapshot must not write {path!r}")
    return Snapshot({path: ProjectFile(*each) for path, each in plain.items()})


def lay(snapshot: Snapshot, folder: Path, shared: SharedStore, *, fetched: Path) -> Path:
    """The project of a snapshot in a folder of its own below ``folder``, whole or not at all.

    What was fetched for an earlier snapshot lies in ``fetched`` and is not fetched again.
    """
    root = folder / snapshot.digest[:32]
    if root.is_dir():
        return root
    with files.replacing_folder(root) as draft:
        for path, each in snapshot.files.items():
            target = draft / path
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(object_file(each.digest, each.size, shared, fetched=fetched), target)
            target.chmod(0o755 if each.runs else 0o644)
    return root


def object_file(digest: str, size: int, shared: SharedStore, *, fetched: Path, name: str = "") -> Path:
    """A file of the store on this machine's disk, under a name of its own; LostObject if it has none."""
    path = fetched / digest[:2] / digest / (name or "held")
    if not (path.is_file() and path.stat().st_size == size and digests.file(path) == digest):
        path.parent.mkdir(parents=True, exist_ok=True)
        shared.fetch(digest, size, path)
    return path
