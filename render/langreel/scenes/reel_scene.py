"""ReelScene: a Manim scene that counts its own frames, waits for marks and fills its segments' slots."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

from manim import BLACK, Animation, Scene, VGroup, Wait, config

from langreel import theme
from langreel.errors import SceneError
from langreel.geometry import StagePlaces, stage
from langreel.model import Beat, Quantity, Shot
from langreel.quantity import counting_to
from langreel.scenes import brief, chrome, logo, plain_tex, shortcuts
from langreel.scenes.charts.chart import LANGUAGE
from langreel.scenes.counter import Counter
from langreel.scenes.joint_steps import move_jointly
from langreel.scenes.typography import Lettering


class ReelScene(Scene):
    """A scene of a reel. Its ``construct`` opens each segment of its shot, in script order.

    Frame k of an animation of n frames shows it (k + 1) / n of the way, so that the last one shows its end,
    and a hold shows that very picture. ``frame`` counts the frames so far; seconds that do not come out as
    whole frames are carried over, so that a hundred small animations do not drift.
    """

    def __init__(
        self, renderer: Any = None, shot: Shot | None = None, only: Collection[int] | None = None, **kw: Any
    ) -> None:
        kw.setdefault("random_seed", 1)
        # By name: the first parameter of a scene whose camera moves is its camera's class.
        super().__init__(renderer=renderer, **kw)
        self.shot = shot or brief.shot_of(type(self), round(config.frame_rate))
        if shot is None and config.background_color == BLACK:
            # Manim's own command, and nobody asked for another ground.
            cast(Any, self.camera).background_color = theme.GROUND
        LANGUAGE.set(self.shot.lang)
        self.only = frozenset(only) if only is not None else None
        self.frame = 0
        self._exact = 0.0
        self._frames_now = 0
        self._beat: Beat | None = None
        self._closed = 0
        self._stamp()

    def _stamp(self) -> None:
        """Put the theme's logo on the ground."""
        camera = cast(Any, self.camera)
        size = camera.pixel_width, camera.pixel_height
        if theme.LOGO and (mark := logo.placed(*size, brief.around(Path.cwd()).root)):
            camera.background = mark.on(camera.background)

    # What the scene knows

    @property
    def lang(self) -> str:
        """The language of this dub."""
        return self.shot.lang

    @property
    def fps(self) -> int:
        return self.shot.fps

    def label(self, key: str) -> str:
        """On-screen text of the script, in this dub's language."""
        return brief.label(self.shot, self._beat, key)

    def quantity(self, name: str) -> Quantity:
        """A figure as value, unit and significant digits."""
        return brief.figure(self.shot, name)

    def figure(self, name: str, style: str = "compact") -> str:
        """A figure as the screen shows it: ``compact`` 1.32万亿 / $1.32T, or ``full`` 1.32万亿美元."""
        return brief.written(self.quantity(name), style, self.lang)

    def value(self, name: str) -> float:
        """A figure's value, for geometry."""
        return brief.number(name, self.quantity(name))

    def counter(self, name: str, start: float = 0.0, **style: Any) -> Counter:
        """A number that stands at ``start``, ready to count to a figure: ``self.play(number.count())``."""
        final = self.quantity(name)
        to = brief.number(name, final)
        return Counter(start, counting_to(final, self.lang), to=to, lang=self.lang, **style)

    @property
    def stage(self) -> StagePlaces:
        """The frame's places: its area, rows and columns of it, the title, the subtitles' band."""
        return stage()

    def heading(self, string: str) -> Lettering | VGroup:
        """A heading in its place at the top left, not yet on screen."""
        return chrome.heading(string, self.lang)

    def source(self, *sources: Any) -> Lettering | VGroup:
        """The line that names the data's sources, in its place above the subtitle band, not yet on screen."""
        return chrome.source_line(sources, self.lang)

    # Time

    @contextmanager
    def segment(self, name: str) -> Iterator[None]:
        """Tell one segment; at the end the last picture is held until its narration is over."""
        if self._beat is not None:
            raise SceneError(f"segment {name!r} is opened inside of {self._beat.segment!r}")
        if self._closed == len(self.shot.beats):
            brief.beat(self.shot, self._closed - 1, name)
            raise SceneError(f"segment {name!r} is opened twice")
        self._beat = brief.beat(self.shot, self._closed, name)
        yield
        self._close(self._beat)

    def play(
        self, *animations: Any, until: str | None = None, seconds: float | None = None, **kw: Any
    ) -> None:
        """Play animations for their own time, for ``seconds``, or until a mark falls (or ``end``).

        The longest animation takes all of that time, the others their share of it.
        """
        if until and seconds is not None:
            raise SceneError("play() with both until and seconds", hint="leave one of them out")
        prepared = self.compile_animations(*animations, **kw)
        if not prepared:
            raise SceneError("play() without an animation", hint="to wait: self.hold(until=mark)")
        own = max(animation.run_time for animation in prepared)
        frames = self._until(until) if until else self._seconds(own if seconds is None else seconds)
        if frames < 1:
            assert until
            raise self._late(until, self.frame + 1)
        self._run(prepared, own, frames)

    def wait(
        self, duration: float = 1.0, stop_condition: Any = None, frozen_frame: bool | None = None
    ) -> None:
        """Hold the picture for some seconds."""
        if stop_condition is not None:
            raise SceneError("a scene cannot wait for a condition", hint="self.hold(until=mark)")
        self.play(Wait(run_time=duration, frozen_frame=frozen_frame))

    def hold(self, until: str) -> None:
        """Hold the picture until a mark falls."""
        frames = self._until(until)
        if frames < 0:
            raise self._late(until, self.frame)
        self._hold(frames)

    def tear_down(self) -> None:
        if self._closed < len(self.shot.beats):
            raise SceneError(
                f"segment {self.shot.beats[self._closed].segment!r} is never opened by {self.shot.scene}"
            )

    # Frames

    def wants(self, start: int, frames: int = 1) -> bool:
        """Whether any of these frames will be looked at."""
        return self.only is None or any(start <= frame < start + frames for frame in self.only)

    def frame_at(self, time: float) -> int:
        """The frame of the shot that is painted at ``time`` seconds of the running animation."""
        return self.frame + round(time * self.fps) - 1

    @property
    def frames_now(self) -> int:
        """How many frames the running animation lasts."""
        return self._frames_now

    def _until(self, name: str) -> int:
        moment = brief.mark(self._open(), name)
        self._exact = moment / self.fps
        return moment - self.frame

    def _seconds(self, seconds: float) -> int:
        self._open()
        if seconds <= 0:
            raise SceneError(f"an animation of {seconds:g} seconds")
        self._exact += seconds
        # A hair more, so that sums of tenths that mean a half round like a half.
        frames = max(1, round(self._exact * self.fps + 1e-6) - self.frame)
        self._exact = max(self._exact, (self.frame + frames - 0.5) / self.fps)
        return frames

    def _run(self, animations: Sequence[Animation], own: float, frames: int) -> None:
        """Play prepared animations, whose longest has ``own`` seconds, in exactly ``frames`` frames."""
        self._frames_now = frames
        for animation in animations:
            animation.run_time = frames / self.fps * (animation.run_time / own if own else 1.0)
        if isinstance(animations[0], Wait):
            # Manim counts a static wait's frames by rounding down.
            animations[0].run_time = (frames + 0.25) / self.fps
        super().play(*animations)
        self.frame += frames

    def _hold(self, frames: int) -> None:
        if frames > 0:
            self._run([Wait()], 1.0, frames)

    def _close(self, beat: Beat) -> None:
        over = self.frame - beat.span.end
        if over > 0:
            raise SceneError(
                f"segment {beat.segment!r} runs {over} frame{'s' * (over > 1)} over its narration "
                f"at {self.fps} fps in {self.lang}",
                hint="shorten its animations, say more, or give the segment a hold",
            )
        self._hold(-over)
        self._exact = self.frame / self.fps
        self._closed += 1
        self._beat = None

    def _open(self) -> Beat:
        if self._beat is None:
            ids = ", ".join(repr(beat.segment) for beat in self.shot.beats)
            raise SceneError("an animation outside of a segment", hint=f"with self.segment(id): one of {ids}")
        return self._beat

    def _late(self, mark: str, needed: int) -> SceneError:
        beat = self._open()
        at = brief.mark(beat, mark) - beat.span.start
        return SceneError(
            f"mark {mark!r} is at frame {at} but the animations before it need {needed - beat.span.start} "
            f"(segment {beat.segment!r} at {self.fps} fps in {self.lang})",
            hint="shorten the animations before it, or say more before the mark",
        )

    # Manim asks for these

    def render(self, *args: Any, **kw: Any) -> bool:
        with plain_tex.instead_of_latex(self.lang), shortcuts.taken():
            return super().render(*args, **kw)

    def begin_animations(self) -> None:
        super().begin_animations()
        move_jointly(self.animations or ())

    def get_run_time(self, animations: list[Animation]) -> float:
        return max(animation.run_time for animation in animations)

    def _get_animation_time_progression(self, animations: list[Animation], duration: float) -> Times:
        if self.renderer.skip_animations:
            return Times([self._frames_now / self.fps])
        return Times((k + 1) / self.fps for k in self._steps())

    def _steps(self) -> Sequence[int]:
        """The frames of the running animation that must be reached: all, unless only some are looked at."""
        every, everything = range(self._frames_now), self.get_mobject_family_members()
        if self.only is None or self.updaters or any(m.has_time_based_updater() for m in everything):
            return every
        return sorted({frame - self.frame for frame in self.only} & set(every) | {every[-1]})


class Times(list[float]):
    """Moments of an animation, in seconds: what Manim expects of a progress bar."""

    def close(self) -> None:
        """There is no bar to close."""
