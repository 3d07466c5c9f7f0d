"""Water keeps its area, rises to its level, carries what floats, and its rings run out and die away."""

from __future__ import annotations

import numpy as np
import pytest
from manim import Square

from langreel.geometry import Box
from langreel.scenes.charts.water import Water

BASIN = Box(-6.0, -2.0, 6.0, 1.0)


def _area(water):
    """The area under the surface."""
    return float(np.trapezoid(water.heights(water.xs) - water.box.bottom, water.xs))


def test_waves_leave_the_area_to_scale():
    """What rises in one place falls in another: to half a percent the water fills its share of the box."""
    for level in (1.0, 0.4):
        water = Water(BASIN, level=level)
        for _ in range(5):
            water.pass_time(0.7)
            assert _area(water) == pytest.approx(level * BASIN.width * BASIN.height, rel=0.005)


def test_empty_water_does_not_wave():
    """At level zero the surface is the floor."""
    assert Water(BASIN, level=0.0).heights(np.array([-3.0, 0.0, 3.0])) == pytest.approx(BASIN.bottom)


def test_a_ring_runs_out_from_its_drop_and_dies_away():
    """Nothing before it falls; a second later the ring is two units off; in the end the water is calm."""
    water = Water(BASIN, swell=0.0)
    water.drop(0.0, 0.2, after=0.5)
    assert water.surface_at(0.0) == pytest.approx(BASIN.top)
    water.pass_time(1.5)
    raised = np.abs(water.heights(water.xs) - BASIN.top)
    assert abs(water.xs[int(np.argmax(raised))]) == pytest.approx(1.8, abs=0.2)
    assert water.surface_at(0.0) == pytest.approx(BASIN.top, abs=0.002)
    water.pass_time(9.0)
    assert not water.drops
    assert water.heights(water.xs) == pytest.approx(BASIN.top)


def test_what_floats_lies_on_the_surface_wherever_it_goes():
    """It sinks in as deep as told, at the water's height of its own place."""
    water, ship = Water(BASIN, swell=0.1), Square(0.5)
    water.carry(ship, sink=0.2)
    for x in (-2.0, 1.5):
        water.pass_time(0.4)
        ship.set_x(x).update()
        assert ship.get_bottom()[1] == pytest.approx(water.surface_at(x) - 0.2)


def test_water_flows_to_another_level_in_a_scene(screen, developed):
    """It rises as it is told and goes on waving while nothing is told."""

    def construct(self):
        water = Water(BASIN, level=0.0, swell=0.3)
        with self.segment("a"):
            self.add(water)
            self.play(water.flow(level=1.0), seconds=0.5)
            assert list(water.state) == [1.0, 0.3]

    film = developed(screen(construct, {"a": (20, {})}, fps=20))
    wet = [int((picture[:, :, 2] > 60).sum()) for picture in film]
    assert wet[0] < wet[4] < wet[9]
    assert not (film[12] == film[19]).all()
