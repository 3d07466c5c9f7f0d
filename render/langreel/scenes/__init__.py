"""Scenes: what a film's scenes are made of: the scene itself, type, charts, gestures and the theme."""

from langreel.scenes import theme
from langreel.scenes.brief import table
from langreel.scenes.chrome import heading, source_line
from langreel.scenes.counter import Counter
from langreel.scenes.gestures import emphasise, enter, exit
from langreel.scenes.reel_scene import ReelScene
from langreel.scenes.type import Lettering, fit, paragraph, row, text

__all__ = [
    "Counter",
    "Lettering",
    "ReelScene",
    "emphasise",
    "enter",
    "exit",
    "fit",
    "heading",
    "paragraph",
    "row",
    "source_line",
    "table",
    "text",
    "theme",
]
