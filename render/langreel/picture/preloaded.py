"""Preloaded: whoever imports this has in memory what drawing a scene needs, to hand it on to its children."""

from importlib import import_module
from tempfile import TemporaryDirectory

for name in (
    "pandas",
    "langreel.picture.examined_still",
    "langreel.picture.inspection.text_visibility",
    "langreel.picture.run_scene",
    "langreel.scenes.charts",
):
    import_module(name)

# Pango looks through the machine's fonts when it first draws; Manim leaves files of what it drew.
manim = import_module("manim")
with TemporaryDirectory() as folder, manim.tempconfig({"text_dir": folder}):
    manim.Text("a")
