"""Station: a disc with an icon and a name; both can be exchanged."""

from __future__ import annotations

import numpy as np
from manim import Animation, Circle, FadeIn, VGroup, rate_functions

from langreel import theme
from langreel.geometry import Box
from langreel.geometry.paths import Path
from langreel.scenes.charts.chart import LINE, WORD
from langreel.scenes.charts.icons import icon
from langreel.scenes.charts.stateful import State, StatefulMobject
from langreel.scenes.typography import paragraph

RADIUS = 0.72
"""Of a station's disc."""
ASIDE = 2.3
"""The room for a name to the left or right of a disc."""


class Station(VGroup):
    """A disc with an icon, and a name under it; both can be exchanged."""

    def __init__(self, words: str, icon_name: str, color: str, *, lang: str) -> None:
        self.color_now, self.lang, self.words, self.icon_name = color, lang, words, icon_name
        self.disc = Circle(RADIUS, color=color, stroke_width=3, fill_color=theme.PANEL, fill_opacity=1)
        self.faces = Faces()
        super().__init__(self.disc, self.faces)
        self.disc.set_z_index(LINE)

    def stand(self, place: Path, room: Box, *, aside: bool = True) -> None:
        """Stand at a place of the chart, the name turned away from the middle of ``room``.

        Without ``aside`` it stands over or under the disc, however far out that is.
        """
        x, y = float(place[0]) - room.x, float(place[1]) - room.y
        self.side = _outside(x if aside else 0.0, y)
        self.widest = 5.0 if aside else 2 * min(place[0] - room.left, room.right - place[0], 2.5)
        self.faces.add_face(self._face(self.words, self.icon_name))
        self.faces.pose(np.ones(1))
        self.shift((float(place[0]), float(place[1]), 0.0))

    def enter(self) -> Animation:
        """Disc, icon and name pop up."""
        return FadeIn(self, scale=0.6, rate_func=rate_functions.ease_out_back)

    def rename(self, words: str, icon_name: str) -> Animation:
        """Cross-fade to another name, another icon, or both."""
        face = self._face(words or self.words, icon_name or self.icon_name)
        face.scale(self.disc.width / (2 * RADIUS), about_point=np.zeros(3)).shift(self.disc.get_center())
        self.faces.add_face(face)
        return self.faces.advance([float(len(self.faces.submobjects))])

    def _face(self, words: str, icon_name: str) -> VGroup:
        self.words, self.icon_name = words, icon_name
        x, y = self.side
        name = paragraph(
            words,
            ASIDE - 0.2 if x else self.widest,
            self.lang,
            size=theme.BODY,
            color=theme.INK,
            weight="BOLD",
            lines=3,
        )
        reach = RADIUS + 0.2
        name.move_to((x * (reach + name.width / 2), y * (reach + name.height / 2), 0))
        for line in name:
            line.align_to(name, (-x, 0, 0))
        face = VGroup(name)
        if icon_name:
            face.add(icon(icon_name, 0.86, self.color_now))
        return face.set_z_index(WORD)


def _outside(x: float, y: float) -> tuple[int, int]:
    """The side of a station that looks away from the middle: left, right, above or below."""
    if abs(x) > 0.5:
        return (1 if x > 0 else -1), 0
    return 0, (1 if y > 0 else -1)


class Faces(StatefulMobject):
    """Several looks at one place; state: how many of them have come, the last one is seen."""

    def __init__(self) -> None:
        super().__init__()
        self.state = np.zeros(1)

    def add_face(self, face: VGroup) -> None:
        """Another look, unseen yet."""
        self.add(face)
        self.pose(self.state)

    def pose(self, state: State) -> None:
        self.state = np.array(state, dtype=np.float64)
        for number, face in enumerate(self.submobjects):
            seen = float(np.clip(1.0 - abs(float(state[0]) - number - 1.0), 0.0, 1.0))
            face[0].set_opacity(seen)
            for lines in face[1:]:
                lines.set_stroke(opacity=seen)
