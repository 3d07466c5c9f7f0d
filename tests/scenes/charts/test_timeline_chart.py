"""The time line: events where their dates are, words where there is room."""

from __future__ import annotations

import pytest

from langreel.errors import SceneError
from langreel.scenes import TimelineChart

EVENTS = [("2022-02", "reserves frozen"), ("2023-12-29", "34 trillion"), ("2024", "36 trillion")]


def test_events_keep_their_dates(stage):
    """Dots stand evenly in time; words never leave the room."""
    chart = TimelineChart(EVENTS, since="2022", until="2025", lang="en")
    scene = stage()
    scene.play(chart.enter())
    for number in range(3):
        scene.play(chart.event(number))
    xs = [event[1].get_x() for event in chart.events]
    days = [day.toordinal() for day in chart.days]
    assert (xs[1] - xs[0]) / (xs[2] - xs[0]) == pytest.approx((days[1] - days[0]) / (days[2] - days[0]))
    assert all(event[2].get_right()[0] <= chart.room.right + 1e-6 for event in chart.events)


def test_a_timeline_that_is_too_full_says_so():
    """Words are not squeezed until nobody can read them."""
    crowd = [(f"2024-01-{day:02d}", "a long story that fills two lines") for day in range(1, 31)]
    with pytest.raises(SceneError, match="no room"):
        TimelineChart(crowd, lang="en")
