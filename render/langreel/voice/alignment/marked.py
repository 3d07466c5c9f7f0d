"""Marked: the borders that a person drew on the review page, as a file, and back."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from langreel.errors import ContentError, perhaps

HINT = "it is written by the page of langreel voice align --html"


@dataclass(frozen=True, slots=True)
class MarkedTake:
    """A line, the name of the recording it is cut from, and from when to when, in seconds.

    ``changed`` where it is not as it was found; not ``wanted`` where its take is to go.
    """

    segment: str
    number: int
    source: str
    begins: float
    ends: float
    changed: bool = True
    wanted: bool = True


def read(path: Path, episode: str, lang: str) -> list[MarkedTake]:
    """The borders of a file; ContentError if they are no borders of this dub."""
    try:
        data = json.loads(path.read_text("utf-8"))
        belongs = (str(data["episode"]), str(data["lang"]))
        takes = [_take(each) for each in data["borders"]]
    except OSError as error:
        raise ContentError(f"it cannot be read: {error.strerror}", str(path), HINT) from error
    except json.JSONDecodeError as error:
        where = f"{path}:{error.lineno}:{error.colno}"
        raise ContentError(f"this is no JSON: {error.msg}", where, HINT) from error
    except (ValueError, KeyError, TypeError) as error:
        raise ContentError(f"this is no list of borders: {error!r}", str(path), HINT) from error
    if belongs != (episode, lang):
        raise ContentError(f"the borders are of {'.'.join(belongs)}, not of {episode}.{lang}", str(path))
    return takes


def check(
    takes: Sequence[MarkedTake], path: Path, lines: Sequence[tuple[str, int]], files: Mapping[str, float]
) -> None:
    """ContentError where a border names a line or a recording that is not there, or lies outside of it."""
    for each in takes:
        where, name = str(path), f"{each.segment}.{each.number}"
        if (each.segment, each.number) not in lines:
            hint = perhaps(name, [f"{segment}.{number}" for segment, number in lines])
            raise ContentError(f"there is no line {name}", where, hint)
        if each.source not in files:
            raise ContentError(
                f"the recording {each.source!r} is not given", where, f"given: {', '.join(files)}"
            )
        if not 0 <= each.begins < each.ends <= files[each.source] + 0.01:
            span = f"{each.begins:.2f} to {each.ends:.2f} s"
            raise ContentError(f"{name} lies outside of {each.source}: {span}", where)


def _take(data: Mapping[str, Any]) -> MarkedTake:
    return MarkedTake(
        segment=str(data["segment"]),
        number=int(data["line"]),
        source=str(data["file"]),
        begins=float(data["begins"]),
        ends=float(data["ends"]),
        changed=bool(data.get("changed", True)),
        wanted=bool(data.get("wanted", True)),
    )
