"""The parts of the studio, in the order of its tabs: each has its routes here, a view and its words."""

from __future__ import annotations

from importlib import import_module
from typing import Final, cast

from langreel.studio.requests import StudioPart

NAMES: Final = ("film", "script", "picture", "desk", "voice", "data", "house")


def load() -> tuple[StudioPart, ...]:
    """Every part. This loads the pipeline, which takes longer than to answer."""
    return tuple(cast(StudioPart, import_module(f"{__name__}.{name}_routes").PART) for name in NAMES)
