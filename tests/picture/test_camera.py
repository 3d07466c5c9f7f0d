"""Camera: painting only what changed gives the pixels that Manim's own camera gives."""

import numpy as np
import pytest
from manim import BLUE, RED, WHITE, Camera, Circle, ImageMobject, Line, Square, Text, VGroup

from langreel.picture.camera import ThriftyCamera


def ours(camera, group):
    camera.paint([group])
    return camera.pixel_array.copy()


def manims(camera, group):
    camera.reset()
    camera.capture_mobjects([group])
    return camera.pixel_array.copy()


def steps(group):
    """One change after another, each to be painted."""
    ring, box, words, line = group
    yield "as built"
    yield "nothing changed"
    yield ring.shift((0.013, 0.4, 0)), "moved by less than a pixel, and up"
    yield box.set_fill(BLUE, 0.9), "recoloured"
    yield box.rotate(0.7), "turned under the words"
    yield words.set_opacity(0.5), "faded"
    yield words.scale(1.7).shift((0.3, -0.2, 0)), "grown"
    yield line.put_start_and_end_on((-9, -5, 0), (9, 4.99, 0)), "across everything and out of the frame"
    yield ring.set_stroke(width=40), "a wide stroke"
    yield ring.set_z_index(5), "to the front"
    yield box.set_color([RED, BLUE]), "a gradient"
    yield box.shift((0.5, 0, 0)), "a gradient that moves"
    yield group.remove(words), "gone"
    yield group.add(Square(0.3, color=WHITE, fill_opacity=1)), "new"
    yield box.set_background_stroke(color=RED, width=12), "a stroke behind"


def test_every_change_gives_the_pixels_of_manims_own_camera():
    """Whatever changes, or comes, or goes, only there is painted, and the whole picture is right."""
    group = VGroup(
        Circle(color=BLUE, stroke_width=7.3),
        Square(fill_opacity=0.5).rotate(0.3).shift((1, 0.2, 0)),
        Text("China 731", font_size=40).shift((-1, 1, 0)),
        Line((-1, -1, 0), (1, -1, 0)),
    )
    thrifty, plain = ThriftyCamera(), Camera()
    for step in steps(group):
        assert np.array_equal(ours(thrifty, group), manims(plain, group)), step


def test_what_did_not_change_is_not_painted(monkeypatch):
    """A moving ring far from a box leaves the box alone; under it, the box is painted again."""
    painted = []
    paint = Camera.display_vectorized
    monkeypatch.setattr(
        Camera, "display_vectorized", lambda self, m, ctx: (painted.append(m), paint(self, m, ctx))
    )
    ring, box = Circle(0.5).shift((-5, 0, 0)), Square().shift((4, 0, 0))
    camera, group = ThriftyCamera(), VGroup(box, ring)
    for shift, expected in (((0, 0, 0), [box, ring]), ((0, 1, 0), [ring]), ((9, -1, 0), [box, ring])):
        ring.shift(shift)
        painted.clear()
        camera.paint([group])
        assert painted == expected


def test_another_ground_is_painted_whole():
    """With another picture under the mobjects nothing of the one before is left."""
    camera, ring = ThriftyCamera(), Circle(fill_opacity=0.5)
    camera.paint([ring])
    ground = np.full_like(camera.pixel_array, 200)
    camera.paint([ring], ground)
    assert (camera.pixel_array[0, 0] == 200).all()
    camera.paint([], ground)
    assert np.array_equal(camera.pixel_array, ground)


@pytest.mark.parametrize("opacity", [0.4, 1.0])
def test_a_bitmap_among_outlines_is_painted_as_manim_does(opacity):
    """Where there is more than outlines, everything is painted every time."""
    bitmap = ImageMobject(np.full((4, 4, 4), 255, np.uint8)).set_opacity(opacity)
    ring = Circle(fill_opacity=1)
    thrifty, plain = ThriftyCamera(), Camera()
    for _ in range(2):
        ring.shift((0.3, 0, 0))
        thrifty.paint([bitmap, ring])
        plain.reset()
        plain.capture_mobjects([bitmap, ring])
        assert np.array_equal(thrifty.pixel_array, plain.pixel_array)
