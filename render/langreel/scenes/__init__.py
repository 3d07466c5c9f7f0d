"""Scenes: what a film's scenes are made of: the scene itself, type, charts, gestures and the theme.

Names are imported when they are asked for: whoever wants the theme alone needs no Manim.
"""

from __future__ import annotations

import importlib
import sys
from typing import TYPE_CHECKING

from langreel import theme as theme

if TYPE_CHECKING:
    from langreel.scenes.brief import table as table
    from langreel.scenes.cards import PointList as PointList
    from langreel.scenes.cards import QuoteCard as QuoteCard
    from langreel.scenes.cards import TitleCard as TitleCard
    from langreel.scenes.charts import *  # noqa: F403
    from langreel.scenes.charts.annotations import backed as backed
    from langreel.scenes.charts.chart import Chart as Chart
    from langreel.scenes.charts.icons import icon as icon
    from langreel.scenes.charts.stateful import StatefulMobject as StatefulMobject
    from langreel.scenes.charts.tokens import token as token
    from langreel.scenes.chrome import heading as heading
    from langreel.scenes.chrome import source_line as source_line
    from langreel.scenes.counter import Counter as Counter
    from langreel.scenes.credits import credits_of as credits_of
    from langreel.scenes.gestures import emphasise as emphasise
    from langreel.scenes.gestures import enter as enter
    from langreel.scenes.gestures import leave as leave
    from langreel.scenes.reel_scene import ReelScene as ReelScene
    from langreel.scenes.travel import Travel as Travel
    from langreel.scenes.typography import Lettering as Lettering
    from langreel.scenes.typography import fit as fit
    from langreel.scenes.typography import paragraph as paragraph
    from langreel.scenes.typography import row as row
    from langreel.scenes.typography import text as text

_HOMES = {
    "Chart": "charts.chart",
    "Counter": "counter",
    "Lettering": "typography",
    "PointList": "cards",
    "QuoteCard": "cards",
    "ReelScene": "reel_scene",
    "StatefulMobject": "charts.stateful",
    "TitleCard": "cards",
    "Travel": "travel",
    "backed": "charts.annotations",
    "credits_of": "credits",
    "emphasise": "gestures",
    "enter": "gestures",
    "fit": "typography",
    "heading": "chrome",
    "icon": "charts.icons",
    "leave": "gestures",
    "paragraph": "typography",
    "row": "typography",
    "source_line": "chrome",
    "table": "brief",
    "text": "typography",
    "token": "charts.tokens",
}
"""Where names live that are no charts."""


def __getattr__(name: str) -> object:
    home = f"{__name__}.{_HOMES.get(name, 'charts')}"
    # Charts are classes: nothing else is looked for among them, and no module of this folder.
    if name not in _HOMES and not name[:1].isupper():
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    # No import statement names this module: whoever asks why a shot is stale must hear of it.
    sys.audit("langreel.plugin", home)
    return getattr(importlib.import_module(home), name)


def __dir__() -> list[str]:
    from langreel.scenes.charts import CHARTS

    return sorted([*globals(), *_HOMES, *CHARTS])
