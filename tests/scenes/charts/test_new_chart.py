"""A new chart is one file and one line: added to a copy of the house, it is drawn in a film's scene."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
from PIL import Image

import langreel
from langreel import theme

CHART = '''\
"""DotChart: amounts by year as dots in a row; their areas are the amounts."""

from __future__ import annotations

import numpy as np
from manim import Animation, Dot, FadeIn, VGroup

from langreel import theme
from langreel.data import Table
from langreel.geometry import columns, radius
from langreel.scenes.charts import table_values
from langreel.scenes.charts.audit import ChartAudit
from langreel.scenes.charts.chart import DOT, Chart, together


class DotChart(Chart):
    """A dot for each row of column ``x``, as large as its ``y``."""

    def __init__(self, table: Table, x: str, y: str, heading: str = "", lang: str | None = None) -> None:
        super().__init__(heading=heading, source=table.source, lang=lang)
        values = table_values.values(table, x, y)
        cells = columns(self.room, len(values), 0.2)
        largest = min(cells[0].width, self.room.height) / 2
        sizes = [radius(value, max(values.values()), largest) for value in values.values()]
        self.dots = VGroup(*(Dot((cell.x, cell.y, 0), r, color=theme.BLUE) for cell, r in zip(cells, sizes)))

    def audit(self) -> ChartAudit:
        return ChartAudit("areas", self.title)

    def enter(self) -> Animation:
        """Heading and source line, then the dots."""
        self.put(self.dots, z=DOT)
        return together(self.enter_furniture(), FadeIn(self.dots), lag_ratio=0.3)
'''
LINE = "from langreel.scenes.charts.dot_chart import DotChart as DotChart\n"
SCENE = '''\
"""Dots."""

from langreel.scenes import DotChart, ReelScene, table


class OneLine(ReelScene):
    """The debt as dots."""

    def construct(self):
        with self.segment("one-line"):
            self.play(DotChart(table("public_debt"), "date", "debt_usd_bn", self.label("heading")).enter())
'''


def run(house: Path, folder: Path, *words: str) -> None:
    """Run a command of the house in ``house``."""
    path = os.pathsep.join([str(house), *filter(None, [os.environ.get("PYTHONPATH")])])
    subprocess.run(
        [sys.executable, "-m", "langreel", *words],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": path},
        check=True,
    )


def added(house: Path) -> None:
    """Put the chart's file into a copy of the house, and its line among the others."""
    shutil.copytree(
        Path(langreel.__file__).parent, house / "langreel", ignore=shutil.ignore_patterns("__pycache__")
    )
    charts = house / "langreel" / "scenes" / "charts"
    (charts / "dot_chart.py").write_text(CHART, encoding="utf-8")
    first, *lines = (charts / "__init__.py").read_text(encoding="utf-8").partition("\nfrom ")
    (charts / "__init__.py").write_text("".join([first, "\n", LINE.rstrip(), *lines]), encoding="utf-8")


def test_a_new_chart_is_one_file_and_one_line(tmp_path):
    """``langreel.scenes`` offers it from then on, and a still of a film shows its dots in their blue."""
    house, film = tmp_path / "house", tmp_path / "film"
    added(house)
    run(house, tmp_path, "new", str(film))
    (film / "scenes" / "hello" / "debt.py").write_text(SCENE, encoding="utf-8")
    run(house, film, "still", "hello", "one-line", "--profile", "proxy", "-o", "look.png")
    pixels = np.asarray(Image.open(film / "look.png").convert("RGB"))
    blue = [int(theme.BLUE[at : at + 2], 16) for at in (1, 3, 5)]
    assert (np.abs(pixels - np.array(blue)).max(axis=2) < 4).mean() > 0.01
