"""Small tables, a stage that plays charts at once, and the sample of every chart in both languages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from manim import tempconfig

from chart_samples import Played, Sample
from langreel import theme
from langreel.data import Table
from langreel.picture.sample_scene import SampleScene
from langreel.scenes.charts import CHARTS
from langreel.scenes.samples import Given, sample_of


@pytest.fixture(autouse=True)
def _quiet(tmp_path: Path) -> Iterator[None]:
    """Small pictures, and a media folder of the test's own."""
    settings = {"pixel_width": 854, "pixel_height": 480, "frame_rate": 10, "media_dir": str(tmp_path)}
    quiet = {"dry_run": True, "disable_caching": True, "progress_bar": "none", "verbosity": "ERROR"}
    with tempconfig({**settings, **quiet, "background_color": theme.GROUND}):
        yield


@pytest.fixture
def kept() -> Given:
    """The tables of the samples."""
    return Given("en")


@pytest.fixture
def holdings(kept: Given) -> Table:
    """Two countries over ten years, in billions: one climbs and falls, one climbs."""
    return kept.table("holdings")


@pytest.fixture
def china(kept: Given) -> Table:
    """One of them."""
    return kept.table("holdings", country="China")


@pytest.fixture
def outlays(kept: Given) -> Table:
    """A wide table by year: interest overtakes defence."""
    return kept.table("outlays")


@pytest.fixture
def debt(kept: Given) -> Table:
    """A debt that grows, year after year, faster in the end."""
    return kept.table("debt")


@pytest.fixture
def stage() -> Callable[[], SampleScene]:
    """A new empty stage."""
    return SampleScene


@pytest.fixture
def sample() -> Callable[[str, str], Sample]:
    """The sample of a registered chart in a language."""

    def build(name: str, lang: str) -> Sample:
        moves = sample_of(CHARTS[name])(Given(lang))
        return Sample(next(moves), SampleScene(), moves)

    return build


@pytest.fixture(scope="session")
def plays() -> dict[tuple[str, str], Played]:
    """Every sample that was played already."""
    return {}


@pytest.fixture
def played(
    sample: Callable[[str, str], Sample], plays: dict[tuple[str, str], Played]
) -> Callable[[str, str], Played]:
    """``played("BarChart", "en")``: its sample, played once for all tests."""

    def play(name: str, lang: str) -> Played:
        if (name, lang) not in plays:
            plays[name, lang] = sample(name, lang).watched()
        return plays[name, lang]

    return play
