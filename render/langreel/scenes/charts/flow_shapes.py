"""Flow shapes: bars with their words, and the ribbons that run between them."""

from __future__ import annotations

from collections.abc import Sequence

from manim import VGroup, VMobject

from langreel.geometry.flows import Ribbon
from langreel.scenes.charts.chart import FILL, LINE, WORD, Chart
from langreel.scenes.charts.patches import Patches
from langreel.scenes.typography import Lettering


class FlowShapes(Patches):
    """Bars with their words, then ribbons that run from left to right."""

    def __init__(
        self,
        chart: Chart,
        ribbons: Sequence[Ribbon],
        shapes: Sequence[VMobject],
        *,
        colors: Sequence[str],
        ranks: Sequence[float],
        words: Sequence[VGroup],
    ) -> None:
        self.chart, self.ribbons, self.words = chart, list(ribbons), list(words)
        super().__init__(shapes, colors, ranks)
        for n, shape in enumerate(shapes):
            shape.set_z_index(LINE if n < len(words) else FILL)
        self.add(*words)
        for group in words:
            group.set_z_index(WORD)

    def paint(self, n: int, color: str, seen: float) -> None:
        super().paint(n, color, 1.0 if seen and n >= len(self.words) else seen)
        if n >= len(self.words):
            ribbon = self.ribbons[n - len(self.words)]
            self.shapes[n].set_points_as_corners(self.chart.at(ribbon.outline(seen)))
            return
        for line in lettering(self.words[n]):
            line.set_opacity(seen)


def lettering(words: VMobject) -> list[Lettering]:
    return [each for each in words.get_family() if isinstance(each, Lettering)]


def stand(line: VMobject, x: float, baseline: float) -> None:
    """Let a line, or several in a row, stand on a baseline with the middle in ``x``."""
    line.move_to((x, 0, 0)).shift((0.0, baseline - lettering(line)[0].baseline, 0.0))
