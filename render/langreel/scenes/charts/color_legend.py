"""Colour legend: which colour is whose, in a row at the upper right."""

from __future__ import annotations

from collections.abc import Mapping

from manim import LEFT, RIGHT, Circle, VGroup

from langreel import theme
from langreel.scenes.charts.chart import Chart
from langreel.scenes.typography import fit, text


def color_legend(colors: Mapping[str, str], chart: Chart) -> VGroup:
    """A dot and a name for each colour, flush right at the top of the chart's room; fewer than two: none."""
    if len(colors) < 2:
        return VGroup()
    pairs = [
        VGroup(
            Circle(0.11, stroke_width=0, fill_color=color, fill_opacity=1),
            text(name, theme.LABEL, color, weight="BOLD", lang=chart.lang),
        ).arrange(RIGHT, buff=0.12)
        for name, color in colors.items()
    ]
    row = VGroup(*pairs).arrange(RIGHT, buff=0.4)
    fit(row, 0.7 * chart.room.width)
    return row.move_to((chart.room.right, chart.room.top - 0.1, 0), aligned_edge=-LEFT)
