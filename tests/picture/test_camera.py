"""Camera: painting only what changed gives the pixels that Manim's own camera gives."""

import cairo
import numpy as np
import pytest
from manim import BLUE, RED, WHITE, Camera, Circle, ImageMobject, Line, Square, Text, ValueTracker, VGroup

from langreel.picture import painting
from langreel.picture.camera import IncrementalCamera
from langreel.picture.drawing import Drawing
from langreel.picture.shapes import identity


def ours(camera, group):
    return camera.see([group]).pixels().copy()


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
    thrifty, plain = IncrementalCamera(), Camera()
    for step in steps(group):
        assert np.array_equal(ours(thrifty, group), manims(plain, group)), step


def test_what_did_not_change_is_not_painted(monkeypatch):
    """A moving ring far from a box leaves the box alone; under it, the box is painted again."""
    painted = []
    paint = painting.paint
    monkeypatch.setattr(
        painting, "paint", lambda on, shape, by: (painted.append(shape.owner()), paint(on, shape, by))
    )
    ring, box = Circle(0.5).shift((-5, 0, 0)), Square().shift((4, 0, 0))
    camera, group = IncrementalCamera(), VGroup(box, ring)
    for shift, expected in (((0, 0, 0), [box, ring]), ((0, 1, 0), [ring]), ((9, -1, 0), [box, ring])):
        ring.shift(shift)
        painted.clear()
        camera.see([group]).pixels()
        assert painted == expected


def test_what_manim_does_not_paint_is_not_there():
    """A value tracker has a point, and no picture: what it moves is painted as anything else that moves."""
    tracker, box = ValueTracker(0.0), Square()
    camera, plain = IncrementalCamera(), Camera()
    for value in (0.0, 1.0):
        tracker.set_value(value)
        box.set_x(value)
        seen = camera.see([tracker, box])
        assert isinstance(seen, Drawing)
        assert list(seen.shapes) == [identity(box)]
        assert np.array_equal(seen.pixels(), manims(plain, VGroup(box)))


def test_the_first_picture_is_handed_on_whole_and_then_what_is_new():
    """Nobody has its ground before; of a box that grows upward on it, only the new rows are new."""
    camera, box = IncrementalCamera(), Square(6.0, fill_opacity=1, stroke_width=0)
    height, width = camera.pixel_height, camera.pixel_width
    whole = cairo.RectangleInt(0, 0, width, height)
    assert camera.paint(camera.see([]))[1].contains_rectangle(whole) == cairo.RegionOverlap.IN
    camera.paint(camera.see([box]))
    box.stretch_about_point(1.1, 1, box.get_bottom())
    new = camera.paint(camera.see([box]))[1].get_extents()
    assert new.height < 0.12 * height and new.width > 0.4 * width


def test_what_was_seen_can_be_painted_later():
    """A drawing shows its moment, in whatever order drawings are painted, and after its mobjects are gone."""
    camera, plain = IncrementalCamera(), Camera()
    group = VGroup(Square(fill_opacity=0.5), Circle(color=[RED, BLUE]))
    seen, expected = [], []
    for step in range(4):
        group[1].shift((0.4, 0.1, 0)).set_stroke(width=step * 3)
        seen.append(camera.see([group]))
        expected.append(manims(plain, group))
    del group
    for step in (3, 0, 2, 1):
        assert np.array_equal(seen[step].pixels(), expected[step])


def test_equal_drawings_have_equal_keys():
    """The key tells what is seen and nothing else: not which mobjects, nor who took it down."""
    first, ring = IncrementalCamera(), Circle(fill_opacity=0.5)
    key = first.see([ring]).key
    unseen = Square(stroke_opacity=0)
    assert first.see([ring, unseen]).key == IncrementalCamera().see([Circle(fill_opacity=0.5)]).key == key
    for change in (
        lambda: ring.shift((0.01, 0, 0)),
        lambda: ring.set_stroke(width=9),
        lambda: ring.set_fill(BLUE),
        lambda: ring.set_stroke(opacity=0.5),
        lambda: ring.set_background_stroke(color=RED, width=12),
    ):
        change()
        assert first.see([ring]).key != key
        key = first.see([ring]).key


def test_another_background_is_another_picture():
    """The ground that everything stands on counts, in the key and in what is painted."""
    camera, ring = IncrementalCamera(), Circle(fill_opacity=0.5)
    before, plain = camera.see([ring]), manims(Camera(), VGroup(ring))
    camera.background_color = RED
    after = camera.see([ring])
    assert after.key != before.key
    assert np.array_equal(after.pixels(), manims(Camera(background_color=RED), VGroup(ring)))
    assert np.array_equal(before.pixels(), plain)


def test_a_drawing_on_another_is_both():
    """What moves is painted over what does not, as Manim paints it over its static picture."""
    camera, plain = IncrementalCamera(), Camera()
    still, moving = Square(fill_opacity=0.5).set_z_index(3), Circle(fill_opacity=0.5)
    ground = camera.see([still])
    for _ in range(3):
        moving.shift((0.2, 0, 0))
        plain.reset()
        plain.capture_mobjects([still])
        plain.capture_mobjects([moving])
        assert np.array_equal(camera.see([moving], ground).pixels(), plain.pixel_array)
    assert np.array_equal(camera.see([], ground).pixels(), manims(plain, VGroup(still)))
    assert camera.see([], ground).key == ground.key == camera.see([still]).key
    assert camera.see([moving], ground).key == camera.see([still, moving.set_z_index(9)]).key


@pytest.mark.parametrize("opacity", [0.4, 1.0])
def test_a_bitmap_among_outlines_is_painted_as_manim_does(opacity):
    """Where there is more than outlines, everything is painted every time."""
    bitmap = ImageMobject(np.full((4, 4, 4), 255, np.uint8)).set_opacity(opacity)
    ring = Circle(fill_opacity=1)
    thrifty, plain = IncrementalCamera(), Camera()
    for _ in range(2):
        ring.shift((0.3, 0, 0))
        plain.reset()
        plain.capture_mobjects([bitmap, ring])
        assert np.array_equal(thrifty.see([bitmap, ring]).pixels(), plain.pixel_array)
        still = thrifty.see([bitmap, ring])
        assert still is thrifty.see([bitmap, ring])


def laid(canvas, picture):
    """What somebody shows who is handed a picture after others."""
    for patch in picture.patches():
        (top, bottom), (left, right), (y, x) = patch.rows, patch.columns, patch.at
        canvas[top:bottom, left:right] = patch.pixels[top - y : bottom - y, left - x : right - x]
    return canvas


def test_a_bitmap_between_drawings_leaves_nothing_behind():
    """Drawings are handed on later than they were seen: after a bitmap, the next one is handed on whole."""
    camera, box = IncrementalCamera(), Square().shift((-3, 0, 0))
    canvas = np.zeros((camera.pixel_height, camera.pixel_width, 4), np.uint8)
    before = camera.see([box])
    photo = camera.see([box, ImageMobject(np.full((90, 90, 3), 200, np.uint8))])
    laid(canvas, before)
    assert np.array_equal(laid(canvas, photo), photo.pixels())
    box.shift((0, 0.2, 0))
    after = camera.see([box])
    assert np.array_equal(laid(canvas, after), after.pixels())
