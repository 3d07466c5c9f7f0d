"""Every registered chart looks as it did: its sample beside the picture that was once looked at and kept.

After a change that is meant to be seen, make the pictures anew, look at each, and commit them:

    GOLDEN=write python -m pytest tests/scenes/charts/test_golden.py
"""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from langreel.scenes.charts import CHARTS

pytestmark = pytest.mark.xdist_group("charts")
GOLDEN = Path(__file__).parent / "golden"
SIZE = (320, 180)
MEAN, FAR, SHARE = 1.5, 40, 0.001
"""Of 255: how far pixels may be off on the whole; how far no more than this share of them may be."""


def small(picture):
    """A picture of the stage as it is kept, (180, 320, 3)."""
    image = Image.fromarray(picture.astype(np.uint8)).resize(SIZE, Image.Resampling.LANCZOS)
    return np.asarray(image, dtype=int)


def kept(path):
    return np.asarray(Image.open(path).convert("RGB"), dtype=int)


def differs(actual, golden):
    """What is wrong in words; nothing where the pictures are alike."""
    if actual.shape != golden.shape:
        return f"{actual.shape} is not the size {golden.shape}"
    off = np.abs(actual - golden)
    mean, share = off.mean(), (off.max(axis=2) > FAR).mean()
    alike = mean <= MEAN and share <= SHARE
    return "" if alike else f"{share:.2%} of the pixels differ, on the whole by {mean:.2f}"


def save(pixels, path):
    path.parent.mkdir(exist_ok=True)
    image = Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))
    image.quantize(256, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(path, optimize=True)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", sorted(CHARTS))
def test_a_chart_looks_as_it_did(name, lang, played):
    """In both languages; where it does not, the actual picture and the difference are put beside it."""
    actual, golden = small(played(name, lang).golden), GOLDEN / f"{name}.{lang}.png"
    if os.environ.get("GOLDEN") == "write":
        save(actual, golden)
    assert golden.exists(), f"there is no {golden}: GOLDEN=write python -m pytest {__file__}"
    wrong = differs(actual, kept(golden))
    if wrong:
        save(actual, golden.with_suffix(".actual.png"))
        save(3 * np.abs(actual - kept(golden)), golden.with_suffix(".difference.png"))
    assert not wrong, f"{wrong}: look at {golden.with_suffix('.actual.png')} and …difference.png"


@pytest.mark.parametrize("name", ["BarChart", "LineChart"])
def test_a_missing_label_is_seen(name, sample):
    """The tolerance is for hair lines of other machines, not for a chart that lost a word."""
    shown = sample(name, "en")
    before = small(shown.picture())
    shown.chart.furniture[0].set_opacity(0)
    assert differs(small(shown.scene.picture()), before)
    assert not differs(before + 1, before)


def test_there_is_no_picture_of_a_chart_that_is_gone():
    """The folder holds what is registered, in both languages, and stays small."""
    found = {path.name for path in GOLDEN.glob("*.png") if path.name.count(".") == 2}
    assert found == {f"{name}.{lang}.png" for name in CHARTS for lang in ("zh", "en")}
    assert sum((GOLDEN / name).stat().st_size for name in found) < 7_000 * len(found)
