"""Hints: an error that Manim or Python raised in a scene → what its author can do about it."""

from __future__ import annotations

from manim import Camera, MovingCameraScene, Scene, ThreeDScene, ZoomedScene

from langreel.scenes import plain_tex

CAMERAS = {"frame": MovingCameraScene, "auto_zoom": MovingCameraScene}
"""What is asked of a camera, and the scene whose camera has it."""
TYPST = "pip install 'langreel[typst]'"


def hint(error: BaseException, scene: str) -> str:
    """What to do about an error in the scene class of that name; empty where the error says it all."""
    if isinstance(error, AttributeError) and (base := _base(error)):
        return f"class {scene}(ReelScene, {base})"
    if isinstance(error, ImportError) and "typst" in str(error):
        return TYPST
    if isinstance(error, FileNotFoundError) and error.filename in plain_tex.PROGRAMS:
        return plain_tex.HINT
    return ""


def _base(error: AttributeError) -> str:
    """The scene class of Manim's that has what an object lacks."""
    name = error.name or ""
    if isinstance(error.obj, Camera):
        return CAMERAS[name].__name__ if name in CAMERAS else ""
    bases = (MovingCameraScene, ZoomedScene, ThreeDScene) if isinstance(error.obj, Scene) else ()
    return next((base.__name__ for base in bases if hasattr(base, name)), "")
