"""Project state: what files hold, code means and tables tell now, to make keys of and to check traces by."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from langreel.build.digests import Digests
from langreel.build.module_graph import ModuleGraph

Probes = Mapping[str, Callable[..., str]]
"""``selected(path, name, where)`` tells the digest of a part of a file as it is now, ``difference(path, name,
where, digest)`` in words how it is not what it was."""


@dataclass(frozen=True, slots=True)
class ProjectState:
    """A project as it is now; paths are below its ``root`` (resolved)."""

    root: Path
    digests: Digests
    modules: ModuleGraph
    probes: Probes = field(default_factory=dict)

    def file(self, path: str) -> str:
        """Digest of what a file holds; empty where there is none."""
        # Asked for hundreds of times: text is put together several times faster than a Path.
        return self.digests.file(f"{self.root}{os.sep}{path}")

    def scene(self, path: str, class_name: str) -> str:
        """Digest of what a scene file means, or only one class of it."""
        whole = self.root / path
        return self.digests.part(whole, class_name) if class_name else self.digests.code(whole).digest

    def selected(self, path: str, name: str, where: str) -> str:
        """Digest of a part of a file; empty where nobody can tell."""
        probe = self.probes.get("selected")
        return probe(str(self.root / path), name, where) if probe else ""

    def difference(self, path: str, name: str, where: str, *, digest: str) -> str:
        """In words, how a part of a file is not what it was; empty where nobody can tell."""
        probe = self.probes.get("difference")
        return probe(str(self.root / path), name, where, digest) if probe else ""
