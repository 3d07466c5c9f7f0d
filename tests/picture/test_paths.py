"""Paths: what is laid out for many outlines in one step is what Manim lays out curve by curve."""

import cairo
import numpy as np
import pytest
from manim import Camera, Circle, Dot, Line, Square, Text, VMobject

from langreel.picture import paths
from langreel.picture.shapes import Outline, exact

random = np.random.default_rng(7)


def curves(*points):
    """A mobject through these points, four to a curve."""
    mobject = VMobject()
    mobject.points = np.array(points, float).reshape(-1, 3)
    return mobject


def anywhere(count):
    return curves(*random.normal(0, 3, (4 * count, 3)))


def broken():
    """Curves that meet, that nearly meet, and that do not; in one of them nothing moves."""
    ring, bar = Circle().points, Line().points
    return curves(*ring, *(ring + 1e-7), *(ring + 1e-4), *bar, *(0 * bar))


def manims(camera, mobject):
    context = camera.get_cairo_context(camera.pixel_array)
    camera.set_cairo_context_path(context, mobject)
    return [*context.copy_path()]


def ours(camera, outline):
    context = camera.get_cairo_context(camera.pixel_array)
    context.new_path()
    paths.append(context, outline.path)
    return [*context.copy_path()]


def outlines(camera, mobjects):
    matrix = tuple(camera.get_cairo_context(camera.pixel_array).get_matrix())
    found = [Outline(each, exact(each.points), matrix) for each in mobjects]
    paths.lay_out(found)
    return found


def test_every_path_is_manims_own():
    """Type, shapes, single curves, lines that break off, thousands of curves: each right among others."""
    camera = Camera()
    mobjects = [
        *Text("国债 Debt 8%", font_size=40).submobjects,
        *(Circle(), Square(), Line(), Dot(), broken(), anywhere(1), anywhere(2000)),
        *(anywhere(count) for count in random.integers(1, 9, 40)),
    ]
    for mobject, outline in zip(mobjects, outlines(camera, mobjects), strict=True):
        assert ours(camera, outline) == manims(camera, mobject)


@pytest.mark.parametrize("number", [np.nan, np.inf])
def test_an_outline_that_is_nowhere_has_no_path(number):
    """It is left out, and takes nothing from those beside it."""
    camera, lost = Camera(), Circle()
    lost.points[5] = number
    mobjects = [Square(), lost, Line()]
    before, empty, behind = outlines(camera, mobjects)
    assert not empty.path and not ours(camera, empty)
    assert ours(camera, before) == manims(camera, mobjects[0])
    assert ours(camera, behind) == manims(camera, mobjects[2])


def test_what_is_left_over_at_the_end_is_no_curve():
    """Manim keeps a point there while an outline is being drawn."""
    camera, started = Camera(), Circle()
    started.points = np.vstack([started.points, [(9.0, 9.0, 0.0)]])
    first, second = outlines(camera, [started, Square()])
    assert ours(camera, first) == manims(camera, started)
    assert ours(camera, second) == manims(camera, Square())


def test_nothing_to_lay_out():
    """And a point alone, which has no curve, is no path."""
    paths.lay_out([])
    (alone,) = outlines(Camera(), [curves((1, 1, 0))])
    assert alone.path == b""


def test_a_path_is_added_to_what_is_there():
    """As with cairo's own: a new one is begun by who wants one."""
    camera = Camera()
    (line,) = outlines(camera, [Line()])
    context = camera.get_cairo_context(camera.pixel_array)
    context.new_path()
    context.move_to(0, 0)
    context.line_to(1, 1)
    there = len([*context.copy_path()])
    paths.append(context, line.path)
    assert [kind for kind, _ in [*context.copy_path()][there:]] == [cairo.PATH_MOVE_TO, cairo.PATH_CURVE_TO]
