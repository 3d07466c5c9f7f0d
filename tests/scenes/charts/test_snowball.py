"""The snowball: its area is the debt, always."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from langreel.errors import SceneError
from langreel.scenes.charts import Snowball


@pytest.fixture
def ball(holdings, china):
    words = {"heading": "Snowball", "words": "debt", "truth": "area is debt"}
    return Snowball(china, "date", "usd_bn", **words, lang="en")


def area(chart):
    return np.pi * (chart.rolling.body.width / 2) ** 2


def test_its_area_is_the_quantity(ball, stage):
    """At every date the disc is to the largest disc as the value is to the largest value."""
    scene = stage()
    scene.play(ball.enter())
    scene.play(ball.roll("2013"))
    largest = area(ball)
    scene.play(ball.roll("2016"))
    assert area(ball) / largest == pytest.approx(1058.4 / 1270.1, rel=2e-3)


def test_the_number_runs_with_the_ball(ball, stage):
    """What is written is the value at the ball's place."""
    scene = stage()
    scene.play(ball.roll("2013"))
    assert ball.counter.string == "$1.270T"
    scene.play(ball.roll("2014"), at=0.5)
    assert ball.counter.string == "$1.257T"


def test_a_closer_view_keeps_its_size(ball, stage):
    """Only time is stretched; the area promises the same in both views."""
    scene = stage()
    scene.play(ball.roll("2016"))
    before = area(ball)
    scene.play(ball.focus("2014"))
    assert area(ball) == pytest.approx(before)
    assert ball.rolling.path()[:, 1].max() <= ball.room.top


def test_posts_keep_apart(ball, stage):
    """Moments that lie close together are written side by side."""
    scene = stage()
    for year in ("2016", "2017", "2018"):
        scene.play(ball.flag(year, f"passed in {year}"))
    edges = [(post.words.get_left()[0], post.words.get_right()[0]) for post in ball.rolling.posts]
    assert all(right < left for (_, right), (left, _) in itertools.pairwise(edges))


def test_a_view_needs_time(ball):
    """A focus after the last day is refused."""
    with pytest.raises(SceneError, match="no time after 2030"):
        ball.focus("2030")


def test_flakes_stick_to_the_rim(ball, stage):
    """Together they have the area that was asked for, and they end where the ball does."""
    scene = stage()
    scene.play(ball.enter())
    scene.play(ball.roll("2013"))
    scene.play(ball.snow(0.04 * 1.2701e12, count=4))
    flakes, (x, y, r) = ball.submobjects[-1], ball.rolling.place()
    assert sum(np.pi * (dot.width / 2) ** 2 for dot in flakes) == pytest.approx(0.04 * area(ball), rel=0.02)
    for dot in flakes:
        assert np.hypot(dot.get_x() - x, dot.get_y() - y) == pytest.approx(r, rel=0.05)


def test_a_moment_before_the_view_is_gone(ball, stage):
    """A post of the past leaves when the view closes in on later years."""
    scene = stage()
    scene.play(ball.flag("2011", "early"))
    scene.play(ball.flag("2017", "late"))
    scene.play(ball.focus("2014"))
    assert [post.words[1][0].get_fill_opacity() for post in ball.rolling.posts] == [0.0, 1.0]
