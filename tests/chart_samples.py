"""Chart samples: the sample of a chart on a stage, played to a moment or to its end, and what was seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from manim import Mobject

from langreel.picture.inspection import layout_rules, text_visibility
from langreel.picture.sample_scene import SampleScene
from langreel.scenes.charts.audit import ChartAudit
from langreel.scenes.charts.chart import Chart
from langreel.scenes.samples import PICTURE
from langreel.scenes.typography import Lettering


@dataclass(frozen=True)
class Played:
    """What a sample was seen to do, played once from its first move to its last."""

    claims: Sequence[tuple[ChartAudit | None, Sequence[str]]]
    """After every move: what the chart answers for, and the words on it."""
    golden: Any
    """The golden moment, (480, 854, 3), each value a byte."""
    layout: Sequence[str]
    """What the layout rules say of it."""
    end: Any
    """The last picture, likewise."""
    words: Sequence[str]
    """The words of the end."""
    sizes: Sequence[float]
    """How large those are that are read: a sign on a coin is a picture."""


class Sample(NamedTuple):
    """A chart on its stage, and the moves that are still to be played."""

    chart: Any
    scene: SampleScene
    moves: Iterator[Any]

    def picture(self) -> Any:
        """The golden moment, (480, 854, 3)."""
        self.scene.play_to_picture(self.moves)
        return self.scene.picture()

    def watched(self) -> Played:
        """Play all of them, and keep what was seen."""
        claims, golden, layout = [], None, list[str]()
        for move in self.moves:
            if move is PICTURE:
                golden, layout = self._seen(), layout_findings(self.scene)
            else:
                self.scene.play(move)
                claims.append((self._audit(), words(self.chart)))
        end, sizes = self._seen(), [line.size for line in lettering(self.chart) if is_read(line)]
        if golden is None:
            golden, layout = end, layout_findings(self.scene)
        return Played(claims, golden, layout, end, words(self.chart), sizes)

    def _seen(self) -> Any:
        return self.scene.picture().astype(np.uint8)

    def _audit(self) -> ChartAudit | None:
        return self.chart.audit() if isinstance(self.chart, Chart) else None


def layout_findings(scene: SampleScene) -> list[str]:
    """What is wrong with the texts on a stage as it now is, in words."""
    scene.renderer.update_frame(scene)
    seen = text_visibility.texts(scene, 0, scene.renderer.get_frame())
    return [f"{finding.rule}: {finding.message}" for finding in layout_rules.judge(seen)]


def lettering(part: Mobject) -> list[Lettering]:
    """The lines in a part of a chart that say anything."""
    return [line for line in part.get_family() if isinstance(line, Lettering) and line.string]


def words(part: Mobject) -> list[str]:
    """What they say."""
    return [line.string for line in lettering(part)]


def is_read(line: Lettering) -> bool:
    """Whether it is words or numbers that can be seen."""
    return any(map(str.isalnum, line.string)) and any(glyph.get_fill_opacity() for glyph in line)
