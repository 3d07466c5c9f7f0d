"""Small tables, a stage that plays charts at once, and eyes that look at what is painted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from manim import Scene, tempconfig

from langreel import theme
from langreel.data import Column, Source, Table


@pytest.fixture(autouse=True)
def _quiet(tmp_path: Path) -> Iterator[None]:
    """Small pictures, and a media folder of the test's own."""
    settings = {"pixel_width": 854, "pixel_height": 480, "frame_rate": 10, "media_dir": str(tmp_path)}
    quiet = {"dry_run": True, "disable_caching": True, "progress_bar": "none", "verbosity": "ERROR"}
    with tempconfig({**settings, **quiet, "background_color": theme.GROUND}):
        yield


def _table(columns: Mapping[str, tuple[Any, ...]], units: Mapping[str, Column]) -> Table:
    source = Source("t", {}, {"en": "Treasury", "zh": "财政部"}, "TIC", "", "2025-07", "", units)
    return Table("holdings", columns, source)


@pytest.fixture
def holdings() -> Table:
    """Two countries over ten years, in billions: one climbs and falls, one climbs."""
    days = tuple(date(2010 + n, 12, 31) for n in range(10))
    china = (1160.1, 1151.9, 1220.4, 1270.1, 1244.3, 1246.1, 1058.4, 1184.9, 1123.5, None)
    japan = (882.3, 1058.1, 1111.2, 1182.5, 1230.9, 1122.5, 1090.8, 1061.5, 1042.3, 1154.9)
    return _table(
        {"date": days * 2, "country": ("China",) * 10 + ("Japan",) * 10, "usd_bn": china + japan},
        {"usd_bn": Column("USD", 1e9)},
    )


@pytest.fixture
def china(holdings: Table) -> Table:
    """One of them."""
    return _table({name: cells[:10] for name, cells in holdings.columns.items()}, holdings.source.columns)


@pytest.fixture
def outlays() -> Table:
    """A wide table by year: interest overtakes defence."""
    interest, defence = (475.0, 659.0, 881.0), (767.0, 821.0, 874.0)
    return _table(
        {"year": (2022.0, 2023.0, 2024.0), "interest": interest, "defence": defence},
        {"interest": Column("USD", 1e9), "defence": Column("USD", 1e9)},
    )


class Stage(Scene):  # type: ignore[misc]
    """A scene in which an animation is over as soon as it is played, or stands still at a share of it."""

    def play(self, *animations: Any, at: float = 1.0) -> None:
        prepared = self.compile_animations(*animations)
        for each in prepared:
            each._setup_scene(self)
            each.begin()
        for each in prepared:
            each.interpolate(at)
            if at == 1.0:
                each.finish()
                each.clean_up_from_scene(self)

    def picture(self) -> Any:
        """The pixels of now, shape (480, 854, 3)."""
        self.renderer.update_frame(self)
        return np.array(self.renderer.get_frame()[:, :, :3], dtype=int)


@pytest.fixture
def stage() -> Callable[[], Stage]:
    """A new empty stage."""

    def build() -> Stage:
        scene = Stage()
        scene.camera.background_color = theme.GROUND
        return scene

    return build
