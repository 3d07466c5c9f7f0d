"""Brief: what a scene may ask of its shot: beats, marks, labels, figures; wrong names are SceneErrors."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

from langreel import plugins, project, quantity, theme
from langreel.errors import SceneError, UsageError, perhaps
from langreel.model import Beat, Quantity, Shot


def shot_of(scene: type, fps: int) -> Shot:
    """The shot of a scene class that plain ``manim`` runs, as the script around its file has it.

    Its theme is worn from now on.
    """
    read = cast(Callable[[Path, str, int], Shot], plugins.load("langreel.briefs", "shot"))
    file = Path(inspect.getfile(scene)).resolve()
    shot = read(file, scene.__name__, fps)
    theme.wear(shot.theme, around(file.parent).root)
    return shot


def beat(shot: Shot, number: int, segment: str) -> Beat:
    """The shot's beat ``number``, which must be that of ``segment``."""
    ids = [each.segment for each in shot.beats]
    if segment not in ids:
        raise SceneError(f"segment {segment!r} is not told by {shot.scene}", hint=perhaps(segment, ids))
    if segment in ids[:number]:
        raise SceneError(f"segment {segment!r} is opened twice")
    if ids[number] != segment:
        raise SceneError(
            f"segment {segment!r} is opened before {ids[number]!r}", hint="keep the script's order"
        )
    return shot.beats[number]


def mark(beat: Beat, name: str) -> int:
    """The frame of the shot on which a mark falls; ``end`` is the end of the slot."""
    if name == "end" and name not in beat.marks:
        return beat.span.end
    if name not in beat.marks:
        hint = perhaps(name, beat.marks) or "its words carry no marks"
        raise SceneError(f"unknown mark {name!r} in segment {beat.segment!r}", hint=hint)
    return beat.span.start + beat.marks[name]


def label(shot: Shot, now: Beat | None, key: str) -> str:
    """On-screen text: the running segment's, else that of the first segment of the shot that has it."""
    beats: list[Beat] = [*([now] if now else []), *shot.beats]
    for each in beats:
        if key in each.labels:
            return each.labels[key]
    known = {key for each in shot.beats for key in each.labels}
    raise SceneError(
        f"unknown label {key!r}", hint=perhaps(key, known) or "the script gives this scene no labels"
    )


def figure(shot: Shot, name: str) -> Quantity:
    """A figure's quantity."""
    for each in shot.figures:
        if each.id == name:
            return each.quantity
    known = [each.id for each in shot.figures]
    raise SceneError(f"unknown figure {name!r}", hint=perhaps(name, known) or "define it in figures.yaml")


def written(value: Quantity, style: str, lang: str) -> str:
    """A quantity on screen: ``compact`` 1.32万亿 / $1.32T, ``full`` 1.32万亿美元 / $1.32 trillion."""
    styles = {"compact": quantity.compact, "full": quantity.write}
    if style not in styles:
        raise SceneError(f"unknown style {style!r} of a figure", hint=perhaps(style, styles))
    return styles[style](value, lang)


def number(name: str, value: Quantity) -> float:
    """A quantity's value as a float, for geometry."""
    try:
        return float(cast(Any, value.value))
    except TypeError:
        raise SceneError(
            f"figure {name!r} is a date, not a number", hint="self.quantity(...).value"
        ) from None


def table(name: str, **where: object) -> Any:
    """Rows of a table of the project's ``data/`` folder, as columns: ``table("gold", since="2008")``."""
    from langreel import data

    caller = sys._getframe(1).f_globals.get("__file__", "")
    return data.table(around(Path(caller).parent).data, name, where)


def around(folder: Path) -> project.Project:
    """The project around the scene's file, else around the working directory."""
    try:
        return project.find(folder)
    except UsageError:
        return project.find(Path.cwd())
