"""Waterfall: steps that lead from one amount to another, and add up."""

from __future__ import annotations

from fractions import Fraction

import pytest

from langreel.errors import SceneError
from langreel.model import Quantity
from langreel.scenes.charts import Waterfall
from langreel.scenes.charts.chart_rules import judge
from langreel.scenes.typography import Lettering


def steps(**amounts):
    return {key: Quantity(Fraction(value), "USD", 3) for key, value in amounts.items()}


def chart(**amounts):
    return Waterfall(steps(**amounts), lang="en")


def test_a_step_stands_where_the_last_one_ended():
    """Up from the top, down from there; totals stand on zero."""
    fall = chart(before=100, more=50, less=-30, after=120)
    before, more, less, after = (fall.blocks.box_of(n) for n in range(4))
    assert more.bottom == pytest.approx(before.top)
    assert less.top == pytest.approx(more.top)
    assert after.bottom == pytest.approx(before.bottom)
    assert after.top == pytest.approx(less.bottom)


def test_changes_have_their_sign():
    """Totals have none."""
    fall = chart(before=100, more=50, less=-30, after=120)
    words = [part.string for part in fall.blocks.get_family() if isinstance(part, Lettering)]
    assert words == ["$100", "+$50", "−$30", "$120"]


@pytest.mark.parametrize(("after", "found"), [(120, []), (120.1, []), (140, ["parts-and-whole"])])
def test_steps_that_do_not_add_up_are_found(after, found):
    """What is missing must have a name of its own."""
    fall = chart(before=100, more=50, less=-30, after=after)
    assert [finding.rule for finding in judge([fall.audit()], [])] == found


def test_a_total_may_stand_in_between():
    """Each stretch from total to total adds up by itself."""
    amounts = steps(before=100, more=50, half=150, less=-30, after=110)
    fall = Waterfall(amounts, totals=["before", "half", "after"], lang="en")
    assert fall.audit().sums == ((50.0, 50.0), (-40.0, -30.0))
    assert [finding.rule for finding in judge([fall.audit()], [])] == ["parts-and-whole"]


def test_below_zero_is_below_the_line():
    """A debt that grows is a block under zero."""
    fall = chart(before=20, less=-50, after=-30)
    assert fall.blocks.box_of(2).top == pytest.approx(fall.blocks.along(0.0))
    assert fall.blocks.along.lo < 0


def test_numbers_too_long_to_stand_side_by_side_leave_it_to_a_grid():
    """A grid tells the values then; no number lies on another."""
    amounts = steps(**{f"step{n}": 10**9 * (100 + n) for n in range(24)})
    fall = Waterfall(amounts, totals=list(amounts), lang="en")
    assert all(block.label is None for block in fall.blocks.blocks)
    assert len(fall.grid[0]) > 2


def test_a_chart_that_was_made_smaller_writes_smaller(stage):
    """Blocks are drawn, and their numbers written, where the chart now is and as large as it is."""
    fall = chart(before=100, more=50, after=150)
    whole = fall.blocks.blocks[0].label.height
    fall.scale(0.5).shift((2, 1, 0))
    stage().play(fall.draw())
    assert fall.blocks.blocks[0].label.height == pytest.approx(whole / 2)
    left, low = fall.at([(fall.blocks.box_of(0).left, fall.plot.bottom)])[0][:2]
    assert fall.blocks.blocks[0].body.get_corner([-1, -1, 0])[:2] == pytest.approx([left, low], abs=1e-6)


def test_blocks_come_one_after_the_other(stage):
    """Halfway, the first half has grown and the last has not begun."""
    fall = chart(before=100, more=50, less=-30, after=120)
    stage().play(fall.draw(), at=0.5)
    assert fall.blocks.state[0] == 1.0
    assert fall.blocks.state[3] == 0.0


def test_a_slip_has_a_hint():
    """A total that is no block, and a block that is none."""
    with pytest.raises(SceneError, match="no block 'end'"):
        Waterfall(steps(before=1, after=1), totals=["end"], lang="en")
    with pytest.raises(SceneError, match="no block 'mor'"):
        chart(before=1, more=1, after=2).draw("mor")
