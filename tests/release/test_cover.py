"""A cover: its still is seen as large as there is room, whatever the shape of either."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from langreel.release.cover import PICTURE, draw_cover
from langreel.release.film_parts import drawn_part

PINK = (255, 0, 255)
COVERS = {
    "wide": (1280, 720),
    "4:3": (1200, 900),
    "square": (1080, 1080),
    "3:4": (900, 1200),
    "upright": (1080, 1920),
}
STILLS = {"wide": (1280, 720), "square": (720, 720), "upright": (720, 1280)}


@pytest.mark.parametrize("still", STILLS)
@pytest.mark.parametrize("cover", COVERS)
def test_a_still_takes_the_width_or_its_share_of_the_height(cover, still, tmp_path):
    """In the middle, undistorted, and the title beside it, not on it."""
    wide, high = COVERS[cover]
    picture = Image.new("RGB", STILLS[still], PINK)
    picture.save(tmp_path / "still.png")
    drawn = drawn_part(picture)
    made = tmp_path / "cover.jpg"
    draw_cover(tmp_path / "still.png", "Why coffee costs more", "en", size=(wide, high), most=10**6, out=made)
    with Image.open(made) as opened:
        assert opened.size == (wide, high)
        seen = np.abs(np.asarray(opened, int) - PINK).max(axis=2) < 60
    rows, columns = np.flatnonzero(seen.any(axis=1)), np.flatnonzero(seen.any(axis=0))
    left, top = columns[0], rows[0]
    width, height = columns[-1] - left + 1, rows[-1] - top + 1
    share = drawn.width / drawn.height
    assert seen[top : top + height, left : left + width].mean() > 0.99
    assert left == pytest.approx((wide - width) / 2, abs=3)
    assert width == pytest.approx(min(wide, PICTURE * high * share), rel=0.02)
    assert height == pytest.approx(width / share, rel=0.02)
