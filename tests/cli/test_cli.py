"""The command: what it answers before any film is made."""

import json
import re
import subprocess
import sys

import pytest

from langreel.cli import COMMANDS
from langreel.cli.run import run


def test_help_names_every_command(capsys):
    """`langreel --help` lists all commands with what they are for."""
    assert run(["--help"]) == 0
    told = capsys.readouterr().out
    assert all(f"\n  {name} " in told for name in COMMANDS)


@pytest.mark.parametrize(
    ("words", "loaded"),
    [
        ("--help", set()),
        ("voice list", set()),
        ("schema", {"pydantic"}),
        ("plan", {"pydantic"}),
        ("check --quick", {"pydantic"}),
    ],
)
def test_what_only_asks_loads_nothing_heavy(words, loaded, tmp_path):
    """Pictures, sound, tables and natural voices are loaded by who makes them: asking takes a moment."""
    assert run(["new", str(tmp_path / "film")]) == 0
    head = tmp_path / "film/script/hello/episode.yaml"
    head.write_text(
        re.sub("(?m)^voices: .*", "voices: {zh: espeak, en: espeak}", head.read_text("utf-8")), "utf-8"
    )
    asked = ["-C", str(tmp_path / "film"), *words.split()]
    script = (
        f"import sys; from langreel.cli.run import run; run({asked!r});"
        "heavy = {'manim', 'pandas', 'moviepy', 'pydub', 'pydantic', 'rich', 'numpy', 'av', 'PIL'};"
        "print('HEAVY', sorted(heavy & set(sys.modules)))"
    )
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert told.splitlines()[-1] == f"HEAVY {sorted(loaded)}"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["rendr"], "error: no command 'rendr'\n  hint: perhaps you meant 'render'?\n"),
        (["check", "--jsn"], "error: No such option '--jsn'. Did you mean '--json'?"),
        (["render", "film", "--profile", "hd"], "error: Invalid value for '--profile'"),
    ],
)
def test_wrong_words_are_told_with_the_right_ones(words, told, capsys):
    """Usage errors exit with 2 and never show a traceback."""
    assert run(words) == 2
    said = capsys.readouterr().err
    assert said.startswith(told)
    assert "Traceback" not in said


def test_a_folder_without_a_project_is_told(tmp_path, capsys):
    """Outside of a project the command says how to make one."""
    assert run(["-C", str(tmp_path), "check"]) == 2
    assert capsys.readouterr().err == (
        f"error: no langreel project at or above {tmp_path}\n  hint: langreel new DIR makes one\n"
    )


def test_new_never_writes_into_a_folder_that_holds_something(tmp_path, capsys):
    """`new` refuses, and what lies there stays."""
    (tmp_path / "film.txt").write_text("mine")
    assert run(["new", str(tmp_path)]) == 2
    assert capsys.readouterr().err.startswith(f"error: {tmp_path} is not empty")
    assert [path.name for path in tmp_path.iterdir()] == ["film.txt"]


def test_schema_prints_json(capsys):
    """The schemas of all kinds of file, as one JSON object."""
    assert run(["schema"]) == 0
    assert set(json.loads(capsys.readouterr().out)) == {"episode", "act", "figures", "lexicon", "theme"}


def test_the_doctor_tells_what_sets_formulas(capsys, monkeypatch, tmp_path):
    """No film needs LaTeX or Typst, but whoever writes formulas wants to know."""
    monkeypatch.setenv("PATH", str(tmp_path))
    run(["doctor"])
    told = capsys.readouterr().out
    assert " absent  latex: no latex and no dvisvgm; formulas need it, numbers and words do not\n" in told
    assert "     ok  typst: typst " in told
