"""The value axis: round numbers that stand apart, and a plot that has the height of its stage."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from langreel import theme
from langreel.geometry import Box, NumberAxis, Scale, domain, stage
from langreel.scenes.charts import LineChart
from langreel.scenes.charts.axes import PITCH, level_ticks, x_ticks
from langreel.theme.frame import framed

HEADING = "Central banks: gold and Treasuries"
NOTE = "Official gold, the United States included, and foreign official Treasuries held there"


@given(st.lists(st.integers(-(10**13), 10**13), min_size=1, max_size=5), st.floats(0.4, 8), st.booleans())
def test_labels_of_a_value_axis_stand_apart(values, height, zero):
    """Two round values at least, six at most; more than two only where each has room."""
    lo, hi = domain(values, zero=zero)
    levels = level_ticks(lo, hi, height)
    gaps = [(after - before) * height / (hi - lo) for before, after in pairwise(levels)]
    assert 2 <= len(levels) <= 6
    assert len(levels) <= 3 or min(gaps) >= PITCH * theme.LABEL * (1 - 1e-9)


@pytest.mark.parametrize(("size", "share"), [((1080, 1920), 0.44), ((1080, 1080), 0.36)])
def test_a_chart_has_the_height_of_a_narrow_stage(china, size, share):
    """Below a heading that is too long for a line, a note of two and a source line: nearly half is plot."""
    with framed(*size):
        chart = LineChart(china, x="date", y="usd_bn", heading=HEADING, note=NOTE, lang="en")
        assert chart.plot.height >= share * stage().area.height


def test_a_low_chart_has_a_small_heading_rather_than_one_of_two_lines(china):
    """What it takes less, the plot has more; on a high one it is as large as elsewhere, and of two lines."""
    with framed(1080, 1920):
        high, low = (
            LineChart(china, x="date", y="usd_bn", heading=HEADING, box=box, lang="en")
            for box in (stage().area, stage().split(5, 1, of=stage().area)[0])
        )
        assert [line.string for line in high.furniture][:2] == ["Central banks:", "gold and Treasuries"]
        assert low.furniture[0].string == HEADING
        assert 0.7 * theme.HEADING <= low.furniture[0].size < theme.HEADING
        assert low.plot.height > 0.5 * low.box.height


@pytest.mark.parametrize("lang", ["ar", "es", "el"])
def test_labels_with_words_do_not_run_into_one_line(lang):
    """Numbers and words by turns leave one another a space to be told apart, or fewer are written."""
    plot, places = Box(0.0, 0.0, 11.0, 5.0), [float(n) * 1e7 for n in range(6)]
    ticks = x_ticks(
        NumberAxis("kilometer"), places, Scale(0.0, 5e7, plot.left, plot.right), plot=plot, lang=lang
    )
    words = [tick[1] for tick in ticks if len(tick) > 1]
    gaps = [after.get_left()[0] - before.get_right()[0] for before, after in pairwise(words)]
    assert min(gaps) >= 0.25 - 1e-6
