"""Run scene: find a shot's scene class, run it in a clean Manim, and say where it failed."""

from __future__ import annotations

import importlib.util
import logging
import os
import sys
import tempfile
import traceback
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any, NoReturn

from langreel import files, fonts, theme
from langreel.errors import LangreelError, SceneError, perhaps
from langreel.model import Profile, Shot
from langreel.picture.hints import hint
from langreel.picture.renderer import Begin, FrameRenderer, Receiver
from langreel.scenes.reel_scene import ReelScene
from langreel.theme.frame import framed, size_in_units


def perform(
    shot: Shot,
    profile: Profile,
    receive: Receiver,
    *,
    only: Collection[int] | None = None,
    meet: Callable[[ReelScene], None] = lambda scene: None,
    begin: Begin = lambda frame: None,
    first: int = 0,
) -> None:
    """Run the shot's scene from the project in the working directory, handing its frames to ``receive``.

    ``meet`` is given the scene before it begins; ``begin`` the frame with which each motion does. Frames
    before ``first`` are only posed.
    """
    folder = Path.cwd() / "scenes" / shot.episode
    module, _, name = shot.scene.rpartition(".")
    file = folder.joinpath(*module.split(".")).with_suffix(".py")
    with (
        theme.worn(shot.theme, Path.cwd()),
        framed(profile.width, profile.height),
        _manim(shot, profile),
        _imports(folder),
        _blame(file, name),
    ):
        scene_class = _scene_class(f"scenes.{shot.episode}.{module}", name, file)
        _keep_size(shot, profile)
        scene = scene_class(renderer=FrameRenderer(receive, begin, first), shot=shot, only=only)
        meet(scene)
        scene.render()


@contextmanager
def _manim(shot: Shot, profile: Profile) -> Iterator[None]:
    """Manim, quiet, at the profile's size, with a media folder that is gone afterwards."""
    from manim import logger, tempconfig

    wear_fonts(shot.lang)
    level = logger.level
    with tempfile.TemporaryDirectory(prefix="langreel-") as media:
        logger.setLevel(logging.ERROR)
        _seed()
        try:
            with tempconfig(_settings(shot, profile, media)):
                yield
        finally:
            logger.setLevel(level)


def _seed() -> None:
    """Let chance fall alike in every run from the scene's file on; Manim seeds it anew for its construct."""
    import random

    import numpy as np

    random.seed(1)
    np.random.seed(1)


def _keep_size(shot: Shot, profile: Profile) -> None:
    """Undo what a scene file sets for Manim's own command: size and rate are the film's."""
    from manim import config

    config.update(_size(shot, profile))


def _size(shot: Shot, profile: Profile) -> dict[str, Any]:
    return {"pixel_width": profile.width, "pixel_height": profile.height, "frame_rate": shot.fps}


def _settings(shot: Shot, profile: Profile, media: str) -> dict[str, Any]:
    width, height = size_in_units(profile.width, profile.height)
    return {
        **_size(shot, profile),
        "frame_height": height,
        "frame_width": width,
        "background_color": theme.GROUND,
        "media_dir": media,
        "dry_run": True,
        "disable_caching": True,
        "progress_bar": "none",
        "seed": 1,
    }


def wear_fonts(lang: str) -> None:
    """Make sure of the theme's fonts: Pango would silently take another family."""
    import manimpango

    for family in fonts.installed(theme.families(lang), Path.cwd()):
        for weight in ("Regular", "Bold"):
            file = fonts.font_file(family, Path.cwd(), weight)
            if file.is_relative_to(Path.cwd()):
                manimpango.register_font(str(file))


@contextmanager
def _imports(folder: Path) -> Iterator[None]:
    """Let scene files import their siblings, freshly, and leave no bytecode among them."""
    for name, module in list(sys.modules.items()):
        if str(getattr(module, "__file__", None) or "").startswith(f"{folder.parent}{os.sep}"):
            del sys.modules[name]
    path, dont_write = list(sys.path), sys.dont_write_bytecode
    sys.path.insert(0, str(folder))
    sys.dont_write_bytecode = True
    try:
        yield
    finally:
        sys.path[:], sys.dont_write_bytecode = path, dont_write


def _scene_class(module_name: str, class_name: str, file: Path) -> type[ReelScene]:
    if not file.is_file():
        known = [path.stem for path in file.parent.glob("*.py")]
        raise SceneError(f"there is no such scene file for {class_name}", hint=perhaps(file.stem, known))
    module = _load(module_name, file)
    scenes = {
        name: each
        for name, each in vars(module).items()
        if isinstance(each, type) and issubclass(each, ReelScene) and each.__module__ == module.__name__
    }
    if class_name not in scenes:
        raise SceneError(f"no ReelScene {class_name!r} in this file", hint=perhaps(class_name, scenes))
    _count_only(file, class_name)
    return scenes[class_name]


def _count_only(file: Path, class_name: str) -> None:
    """Tell the build that of this file only one class counts, unless another scene file imports it too."""
    loaded = [each for each in list(sys.modules.values()) if getattr(each, "__file__", None) == str(file)]
    if len(loaded) == 1:
        sys.audit("langreel.part", str(file), class_name)


def _load(name: str, file: Path) -> ModuleType:
    spec: Any = importlib.util.spec_from_file_location(name, file)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


@contextmanager
def _blame(file: Path, class_name: str) -> Iterator[None]:
    """Turn whatever the scene's code raises into an error that names the author's file and line."""
    scenes = Path.cwd() / "scenes"
    try:
        yield
    except LangreelError as error:
        error.where = error.where or _line(error, file, scenes)
        raise
    except SyntaxError as error:
        place = f"{_relative(Path(error.filename or ''))}:{error.lineno or 1}:{error.offset or 1}"
        raise SceneError(f"{type(error).__name__}: {error.msg}", place) from None
    except (Exception, SystemExit) as error:
        _translate(error, _line(error, file, scenes), class_name)


def _translate(error: BaseException, where: str, class_name: str) -> NoReturn:
    if isinstance(error, OSError) and error.errno in files.FULL:
        raise files.disk_full() from error
    words = f"{type(error).__name__}: {error}".removesuffix(": ")
    raise SceneError(words, where, hint(error, class_name)) from None


def _line(error: BaseException, file: Path, scenes: Path) -> str:
    """``scenes/film/gold.py:12``: the deepest line of the author's files that the error came through."""
    for entry in reversed(traceback.extract_tb(error.__traceback__)):
        if Path(entry.filename).is_relative_to(scenes):
            return f"{_relative(Path(entry.filename))}:{entry.lineno}"
    return _relative(file)


def _relative(path: Path) -> str:
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)
