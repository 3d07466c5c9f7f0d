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
    height, width = picture.shape[:2]
    canvas = Canvas(width, height)
    canvas.show([cut(picture, (0, height), (0, width))])
    return planes(canvas)


SIZES = st.sampled_from([(64, 34), (98, 66), (854, 100)])
PLACES = st.tuples(st.integers(0, 99), st.integers(1, 40), st.integers(0, 853), st.integers(1, 400))


def eights(start, length, end):
    """A stretch that begins and ends at multiples of eight, or at the edge."""
    return start % end // 8 * 8, min(end, -(-(start % end + length) // 8) * 8)


@given(
    seed=st.integers(0, 99),
    size=SIZES,
    channels=st.sampled_from([3, 4]),
    places=st.lists(PLACES, max_size=4),
)
def test_a_change_is_converted_as_the_whole_would_be(seed, size, channels, places):
    """Any squares of eight pixels may change; the frame is the same as if the picture had come first."""
    (width, height), random = size, np.random.default_rng(seed)
    picture = random.integers(0, 255, (height, width, channels), np.uint8)
    canvas = Canvas(width, height)
    canvas.show([cut(picture, (0, height), (0, width))])
    for top, tall, left, wide in places:
        rows, columns = eights(top, tall, height), eights(left, wide, width)
        part = picture[slice(*rows), slice(*columns)]
        part[:] = random.integers(0, 255, part.shape, np.uint8)
        canvas.show([cut(picture, rows, columns)])
        assert planes(canvas) == whole(picture)
