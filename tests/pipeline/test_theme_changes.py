"""A theme that changes: just the shots that asked for what changed are drawn again, as if they were new."""

import pytest

from langreel import timing
from langreel.pipeline import jobs
from langreel.pipeline.film import RenderRequest, open_runner, prepare
from langreel.pipeline.plan import takes
from langreel.project import Project

THEME = """\
colors: {ground: "#101820"}
series: [blue, yellow]
meanings: {Chile: red}
"""
SCRIPT = """\
chapter: {en: Three}
segments:
  - {id: one, scene: three.One, en: One.}
  - {id: two, scene: three.Two, en: Two.}
  - {id: named, scene: three.Named, en: Three.}
"""
SCENES = """\
from manim import Square
from langreel.scenes import ReelScene, theme

BOUND = theme.GREEN


class Patch(ReelScene):
    def construct(self):
        with self.segment(self.shot.beats[0].segment):
            self.add(Square(2, stroke_width=0, fill_color=self.color(), fill_opacity=1))
            self.hold(until="end")


class One(Patch):
    def color(self):
        return theme.series(0)


class Two(Patch):
    def color(self):
        return theme.series(1)


class Named(Patch):
    def color(self):
        return theme.meaning("Chile")
"""


@pytest.fixture
def project(tmp_path):
    """A film of three shots, each in one colour of its theme."""
    files = {
        "assets/theme.yaml": THEME,
        "script/three/episode.yaml": "id: three\ntitle: {en: Three}\nlanguages: [en]\nprofile: proxy\n",
        "script/three/01-three.yaml": SCRIPT,
        "scenes/three/three.py": SCENES,
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return Project(tmp_path)


def drawn(project):
    """Draw the shots: the clips by scene, and why each was drawn, if it was."""
    film = prepare(project, RenderRequest("three", voice="scratch", jobs=1))
    timeline = timing.conform(film.episode, takes(film), film.profile.fps)["en"]
    with open_runner(film, lambda event: None) as runner:
        made = runner.make(jobs.shots(film, timeline))
    clips = {each.job.name: each.path.read_bytes() for each in made}
    return clips, {each.job.name: each.reason for each in made if each.fresh}


def rewrite(project, old, new, name="assets/theme.yaml"):
    path = project.root / name
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def test_just_what_asked_for_a_part_is_drawn_again(project, tmp_path_factory):
    """A series, a meaning, a hue behind a series; and what is kept is what is drawn anew."""
    drawn(project)
    rewrite(project, "series: [blue, yellow]", "series: [blue, cyan]")
    clips, reasons = drawn(project)
    assert reasons == {"three.Two.en": "assets/theme.yaml: series 2 changed"}

    rewrite(project, "Chile: red", 'Chile: "#FF7060"')
    assert drawn(project)[1] == {"three.Named.en": "assets/theme.yaml: meaning Chile changed"}

    rewrite(project, "meanings:", "# A remark.\nsizes: {heading: 0.5}\nmeanings:")
    assert drawn(project)[1] == {}

    rewrite(project, "colors: {", 'colors: {blue: "#70B0FF", ')
    clips, reasons = drawn(project)
    assert reasons == {"three.One.en": "assets/theme.yaml: series 1 changed"}

    project.cache.rename(tmp_path_factory.mktemp("old") / "cache")
    assert drawn(project)[0] == clips


def test_what_a_module_keeps_counts_for_all_its_scenes(project):
    """A constant is looked up when the file is loaded, for whichever scene."""
    drawn(project)
    rewrite(project, "colors: {", 'colors: {green: "#70E0A0", ')
    assert set(drawn(project)[1].values()) == {"assets/theme.yaml: green changed"}


def test_the_ground_and_another_theme_count_for_all(project):
    """Every shot shows the ground; an episode that names another theme is another film."""
    first, _ = drawn(project)
    rewrite(project, '"#101820"', '"#202830"')
    assert set(drawn(project)[1].values()) == {"assets/theme.yaml: ground changed"}
    rewrite(project, '"#202830"', '"#101820"')
    again, reasons = drawn(project)
    assert (again, reasons) == (first, {})
    rewrite(project, "profile: proxy", "profile: proxy\ntheme: day", "script/three/episode.yaml")
    rewrite(project, 'theme.meaning("Chile")', "theme.RED", "scenes/three/three.py")
    clips, reasons = drawn(project)
    assert len(reasons) == 3
    assert not set(clips.values()) & set(first.values())
