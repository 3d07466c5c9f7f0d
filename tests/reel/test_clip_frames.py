"""Stills and sheets of a film that is made are frames of its clips; of one that changed they are drawn."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

import builders
from langreel import picture
from langreel.pipeline.draw_stills import sheet, still
from langreel.pipeline.film import RenderRequest
from langreel.pipeline.render import render
from langreel.project import Project

ORDER = RenderRequest("hello", langs=("en",), profile="proxy", voice="scratch", executor="inline")
ENDS = ("one-line@+0.1", "one-line@now", "one-line")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A small film as it was rendered."""
    folder = tmp_path_factory.mktemp("made") / "hello"
    builders.new_project(folder)
    project = Project(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        render(project, ORDER, lambda event: None)
    return project


@pytest.fixture
def project(made, monkeypatch):
    monkeypatch.chdir(made.root)
    return made


def pixels(path):
    return np.asarray(Image.open(path).convert("RGB"), np.int16)


def test_a_still_of_a_made_shot_is_a_frame_of_its_clip(project, tmp_path, monkeypatch):
    """It is the frame that would be drawn, but for what encoding costs; no scene is run."""
    drawn, taken = tmp_path / "drawn.png", tmp_path / "taken.png"
    for moment in ENDS:
        with monkeypatch.context() as patch:
            patch.setattr("langreel.pipeline.draw_stills._clips", lambda film, timeline, numbers: [None])
            still(project, ORDER, moment, out=drawn)
        with monkeypatch.context() as patch:
            patch.setattr(picture, "stills", None)
            still(project, ORDER, moment, out=taken)
        apart = np.abs(pixels(drawn) - pixels(taken))
        assert apart.mean() < 2.0, moment


def test_a_sheet_of_a_made_film_draws_nothing(project, tmp_path):
    """Every picture is taken from a clip."""
    seen = []
    sheet(project, ORDER, 2, out=tmp_path / "sheet.png", watch=seen.append)
    assert Image.open(tmp_path / "sheet.png").width > 900
    assert not seen


def test_what_changed_since_is_drawn(project, tmp_path):
    """A clip that a render would make anew is not asked."""
    scene = project.scenes / "hello/debt.py"
    text = scene.read_text("utf-8")
    try:
        scene.write_text(f"{text}            self.clear()\n", "utf-8")
        seen = []
        sheet(project, ORDER, 2, out=tmp_path / "sheet.png", watch=seen.append)
        assert {event.step for event in seen} == {"stills"}
    finally:
        scene.write_text(text, "utf-8")
