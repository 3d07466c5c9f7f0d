"""A contact sheet lays stills out in rows, each above its caption."""

from __future__ import annotations

import numpy as np
from PIL import Image

from langreel.picture import environment, sheet
from langreel.picture.contact_sheet import CAPTION, GAP, WIDTH

ROW = 270 + 2 * CAPTION


def test_stills_stand_in_rows_above_their_captions(tmp_path):
    """Three stills in two columns: two rows, captions in Chinese, and cut where too long."""
    stills = []
    for name, colour in (("中国 @peak", "red"), ("b" * 300, "green"), ("c", "blue")):
        stills.append((name, tmp_path / f"{colour}.png"))
        Image.new("RGB", (1280, 720), colour).save(stills[-1][1])
    sheet(stills, 2, tmp_path / "sheet.png")
    page = np.asarray(Image.open(tmp_path / "sheet.png")).astype(int)
    assert page.shape == (GAP + 2 * (ROW + GAP), GAP + 2 * (WIDTH + GAP), 3)
    middles = [
        page[GAP + 135 + y * (ROW + GAP), GAP + 240 + x * (WIDTH + GAP)] for y, x in ((0, 0), (0, 1), (1, 0))
    ]
    assert [tuple(middle) for middle in middles] == [(255, 0, 0), (0, 128, 0), (0, 0, 255)]
    captions = page[GAP + 270 : GAP + ROW].max(axis=(0, 2)) > 120
    assert captions[GAP : GAP + WIDTH].any() and captions[2 * GAP + WIDTH : 2 * (GAP + WIDTH)].any()
    assert not captions[GAP + WIDTH : 2 * GAP + WIDTH].any()


def test_an_empty_sheet_is_a_picture_too(tmp_path):
    """No stills, no complaint."""
    sheet([], 3, tmp_path / "sheet.png")
    assert Image.open(tmp_path / "sheet.png").size[0] > 0


def test_the_environment_names_what_paints(tmp_path):
    """The fingerprint is one line with Manim's version in it, the same each time."""
    assert environment(tmp_path) == environment(tmp_path)
    assert environment(tmp_path).startswith("manim 0.")
    assert "\n" not in environment(tmp_path)
