"""Flows: nothing is lost, all is to one scale, nothing lies over anything else."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from langreel.geometry import Box
from langreel.geometry.flows import columns_of, flow_layout, throughput

ROOM = Box(-5.0, -2.0, 5.0, 2.0)
BUDGET = [
    ("tax", "state", 5.0),
    ("loans", "state", 2.0),
    ("state", "pensions", 3.0),
    ("state", "schools", 4.0),
]


def laid(flows):
    return flow_layout(flows, ROOM, bar=0.2, gap=0.3)


def test_what_comes_in_goes_out():
    """A place that keeps or invents something is no place of a flow."""
    assert throughput(BUDGET)["state"] == 7.0
    with pytest.raises(ValueError, match="7 flow into 'state', and 6 out of it"):
        throughput([*BUDGET[:3], ("state", "schools", 3.0)])
    with pytest.raises(ValueError, match="not above zero"):
        throughput([("a", "b", 0.0)])


def test_money_does_not_go_in_a_circle():
    """A place would have to stand before itself."""
    with pytest.raises(ValueError, match="circle"):
        columns_of([("a", "b", 1.0), ("b", "a", 1.0)])


def test_a_place_stands_after_all_that_it_gets_from():
    """Where nothing leaves any more is the last column."""
    flows = [("a", "b", 1.0), ("b", "c", 1.0), ("a", "d", 1.0), ("e", "c", 1.0)]
    assert columns_of(flows) == {"a": 0, "b": 1, "c": 2, "d": 2, "e": 0}


amounts = st.lists(st.floats(0.5, 100), min_size=1, max_size=6)


@given(into=amounts, out=amounts)
def test_bars_and_ribbons_are_to_one_scale(into, out):
    """As high and as wide as their amounts; no two bars of a column over one another, all in the room."""
    share = sum(into) / sum(out)
    flows = [(f"in{n}", "all", amount) for n, amount in enumerate(into)]
    flows += [("all", f"out{n}", amount * share) for n, amount in enumerate(out)]
    layout = laid(flows)
    scale = layout.bars["all"].height / sum(into)
    through = throughput(flows)
    assert all(bar.height == pytest.approx(scale * through[place]) for place, bar in layout.bars.items())
    assert all(each.width == pytest.approx(scale * each.amount) for each in layout.ribbons)
    assert all(bar.inside(ROOM) for bar in layout.bars.values())
    assert all(one.common(other) < 1e-9 for one, other in combinations(layout.bars.values(), 2))


def test_a_ribbon_leaves_and_comes_within_its_bars():
    """Side by side, in the order of where they go, so that they do not cross there."""
    layout = laid(BUDGET)
    state = layout.bars["state"]
    leaving = [each for each in layout.ribbons if each.source == "state"]
    leaving.sort(key=lambda each: -each.start[1])
    assert leaving[0].start[1] + leaving[0].width / 2 == pytest.approx(state.top)
    assert leaving[-1].start[1] - leaving[-1].width / 2 == pytest.approx(state.bottom)
    assert leaving[0].end[1] > leaving[1].end[1]


def test_half_a_ribbon_ends_halfway():
    """It keeps its width on its way."""
    ribbon = laid(BUDGET).ribbons[0]
    outline = ribbon.outline(0.5)
    assert outline[:, 0].max() == pytest.approx((ribbon.start[0] + ribbon.end[0]) / 2)
    assert outline[0, 1] - outline[-2, 1] == pytest.approx(ribbon.width)
