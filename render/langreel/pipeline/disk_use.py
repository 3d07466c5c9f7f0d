"""Disk use: how much a project takes, and how much is free."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from langreel.project import Project


@dataclass(frozen=True, slots=True)
class DiskUse:
    """Bytes: of the build cache, of finished work, and free on the disk."""

    cache: int
    out: int
    free: int


def disk_use(project: Project) -> DiskUse:
    """What lies below the project now."""
    return DiskUse(_size(project.cache), _size(project.out), shutil.disk_usage(project.root).free)


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
