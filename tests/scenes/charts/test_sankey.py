"""Sankey: a table of flows, or quantities by their ends."""

from __future__ import annotations

from fractions import Fraction

import pytest

from langreel.errors import SceneError
from langreel.model import Quantity
from langreel.scenes.charts import Sankey


def tonnes(amount):
    return Quantity(Fraction(amount), "t", 3)


THREE = {("coal", "power"): tonnes(30), ("sun", "power"): tonnes(10), ("power", "homes"): tonnes(40)}


def test_a_table_is_flows(kept, stage):
    """In true units; amounts stand at their places."""
    chart = Sankey(kept.table("budget"), value="usd_bn", lang="en")
    assert chart.amounts["budget"] == pytest.approx(6752e9)
    words = dict(zip(chart.layout.bars, chart.shapes.words))
    assert [line.string for line in words["interest"]] == ["interest", "$882B"]


def test_a_loss_is_refused():
    """And told: how much comes, and how much goes."""
    with pytest.raises(SceneError, match="40 flow into 'power', and 35 out of it"):
        Sankey({**THREE, ("power", "homes"): tonnes(35)}, lang="en")
    with pytest.raises(SceneError, match="different units"):
        Sankey({**THREE, ("x", "y"): Quantity(Fraction(1), "USD", 1)}, lang="en")
    with pytest.raises(SceneError, match="nothing flows"):
        Sankey({}, lang="en")


def test_many_places_have_short_names_and_too_many_none():
    """In one line with their amounts where two have no room; more than that is refused, like a circle."""
    many = {(f"from {n}", "pool"): tonnes(n + 1) for n in range(9)} | {("pool", "to"): tonnes(45)}
    chart = Sankey(many, lang="en")
    heights = [words.height for words in chart.shapes.words]
    assert max(heights[:1] + heights[2:10]) < 1.5 * min(heights)
    with pytest.raises(SceneError, match="30 places below one another have no room"):
        more = {(f"from {n}", "pool"): tonnes(1) for n in range(30)}
        Sankey({**more, ("pool", "to"): tonnes(30)}, lang="en")
    with pytest.raises(SceneError, match="circle"):
        Sankey({("a", "b"): tonnes(1), ("b", "a"): tonnes(1)}, lang="en")


def test_it_flows_from_left_to_right(stage):
    """To a place: the ribbons to it run, those from it wait."""
    chart, scene = Sankey(THREE, lang="en"), stage()
    scene.play(chart.draw(to="power"))
    bars, ribbons = chart.shapes.shapes[:4], chart.shapes.shapes[4:]
    seen = {place: bar.get_fill_opacity() for place, bar in zip(chart.layout.bars, bars)}
    assert seen == {"coal": 1, "sun": 1, "power": 1, "homes": 0}
    assert [ribbon.get_fill_opacity() for ribbon in ribbons] == [1, 1, 0]


def test_one_place_is_lit_with_what_flows_through(stage):
    """And its neighbours; nothing else."""
    chart, scene = Sankey(THREE, lang="en"), stage()
    scene.play(chart.draw())
    scene.play(chart.highlight("sun"))
    away = dict(zip([*chart.layout.bars, "coal>", "sun>", "power>"], chart.shapes.state[1:]))
    assert {place for place, share in away.items() if not share} == {"sun", "power", "sun>"}
    with pytest.raises(SceneError, match="nothing flows through 'wind'"):
        chart.highlight("wind")
    with pytest.raises(SceneError, match="nothing flows from 'sun' to 'homes'"):
        chart.callout("sun", "homes", "x")


def test_its_sizes_are_in_proportion(stage):
    """Every ribbon and every bar, as the audit has them."""
    chart, scene = Sankey(THREE, lang="en"), stage()
    scene.play(chart.draw())
    shares = {round(size / amount, 9) for amount, size in chart.audit().sizes}
    assert len(shares) == 1
