"""Import again: a text that was imported before is held against its episode; what changed is shown."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from langreel.errors import UsageError

if TYPE_CHECKING:
    from langreel.manuscript.drafting import ImportRequest
    from langreel.manuscript.update.text_changes import TextChange
    from langreel.project import Project

_SIGNS: Final = {"came": "+", "gone": "-", "changed": "~", "moved": ">"}
_COLOURS: Final = {"came": "green", "gone": "red", "changed": "yellow", "moved": "blue"}


def again(
    project: Project, text: Path, request: ImportRequest, *, encoding: str, update: bool, quiet: bool
) -> dict[str, Any]:
    """What changed, as data, and with ``update`` taken over; told unless ``quiet``."""
    from langreel import script
    from langreel.manuscript.importing import take_changes, text_changes

    spoken = script.languages(project, request.episode)
    for lang in request.planned:
        if lang not in (*spoken, *script.planned_languages(project, request.episode)):
            hint = f"write planned: [{lang}] into episode.yaml, or langreel subs translate --to {lang}"
            raise UsageError(f"{request.episode!r} is not planned in {lang!r}", hint=hint)
    found = text_changes(project, text, request, encoding=encoding)
    taken = bool(update and (found.taken or found.titles))
    files = take_changes(project, found, text.name) if taken else []
    if not quiet:
        _tell(request.episode, found.changes, found.titles, taken=taken)
    fields = ("kind", "before", "now", "at", "segment", "left")
    changes = [{key: asdict(each)[key] for key in fields} for each in found.changes]
    return {"episode": request.episode, "changes": changes, "titles": dict(found.titles), "files": files}


def _tell(episode: str, changes: tuple[TextChange, ...], titles: Any, *, taken: bool) -> None:
    for old, new in titles.items():
        click.echo(f"~ {old}\n  is called now: {new}")
    for each in changes:
        click.echo("\n".join(_rows(each)))
    if not changes and not titles:
        click.echo(f"script/{episode}: nothing has changed in the text")
        return
    kinds = [each.kind for each in changes]
    told = ", ".join(f"{kinds.count(kind)} {kind}" for kind in _SIGNS if kind in kinds)
    left = sum(bool(each.left) for each in changes)
    click.echo(f"script/{episode}: {told or 'titles'}" + (f"; {left} left to you" if left else ""))
    if taken:
        click.echo(f"taken over; next: langreel check {episode}")
    elif left < len(changes) or titles:
        click.echo("nothing is written; --update takes it over, and leaves what was made by hand")


def _rows(change: TextChange) -> list[str]:
    """A change in words: what it was, what it is, where, and why it is left."""
    sign = click.style(_SIGNS[change.kind], fg=_COLOURS[change.kind], bold=True)
    where = ", ".join(filter(None, (change.segment, f"line {change.at}" if change.at else "")))
    rows = [f"{sign} {change.before or change.now}" + (f"  ({where})" if where else "")]
    if change.kind == "changed":
        rows.append(f"  is now: {change.now}")
    return [*rows, f"  left to you: {change.left}"] if change.left else rows
