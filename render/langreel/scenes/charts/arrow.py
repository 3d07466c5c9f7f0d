"""Arrow: a line along a path, with a head."""

from __future__ import annotations

import numpy as np
from manim import Animation, CapStyleType, Create, LineJointType, VGroup, VMobject

from langreel.geometry import along
from langreel.geometry.paths import Path
from langreel.scenes.charts.chart import LINE, together


class Arrow(VGroup):
    """A line along a path with a slim head at its end."""

    def __init__(self, path: Path, color: str) -> None:
        self.shaft = VMobject(
            stroke_color=color, stroke_width=4.5, joint_type=LineJointType.ROUND, cap_style=CapStyleType.ROUND
        )
        self.shaft.set_points_as_corners(np.column_stack([path, np.zeros(len(path))]))
        (x, y), turn = path[-1], along(path, 1.0)[2]
        wings = [
            (x + 0.26 * np.cos(turn + bend), y + 0.26 * np.sin(turn + bend), 0.0) for bend in (2.6, -2.6)
        ]
        self.tip = self.shaft.copy().set_points_as_corners([wings[0], (x, y, 0.0), wings[1]])
        super().__init__(self.shaft, self.tip)
        self.set_z_index(LINE)

    def enter(self) -> Animation:
        """The line runs out, the head follows."""
        return together(Create(self.shaft), Create(self.tip, run_time=0.3), lag_ratio=0.85)
