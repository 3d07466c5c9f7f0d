"""Areas: measured together or alone they are the same, and nothing is painted beyond them."""

import cairo
import numpy as np
from manim import BLUE, RED, Circle, Line, Square, Text

from langreel.picture import painting, paths
from langreel.picture.areas import GRID, areas
from langreel.picture.camera import IncrementalCamera

SIZE = (854, 480)


def drawn(*mobjects):
    """A camera, and the shapes that it sees."""
    camera = IncrementalCamera(pixel_width=SIZE[0], pixel_height=SIZE[1])
    return camera, [*camera.see(mobjects).shapes.values()]


def painted(camera, shape):
    """The rectangle in which a shape leaves anything on black: left, top, right, bottom."""
    pixels = np.zeros((SIZE[1], SIZE[0], 4), np.uint8)
    paths.lay_out([shape.outline])
    painting.paint(camera.get_cairo_context(pixels), shape, camera.cairo_line_width_multiple)
    rows, columns = (np.flatnonzero(pixels.any(axis=(axis, 2))) for axis in (1, 0))
    return (columns[0], rows[0], columns[-1] + 1, rows[-1] + 1) if len(rows) else (0, 0, 0, 0)


def corners(area):
    return area.x, area.y, area.x + area.width, area.y + area.height


def test_nothing_is_painted_beyond_its_area():
    """Fine lines, wide strokes with pointed corners, type, what reaches out of the frame: all lie within."""
    camera, shapes = drawn(
        Circle(0.7, color=BLUE),
        Square(2, color=RED, stroke_width=60).rotate(0.3),
        Line((-9, -5, 0), (9, 5, 0)),
        Square(0.1, fill_opacity=1).shift((2.003, 1.007, 0)),
        *Text("国债 8%").shift((-2, 2, 0)),
    )
    for shape, area in zip(shapes, areas(shapes, camera.cairo_line_width_multiple, SIZE), strict=True):
        (left, top, right, bottom), (x, y, end, below) = painted(camera, shape), corners(area)
        assert x <= left and y <= top and right <= end and bottom <= below
        assert all(at % GRID == 0 or at in SIZE for at in (x, y, end, below))


def test_measured_alone_it_is_as_among_others():
    """What is known is kept, and the rest is measured in one step."""
    things = [Circle(0.2 + n / 10).shift((n - 3, 0.3 * n, 0)) for n in range(6)]
    camera, together = drawn(*things)
    _, alone = drawn(*things)
    width = camera.cairo_line_width_multiple
    single = [corners(areas([shape], width, SIZE)[0]) for shape in alone]
    assert [*map(corners, areas(together, width, SIZE))] == single
    together[2].area = known = cairo.RectangleInt(0, 0, 8, 8)
    assert areas(together, width, SIZE)[2] is known


def test_outside_of_the_frame_there_is_nothing():
    """A shape beside the picture touches no pixel of it; one that is nowhere neither, and does not fail."""
    lost = Circle()
    lost.points[3] = np.nan
    camera, shapes = drawn(Square().shift((40, 0, 0)), lost)
    for area in areas(shapes, camera.cairo_line_width_multiple, SIZE):
        assert area.width * area.height == 0
