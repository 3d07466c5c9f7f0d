"""A balance of dollars for sale and their buyers; its needle is the local currency."""

import numpy as np
from manim import Arc, Circle, Dot, Line, Triangle, VGroup, VMobject, smooth

from langreel.scenes import StatefulMobject, theme, token
from langreel.scenes.charts.rigid_shape import RigidShape

ARM, CORD, PAN = 2.4, 2.5, 1.0
PIVOT, NEEDLE, SWING = 2.1, 2.05, 1.9
COIN = 0.22

X, TILT, SOLD, BOUGHT, FED = range(5)


def pyramid(base):
    """Where the coins of a pile lie: a row of ``base``, then one less each row; (x, y) from its foot."""
    rows = [(row, n) for row in range(base) for n in range(base - row)]
    return [((n - (base - row - 1) / 2) * 2 * COIN, COIN * (1 + 1.74 * row)) for row, n in rows]


def hop(points, share):
    """The place at ``share`` of a way over ``points``: a leap of one height from each to the next."""
    legs = len(points) - 1
    leg = min(int(share * legs), legs - 1)
    t = smooth(share * legs - leg)
    start, end = np.array(points[leg]), np.array(points[leg + 1])
    return start + t * (end - start) + (0.0, 2.6 * t * (1 - t))


class Balance(StatefulMobject):
    """The left pan fills with dollars, the right one waits for a buyer, who carries them on to a pile.

    State: x of the pivot, tilt (radians, left down), coins sold, coins bought and piled, buyer in the pan.
    """

    def __init__(self, x, source, pile, buyer):
        self.source, self.pile, self.buyer = source, pile, buyer
        self.supply, self.heap = pyramid(4), pyramid(5)
        stem, ring = Line((0, PIVOT + 0.4, 0), (0, PIVOT, 0)), Circle(0.13, stroke_width=4)
        self.hook = VGroup(stem, ring.shift((0, PIVOT + 0.53, 0)), Dot((0, PIVOT, 0), 0.11))
        self.dial = VGroup(
            Arc(NEEDLE + 0.15, -np.pi / 2 - 0.62, 0.4, color=theme.RULE, stroke_width=10),
            Arc(NEEDLE + 0.15, -np.pi / 2 - 0.18, 0.36, color=theme.INK, stroke_width=10),
            Arc(NEEDLE + 0.15, -np.pi / 2 + 0.22, 0.4, color=theme.BAD, stroke_width=10),
        ).shift((0, PIVOT, 0))
        self.beam, self.needle = VMobject(stroke_width=6), VMobject(stroke_width=4)
        self.tip = Triangle(fill_opacity=1, stroke_width=0).scale(0.11)
        self.cords, self.pans = VMobject(stroke_width=2.2), VMobject(stroke_width=6)
        for part in (self.hook, self.beam, self.pans):
            part.set_stroke(theme.INK)
        self.cords.set_stroke(theme.MUTED)
        self.coins = [token("$").scale(COIN / 0.25) for _ in (*self.supply, *self.heap)]
        self.shapes = [RigidShape(coin) for coin in self.coins]
        frame = (self.hook, self.dial, self.cords, self.beam, self.pans, self.needle, self.tip)
        super().__init__(*frame, buyer, *self.coins)
        self.pose(np.array([x, 0.0, 0.0, 0.0, 0.0]))

    def pose(self, state):
        self.state = np.array(state, dtype=float)
        x, tilt, sold, bought, fed = state
        self.hook.move_to((x, self.hook.get_y(), 0))
        self.dial.move_to((x, self.dial.get_y(), 0))
        pivot, arm = np.array([x, PIVOT]), ARM * np.array([np.cos(tilt), np.sin(tilt)])
        ends = [pivot - arm, pivot + arm]
        trays = [end - (0.0, CORD) for end in ends]
        rim, lip = np.array([PAN, 0.0]), np.array([0.0, 0.12])
        draw(self.beam, [ends])
        draw(self.cords, [[tray - rim + lip, end, tray + rim + lip] for tray, end in zip(trays, ends)])
        draw(self.pans, [bowl(tray) for tray in trays])
        self._point(pivot, SWING * tilt)
        # The buyer comes down from above into its pan.
        self.buyer.move_to((*(trays[1] + (0.0, 0.56 + 1.5 * (1 - min(fed, 1.0)))), 0)).set_opacity(0)
        self.buyer.set_stroke(opacity=min(1.0, 2 * fed))
        self._lay(trays, sold, bought)

    def _point(self, pivot, swing):
        """The needle hangs down and swings to the right as the left pan sinks; it takes its zone's colour."""
        way = np.array([np.sin(swing), -np.cos(swing)])
        draw(self.needle, [[pivot, pivot + way * (NEEDLE - 0.2)]])
        self.tip.become(Triangle(fill_opacity=1, stroke_width=0).scale(0.13).rotate(np.pi + swing))
        self.tip.move_to((*(pivot + way * (NEEDLE - 0.12)), 0))
        VGroup(self.needle, self.tip).set_color(theme.BAD if swing > 0.2 else theme.INK)

    def _lay(self, trays, sold, bought):
        """Every coin where it is: not yet there, under way, or in its place."""
        ways = [[self.source(self.state[X]), trays[0] + slot] for slot in self.supply]
        via = [self.source(self.state[X]), trays[0] + self.supply[-1], trays[1] + (0.0, 0.9)]
        ways += [[*via, np.array(self.pile) + slot] for slot in self.heap]
        shares = [*(sold - np.arange(len(self.supply))), *((bought - np.arange(len(self.heap))) / 4)]
        for coin, shape, way, share in zip(self.coins, self.shapes, ways, shares):
            # Before it sets out, a coin is not seen.
            coin.set_opacity(0 if share <= 0 else 1)
            coin[0].set_fill(theme.GROUND)
            shape.put(*hop(way, min(max(share, 0.0), 1.0)), 1.0)


def bowl(tray):
    """A pan from its left rim to its right."""
    rim = np.array([[-1.0, 0.12], [-0.8, 0.0], [0.8, 0.0], [1.0, 0.12]])
    return list(tray + rim * (PAN, 1.0))


def draw(line, strokes):
    """Several open polylines as the outline of one mobject."""
    line.clear_points()
    for stroke in strokes:
        line.start_new_path(np.array([*stroke[0], 0.0]))
        line.add_points_as_corners([np.array([*point, 0.0]) for point in stroke[1:]])
