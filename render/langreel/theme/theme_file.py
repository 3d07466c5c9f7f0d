"""Theme file: ``assets/theme.yaml``, or one of ``assets/themes/`` by its name → the theme it describes."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from langreel.errors import ContentError, perhaps
from langreel.theme.resolve import PLAIN, SHIPPED, Theme, resolved

USUAL: Final = "assets/theme.yaml"
FOLDER: Final = "assets/themes"


def file_of(name: str, root: Path) -> Path:
    """Where a theme stands in a project, if it is the project's own; without a name, the usual one."""
    return root / (f"{FOLDER}/{name}.yaml" if name else USUAL)


def names(root: Path) -> tuple[str, ...]:
    """The themes that an episode of the project may name."""
    own = (path.stem for path in (root / FOLDER).glob("*.yaml"))
    return tuple(sorted({*own, *SHIPPED}))


def is_theme(path: Path) -> bool:
    """Whether a file of a project is a theme."""
    return path.as_posix().endswith(f"/{USUAL}") or path.parent.as_posix().endswith(f"/{FOLDER}")


def of(name: str, root: Path) -> Theme:
    """The theme that an episode of the project at ``root`` names; ContentError if there is none."""
    return read(file_of(name, root))


def read(path: Path) -> Theme:
    """The theme that a file describes; where there is none, the shipped one of its name.

    ContentError if it does not describe a theme, or names none.
    """
    name = path.stem if path.parent.name == Path(FOLDER).name else PLAIN
    if path.is_file():
        try:
            return _read(path.read_bytes())
        except (ContentError, OSError, LookupError, TypeError, ValueError, AttributeError) as error:
            message = error.message if isinstance(error, ContentError) else "this does not describe a theme"
            raise ContentError(message, str(path), "langreel check tells every mistake") from None
    if name not in SHIPPED:
        raise ContentError(f"unknown theme {name!r}", hint=perhaps(name, names(path.parents[2])))
    return resolved({}, name)


def part_digest(path: Path, part: str) -> str:
    """What a part of a theme is now, in words that tell two values apart; empty if it has none."""
    try:
        return digest(read(path).part(part))
    except ContentError:
        return "unreadable"


def digest(value: Any) -> str:
    """The value of a part in words.

    >>> digest("#FFD166"), digest(None)
    ('#FFD166', '')
    """
    return "" if value is None else str(value)


@lru_cache(maxsize=8)
def _read(text: bytes) -> Theme:
    import yaml

    try:
        said = yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        raise ContentError(f"broken YAML: {error}") from None
    return resolved(said if isinstance(said, dict) else {})
