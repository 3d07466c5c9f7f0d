"""Scenes: what a film's scenes are made of: the scene itself, type, charts, gestures and the theme.

Names are imported when they are asked for: the theme is read in places that need no Manim.
"""

from __future__ import annotations

import importlib
import sys
from typing import TYPE_CHECKING

from langreel import theme as theme

if TYPE_CHECKING:
    from langreel.scenes.brief import table
    from langreel.scenes.charts import (
        BarChart,
        Chart,
        Comparison,
        FlowLoop,
        LineChart,
        NumberCounter,
        Ring,
        Snowball,
        TimelineChart,
        icon,
        token,
    )
    from langreel.scenes.chrome import heading, source_line
    from langreel.scenes.counter import Counter
    from langreel.scenes.credits import credits_of
    from langreel.scenes.gestures import emphasise, enter, leave
    from langreel.scenes.reel_scene import ReelScene
    from langreel.scenes.typography import Lettering, fit, paragraph, row, text

_HOMES = {
    "BarChart": "charts",
    "Chart": "charts",
    "Comparison": "charts",
    "Counter": "counter",
    "FlowLoop": "charts",
    "Lettering": "typography",
    "LineChart": "charts",
    "NumberCounter": "charts",
    "ReelScene": "reel_scene",
    "Ring": "charts",
    "Snowball": "charts",
    "TimelineChart": "charts",
    "credits_of": "credits",
    "emphasise": "gestures",
    "enter": "gestures",
    "leave": "gestures",
    "fit": "typography",
    "heading": "chrome",
    "icon": "charts",
    "paragraph": "typography",
    "row": "typography",
    "source_line": "chrome",
    "table": "brief",
    "text": "typography",
    "token": "charts",
}

__all__ = [
    "BarChart",
    "Chart",
    "Comparison",
    "Counter",
    "FlowLoop",
    "Lettering",
    "LineChart",
    "NumberCounter",
    "ReelScene",
    "Ring",
    "Snowball",
    "TimelineChart",
    "credits_of",
    "emphasise",
    "enter",
    "fit",
    "heading",
    "icon",
    "leave",
    "paragraph",
    "row",
    "source_line",
    "table",
    "text",
    "theme",
    "token",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    home = f"{__name__}.{_HOMES[name]}"
    # No import statement names this module: whoever asks why a shot is stale must be told of it.
    sys.audit("langreel.plugin", home)
    return getattr(importlib.import_module(home), name)
