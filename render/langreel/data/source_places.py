"""Source places: an entry of ``data/sources.yaml``, a field or a column of it → where that stands."""

from __future__ import annotations

from pathlib import Path

import yaml

from langreel.placed_yaml import composed, entries, place, text_of


def source_place(folder: Path, *keys: str) -> str:
    """``data/sources.yaml:12:5`` of the last of these keys that is there: an entry, a field, a column.

    They are no part of a Source: what moves down the file is no other source.
    """
    shown = f"{folder.name}/sources.yaml"
    node, found = composed(text_of(folder / "sources.yaml", shown), shown), shown
    for key in keys:
        inner = entries(node, key, shown) if isinstance(node, yaml.MappingNode) else {}
        if key not in inner:
            break
        first, node = inner[key]
        found = place(shown, first.start_mark)
    return found
