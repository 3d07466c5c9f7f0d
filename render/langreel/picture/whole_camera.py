"""Whole camera: any camera of Manim's, painting every picture whole; and which cameras need not."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from manim import Camera, MovingCamera

from langreel.ffmpeg.pictures import Bitmap
from langreel.picture.camera import IncrementalCamera

FLAT = (Camera, MovingCamera)
"""Cameras that lay outlines on the picture as they are, by one matrix: what changed can be told."""


class WholeCamera(Camera):
    """Laid over another camera: it projects, shades and shows through as Manim has it, picture by picture.

    What stands still is painted with what moves: it may come before or behind it, or be seen by a second
    camera.
    """

    layered = False
    _seen: Bitmap | None = None

    def see(self, mobjects: Iterable[Any]) -> Bitmap:
        """What mobjects look like now on the plain background."""
        self.reset()
        self.capture_mobjects(mobjects)
        pixels: Any = self.pixel_array
        if self._seen is None or not self._seen.shows(pixels):
            self._seen = Bitmap(pixels)
        return self._seen


def seeing(camera: type[Camera]) -> type[Camera]:
    """The camera that a scene asks for, as one whose pictures can be handed on; incremental if it is flat.

    >>> from manim import ThreeDCamera
    >>> issubclass(seeing(MovingCamera), IncrementalCamera), issubclass(seeing(ThreeDCamera), WholeCamera)
    (True, True)
    """
    if camera is Camera:
        return IncrementalCamera
    over = IncrementalCamera if camera in FLAT else WholeCamera
    return type(f"Seeing{camera.__name__}", (over, camera), {})
