"""The studio's page in a real Chromium, on a small film that is made once."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from textwrap import dedent

import pytest

import browser
from langreel.cli.run import run
from langreel.project import Project
from studio_client import make_project, opened
from studio_page import Page

REFUSED = r"409 \(Conflict\)|422 \(Unprocessable Entity\)|/(media|api/take)/.* 404 \(Not Found\)"
"""What a studio says of a line that another has changed, of a wrong one, of a picture or take that it was."""

ENDING = {
    "script/hello/02-ending.yaml": """
        chapter: {zh: 结尾, en: The end}
        segments:
          - id: the-end
            scene: ending.TheEnd
            labels:
              words: {zh: 再见, en: Goodbye}
            zh: 再见[bye]了。
            en: And now [bye] goodbye.
    """,
    "scenes/hello/ending.py": '''
        """The end."""
        from langreel.scenes import ReelScene, enter, text


        class TheEnd(ReelScene):
            """A word."""

            def construct(self):
                with self.segment("the-end"):
                    self.play(enter(text(self.label("words"))), until="bye")
    ''',
}


def with_ending(project: Project) -> Project:
    """The small project with a second act, whose scene is another."""
    for name, text in ENDING.items():
        (project.root / name).write_text(dedent(text).lstrip(), "utf-8")
    return project


@pytest.fixture(scope="session")
def rendered(tmp_path_factory) -> Path:
    """The project, made once."""
    project = with_ending(make_project(tmp_path_factory.mktemp("studio") / "film"))
    assert run(["-C", str(project.root), "render", "--profile", "proxy", "--executor", "inline"]) == 0
    return project.root


@pytest.fixture
def studio(rendered, tmp_path):
    """A studio that is open for a copy of it."""
    shutil.copytree(rendered, tmp_path / "film", symlinks=True)
    with opened(Project(tmp_path / "film")) as client:
        yield client


@pytest.fixture(scope="session")
def microphone(tmp_path_factory) -> Path:
    """What the browser's microphone hears, once, from when it is opened."""
    return tmp_path_factory.mktemp("microphone") / "heard.wav"


@pytest.fixture(scope="session")
def chromium(tmp_path_factory, microphone):
    """One browser for all."""
    heard = f"--use-file-for-fake-audio-capture={microphone}%noloop"
    flags = ("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream", heard)
    with browser.chromium(tmp_path_factory.mktemp("chromium"), *flags) as opened_one:
        yield opened_one


@pytest.fixture
def page(chromium, studio):
    """The studio's page; when the test is over, the browser must have had nothing to complain of."""
    chromium.get_log("browser")
    chromium.get(studio.address)
    chromium.execute_script(
        "localStorage.clear(); sessionStorage.clear(); localStorage['langreel.lang'] = 'en'"
    )
    chromium.get(studio.address)
    yield Page(chromium, studio)
    complaints = [entry["message"] for entry in chromium.get_log("browser")]
    chromium.get("about:blank")
    assert [words for words in complaints if not re.search(REFUSED, words)] == []
