"""A small film with all that an edit can hold: two dubs, two acts, a shot of two segments, a transition."""

from __future__ import annotations

import shutil
from pathlib import Path
from textwrap import dedent

import pytest
from PIL import Image

import builders
from langreel import timing
from langreel.cli.run import run
from langreel.interchange.edited_timeline import Edit
from langreel.pipeline.dub_edit import dub_edit
from langreel.pipeline.film import RenderRequest, prepare
from langreel.pipeline.plan import cues, dry_run
from langreel.pipeline.render import record
from langreel.project import Project

LANGS = ("zh", "en")
FILES = {
    "script/hello/02-steps.yaml": """
        # The second act.
        chapter: {zh: 脚步 & 街, en: "Steps & <street>"}
        transition: fade
        music: {bed: weight, duck: 20}
        segments:
          # Two segments of one scene.
          - id: up
            scene: steps.Steps
            sfx: {rise: whoosh}
            zh: |
              往上[rise]走。
            en: |
              It [rise] goes up.

          - id: down
            scene: steps.Steps
            hold: 0.4   # a moment to look
            zh: 再[fall]往下。
            en: Then [fall] down.

          - id: street
            footage: assets/footage/street.png
            zh: 街上很静。
            en: The street is quiet.
    """,
    "scenes/hello/steps.py": '''
        """Steps."""
        from manim import Square

        from langreel.scenes import ReelScene


        class Steps(ReelScene):
            """A square, up and down."""

            def construct(self):
                square = Square(fill_opacity=1)
                with self.segment("up"):
                    self.add(square)
                    self.play(square.animate.shift((0, 1, 0)), until="rise")
                with self.segment("down"):
                    self.play(square.animate.shift((0, -2, 0)), until="fall")
    ''',
}


def make_film(root: Path) -> Project:
    """What `langreel new` makes, and a second act."""
    builders.new_project(root)
    head = root / "script/hello/episode.yaml"
    head.write_text(head.read_text("utf-8") + "profile: proxy\n", "utf-8")
    for name, words in FILES.items():
        (root / name).write_text(dedent(words).lstrip(), "utf-8")
    (root / "assets/footage").mkdir(parents=True, exist_ok=True)
    Image.linear_gradient("L").save(root / "assets/footage/street.png")
    return Project(root)


@pytest.fixture(scope="session")
def film(tmp_path_factory) -> Project:
    """The film in a folder whose name has a space, a quote and Chinese in it; what is asked of it is kept."""
    return make_film(tmp_path_factory.mktemp("timeline") / "it's 一部 film")


@pytest.fixture(scope="session")
def laid(film):
    """``laid("otio", "zh")``: the folder of a dub, written once for both; the film is rendered at proxy."""
    made: set[str] = set()

    def lay(fmt: str, lang: str) -> Path:
        if fmt not in made:
            assert run(["-C", str(film.root), "timeline", "--format", fmt]) == 0
            made.add(fmt)
        return film.folder("hello", "proxy", lang) / "timeline" / fmt

    return lay


def edits(project: Project) -> dict[str, Edit]:
    """Every dub as an edit, by what is known of its script now; nothing is rendered for it."""
    film = prepare(project, RenderRequest("hello"))
    timelines = timing.conform(film.episode, record(film, dry_run(film)), film.profile.fps)
    return {lang: dub_edit(film, timelines, lang, cues(film, timelines[lang])) for lang in LANGS}


@pytest.fixture(scope="session")
def edits_of():
    """``edits_of(project)``: every dub as an edit, by language."""
    return edits


@pytest.fixture(scope="session")
def original(film, laid):
    """``original("zh")``: a dub of the film as an edit, once its voices have spoken."""
    made: dict[str, Edit] = {}

    def edit(lang: str) -> Edit:
        laid("otio", lang)
        if not made:
            made.update(edits(film))
        return made[lang]

    return edit


@pytest.fixture(scope="session")
def _silent(tmp_path_factory) -> Project:
    project = make_film(tmp_path_factory.mktemp("silent") / "film")
    head = project.root / "script/hello/episode.yaml"
    head.write_text(head.read_text("utf-8").replace("espeak", "scratch"), "utf-8")
    return project


@pytest.fixture
def silent_film(_silent, tmp_path) -> Project:
    """The film with voices that are silent for a likely time, one for each test."""
    return Project(shutil.copytree(_silent.root, tmp_path / "film"))


@pytest.fixture(scope="session")
def silent_edit(_silent) -> Edit:
    """Its English dub as an edit: how long it is, is known at once."""
    return edits(_silent)["en"]
