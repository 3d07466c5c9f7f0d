"""The stage: a scene asks for places, and gets such as its frame has."""

import pytest

from langreel import theme
from langreel.geometry import stage
from langreel.theme.covered import COVERED
from langreel.theme.frame import FRAMES, framed

SIZES = {"wide": (1920, 1080), "square": (1080, 1080), "vertical": (1080, 1920)}


@pytest.mark.parametrize("shape", SIZES)
def test_every_place_lies_in_the_picture(shape):
    """Title, body and band follow one another from the top, inside the area that nothing covers."""
    with framed(*SIZES[shape]):
        now = stage()
        assert now.shape == shape
        assert all(each.inside(now.area) for each in (now.title, now.body, *now.columns(3), *now.rows(2)))
        assert now.area.inside(now.whole) and now.band.inside(now.whole)
        assert now.title.bottom > now.body.top > now.body.bottom > now.area.bottom == now.band.top


def test_parts_stand_side_by_side_or_below_one_another():
    """One scene fits both: what stands beside something in a wide frame stands below it in an upright one."""
    left, right = stage().split(2, 1)
    assert left.top == right.top and left.right < right.left
    with framed(*SIZES["vertical"]):
        upper, lower = stage().split(2, 1)
        assert upper.left == lower.left and upper.bottom > lower.top
        assert upper.height == pytest.approx(2 * lower.height)


def test_nothing_lies_under_the_buttons_of_an_app():
    """The upright frame keeps clear of what any of the apps covers; pixels of 1080 by 1920."""
    frame, unit = FRAMES["vertical"], 135
    for row in COVERED.values():
        assert (frame.left + frame.width / 2) * unit >= row.left - 1e-6
        assert (frame.width / 2 - frame.right) * unit >= row.right - 1e-6
        assert (frame.height / 2 - frame.top) * unit >= row.top - 1e-6
        assert (frame.band_bottom + frame.height / 2) * unit >= row.bottom - 1e-6


def test_the_theme_s_areas_are_those_of_the_frame():
    """Scenes that ask the theme for an edge get that of the picture they are drawn for."""
    wide = theme.SAFE_RIGHT
    with framed(480, 854):
        assert (FRAMES["vertical"].right, 8.0) == (theme.SAFE_RIGHT, theme.WIDTH)
    assert theme.SAFE_RIGHT == wide == 6.4
