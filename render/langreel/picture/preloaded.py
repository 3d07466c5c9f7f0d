"""Preloaded: whoever imports this has in memory what drawing a scene needs, to hand it on to its children."""

from importlib import import_module

for name in (
    "pandas",
    "langreel.picture.examined_still",
    "langreel.picture.inspection.text_visibility",
    "langreel.picture.run_scene",
    "langreel.scenes.charts",
):
    import_module(name)

# Pango looks through the machine's fonts when it first draws.
import_module("manim").Text("a")
