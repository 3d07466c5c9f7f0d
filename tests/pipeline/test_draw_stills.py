"""Stills: a moment of a segment is a frame of its shot."""

import pytest

from langreel.errors import UsageError
from langreel.model import Beat, Span
from langreel.pipeline.draw_stills import check_end, frame_of

BEAT = Beat("rise", Span(100, 90), {"peak": 30}, {})
"""Three seconds at 30 fps, from frame 100 on; the mark after the first."""


@pytest.mark.parametrize(
    ("moment", "frame"), [("", 189), ("peak", 130), ("peak+1.5", 175), ("+0.5", 115), ("peak+9", 189)]
)
def test_a_moment_is_a_frame_of_the_segment(moment, frame):
    """Its end, a mark, seconds after it or after the beginning; what lies behind the end is the end."""
    assert frame_of(BEAT, moment, 30) == frame


def test_who_asks_for_a_moment_behind_the_end_is_told():
    """By how much, and how long the segment is."""
    check_end(BEAT, "peak+1.9", 30)
    with pytest.raises(UsageError, match=r"'peak\+4' lies 2.0 s behind the end of rise") as caught:
        check_end(BEAT, "peak+4", 30)
    assert caught.value.hint == "the segment is 3.0 s long"
