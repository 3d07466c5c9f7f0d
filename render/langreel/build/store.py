"""Store: keep results by what they hold, and remember under which key and trace each was made.

``.langreel/kept`` holds the files, ``records`` a few traces per key, ``names`` the last of each job by name,
``drafts`` what is being made, ``logs`` what workers printed.
"""

from __future__ import annotations

import os
import re
import shutil
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from langreel import files
from langreel.build import digests, job_trace, json_file
from langreel.build.digests import Digests
from langreel.build.durations import UNKNOWN, Cost
from langreel.build.job import Job
from langreel.build.job_trace import Trace

REMEMBERED = 8
"""Traces per key: switching back and forth between as many versions makes nothing again."""

DAY = 86_400.0
_HOME, _KEPT = ".langreel", (".langreel", "kept")
_KEY, _KEY_ENDS = re.compile(rb'\{"key":"([0-9a-f]{64})"'), 80


@dataclass(frozen=True, slots=True)
class KeptResult:
    """One result: its content's digest, size and suffix, the returned value as JSON, and its trace.

    ``seconds`` is how long it took to make, ``cpu`` how much of the processor; 0 where that is not known.
    """

    digest: str
    size: int
    suffix: str
    value: Any
    trace: Trace
    seconds: float = 0.0
    cpu: float = 0.0


@dataclass(frozen=True, slots=True)
class Store:
    """The folder ``.langreel`` of a project."""

    root: Path
    seen: Digests

    @property
    def home(self) -> Path:
        return self.root / _HOME

    @property
    def kept(self) -> Path:
        return self.root.joinpath(*_KEPT)

    @property
    def drafts(self) -> Path:
        return self.home / "drafts"

    def guarded(self) -> AbstractContextManager[None]:
        """Tell a disk that refuses as a BuildError."""
        return files.guarded(self.home, "the project's folder must be writable, for .langreel/ and out/")

    def path(self, kept: KeptResult) -> Path:
        """Where a result lies."""
        return self.root.joinpath(*_KEPT, kept.digest[:2], f"{kept.digest}{kept.suffix}")

    def log(self, job: Job) -> Path:
        """Where goes what a job prints; names are data, so only letters of theirs make a file name."""
        folders = (_file_name(each) for each in (job.group, job.step) if each)
        return self.home.joinpath("logs", *folders, f"{_file_name(job.name)}.log")

    def record(self, key: str) -> Path:
        return self.root.joinpath(_HOME, "records", key[:2], f"{key}.json")

    def remembered(self, key: str) -> list[KeptResult]:
        """Results made under this key, the last used first; a damaged record remembers nothing."""
        try:
            return [kept_of(data) for data in json_file.read(self.record(key)) or ()]
        except (TypeError, ValueError, KeyError, AttributeError):
            return []

    def remember(self, key: str, kept: Sequence[KeptResult]) -> None:
        """Write the results of this key, the last used first."""
        json_file.write(self.record(key), [plain_of(each) for each in kept[:REMEMBERED]])

    def touch(self, key: str) -> None:
        """Note once a day that a key was used: cleaning goes by it."""
        path = self.record(key)
        if time.time() - path.stat().st_mtime > DAY:
            os.utime(path)

    def is_whole(self, kept: KeptResult) -> bool:
        """Whether the result is there, and holds what it held when it was made."""
        return self.seen.file(self.path(kept)) == kept.digest

    def take_in(self, draft: Path, kept: KeptResult) -> None:
        """Move a finished draft to where its result lies."""
        path = self.path(kept)
        path.parent.mkdir(parents=True, exist_ok=True)
        os.replace(draft, path)  # noqa: PTH105 - the name of the promise
        self.seen.know(path, kept.digest)

    def _name(self, job: Job) -> Path:
        known_by = digests.text([job.group, job.step, job.name, job.edition])[:32]
        return self.root.joinpath(_HOME, "names", f"{known_by}.json")

    def last(self, job: Job) -> Mapping[str, Any]:
        """How the job of this name and edition was stated when it was last used; empty if never."""
        known = json_file.read(self._name(job))
        return known if isinstance(known, dict) else {}

    def cost(self, job: Job) -> Cost:
        """What the job of this name and edition took when it was last made."""
        return cost_of(self.last(job))

    def last_key(self, job: Job) -> str:
        """The key of that, without reading all of it."""
        try:
            with self._name(job).open("rb", buffering=0) as file:
                found = _KEY.match(file.read(_KEY_ENDS))
        except OSError:
            return ""
        return found[1].decode() if found else ""

    def remember_name(self, job: Job, stated: Mapping[str, Any], kept: KeptResult) -> None:
        """Remember how a job was stated, its key first, to tell later what changed; and what it cost."""
        cost = {"seconds": round(kept.seconds, 3), "cpu": round(kept.cpu, 3), "size": kept.size}
        json_file.write(self._name(job), {"key": stated["key"], **stated, **cost})

    def sweep(self) -> None:
        """Remove drafts that an interrupted run left; only for who holds the lock."""
        shutil.rmtree(self.drafts, ignore_errors=True)
        for folder in ("records", "names"):
            for draft in (self.home / folder).rglob(files.DRAFTS):
                draft.unlink(missing_ok=True)


def cost_of(last: Mapping[str, Any]) -> Cost:
    """What a job took, of how it was stated last."""
    try:
        return Cost(float(last["seconds"]), float(last["cpu"]), int(last["size"]))
    except (KeyError, TypeError, ValueError):
        return UNKNOWN


def kept_digest(path: Path, root: Path) -> str:
    """What a kept result holds, by its name: whether it is whole, ``is_whole`` tells; else empty."""
    return path.stem if path.parts[:-2] == (*root.parts, *_KEPT) else ""


def _file_name(name: str) -> str:
    return re.sub(r"[^\w.@-]", "_", name)[:60].strip(".") or "_"


def plain_of(kept: KeptResult) -> dict[str, Any]:
    """A result as JSON."""
    return {
        "digest": kept.digest,
        "size": kept.size,
        "suffix": kept.suffix,
        "value": kept.value,
        "trace": kept.trace.plain(),
        "seconds": round(kept.seconds, 3),
        "cpu": round(kept.cpu, 3),
    }


def kept_of(data: Mapping[str, Any]) -> KeptResult:
    """The result that ``plain_of`` wrote."""
    digest, size, suffix = str(data["digest"]), int(data["size"]), str(data["suffix"])
    seconds, cpu = (float(data.get(each, 0)) for each in ("seconds", "cpu"))
    return KeptResult(digest, size, suffix, data["value"], job_trace.from_plain(data["trace"]), seconds, cpu)


def files_below(folder: Path) -> Iterator[Path]:
    """Every file below a folder; none where there is no folder."""
    return (path for path in folder.rglob("*") if path.is_file()) if folder.is_dir() else iter(())
