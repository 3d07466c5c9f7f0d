"""Scenes whose camera moves, zooms or goes around: a ReelScene beside Manim's paints Manim's own pixels."""

from __future__ import annotations

import numpy as np
import pytest
from manim import Camera, ManimColor, MovingCamera, MultiCamera, ThreeDCamera

from langreel import theme
from langreel.errors import SceneError
from langreel.picture.camera import IncrementalCamera
from langreel.picture.inspection import inspect
from langreel.picture.run_scene import perform
from langreel.picture.whole_camera import WholeCamera, seeing

SCENE = """\
from pathlib import Path

from manim import *
from langreel.scenes import ReelScene, text


class One({bases}):
    def construct(self):
        with self.segment("a"):
            {body}
"""
MOVING = """
            box, far = Square(color=BLUE, fill_opacity=0.5), Circle().shift(RIGHT * 3)
            self.add(box, far)
            self.camera.frame.save_state()
            self.play(self.camera.frame.animate.scale(0.5).move_to(box), until="red")
            self.play(box.animate.shift(UP), seconds=0.2)
            self.play(Restore(self.camera.frame), far.animate.scale(2), seconds=0.3)
"""
ZOOMED = """
            ring, dot = Circle(), Dot(color=GREEN)
            self.add(ring, dot)
            self.activate_zooming(animate=False)
            self.play(dot.animate.shift(LEFT * 0.3), until="red")
            self.play(self.zoomed_camera.frame.animate.scale(2), seconds=0.3)
"""
SOLID = """
            self.set_camera_orientation(phi=70 * DEGREES, theta=30 * DEGREES)
            title = text("Solid").to_edge(UP)
            self.add_fixed_in_frame_mobjects(title)
            self.play(FadeIn(Cube()), until="red")
            self.begin_ambient_camera_rotation(rate=1)
            self.wait(0.2)
            self.move_camera(phi=20 * DEGREES, run_time=0.3)
"""
ORDINARY = """
            image = ImageMobject(np.uint8([[[255, 0, 0], [0, 255, 0]], [[0, 0, 255], [9, 9, 9]]])).scale(80)
            svg = '<svg viewBox="0 0 9 9"><path d="M1,1 L8,1 L4,8 Z" fill="red"/></svg>'
            Path("drawing.svg").write_text(svg)
            drawing, at = SVGMobject("drawing.svg").shift(RIGHT * 3), ValueTracker(0)
            dot = Dot().add_updater(lambda each: each.set_x(at.get_value()))
            line = always_redraw(lambda: Line(LEFT, dot.get_center()))
            number = DecimalNumber(0).to_edge(UP).add_updater(lambda each: each.set_value(at.get_value()))
            cloud = PMobject().add_points(np.array([[x / 9, -1, 0] for x in range(20)]), color=YELLOW)
            self.add(image, drawing, dot, line, number, cloud)
            self.play(at.animate.set_value(3), until="red")
            spin = Square().add_updater(lambda each, dt: each.rotate(dt))
            self.add(spin)
            self.wait(0.2)
            self.play(FadeOut(image), Write(Text("ordinary")), Rotate(drawing), seconds=0.4)
"""
LINEAR = """
            self.apply_matrix([[1, 1], [0, 1]], run_time=0.5)
            self.wait(0.2)
"""
ORDERS = ("ReelScene, {}", "{}, ReelScene")
KINDS = {"Scene": ORDINARY, "MovingCameraScene": MOVING, "ZoomedScene": ZOOMED, "ThreeDScene": SOLID,
         "LinearTransformationScene": LINEAR}  # fmt: skip


def by_manim(scene):
    """The stage as a fresh camera of the scene's own class paints it."""
    camera, ours = scene.camera_class(), scene.camera
    camera.background_color = ours.background_color
    parts = ("frame", "image_mobjects_from_cameras", "fixed_in_frame_mobjects")
    for name in [*(part for part in parts if hasattr(ours, part)), *trackers(ours)]:
        setattr(camera, name, getattr(ours, name))
    camera.reset()
    camera.capture_mobjects(scene.mobjects)
    return camera.pixel_array


def trackers(camera):
    return [name for name in vars(camera) if name.endswith("_tracker")]


BASES = ["ReelScene", *(order.format(kind) for kind in KINDS if kind != "Scene" for order in ORDERS)]


@pytest.mark.parametrize("bases", BASES)
def test_every_scene_of_manims_paints_what_manim_paints(write, tiny, project, bases):
    """In either order of bases, in every frame, whether something moves, everything, or nothing."""
    kind = next((kind for kind in KINDS if kind in bases.split(", ")), "Scene")
    shot = write(SCENE.format(bases=bases, body=KINDS[kind].strip()))
    scenes, frames = [], []

    def receive(first, repeat, seen):
        frames.extend(range(first, first + repeat))
        assert np.abs(seen.pixels().astype(int) - by_manim(scenes[0])).max() <= 1, first

    perform(shot, tiny, receive, meet=scenes.append)
    assert frames == list(range(20))


@pytest.mark.parametrize(
    ("camera", "painter"),
    [
        (Camera, IncrementalCamera),
        (MovingCamera, IncrementalCamera),
        (MultiCamera, WholeCamera),
        (ThreeDCamera, WholeCamera),
    ],
)
def test_flat_cameras_paint_what_changed_and_others_everything(camera, painter):
    """A camera of somebody's own is not flat until it is known to be."""
    assert issubclass(seeing(camera), painter)
    assert issubclass(seeing(camera), camera)
    assert issubclass(seeing(type("Own", (Camera,), {})), WholeCamera)


def test_a_picture_seen_before_the_camera_moved_is_painted_as_it_was_seen(write, tiny, project):
    """Whoever asks late gets the frame and not what the camera shows by then."""
    shot = write(SCENE.format(bases="ReelScene, MovingCameraScene", body=MOVING.strip()))
    scenes, seen, expected = [], [], []

    def receive(first, repeat, picture):
        seen.append(picture)
        expected.append(by_manim(scenes[0]).astype(int))

    perform(shot, tiny, receive, meet=scenes.append)
    for picture, pixels in reversed(list(zip(seen, expected))):
        assert np.abs(picture.pixels() - pixels).max() <= 1


CONFIG = """\
from manim import *
from langreel.scenes import ReelScene

config.{key} = {value}


class One(ReelScene):
    def construct(self):
        with self.segment("a"):
            self.play(FadeIn(Square()))
"""


@pytest.mark.parametrize(
    ("key", "value", "corner"),
    [
        ("background_color", "RED", (252, 98, 85)),
        ("background_color", "BLACK", (0, 0, 0)),
        ("pixel_width", "1080", None),
        ("frame_rate", "60", None),
    ],
)
def test_a_scene_file_may_set_manims_configuration(write, tiny, project, key, value, corner):
    """The ground is its own; size and rate, which `manim` alone would take, are the film's."""
    shot, found = write(CONFIG.format(key=key, value=value)), []
    perform(shot, tiny, lambda first, repeat, seen: found.append((repeat, seen.pixels()[2, 2, :3].tolist())))
    assert sum(repeat for repeat, _ in found) == 20
    assert seen_shape(shot, tiny) == (90, 160, 4)
    ground = ManimColor(theme.GROUND).to_int_rgb()
    assert found[-1][1] == pytest.approx(list(corner or ground), abs=1)


def seen_shape(shot, profile):
    shapes = []
    perform(shot, profile, lambda first, repeat, seen: shapes.append(seen.pixels().shape), only={0})
    return shapes[0]


def test_a_camera_that_a_plain_scene_lacks_is_told(write, tiny, project):
    """``self.camera.frame`` asks for the scene that has it."""
    body = "self.play(self.camera.frame.animate.scale(0.5))"
    with pytest.raises(SceneError) as caught:
        perform(write(SCENE.format(bases="ReelScene", body=body)), tiny, lambda *seen: None)
    assert caught.value.where == "scenes/ep/one.py:10"
    assert caught.value.hint == "class One(ReelScene, MovingCameraScene)"


def rules(write, tiny, project, bases, body):
    shot = write(SCENE.format(bases=bases, body=body))
    return [finding.rule for finding in inspect(shot, tiny, project / "seen.json")]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("self.add(text('Near', 0.3)); self.camera.frame.scale(0.5)", []),
        ("self.add(text('Tiny', 0.15)); self.camera.frame.scale(0.5)", []),
        ("self.add(text('Tiny', 0.15))", ["small-text"]),
        ("self.add(text('Far', 0.3)); self.camera.frame.scale(2)", ["small-text"]),
        ("self.add(text('Gone', 0.3).shift(UP * 3)); self.camera.frame.scale(0.5)", []),
        ("self.add(text('Low', 0.4).shift(DOWN * 1.5)); self.camera.frame.scale(0.5)", ["subtitle-band"]),
        ("self.add(text('Left', 0.4).shift(LEFT * 9)); self.camera.frame.shift(LEFT * 9)", []),
    ],
)
def test_texts_are_judged_as_the_moved_camera_shows_them(write, tiny, project, body, expected):
    """Size and place are those in the picture; what is cut off by a moved camera is not judged."""
    assert rules(write, tiny, project, "ReelScene, MovingCameraScene", body) == expected


def test_a_fixed_title_in_a_scene_of_three_dimensions_is_judged(write, tiny, project):
    """It stands in the picture as in a flat scene, whatever turns behind it."""
    turn = "self.set_camera_orientation(phi=70 * DEGREES); "
    fixed = turn + "self.add_fixed_in_frame_mobjects(text('Title', {}))"
    assert rules(write, tiny, project, "ThreeDScene, ReelScene", fixed.format(0.4)) == []
    assert rules(write, tiny, project, "ThreeDScene, ReelScene", fixed.format(0.15)) == ["small-text"]
