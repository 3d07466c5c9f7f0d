"""A shot becomes a clip of exactly its frames, or tells where its scene fails."""

from __future__ import annotations

import sys

import av
import numpy as np
import pytest
from PIL import Image

from langreel.errors import LangreelError, SceneError
from langreel.ffmpeg import probe
from langreel.picture import shoot, still, stills

SCENE = """\
from manim import RED, RIGHT, Circle, Square

from langreel.scenes import ReelScene


class One(ReelScene):
    def construct(self):
        with self.segment("a"):
            self.play(Circle(0.2).animate.shift(RIGHT * 5), until="red")
            self.add(Square(2, fill_color=RED, fill_opacity=1))
"""


def frames(path):
    with av.open(str(path)) as clip:
        return [frame.to_ndarray(format="rgb24") for frame in clip.decode(video=0)]


def is_red(picture):
    red, green, blue = (int(value) for value in picture[45, 80])
    return red > 150 and green < 130 and blue < 130


def test_a_clip_has_the_frames_of_its_shot_and_marks_fall_where_they_should(write, tiny, project):
    """Twenty frames; the square is red from the eighth on."""
    shoot(write(SCENE, keys=(13,)), tiny, project / "clip.mp4")
    clip = probe(project / "clip.mp4")
    assert (clip.frames, clip.fps, clip.width, clip.height) == (20, 15, 160, 90)
    assert [is_red(picture) for picture in frames(project / "clip.mp4")] == [False] * 8 + [True] * 12


def test_a_still_is_the_frame_of_the_clip(write, tiny, project):
    """The PNG shows what the clip shows at that frame, but for the encoder's loss."""
    shot = write(SCENE)
    shoot(shot, tiny, project / "clip.mp4")
    stills(shot, tiny, {frame: project / f"{frame}.png" for frame in (3, 8, 19)})
    film = frames(project / "clip.mp4")
    for frame in (3, 8, 19):
        picture = np.asarray(Image.open(project / f"{frame}.png"))
        assert np.abs(picture.astype(int) - film[frame]).mean() < 3


def test_nothing_but_the_clip_is_written(write, tiny, project):
    """No media folder, no partial files, no bytecode beside the scenes."""
    shoot(write(SCENE), tiny, project / "clip.mp4")
    still(write(SCENE), tiny, 5, out=project / "still.png")
    files = {str(path.relative_to(project)) for path in project.rglob("*") if path.is_file()}
    assert files == {"clip.mp4", "still.png", "scenes/ep/one.py"}


def test_a_scene_file_imports_its_siblings_as_they_are_now(write, tiny, project):
    """An edited sibling is read again, even in the same process."""
    shot = write("from shades import SHADE\n" + SCENE.replace("fill_color=RED", "fill_color=SHADE"))
    sibling = project / "scenes" / "ep" / "shades.py"
    sibling.write_text('SHADE = "#0000FF"\n')
    still(shot, tiny, 19, out=project / "blue.png")
    sibling.write_text('SHADE = "#FF0000"\n')
    still(shot, tiny, 19, out=project / "red.png")
    shown = [is_red(np.asarray(Image.open(project / f"{name}.png"))) for name in ("blue", "red")]
    assert shown == [False, True]


def test_a_scene_reads_the_tables_of_its_project(write, tiny, project):
    """``table`` finds data/ around the scene's file, not around whoever calls."""
    (project / "data").mkdir()
    (project / "data" / "gold.csv").write_text("date,tonnes\n2024-12-31,2280\n2025-07-31,2300\n")
    source = "title: {en: Gold}, publisher: PBoC, series: s, url: u, as_of: 2025-07, licence: public domain"
    columns = "columns: {tonnes: {unit: t, scale: 1.0}}"
    (project / "data" / "sources.yaml").write_text(f"gold: {{{source}, {columns}}}\n")
    body = SCENE.replace("ReelScene\n", "ReelScene, table\n", 1).replace(
        "        with self",
        "        assert table('gold', since='2025')['tonnes'] == (2300.0,)\n        with self",
    )
    still(write(body), tiny, 0, out=project / "still.png")


def test_progress_is_told_in_frames(write, tiny, project):
    """A watcher hears how many of the shot's frames are done, and in the end that all are."""
    heard = []
    sys.addaudithook(lambda event, words: heard.append(words) if event == "langreel.progress" else None)
    shoot(write(SCENE), tiny, project / "clip.mp4")
    assert heard[0] == (1, 20)
    assert heard[-1] == (20, 20)


HEAD = "from langreel.scenes import ReelScene\n\n\nclass One(ReelScene):\n    def construct(self):\n"


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("class One(:\n", "scenes/ep/one.py:1:11: SyntaxError: invalid syntax"),
        ("import nowhere\n", "scenes/ep/one.py:1: ModuleNotFoundError: No module named 'nowhere'"),
        (HEAD + "        x\n", "scenes/ep/one.py:6: NameError: name 'x' is not defined"),
        (HEAD + "        raise SystemExit(1)\n", "scenes/ep/one.py:6: SystemExit: 1"),
        (HEAD + "        raise ValueError\n", "scenes/ep/one.py:6: ValueError"),
        (
            HEAD + "        with self.segment('a'):\n            self.wait(2)\n",
            "scenes/ep/one.py:6: segment 'a' runs 10 frames over its narration at 15 fps in en",
        ),
        (
            HEAD + "        with self.segment('a'):\n            self.hold(until='rad')\n",
            "scenes/ep/one.py:7: unknown mark 'rad' in segment 'a' (perhaps you meant 'red'?)",
        ),
        (
            HEAD.replace("One", "Once") + "        pass\n",
            "scenes/ep/one.py: no ReelScene 'One' in this file (perhaps you meant 'Once'?)",
        ),
        ("class One:\n    pass\n", "scenes/ep/one.py: no ReelScene 'One' in this file"),
        (HEAD + "        pass\n", "scenes/ep/one.py: segment 'a' is never opened by one.One"),
    ],
)
def test_a_failing_scene_names_its_line_and_leaves_no_clip(write, tiny, project, body, told):
    """What the author wrote wrong is told with the author's file and line, and nothing stays behind."""
    shot = write(body)
    with pytest.raises(SceneError) as caught:
        shoot(shot, tiny, project / "clip.mp4")
    assert str(caught.value).startswith(told)
    assert sorted(path.name for path in project.iterdir()) == ["scenes", "script"]


def test_ctrl_c_leaves_no_clip(write, tiny, project):
    """An interrupted shot passes the interrupt on and leaves nothing behind."""
    shot = write(SCENE + "            self.wait(0.2)\n            raise KeyboardInterrupt\n")
    with pytest.raises(KeyboardInterrupt):
        shoot(shot, tiny, project / "clip.mp4")
    assert sorted(path.name for path in project.iterdir()) == ["scenes", "script"]


def test_a_missing_scene_file_is_told(write, tiny, project):
    """The nearest file is named."""
    with pytest.raises(
        SceneError, match=r"ep/ones.py: there is no such scene file for One \(perhaps .* 'one'"
    ):
        shoot(write(SCENE, "ones.One"), tiny, project / "clip.mp4")


def test_a_still_beyond_the_end_is_told(write, tiny, project):
    """There is no frame 20 among twenty."""
    with pytest.raises(SceneError, match=r"there is no frame 20 in one\.One: it has 20 frames"):
        still(write(SCENE), tiny, 20, out=project / "still.png")


def test_a_clip_that_cannot_be_written_is_told(write, tiny, project):
    """A file where the folder should be is an error with the clip's name, not a hanging encoder."""
    (project / "nowhere").write_text("")
    with pytest.raises(LangreelError, match=r"clip\.mp4"):
        shoot(write(SCENE), tiny, project / "nowhere" / "clip.mp4")
