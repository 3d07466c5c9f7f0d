"""A check looks at the scenes of an episode as well, once nothing else is wrong with it."""

from __future__ import annotations

import pytest

from langreel import pipeline


def look(project):
    """The findings of a check, and the shots that had to be looked at."""
    looked = []

    def watch(event):
        if event.kind == "started":
            looked.append(event.name)

    return pipeline.check(project, "hello", watch=watch), looked


@pytest.fixture
def scene(project):
    return project.root / "scenes" / "hello" / "debt.py"


def add(scene, line):
    scene.write_text(f"{scene.read_text(encoding='utf-8')}            {line}\n", encoding="utf-8")


def test_without_somebody_to_tell_the_stage_is_left_alone(project, scene):
    """So does --quick: the scene fails, and nobody notices."""
    add(scene, "raise ValueError('no such peak')")
    assert pipeline.check(project, "hello") == ()
    assert not (project.root / ".langreel").exists()


def test_what_is_wrong_in_the_script_comes_first(project):
    """Errors there are told at once, without running any scene."""
    act = project.root / "script" / "hello" / "01-debt.yaml"
    act.write_text(act.read_text(encoding="utf-8").replace("debt.OneLine", "debt.NoLine"), encoding="utf-8")
    findings, looked = look(project)
    assert findings
    assert looked == []
