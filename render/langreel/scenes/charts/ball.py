"""Ball: a snowball on the slope of its own history, its area always the quantity."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from manim import Circle, LineJointType, VGroup, VMobject

from langreel import theme
from langreel.geometry import Box, rest, slope, spread, turned
from langreel.geometry.paths import Path, resample
from langreel.scenes.charts.chart import DOT, GRID, LINE, WORD, Chart, rule
from langreel.scenes.charts.stateful import State, StatefulMobject
from langreel.scenes.counter import Counter
from langreel.scenes.typography import Lettering


def on_circle(angles: Path) -> Path:
    """Points of the unit circle at those angles (radians), shape (n, 2)."""
    return np.column_stack([np.cos(angles), np.sin(angles)])


def _shade() -> Path:
    """A sickle along the lower right of the unit circle, its inner edge seen from the upper left."""
    outer = on_circle(np.radians(np.linspace(-150, 30, 40)))
    inner = 0.72 * outer[::-1] + 0.28 * on_circle(np.radians(np.array([120.0]))) * 0.55
    inner[0], inner[-1] = outer[-1], outer[0]
    return np.vstack([outer, inner, outer[:1]])


RIM, SHADE = on_circle(np.linspace(0, 2 * np.pi, 65)), _shade()
"""A ball's outline and its shade, for a radius of one."""


class Post(VGroup):
    """A moment marked under the slope: a stake, and words below it."""

    def __init__(self, time: float, words: VGroup) -> None:
        self.time, self.words = time, words
        self.stake = rule((0, 0), (1, 0), theme.ACCENT, width=3.0)
        super().__init__(self.stake, words)
        self.stake.set_z_index(LINE)
        words.set_z_index(WORD)


class Year(VGroup):
    """A date written under the slope, in the view that begins at ``first``."""

    def __init__(self, time: float, first: float, word: Lettering) -> None:
        self.time, self.first, self.word = time, first, word
        self.line = rule((0, 0), (1, 0), theme.RULE, width=1.5)
        super().__init__(self.line, word)
        self.line.set_z_index(GRID + 0.5)
        word.set_z_index(WORD)


class RollingBall(StatefulMobject):
    """Slope, dates, posts, ball, counter. State: the ball's time, the view's first time, how close it is."""

    def __init__(
        self,
        chart: Chart,
        box: Box,
        times: Path,
        *,
        values: Path,
        largest: float,
        counter: Counter,
        years: Sequence[Year],
        truth: VGroup,
    ) -> None:
        self.chart, self.slope_box, self.times, self.values = chart, box, times, values
        self.largest, self.counter, self.years, self.truth = largest, counter, list(years), truth
        self.posts: list[Post] = []
        self._posed = b""
        radii = largest * np.sqrt(values / values.max())
        self.turns = turned(slope(times, values, box), radii)
        round_line: Any = {"stroke_color": theme.MUTED, "joint_type": LineJointType.ROUND}
        self.hill = VMobject(stroke_width=0, fill_color=theme.PANEL, fill_opacity=1).set_z_index(GRID)
        self.edge = VMobject(stroke_width=4, **round_line).set_z_index(LINE)
        self.body = Circle(1.0, stroke_width=0, fill_color=theme.SNOW, fill_opacity=1).set_z_index(DOT)
        self.shade = VMobject(stroke_width=0, fill_color=theme.MUTED, fill_opacity=0.55).set_z_index(DOT)
        self.swirl = VMobject(stroke_width=3.5, **round_line).set_z_index(DOT)
        super().__init__(self.hill, self.edge, self.body, self.shade, self.swirl, truth, counter, *years)
        counter.set_z_index(WORD)
        truth.set_z_index(LINE)
        self.pose(np.array([times[0], times[0], 0.0]))

    def value(self, time: float) -> float:
        """The quantity at that time, between known points in a straight line."""
        return float(np.interp(time, self.times, self.values))

    def radius(self, time: float) -> float:
        """The radius of the disc whose area is the quantity."""
        return float(self.largest * np.sqrt(self.value(time) / self.values.max()))

    def place(self) -> tuple[float, float, float]:
        """Centre x and y, and radius, in the chart's coordinates."""
        path, time = self.path(), float(self.state[0])
        x, r = self.across(time), self.radius(time)
        return x, rest(path, x, r), r

    def add_post(self, post: Post) -> None:
        """Mark a moment from now on."""
        self.posts.append(post)
        self.add(post)
        self._posed = b""
        self.pose(self.state)

    def add_years(self, years: Sequence[Year]) -> None:
        """Dates of another view."""
        self.years += years
        self.add(*years)
        self._posed = b""
        self.pose(self.state)

    def pose(self, state: State) -> None:
        self.state = np.array(state, dtype=np.float64)
        # While the ball rolls in a view that stands, the ground under it stands as well.
        view = self.state[1:].tobytes() + self.chart.rig.points.tobytes()
        if view != self._posed:
            self._posed = view
            self._land(self.path())
        self._roll()
        self.truth.set_opacity(float(np.clip(1.0 - 3.0 * state[2], 0.0, 1.0)))
        self.counter.write_value(self.value(float(state[0])))

    def path(self) -> Path:
        """The slope in view, and level ground where the future is not known."""
        first, close = float(self.state[1]), float(self.state[2])
        least = min(self.value(first), float(self.values[self.times >= first].min()))
        path = slope(self.times, self.values, self.slope_box, first=first, lo=close * least)
        beyond = [(self.chart.room.right, path[-1, 1])]
        return resample(np.vstack([path, beyond]), 0.05)

    def across(self, time: float) -> float:
        """Where a time stands in the view, in the chart's coordinates."""
        first = float(self.state[1])
        share = (time - first) / (float(self.times[-1]) - first)
        return self.slope_box.left + share * self.slope_box.width

    def _land(self, path: Path) -> None:
        """Everything that only the view decides."""
        self._ground(path)
        for year in self.years:
            self._year(year, path)
        self._posts(path)

    def _ground(self, path: Path) -> None:
        room = self.chart.room
        edge = np.vstack([[(room.left, path[0, 1])], path])
        self.edge.set_points_as_corners(self.chart.at(edge))
        foot = [(room.right, room.bottom), (room.left, room.bottom), edge[0]]
        self.hill.set_points_as_corners(self.chart.at(np.vstack([edge, foot])))

    def _roll(self) -> None:
        """The ball where it is: its disc, the shade on its lower side, and the swirl that turns with it."""
        x, y, r = self.place()
        for part, outline in ((self.body, RIM), (self.shade, SHADE), (self.swirl, self._curl())):
            part.set_points_as_corners(self.chart.at(np.array([x, y]) + r * outline))
        self.swirl.set_stroke(width=min(4.0, 1.0 + 3.0 * r))

    def _curl(self) -> Path:
        """A spiral in the unit circle, as far round as the ball has rolled."""
        turn = float(np.interp(self.state[0], self.times, self.turns))
        wind = np.linspace(0.0, 1.0, 60)
        return np.asarray((0.12 + 0.62 * wind)[:, None] * on_circle(turn + wind * 3.2 * np.pi))

    def _year(self, year: Year, path: Path) -> None:
        """A date belongs to one view: it fades as the view leaves that one."""
        first, last = float(self.state[1]), float(self.times[-1])
        apart = abs(first - year.first) / max(last - min(first, year.first), 1.0)
        inside = first - 0.02 * (last - first) <= year.time <= last
        seen = float(np.clip(1.0 - 4.0 * apart, 0, 1)) if inside else 0.0
        x, bottom = self.across(max(year.time, first)), self.chart.room.bottom
        ground = float(np.interp(x, path[:, 0], path[:, 1]))
        size = theme.LABEL * self.chart.zoom
        year.line.set_points_as_corners(self.chart.at([(x, ground), (x, bottom + 0.5)])).set_stroke(
            opacity=seen
        )
        foot = self.chart.at([(x, bottom + 0.16)])[0]
        year.word.move_to(foot).to_baseline(float(foot[1])).set_opacity(seen)
        year.word.scale(size / year.word.size)

    def _posts(self, path: Path) -> None:
        """Posts stand where their moments are, their words move apart; what lies before the view is gone."""
        room, first = self.chart.room, float(self.state[1])
        visible = [post for post in self.posts if post.time >= first]
        for post in self.posts:
            if post not in visible:
                post.set_opacity(0.0)
        wanted = [self.across(post.time) for post in visible]
        widths = [post.words.width / self.chart.zoom for post in visible]
        places = spread(wanted, widths, room.left + 0.1, hi=room.right, gap=0.3)
        for post, x, at in zip(visible, wanted, places):
            ground = float(np.interp(x, path[:, 0], path[:, 1]))
            top = room.bottom + 0.55 + post.words.height / self.chart.zoom
            stake = [(x, ground), (x, min(ground, top + 0.25)), (at, top + 0.06)]
            post.stake.set_points_as_corners(self.chart.at(stake))
            post.words.move_to(self.chart.at([(at, top - post.words.height / self.chart.zoom / 2)])[0])
