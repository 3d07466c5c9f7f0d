"""What other rates hang on: the Treasury rate as the anchor of all prices."""

import numpy as np
from manim import DOWN, LEFT, RIGHT, Circle, Ellipse, RoundedRectangle, VGroup, VMobject

from langreel.geometry import Box, all_along
from langreel.scenes import ReelScene, StatefulMobject, Water, enter, icon, row, text, theme
from langreel.scenes.charts.chart import DOT, LINE, WORD
from langreel.scenes.charts.icons import ring

SEA = Box(theme.SAFE_LEFT, -2.35, theme.SAFE_RIGHT, 1.85)
EYE = (0.0, 0.12)
"""Where the chains meet."""


class Anchor(ReelScene):
    """Other rates float like buoys, all chained to one anchor: the Treasury rate, with a state behind it."""

    def construct(self):
        sea, anchor = Water(SEA, level=0.0), anchor_shape()
        state = row(icon("capitol", 1.2, theme.INK), self.words("state", theme.INK), gap=0.3)
        state.move_to((-1.5, -1.15, 0), aligned_edge=RIGHT).set_z_index(WORD)
        rate = self.words("anchor", theme.INK, 0.6)
        riskfree = self.words("riskfree", theme.INK)
        grade, believe = self.words("grade", theme.BAD), self.words("believe", theme.INK)
        VGroup(rate, riskfree, grade, believe).arrange(DOWN, buff=0.2, aligned_edge=LEFT)
        VGroup(rate, riskfree, grade, believe).move_to((1.5, -1.05, 0), aligned_edge=LEFT)
        buoys = [buoy(self.label(key), self.lang) for key in ("mortgages", "companies", "emerging", "shares")]
        VGroup(*buoys).arrange(RIGHT, buff=(11.8 - sum(each.width for each in buoys)) / 3)
        for each in buoys:
            sea.carry(each, sink=0.3)
        chains = [Chain(each) for each in buoys]

        with self.segment("anchor"):
            self.add(sea)
            self.play(sea.flow(level=1.0), enter(self.heading(self.label("heading"))), seconds=1.4)
            self.play(enter(anchor), seconds=0.8)
            self.hold(until="state")
            self.play(enter(state))
            self.hold(until="price")
            self.play(enter(*buoys, lag=0.2), seconds=0.7)
            self.play(*(chain.advance([1.0]) for chain in chains), until="anchor")
            self.play(enter(rate))
            self.hold(until="riskfree")
            self.play(enter(riskfree))
            self.hold(until="grade")
            self.play(enter(grade))
            self.hold(until="believe")
            self.play(enter(believe))

    def words(self, key, color, size=theme.BODY):
        """A label in bold type."""
        return text(self.label(key), size, color, weight="BOLD", lang=self.lang).set_z_index(WORD)


def buoy(words, lang):
    """A name on a float."""
    name = text(words, 0.33, theme.INK, weight="BOLD", lang=lang).set_z_index(WORD)
    board = RoundedRectangle(corner_radius=0.2, width=name.width + 0.5, height=0.8, color=theme.INK)
    board.set_stroke(width=3).set_fill(theme.PANEL, opacity=1).set_z_index(DOT)
    return VGroup(board, name)


def anchor_shape():
    """An anchor whose ring is at EYE, in the colour of Treasuries."""
    arms = [(0.95 * x, y) for x, y in ring(0, -1.25, 1.0, 200, 340)]
    flukes = [[(x, y + 0.28), arms[end], (x * 0.62, y + 0.12)] for end in (0, -1) for x, y in [arms[end]]]
    shape = VGroup(
        *(
            VMobject(stroke_color=theme.meaning("Treasuries"), stroke_width=13).set_points_as_corners(
                [(x, y, 0) for x, y in stroke]
            )
            for stroke in ([(0, -0.18), (0, -2.25)], [(-0.5, -0.5), (0.5, -0.5)], arms, *flukes)
        ),
        Circle(0.18, color=theme.meaning("Treasuries"), stroke_width=11),
    )
    return shape.shift((*EYE, 0)).set_z_index(LINE)


class Chain(StatefulMobject):
    """Links from the anchor's ring to a buoy, wherever it floats; state: the share laid, from below."""

    def __init__(self, buoy):
        self.buoy, self.line = buoy, VMobject(stroke_color=theme.MUTED, stroke_width=3)
        links = round(float(np.hypot(*(buoy.get_center()[:2] - EYE))) / 0.155)
        self.shares = (np.arange(links) + 0.5) / links
        face, edge = (Ellipse(*size, num_components=5).points for size in ((0.22, 0.13), (0.2, 0.035)))
        self.faces = np.array([(face, edge)[number % 2] for number in range(links)])
        super().__init__(self.line)
        self.set_z_index(LINE)
        self.add_updater(lambda chain: chain.pose(chain.state))
        self.pose(np.zeros(1))

    def pose(self, state):
        self.state = np.array(state, dtype=np.float64)
        start, end = np.array([EYE[0], EYE[1] + 0.18]), self.buoy.get_bottom()[:2]
        middle = (start + end) / 2 - np.array([0.0, 0.25])
        t = np.linspace(0, 1, 24)[:, None]
        bend = (1 - t) ** 2 * start + 2 * t * (1 - t) * middle + t**2 * end
        x, y, turn = all_along(bend, self.shares).T[:, :, None]
        across, up = self.faces[:, :, 0], self.faces[:, :, 1]
        right = x + across * np.cos(turn) - up * np.sin(turn)
        height = y + across * np.sin(turn) + up * np.cos(turn)
        links = np.stack([right, height, 0 * up], axis=-1)
        self.line.set_points(links[self.shares <= state[0]].reshape(-1, 3))
