"""Cleaning: forget results not used for long, or the oldest until the cache fits."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from langreel.build.digests import Digests
from langreel.build.render_lock import Lock
from langreel.build.store import Store, files_below
from langreel.model import Watcher


@dataclass(frozen=True, slots=True)
class Freed:
    """What cleaning removed."""

    files: int
    bytes: int


def clean(
    root: Path,
    older_than: float | None = None,
    max_size: int | None = None,
    *,
    watch: Watcher = lambda event: None,
) -> Freed:
    """Forget results unused for ``older_than`` seconds, then the longest unused until ``max_size`` bytes fit.

    Without either, everything goes. Finished work in ``out/`` is not touched.
    """
    store = Store(root.resolve(), Digests())
    if not store.home.is_dir():
        return Freed(0, 0)
    lock = Lock(store.home / "lock")
    with store.guarded():
        try:
            lock.acquire(watch)
            store.sweep()
            return _remove(_doomed(store, older_than, max_size))
        finally:
            lock.release()


def _doomed(store: Store, older_than: float | None, max_size: int | None) -> list[Path]:
    records = sorted(files_below(store.home / "records"), key=lambda path: path.stat().st_mtime, reverse=True)
    kept = {path: path.stat().st_size for path in files_below(store.kept)}
    spared: set[Path] = set()
    doomed: list[Path] = []
    for record in records:
        results = {store.path(each) for each in store.remembered(record.stem)} & kept.keys()
        size = sum(kept[path] for path in spared | results)
        if _too_old(record, older_than) or (size > max_size if max_size is not None else older_than is None):
            doomed.append(record)
        else:
            spared |= results
    logs = (
        path for path in files_below(store.home / "logs") if _too_old(path, older_than) or older_than is None
    )
    return [*doomed, *(path for path in kept if path not in spared), *logs]


def _too_old(path: Path, older_than: float | None) -> bool:
    return older_than is not None and time.time() - path.stat().st_mtime > older_than


def _remove(paths: list[Path]) -> Freed:
    freed = Freed(len(paths), sum(_sizes(paths)))
    for path in paths:
        path.unlink(missing_ok=True)
    return freed


def _sizes(paths: list[Path]) -> Iterator[int]:
    for path in paths:
        yield path.stat().st_size
