"""The loop: stations, arrows, and what travels."""

from __future__ import annotations

import numpy as np
import pytest

from langreel.errors import SceneError
from langreel.scenes import FlowLoop, icon, token
from langreel.scenes.charts.icons import STROKES

NAMES = {"shop": "Your shop", "bank": "Bank", "customer": "Customer"}


def loop(**options):
    return FlowLoop(NAMES, dict.fromkeys(NAMES, "bank"), **{"lang": "en", **options})


def test_what_travelled_is_gone(stage):
    """After a flow the picture is as before it."""
    chart, scene = loop(), stage()
    scene.play(chart.enter())
    scene.play(chart.arrow("customer", "shop"))
    before = scene.picture()
    scene.play(chart.flow("customer", "shop"), at=0.5)
    assert not np.array_equal(before, scene.picture())
    scene.play(chart.flow("customer", "shop"))


def test_tokens_walk_along_the_arrow(stage):
    """Halfway through, the only token is in the middle of the arrow."""
    chart, scene = loop(), stage()
    scene.play(chart.enter())
    scene.play(chart.arrow("customer", "shop"))
    going = chart.flow("customer", "shop", count=1)
    scene.play(going, at=0.5)
    middle = chart.arrows["customer", "shop"].shaft.point_from_proportion(0.5)
    assert going.mobject[0].get_center() == pytest.approx(middle, abs=0.05)


def test_tokens_keep_to_an_arrow_that_was_bent(stage):
    """An arrow with a bow of its own is the way that tokens take."""
    chart, scene = loop(), stage()
    scene.play(chart.enter())
    scene.play(chart.arrow("shop", "customer", bow=0.0))
    going = chart.flow("shop", "customer", count=1)
    scene.play(going, at=0.5)
    ends = (chart.stations["shop"].disc.get_center() + chart.stations["customer"].disc.get_center()) / 2
    assert going.mobject[0].get_center() == pytest.approx(ends, abs=0.1)


def test_other_names_stand_in_the_same_places(stage):
    """The shop becomes the exporters; the loop does not move."""
    chart, scene = loop(), stage()
    scene.play(chart.enter())
    before = {key: station.disc.get_center() for key, station in chart.stations.items()}
    scene.play(chart.relabel({"shop": "Exporters"}, {"shop": "factory"}))
    faces = chart.stations["shop"].faces.submobjects
    assert [face[0].family_members_with_points()[0].get_fill_opacity() for face in faces] == [0, 1]
    assert all(np.allclose(chart.stations[key].disc.get_center(), place) for key, place in before.items())


def test_a_motif_still_flows(stage):
    """Shrunk into the corner, tokens follow the small arrows."""
    chart, scene = loop(), stage()
    scene.play(chart.enter())
    scene.play(chart.arrow("bank", "customer"))
    scene.add(chart)
    scene.play(chart.shrink())
    going = chart.flow("bank", "customer", count=1)
    scene.play(going, at=0.5)
    middle = chart.arrows["bank", "customer"].shaft.point_from_proportion(0.5)
    assert going.mobject[0].get_center() == pytest.approx(middle, abs=0.05)
    assert chart.stations["bank"].disc.get_right()[0] <= chart.box.right + 1e-6


@pytest.mark.parametrize("name", sorted(STROKES))
def test_icons_fill_their_square(name):
    """An icon of one unit is about one unit wide or high, and drawn in lines alone."""
    drawn = icon(name)
    assert 0.8 <= max(drawn.width, drawn.height) <= 1.0
    assert all(line.get_fill_opacity() == 0 for line in drawn)


@pytest.mark.parametrize(
    ("ask", "told"),
    [
        (lambda: loop().flow("shop", "bnk"), "perhaps you meant 'bank'"),
        (lambda: icon("bnak"), "perhaps you meant 'bank'"),
        (lambda: token("crates"), "perhaps you meant 'crate'"),
        (lambda: FlowLoop({"one": "One"}, lang="en"), "two stations"),
    ],
)
def test_a_slip_is_told(ask, told):
    """Unknown stations, icons and tokens are named with the nearest known one."""
    with pytest.raises(SceneError, match=told):
        ask()
