"""Camera: outlines that are taken up again give the same pixels as outlines traced anew."""

import numpy as np
from manim import BLUE, Camera, Circle, Square, VGroup

from langreel.picture.camera import OutlineCamera


def pictures(camera, *groups):
    """What a camera paints of each group, one after another."""
    painted = []
    for group in groups:
        camera.reset()
        camera.capture_mobjects([group])
        painted.append(camera.pixel_array.copy())
    return painted


def test_kept_outlines_give_the_same_pixels():
    """Painted twice, then moved, recoloured and grown: each time what Manim's own camera paints."""

    def film(camera):
        ring, box = (
            Circle(color=BLUE, stroke_width=7.3),
            Square(fill_opacity=0.5).rotate(0.3).shift((1, 0.2, 0)),
        )
        group = VGroup(ring, box)
        frames = pictures(camera, group, group)
        ring.shift((0.013, 0.4, 0))
        frames += pictures(camera, group)
        box.set_fill(BLUE, 0.9)
        return frames + pictures(camera, group)

    for ours, manims in zip(film(OutlineCamera()), film(Camera()), strict=True):
        assert np.array_equal(ours, manims)
