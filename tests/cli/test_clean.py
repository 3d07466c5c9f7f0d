"""`langreel clean`: ages and sizes as people write them, and nothing else removed."""

import json

import pytest

from langreel.cli.run import run


@pytest.fixture
def project(tmp_path):
    """A project with a cache of two logs, one of them old, and finished work."""
    for name in ("script/a.yaml", "scenes/a.py", "out/film.mp4", ".langreel/logs/one", ".langreel/logs/two"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("12345")
    return tmp_path


def test_everything_goes_but_finished_work(project, capsys):
    """Without an age or a size the cache is emptied."""
    assert run(["-C", str(project), "clean", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"files": 2, "bytes": 10}
    assert (project / "out/film.mp4").exists()


@pytest.mark.parametrize("age", ["30d", "12h", "1.5w", "90 min"])
def test_what_is_young_stays(project, age, capsys):
    """Ages come in minutes, hours, days and weeks."""
    assert run(["-C", str(project), "clean", "--older-than", age]) == 0
    assert capsys.readouterr().out == "removed 0 files, 0.0 MB\n"


@pytest.mark.parametrize(
    "words", [("--older-than", "30"), ("--max-size", "5 apples"), ("--max-size", "-1GB")]
)
def test_what_is_no_amount_is_told(project, words, capsys):
    """A number needs a unit, and the known ones are named."""
    assert run(["-C", str(project), "clean", *words]) == 2
    assert "write a number with one of" in capsys.readouterr().err
