"""YUV: a picture that is converted where it changed is the picture converted whole."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from langreel.ffmpeg.yuv import Canvas


def planes(canvas):
    """What is in the frame, without the padding behind its rows."""
    rows = [np.frombuffer(plane, np.uint8).reshape(-1, plane.line_size) for plane in canvas.frame.planes]
    return [each[: plane.height, : plane.width].tolist() for each, plane in zip(rows, canvas.frame.planes)]


def whole(picture):
    canvas = Canvas(picture.shape[1], picture.shape[0])
    canvas.show(picture, canvas.differs(picture))
    return planes(canvas)


@given(
    seed=st.integers(0, 99),
    size=st.sampled_from([(64, 34), (98, 66), (854, 100)]),
    channels=st.sampled_from([3, 4]),
    edits=st.lists(st.tuples(st.integers(0, 99), st.integers(1, 40), st.integers(0, 255)), max_size=4),
)
def test_a_change_is_converted_as_the_whole_would_be(seed, size, channels, edits):
    """Any rows may change; the frame is the same as if the picture had come first."""
    width, height = size
    picture = np.random.default_rng(seed).integers(0, 255, (height, width, channels), np.uint8)
    canvas = Canvas(width, height)
    canvas.show(picture, canvas.differs(picture))
    for top, rows, value in edits:
        picture[top : top + rows, : width // 2] = value
        canvas.show(picture, canvas.differs(picture))
        assert planes(canvas) == whole(picture)


def test_only_bands_that_differ_are_told():
    """Two changes far apart are two bands of whole blocks; the same picture has none."""
    canvas, picture = Canvas(64, 120), np.zeros((120, 64, 4), np.uint8)
    assert canvas.differs(picture).tolist() == [[0, 120]]
    canvas.show(picture, canvas.differs(picture))
    assert canvas.differs(picture).tolist() == []
    picture[20], picture[119] = 9, 9
    assert canvas.differs(picture).tolist() == [[16, 32], [112, 120]]
