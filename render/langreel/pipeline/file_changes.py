"""File changes: what a film is made of, and whoever is told when any of it changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from langreel.project import Project

CALM: Final = 0.3
"""Seconds without a change after which an editor is taken to have finished saving."""
CHANGES: Final = frozenset({"created", "modified", "moved", "deleted"})


@contextmanager
def changes(project: Project, tell: Callable[[str], None]) -> Iterator[None]:
    """Meanwhile ``tell`` is called, from another thread, with the project-relative path of what changes."""
    from watchdog.events import FileSystemEvent, FileSystemEventHandler
    from watchdog.observers import Observer

    class Handler(FileSystemEventHandler):
        def on_any_event(self, event: FileSystemEvent) -> None:
            paths = [Path(str(path)) for path in (event.src_path, event.dest_path) if path]
            if event.event_type in CHANGES:
                for path in paths:
                    if not _hidden(path.name):
                        tell(project.relative(path))

    observer = Observer()
    for folder in (project.script, project.scenes, project.data, project.assets):
        if folder.is_dir():
            observer.schedule(Handler(), str(folder), recursive=True)
    observer.start()
    try:
        yield
    finally:
        observer.stop()
        # Its threads end with the process anyway; nobody who pressed Ctrl-C waits for them for long.
        observer.join(2.0)


def _hidden(name: str) -> bool:
    """Files that editors and Python leave for themselves."""
    return name.startswith((".", "#", "__pycache__")) or name.endswith(("~", ".pyc", ".swp"))
