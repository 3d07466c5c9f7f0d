"""Preloaded: whoever imports this has in memory what drawing a scene needs, to hand it on to its children."""

import pandas as pandas
from manim import Text

from langreel.picture import examined_still as examined_still
from langreel.picture import run_scene as run_scene
from langreel.picture.inspection import text_visibility as text_visibility
from langreel.scenes import charts as charts

# Pango looks through the machine's fonts when it first draws.
Text("a")
