"""Every registered chart fits every shape: its sample is laid out anew in each, and the layout rules look."""

from __future__ import annotations

import pytest

from chart_samples import layout_findings
from langreel.model import PROFILES
from langreel.picture.sample_scene import sample_stage
from langreel.scenes.charts import CHARTS

pytestmark = pytest.mark.xdist_group("shapes")


@pytest.mark.parametrize("shape", ["square", "vertical"])
@pytest.mark.parametrize("name", sorted(CHARTS))
def test_a_chart_fits_a_narrow_shape(name, shape, sample):
    """Whatever stands on it is whole, legible, in its area and on nothing else, as `check` has it."""
    profile = PROFILES[f"{shape}-proxy"]
    with sample_stage(profile.width, profile.height, ["en"]):
        shown = sample(name, "en")
        shown.scene.play_to_picture(shown.moves)
        assert layout_findings(shown.scene) == []
