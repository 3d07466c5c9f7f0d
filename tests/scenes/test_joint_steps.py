"""Joint steps: many mobjects moved in one step a frame are where Manim moves them one by one."""

from __future__ import annotations

import numpy as np
import pytest
from manim import (
    BLUE,
    RED,
    UP,
    AnimationGroup,
    Circle,
    FadeIn,
    FadeOut,
    Indicate,
    Square,
    Transform,
    VGroup,
)

from langreel.scenes.joint_steps import move_jointly

ATTRIBUTES = ("points", "fill_rgbas", "stroke_rgbas", "stroke_width", "sheen_factor", "sheen_direction")


def group():
    return VGroup(Square(color=BLUE), VGroup(Circle(fill_opacity=0.5), Circle(color=[RED, BLUE])))


def looks(mobject):
    return [np.array(getattr(each, name)) for each in mobject.get_family() for name in ATTRIBUTES]


def run(make, jointly):
    """The looks of a group in some frames of an animation."""
    moved = group()
    animation = make(moved)
    animation.begin()
    if jointly:
        move_jointly([animation])
    for alpha in (0.1, 0.55, 1.0, 0.3):
        animation.interpolate(alpha)
        yield looks(moved)


ANIMATIONS = {
    "FadeIn": lambda each: FadeIn(each, shift=0.2 * UP),
    "FadeOut": FadeOut,
    "Indicate": Indicate,
    "animate": lambda each: each.animate.scale(2).set_stroke(RED, width=9).set_opacity(0.5).build(),
    "Transform": lambda each: Transform(each, VGroup(Circle(), VGroup(Square(), Square())).shift(UP)),
    "Transform by an arc": lambda each: Transform(each, group().shift(UP), path_arc=1.0),
    "one after the other": lambda each: FadeIn(each, lag_ratio=0.5),
    "in a group": lambda each: AnimationGroup(FadeIn(each[0]), FadeOut(each[1]), lag_ratio=0.4),
}


@pytest.mark.parametrize("name", ANIMATIONS)
def test_every_frame_is_as_manim_reckons_it(name):
    """Points, colours and widths are the same numbers, in whatever order frames come."""
    for ours, manims in zip(run(ANIMATIONS[name], True), run(ANIMATIONS[name], False), strict=True):
        assert all(np.array_equal(one, other) for one, other in zip(ours, manims, strict=True))


def test_what_moves_by_itself_goes_on_while_it_fades():
    """A mobject with an updater has moving ends: Manim asks it in every frame, and so do we."""
    ring = Circle().add_updater(lambda each, dt: each.shift(dt * UP))
    fading = FadeOut(ring)
    fading.begin()
    move_jointly([fading])
    for step in range(3):
        fading.update_mobjects(0.5)
        fading.interpolate(0.2 * step)
    assert ring.get_y() == pytest.approx(1.5)


def test_an_animation_of_its_own_kind_is_left_alone():
    """Who reckons in a way of their own is asked in every frame."""

    class Late(Transform):
        def interpolate_submobject(self, submobject, start, target, alpha):
            submobject.shift(alpha * UP)

    ring = Circle()
    late = Late(ring, Square())
    late.begin()
    move_jointly([late])
    late.interpolate(1.0)
    assert ring.get_y() == pytest.approx(1.0)
