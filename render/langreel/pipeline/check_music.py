"""Check music: what is wrong with the sound files that acts name, before anything is mixed."""

from __future__ import annotations

from collections.abc import Iterator

from langreel.errors import MediaError
from langreel.model import Episode, Finding
from langreel.project import Project


def check_music(project: Project, episode: Episode) -> Iterator[Finding]:
    """Files that hold no sound that can be read, or less of it than a bed needs."""
    for name in sorted({act.music.file for act in episode.acts if act.music and act.music.file}):
        yield from _check(project, name)


def _check(project: Project, name: str) -> Iterator[Finding]:
    # Loaded where an act has music of its own: most films have none.
    from langreel.sound.music import SHORTEST, decoded

    try:
        decoded(project.root / name, SHORTEST)
    except MediaError as error:
        yield Finding("error", "music", error.message, name, error.hint)
