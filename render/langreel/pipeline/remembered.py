"""Remembered: what came of files when they were last read, for as long as none of them has changed.

To read a script takes half a second: YAML, tables, scenes' syntax, numbers of translations. What came of it
is kept in the cache under a stamp: path, size, times and inode of every file that it may rest on, those of
langreel itself among them. Where one of them differs, is new or is gone, all is read again.
"""

from __future__ import annotations

import contextlib
import os
import sys
import sysconfig
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

import langreel
from langreel.build import codec, digests, json_file
from langreel.model import Episode
from langreel.project import Project

YOUNG: Final = 2.0
"""Seconds in which a file can change again without a new time."""

Seal = tuple[str, int, int, int, int]
"""A file's path, size, time (ns), inode, and when any of them changed last (ns): nobody can set that back."""


def episode(project: Project, name: str) -> tuple[Episode, str]:
    """The episode as ``script.read`` reads it, with the same errors, and the stamp of all that it rests on.

    What has mistakes is read each time.
    """
    stamp = stamp_of((project.script, project.scenes, project.data, project.assets))
    memory = project.cache / "remembered" / f"script.{name}.json" if name in project.episodes() else None
    known = recall(memory, stamp) if memory else None
    if known and all((project.root / file).is_file() for file in known["files"]):
        return codec.decode(known["episode"], lambda data: Path(data["is"])), stamp
    # Loaded where there is something to read.
    from langreel import script
    from langreel.pipeline.remembered_figures import RememberedFigures

    read = script.read(project, name, RememberedFigures(project))
    encoded = codec.encode(read, lambda path: {codec.TYPE: "path", "is": path.as_posix()})
    if memory:
        remember(memory, stamp, {"files": sorted(_named(read)), "episode": encoded})
    return read, stamp


def text(memory: Path, stamp: str, make: Callable[[], str]) -> str:
    """What ``make`` gave when the stamp was the same, or gives now."""
    known = recall(memory, stamp)
    if not isinstance(known, str):
        known = make()
        remember(memory, stamp, known)
    return known


def stamp_of(places: Iterable[Path], *others: str) -> str:
    """A stamp of files, of all in folders, of langreel and what else is installed; "" if one is young."""
    now, found = time.time(), [seal for place in places for seal in _below(place)]
    young = any(now - changed / 1e9 < YOUNG for _, _, changed, *_ in (*found, *_installed()))
    return "" if young else digests.text([*others, *sorted(found), *_installed()])


def seals(files: Sequence[Path]) -> list[Seal]:
    """How some files are now."""
    return [_seal(str(file)) for file in files]


def recall(memory: Path, stamp: str) -> Any:
    """What was remembered under a stamp; None if that is nothing."""
    known = json_file.read(memory) if stamp else None
    return known["value"] if isinstance(known, dict) and known.get("stamp") == stamp else None


def remember(memory: Path, stamp: str, value: Any) -> None:
    """Remember something under a stamp, in a project that has a cache; failing to is no failure."""
    if stamp and memory.parent.parent.is_dir():
        with contextlib.suppress(OSError):
            json_file.write(memory, {"stamp": stamp, "value": value})


def _named(episode: Episode) -> set[str]:
    """The files that a script names, wherever in the project they lie: music and footage."""
    footage = {segment.footage.file for segment in episode.segments if segment.footage}
    return footage | {act.music.file for act in episode.acts if act.music and act.music.file}


@cache
def _installed() -> tuple[Any, ...]:
    """langreel's files, the folder that changes with whatever is installed, and Python."""
    own = _below(Path(langreel.__file__).parent)
    return *sorted(own), _seal(sysconfig.get_path("purelib")), (sys.version, 0, 0, 0, 0)


def _below(place: Path) -> Iterator[Seal]:
    """The seal of a file, or those of all in a folder; none where there is nothing."""
    if place.is_file():
        yield _seal(str(place))
    for home, _, names in os.walk(place, followlinks=True):
        yield from (_seal(f"{home}{os.sep}{name}") for name in names if not name.endswith(".pyc"))


def _seal(path: str) -> Seal:
    try:
        found = os.stat(path)  # noqa: PTH116 - several times faster than Path.stat where it counts
    except OSError:
        return path, 0, 0, 0, 0
    return path, found.st_size, found.st_mtime_ns, found.st_ino, found.st_ctime_ns
