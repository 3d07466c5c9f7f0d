"""Store address: where results are shared with other machines: as it is asked for, else as the project says.

The project says it in ``langreel.yaml``: ``store: s3://films/cache``. Credentials stand in no file.
"""

from __future__ import annotations

import os
from typing import Final

from langreel.project import Project

FILE: Final = "langreel.yaml"
VARIABLE: Final = "LANGREEL_STORE"
NONE: Final = "none"
"""What is asked for to do without a store, whatever the project says."""
EXAMPLE: Final = "store: s3://films/cache"


def url(project: Project, asked: str = "") -> str:
    """The URL of the store; empty if there is none. ContentError at its place if the file is wrong."""
    if asked == NONE:
        return ""
    found = asked or os.environ.get(VARIABLE, "") or _written(project)
    return found if not found or "://" in found else f"file://{(project.root / found).resolve().as_posix()}"


def _written(project: Project) -> str:
    path = project.root / FILE
    if not path.is_file():
        return ""
    # Loaded where there is a file.
    from langreel import placed_yaml
    from langreel.errors import ContentError, perhaps

    node = placed_yaml.composed(placed_yaml.text_of(path, FILE), FILE)
    if node is None:
        return ""
    entries = placed_yaml.entries(node, f"{FILE} must be names with values, {EXAMPLE}", FILE)
    for name, (key, value) in entries.items():
        if name != "store":
            raise ContentError(
                f"unknown key {name!r}", placed_yaml.place(FILE, key.start_mark), perhaps(name, ["store"])
            )
        if not isinstance(placed_yaml.plain(value), str):
            where = placed_yaml.place(FILE, value.start_mark)
            raise ContentError("store must be a URL or a folder", where, EXAMPLE)
    return str(entries["store"][1].value) if entries else ""
