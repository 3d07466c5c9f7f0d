"""langreel.scenes offers its names without loading what they need."""

from __future__ import annotations

import subprocess
import sys

import langreel.scenes
from langreel.scenes.charts import CHARTS


def test_every_name_is_there():
    """Whatever is promised can be imported, and nothing else."""
    assert all(hasattr(langreel.scenes, name) for name in dir(langreel.scenes))
    assert not hasattr(langreel.scenes, "PieChart")


def test_every_registered_chart_is_offered():
    """Its line in ``scenes/charts/__init__.py`` is enough."""
    assert {name: getattr(langreel.scenes, name) for name in CHARTS} == CHARTS
    assert set(CHARTS) <= set(dir(langreel.scenes))


def test_the_theme_needs_no_manim():
    """Colours and fonts are read in places that must start fast."""
    code = "import sys, langreel.picture, langreel.theme; sys.exit('manim' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
