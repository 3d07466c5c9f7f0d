"""Chart: what every chart has: a box, a heading, a source line, and coordinates that move with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, ClassVar

import numpy as np
from manim import ORIGIN, Animation, AnimationGroup, DashedVMobject, FadeIn, Line, VGroup, VMobject
from numpy.typing import ArrayLike, NDArray

from langreel import theme
from langreel.data import Source
from langreel.errors import SceneError
from langreel.geometry import Box, stage
from langreel.scenes import chrome
from langreel.scenes.charts.audit import ChartAudit
from langreel.scenes.typography import beginning, ending, fitted, hang_all

LANGUAGE: ContextVar[str] = ContextVar("langreel.language")
"""The language of the running scene, for charts that are given none."""

MADE: ContextVar[list[Chart] | None] = ContextVar("langreel.made_charts", default=None)
"""Charts in the order in which they are made, if anybody keeps a list."""

GRID, FILL, LINE, DOT, WORD = 0, 1, 2, 3, 4
"""Who lies on top of whom (z_index)."""


class Chart(VGroup):
    """The base of all charts, in a box, or in the stage's whole area.

    ``room`` is the box left for the picture, in the chart's own coordinates.

    Moved or scaled, a chart goes on in its new place: ``at`` maps its coordinates to the frame.

    A chart of a table refuses several rows for one mark, unless ``every_row`` is drawn, whatever it says.
    """

    every_row: ClassVar[bool] = False

    def __init__(
        self,
        box: Box | None = None,
        heading: str = "",
        note: str = "",
        *,
        source: Source | None = None,
        lang: str | None = None,
    ) -> None:
        super().__init__()
        box = box or stage().area
        self.box, self.lang, self.taken, self.title = box, language_of(lang), list[Box](), heading
        corners = [(box.left, box.bottom), (box.right, box.bottom), (box.left, box.top), (box.right, box.top)]
        self.rig = VMobject(stroke_width=0, fill_opacity=0)
        self.rig.points = np.array([(x, y, 0.0) for x, y in corners])
        self.add(self.rig)
        self.furniture = VGroup()
        self.room = self._furnish(heading, note, source)
        self.add(self.furniture)
        if (made := MADE.get()) is not None:
            made.append(self)

    def _furnish(self, heading: str, note: str, source: Source | None) -> Box:
        """Set heading, note and source line; the box that is left."""
        top, bottom = self.box.top, self.box.bottom
        most = stage().frame.heading_lines
        # Where there is little height, a heading is rather small than of two lines.
        least = 0.7 if self.box.height < self.box.width else 0.85
        strong: dict[str, Any] = {"weight": "BOLD", "lines": most, "least": least}
        quiet: dict[str, Any] = {"color": theme.MUTED, "lines": 2 * most - 1}
        for words, size, style in ((heading, theme.HEADING, strong), (note, theme.LABEL, quiet)):
            if words:
                block = fitted(words, self.box.width, self.lang, size=size, **style)
                self._begin(block)
                top -= hang_all(block, top, size) + 0.14
                self.furniture.add(*block)
        if source:
            block = chrome.credit_block(chrome.credit([source], self.lang), self.box.width, self.lang)
            self._begin(block)
            bottom += chrome.stand(block, bottom) + 0.14
            self.furniture.add(*block)
        self.furniture.set_z_index(WORD)
        return Box(self.box.left, bottom, self.box.right, top - (0.1 if heading or note else 0.0))

    def _begin(self, block: VGroup) -> None:
        """Let every line begin at the box's side where its language does."""
        for line in block:
            line.align_to(self.rig, beginning(self.lang))

    @property
    def zoom(self) -> float:
        """How much larger than built the chart now is."""
        return float(np.linalg.norm(self.rig.points[1] - self.rig.points[0])) / self.box.width

    def at(self, places: ArrayLike) -> NDArray[np.float64]:
        """Points of the frame, shape (n, 3), for ``places`` of the chart's own coordinates, shape (n, 2)."""
        where = np.atleast_2d(np.asarray(places, float))
        origin, right, up = self.rig.points[:3]
        x = (where[:, :1] - self.box.left) / self.box.width
        y = (where[:, 1:] - self.box.bottom) / self.box.height
        return np.asarray(origin + x * (right - origin) + y * (up - origin))

    def carry(self, mobject: VMobject) -> None:
        """Bring a mobject that was built in the chart's own coordinates to where the chart is now."""
        mobject.scale(self.zoom, about_point=ORIGIN).shift(self.at([(0.0, 0.0)])[0])

    def audit(self) -> ChartAudit | None:
        """What the chart now claims by how it is drawn; None if it draws no data."""
        return None

    def framed(self, box: Box) -> Box:
        """A box of the chart's own coordinates, where it now is in the frame."""
        (left, bottom, _), (right, top, _) = self.at([(box.left, box.bottom), (box.right, box.top)])
        return Box(float(left), float(bottom), float(right), float(top))

    def unframed(self, box: Box) -> Box:
        """A box of the frame, in the chart's own coordinates."""
        (x, y, _), zoom = self.at([(0.0, 0.0)])[0], self.zoom
        return Box(*((edge - zero) / zoom for edge, zero in zip(box.edges, (x, y, x, y))))

    def enter_furniture(self) -> Animation:
        """Heading, note and source line fade in."""
        return FadeIn(self.furniture, shift=0.15 * ending(self.lang))

    def put(self, *mobjects: VMobject, z: int = WORD) -> None:
        """Make mobjects part of the chart, on their level."""
        for mobject in mobjects:
            mobject.set_z_index(z)
        self.add(*mobjects)


@contextmanager
def made_charts() -> Iterator[list[Chart]]:
    """A list of all charts that are made meanwhile."""
    made: list[Chart] = []
    token = MADE.set(made)
    try:
        yield made
    finally:
        MADE.reset(token)


def language_of(lang: str | None) -> str:
    """The language a chart is written in: ``lang``, else that of the running scene."""
    known = lang or LANGUAGE.get("")
    if not known:
        raise SceneError("the chart does not know its language", hint="give it lang=self.lang")
    return known


def rule(
    start: Sequence[float], end: Sequence[float], color: str | None = None, *, width: float = 1.5
) -> Line:
    """A straight thin line between two places."""
    return Line(
        (start[0], start[1], 0.0), (end[0], end[1], 0.0), color=color or theme.RULE, stroke_width=width
    )


def dashes(start: Sequence[float], end: Sequence[float], color: str, *, width: float = 2.5) -> DashedVMobject:
    """A dashed line with dashes of one length, however long it is."""
    count = max(2, round(float(np.hypot(end[0] - start[0], end[1] - start[1])) / 0.22))
    return DashedVMobject(rule(start, end, color, width=width), num_dashes=count, dashed_ratio=0.55)


def together(*animations: Animation, **options: Any) -> AnimationGroup:
    """Several animations as one, to be played over any time."""
    return AnimationGroup(*animations, **options)
