"""The gallery: every chart's sample, in the project's look and languages."""

from __future__ import annotations

import re

import numpy as np
import pytest
from PIL import Image

from langreel.errors import UsageError
from langreel.pipeline.draw_gallery import draw_gallery
from langreel.scenes.charts import CHARTS
from langreel.scenes.samples import sample_of
from langreel.theme.resolve import resolved


def test_charts_are_drawn_in_the_languages_of_the_project(project, tmp_path):
    """A picture of each, and a page that fetches nothing."""
    page = draw_gallery(project, "", (), charts=["Ring", "Stripes"], out=tmp_path / "look")
    written = page.read_text("utf-8")
    pictures = {path.name for path in page.parent.glob("*.png")}
    assert {name.partition(".")[0] for name in pictures} == {"Ring", "Stripes"}
    assert len(re.findall(r'<img alt="[^"]+" src="data:', written)) == len(pictures)
    assert 'src="http' not in written


def test_a_theme_changes_what_is_drawn(project, tmp_path):
    """The light one that is shipped has its own ground."""
    draw_gallery(project, "day", ("en",), charts=["Ring"], out=tmp_path)
    with Image.open(tmp_path / "Ring.en.png") as picture:
        assert picture.size == (1920, 1080)
        red, green, blue = np.asarray(picture.convert("RGB"))[0, 0]
    assert f"#{red:02X}{green:02X}{blue:02X}" == resolved({}, "day").colors["ground"]


def test_a_chart_that_is_not_there_is_told(project, tmp_path):
    """With the one that was probably meant."""
    with pytest.raises(UsageError, match="unknown chart 'Strips'"):
        draw_gallery(project, "", (), charts=["Strips"], out=tmp_path)


@pytest.mark.parametrize("name", sorted(CHARTS))
def test_every_chart_has_a_sample(name):
    """In a file of its own name: a new chart is in the gallery by its line among the charts."""
    assert callable(sample_of(CHARTS[name]))
