"""Shortcuts: what a scene asks of Manim in every frame comes to the very numbers that Manim reckons."""

from __future__ import annotations

import numpy as np
import pytest
from manim import (
    BLUE,
    DL,
    ORIGIN,
    RED,
    UP,
    Circle,
    Dot,
    Group,
    ImageMobject,
    Line,
    ManimColor,
    Mobject,
    Square,
    ValueTracker,
    VGroup,
    VMobject,
)

from langreel.scenes import shortcuts, text

RGBAS = ("fill_rgbas", "stroke_rgbas", "background_stroke_rgbas")


def twice():
    dot = Dot()
    return VGroup(dot, VGroup(dot, Square()))


def half_a_curve():
    path = VMobject()
    path.points = np.array([(0.1, 0.2, 0.0), (3.0, 0.4, 0.0)])
    return path


MOBJECTS = {
    "an outline": lambda: Circle().shift((0.1, 0.7, 0.0)),
    "a point": lambda: VMobject().set_points(np.array([(0.3, 0.1, 0.0)])),
    "nothing": VGroup,
    "half a curve": half_a_curve,
    "groups in groups": lambda: VGroup(Square(), VGroup(Circle(), Line((-3, -1, 0), (2, 5, 0.1)))),
    "one of them twice": twice,
    "type": lambda: VGroup(text("12.5 国"), Square()),
    "a picture": lambda: Group(ImageMobject(np.zeros((4, 8, 4), np.uint8)), Square()),
    "a number": lambda: ValueTracker(2.5),
}


@pytest.fixture(params=MOBJECTS)
def mobject(request):
    return MOBJECTS[request.param]()


def numbers(mobject, act):
    """What an act gives, or the error that it raises."""
    try:
        return np.asarray(act(mobject)).tolist()
    except ValueError as error:
        return str(error)


@pytest.mark.parametrize("direction", [ORIGIN, UP, DL, [1, 0, -1]], ids=str)
def test_places_are_those_of_manim(mobject, direction):
    """Corners, sides and centres are the same to the last bit, of whatever a scene has."""

    def measure(each):
        return each.get_critical_point(direction)

    manims = numbers(mobject, measure)
    with shortcuts.taken():
        assert numbers(mobject, measure) == manims


def test_families_are_those_of_manim(mobject):
    """Everybody comes in the same order, whoever is there twice comes once."""
    manims = mobject.get_family()
    with shortcuts.taken():
        ours = mobject.get_family()
    assert len(ours) == len(manims)
    assert all(one is other for one, other in zip(ours, manims))


COLORS = {
    "a colour": lambda each: each.set_color("#ff8800"),
    "a colour of Manim's": lambda each: each.set_color(ManimColor(RED)),
    "an opacity": lambda each: each.set_opacity(0.3),
    "none at all": lambda each: each.set_stroke(width=3),
    "colour and opacity": lambda each: each.set_fill(BLUE, 0.5).set_stroke(RED, 2, 0.25, background=True),
    "a gradient": lambda each: each.set_color([RED, BLUE]),
    "one colour on a gradient": lambda each: each.set_color([RED, BLUE]).set_fill(RED, opacity=1),
    "opacities": lambda each: each.set_fill(opacity=[0.1, 0.9]),
    "a sheen": lambda each: each.set_sheen(0.2, UP).set_fill(BLUE),
}


@pytest.mark.parametrize("name", COLORS)
def test_colours_are_those_of_manim(name):
    """Fill and strokes have the same red, green, blue and opacity."""
    ours, manims = (VGroup(Square(fill_opacity=0.7), Circle()) for _ in range(2))
    COLORS[name](manims)
    with shortcuts.taken():
        COLORS[name](ours)
    for one, other in zip(ours, manims):
        assert [getattr(one, rgbas).tolist() for rgbas in RGBAS] == [
            getattr(other, rgbas).tolist() for rgbas in RGBAS
        ]


def test_manim_goes_its_own_way_afterwards():
    """Even where the scene fails, nothing of Manim stays replaced."""
    manims = Mobject.get_family, Mobject.get_critical_point, VMobject.update_rgbas_array
    with pytest.raises(ZeroDivisionError), shortcuts.taken():
        assert Mobject.get_family is not manims[0]
        1 / 0  # noqa: B018
    assert (Mobject.get_family, Mobject.get_critical_point, VMobject.update_rgbas_array) == manims
