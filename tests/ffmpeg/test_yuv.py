"""YUV: a picture that is converted where it changed is the picture converted whole."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from langreel.ffmpeg.pictures import cut
from langreel.ffmpeg.yuv import Canvas


def planes(canvas):
    """What is in the frame, without the padding behind its rows."""
    rows = [np.frombuffer(plane, np.uint8).reshape(-1, plane.line_size) for plane in canvas.frame.planes]
    return [each[: plane.height, : plane.width].tolist() for each, plane in zip(rows, canvas.frame.planes)]


def whole(picture):
    canvas = Canvas(picture.shape[1], picture.shape[0])
    canvas.show([cut(picture, 0, len(picture))])
    return planes(canvas)


@given(
    seed=st.integers(0, 99),
    size=st.sampled_from([(64, 34), (98, 66), (854, 100)]),
    channels=st.sampled_from([3, 4]),
    edits=st.lists(st.tuples(st.integers(0, 99), st.integers(1, 40), st.integers(0, 255)), max_size=4),
)
def test_a_change_is_converted_as_the_whole_would_be(seed, size, channels, edits):
    """Any stretch of eight rows may change; the frame is the same as if the picture had come first."""
    width, height = size
    picture = np.random.default_rng(seed).integers(0, 255, (height, width, channels), np.uint8)
    canvas = Canvas(width, height)
    canvas.show([cut(picture, 0, height)])
    for top, rows, value in edits:
        bottom = min(height, top + rows)
        if top < bottom:
            picture[top:bottom, : width // 2] = value
            canvas.show([cut(picture, top // 8 * 8, min(height, -(-bottom // 8) * 8))])
            assert planes(canvas) == whole(picture)
