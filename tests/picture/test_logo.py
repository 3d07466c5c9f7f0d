"""The theme's logo: in its corner of every frame, of scenes and of footage, under what is drawn."""

import numpy as np
import pytest
from PIL import Image

import builders
from langreel import picture
from langreel.errors import ContentError
from langreel.geometry import Box
from langreel.master.footage import footage_stills
from langreel.model import Footage, Profile
from langreel.picture.inspection.layout_rules import VisibleText, judge

SMALL = Profile("small", 320, 180, 15)
RED = (255, 0, 0)
SCENE = """\
from manim import Square
from langreel.scenes import ReelScene, theme


class One(ReelScene):
    def construct(self):
        with self.segment("a"):
            self.hold(until="red")
            self.add(Square(12, stroke_width=0, fill_color=theme.BLUE, fill_opacity=1).shift((6, 0, 0)))
"""


@pytest.fixture
def logo(project):
    """A red logo, twice as wide as high, in a corner of the project's frames."""

    def logo(corner):
        assets = project / "assets"
        assets.mkdir()
        Image.new("RGBA", (40, 20), RED).save(assets / "logo.png")
        (assets / "theme.yaml").write_text(
            f"logo: {{file: assets/logo.png, corner: {corner}, height: 0.8}}\n"
        )

    return logo


def red(path):
    """Left, top, right and bottom of what is red, in pixels."""
    pixels = np.asarray(Image.open(path).convert("RGB")).astype(int)
    rows, columns = np.nonzero(np.abs(pixels - RED).max(axis=-1) < 40)
    return (columns.min(), rows.min(), columns.max() + 1, rows.max() + 1) if len(rows) else None


@pytest.mark.parametrize(
    ("corner", "box"),
    [
        ("top-left", (16, 9, 52, 27)),
        ("top-right", (268, 9, 304, 27)),
        ("bottom-left", (16, 129, 52, 147)),
        ("bottom-right", (268, 129, 304, 147)),
    ],
)
def test_a_logo_stands_in_its_corner_of_the_safe_area(corner, box, logo, write, tmp_path):
    """As high as the theme says, as wide as it is, above the subtitles' band."""
    logo(corner)
    picture.still(write(SCENE), SMALL, 0, out=tmp_path / "still.png")
    assert red(tmp_path / "still.png") == box


def test_what_is_drawn_covers_the_logo(logo, write, tmp_path):
    """It hides nothing of the data."""
    logo("top-right")
    picture.still(write(SCENE), SMALL, 19, out=tmp_path / "still.png")
    assert red(tmp_path / "still.png") is None


def test_footage_bears_the_logo_too(logo, project, tmp_path):
    """On top: footage fills the frame."""
    logo("top-left")
    Image.new("RGB", (320, 180), "green").save(project / "port.png")
    shot = builders.shot({"a": 2}, scene="", lang="en", footage=Footage("port.png"))
    footage_stills(shot, SMALL, {1: tmp_path / "still.png"})
    assert red(tmp_path / "still.png") == (16, 9, 52, 27)


def test_a_logo_that_is_gone_is_told(logo, write, tmp_path):
    """With the name of its file."""
    logo("top-left")
    next(tmp_path.rglob("logo.png")).unlink()
    with pytest.raises(ContentError, match="the logo cannot be read") as told:
        picture.still(write(SCENE), SMALL, 0, out=tmp_path / "still.png")
    assert told.value.where == "assets/logo.png"


def test_words_do_not_stand_on_the_logo():
    """Beside it they may."""
    words, logo = Box(4, 3.1, 6, 3.5), Box(5.4, 3.1, 6.4, 3.6)
    assert [each.rule for each in judge([VisibleText("Debt", words, (words,), 0.38)], logo)] == ["on-logo"]
    left = Box(3, 3.1, 5, 3.5)
    assert list(judge([VisibleText("Debt", left, (left,), 0.38)], logo)) == []
