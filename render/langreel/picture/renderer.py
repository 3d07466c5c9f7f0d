"""Renderer: hand what each frame that is looked at shows to a receiver; nothing touches the disk."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from types import SimpleNamespace
from typing import Any, NoReturn, Protocol

from manim import CairoRenderer
from manim.utils.iterables import list_update

from langreel.errors import SceneError
from langreel.ffmpeg.gops import gop_length
from langreel.ffmpeg.pictures import Picture, Pixels
from langreel.picture.whole_camera import seeing


class Paintable(Picture, Protocol):
    """A picture whose pixels can be asked for."""

    def pixels(self) -> Pixels:
        """Shape (h, w, 4), uint8, soon to be painted over."""


Receiver = Callable[[int, int, Paintable], None]
"""Given a frame's number, how often it repeats, and its picture."""


Begin = Callable[[int], None]
"""Given the frame with which a motion begins."""


class FrameRenderer(CairoRenderer):
    """Manim's Cairo renderer with ReelScene's count of frames and without files.

    Frames before ``first`` are posed, and not looked at.
    """

    def __init__(self, receive: Receiver, begin: Begin = lambda frame: None, first: int = 0) -> None:
        super().__init__(file_writer_class=NoFiles)  # type: ignore[arg-type]
        self._receive, self._begin, self._first = receive, begin, first
        self._ground: Any = None
        self._seen: Any = None

    def init_scene(self, scene: Any, *args: Any, **kw: Any) -> None:
        """Look through the camera that the scene's class asks for."""
        super().init_scene(scene, *args, **kw)
        self.camera = seeing(scene.camera_class)()

    def update_frame(self, scene: Any, mobjects: Iterable[Any] | None = None, *args: Any, **kw: Any) -> None:
        if not self._is_seen(scene, scene.frame, scene.frames_now):
            return
        camera: Any = self.camera
        if self._ground is not None:
            self._seen = camera.see(mobjects or (), self._ground)
        # With nothing moving, Manim would paint everything a second time over the static picture,
        # and soft edges would grow harder.
        elif mobjects and camera.layered:
            self._seen = camera.see(mobjects)
        else:
            self._seen = camera.see(list_update(scene.mobjects, scene.foreground_mobjects))

    def save_static_frame_data(self, scene: Any, static_mobjects: Iterable[Any]) -> None:
        """Remember what does not move in the animation that begins."""
        self._begin(scene.frame)
        self._ground = None
        if static_mobjects and self.camera.layered:  # type: ignore[attr-defined]
            self.update_frame(scene, static_mobjects)
            self._ground = self._seen

    def render(self, scene: Any, time: float, moving_mobjects: Iterable[Any] | None = None) -> None:
        frame = scene.frame_at(time)
        # A motion as long as a GOP counts as another one from there on: a worker's share may begin with it.
        if frame > scene.frame and (frame - scene.frame) % gop_length(scene.fps) == 0:
            self._begin(frame)
        if self._is_seen(scene, frame):
            self.update_frame(scene, moving_mobjects)
            self._receive(frame, 1, self._seen)
        self.time = (frame + 1) / scene.fps

    def freeze_current_frame(self, duration: float) -> None:
        """Left to ``play``, which knows the scene's count of frames."""

    def play(self, scene: Any, *args: Any, **kw: Any) -> None:
        super().play(scene, *args, **kw)
        if scene.is_current_animation_frozen_frame():
            if self._is_seen(scene, scene.frame, scene.frames_now):
                self._receive(scene.frame, scene.frames_now, self._seen)
            self.time = (scene.frame + scene.frames_now) / scene.fps

    def _is_seen(self, scene: Any, frame: int, frames: int = 1) -> bool:
        """Whether any of these frames will be looked at."""
        return frame + frames > self._first and bool(scene.wants(frame, frames))


class NoFiles:
    """What renderer and manager ask of a file writer, when frames go elsewhere."""

    def __init__(self, settings: Any) -> None:
        self.output_spec = settings.plan.output
        self.sections = [SimpleNamespace(skip_animations=False)]
        self.subcaptions: list[Any] = []

    def begin_animation(self, *args: Any, **kw: Any) -> None: ...

    def end_animation(self, *args: Any) -> None: ...

    def add_partial_movie_file(self, name: Any) -> None: ...

    def next_section(self, *args: Any) -> None: ...

    def abort_encode_jobs(self, **kw: Any) -> None: ...

    def add_sound(self, *args: Any, **kw: Any) -> NoReturn:
        raise SceneError(
            "a scene adds a sound", hint="sound belongs to the script: a line, a pause or the music"
        )
