"""The stage of a whole episode is looked at shot by shot, in workers, and what was seen is kept."""

from __future__ import annotations

import pytest

import builders
from langreel.errors import UsageError
from langreel.pipeline.check import check
from langreel.pipeline.draw_stills import still
from langreel.pipeline.film import RenderRequest
from langreel.project import Project


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A fresh copy of the template project, as the working directory."""
    folder = tmp_path / "hello"
    builders.new_project(folder)
    monkeypatch.chdir(folder)
    return Project(folder)


def look(project):
    """The findings of a check, and the shots that had to be looked at."""
    looked = []

    def watch(event):
        if event.kind == "started":
            looked.append(event.name)

    return check(project, "hello", watch=watch), looked


@pytest.fixture
def scene(project):
    return project.root / "scenes" / "hello" / "debt.py"


def add(scene, line):
    scene.write_text(f"{scene.read_text(encoding='utf-8')}            {line}\n", encoding="utf-8")


def test_a_clean_stage_has_no_findings_and_is_looked_at_once(project):
    """Both languages of the new project; nothing changed, so nothing is looked at again."""
    findings, looked = look(project)
    assert (findings, sorted(looked)) == ((), ["debt.OneLine.en", "debt.OneLine.zh"])
    assert look(project) == ((), [])


def test_a_text_in_the_band_is_found_in_both_languages(project, scene):
    """The finding says where and when, and how to see it."""
    add(scene, "from langreel.scenes import text")
    add(scene, "self.add(text('Low').set_y(-3))")
    findings, _ = look(project)
    assert [(finding.rule, finding.where) for finding in findings] == [
        ("subtitle-band", "debt.OneLine one-line@now+0.7 (zh)"),
        ("subtitle-band", "debt.OneLine one-line@now+0.7 (en)"),
    ]
    assert findings[0].hint == "langreel still hello one-line@now+0.7 --lang zh -o look.png"


def test_a_scene_that_fails_is_a_finding(project, scene):
    """With the author's file and line; the check itself goes on."""
    add(scene, "raise ValueError('no such peak')")
    (finding,) = look(project)[0]
    assert finding.rule == "scene-fails"
    assert finding.where.startswith("scenes/hello/debt.py:")
    assert "no such peak" in finding.message


def test_a_moment_after_a_mark_can_be_looked_at(project, tmp_path):
    """As the findings name it; what is no number of seconds is told."""
    order = RenderRequest("hello", profile="proxy")
    at, later, before = (tmp_path / f"{name}.png" for name in ("at", "later", "before"))
    still(project, order, "one-line@now", out=at)
    still(project, order, "one-line@now+0.7", out=later)
    still(project, order, "one-line@+0.1", out=before)
    assert len({file.read_bytes() for file in (at, later, before)}) == 3
    with pytest.raises(UsageError, match="no seconds"):
        still(project, order, "one-line@now+soon", out=at)


def test_without_somebody_to_tell_the_stage_is_left_alone(project, scene):
    """So does --quick: the scene fails, and nobody notices."""
    add(scene, "raise ValueError('no such peak')")
    assert check(project, "hello") == ()
    assert not (project.root / ".langreel").exists()


def test_what_is_wrong_in_the_script_comes_first(project):
    """Errors there are told at once, without running any scene."""
    act = project.root / "script" / "hello" / "01-debt.yaml"
    act.write_text(act.read_text(encoding="utf-8").replace("debt.OneLine", "debt.NoLine"), encoding="utf-8")
    findings, looked = look(project)
    assert findings
    assert looked == []
