"""Sample scene: a stage on which a chart's sample is played at once, move after move, and looked at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from manim import Scene, tempconfig
from numpy.typing import NDArray

from langreel import theme
from langreel.picture.run_scene import wear_fonts
from langreel.scenes.samples import PICTURE
from langreel.theme.frame import framed


@contextmanager
def sample_stage(width: int, height: int, langs: Sequence[str]) -> Iterator[None]:
    """Manim, quiet, for pictures of that size in the colours and fonts of the theme that is worn."""
    quiet = {"dry_run": True, "disable_caching": True, "progress_bar": "none", "verbosity": "ERROR"}
    with framed(width, height) as shape, TemporaryDirectory(prefix="langreel-") as media:
        frame = {"frame_height": shape.height, "frame_width": shape.width, "background_color": theme.GROUND}
        size = {"pixel_width": width, "pixel_height": height, "media_dir": media}
        with tempconfig({**quiet, **frame, **size}):
            for lang in langs:
                wear_fonts(lang)
            yield


class SampleScene(Scene):
    """A scene in which an animation is over as soon as it is played, or stands still at a share of it."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        camera: Any = self.camera
        camera.background_color = theme.GROUND

    def play(self, *animations: Any, at: float = 1.0, **options: Any) -> None:
        prepared = self.compile_animations(*animations)
        for each in prepared:
            each._setup_scene(self)
            each.begin()
        for each in prepared:
            each.interpolate(at)
            if at == 1.0:
                each.finish()
                each.clean_up_from_scene(self)

    def play_to_picture(self, moves: Iterator[Any]) -> None:
        """Play a sample's moves until its picture is to be taken."""
        for move in moves:
            if move is PICTURE:
                break
            self.play(move)

    def picture(self) -> NDArray[np.int_]:
        """The pixels of now, shape (height, width, 3)."""
        self.renderer.update_frame(self)
        return np.array(self.renderer.get_frame()[:, :, :3], dtype=int)
