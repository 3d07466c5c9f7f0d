"""The translator's desk: lines out, translations in, from the command line."""

import json
import shutil
from pathlib import Path

import pytest

from langreel.cli.run import run
from langreel.cli.subs import COMMANDS
from langreel.project import Project
from langreel.script import read


@pytest.fixture
def desk(tmp_path, monkeypatch, capsys):
    """A new project, worked in; runs a command and returns its exit code, output and complaints."""
    assert run(["new", str(tmp_path / "film")]) == 0
    monkeypatch.chdir(tmp_path / "film")
    capsys.readouterr()

    def call(*words):
        code = run(["subs", *words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return call


def test_help_names_every_subcommand(capsys):
    """`langreel subs --help` lists them; each has an example."""
    assert run(["subs", "--help"]) == 0
    assert all(f"\n  {name} " in capsys.readouterr().out for name in COMMANDS[:1])
    for name in COMMANDS:
        assert run(["subs", name, "--help"]) == 0
        assert f"langreel subs {name}" in capsys.readouterr().out


def figures(line):
    """The figures of a line, by name."""
    return "".join(f"{{{mention.figure.id}}}" for mention in line.mentions)


@pytest.mark.parametrize(("fmt", "ending"), [("po", "po"), ("xliff", "xlf"), ("csv", "csv"), ("txt", "txt")])
def test_lines_go_out_and_come_back_translated(desk, fmt, ending):
    """Export, translate every line, import: the language is a track of the film."""
    code, out, _ = desk("export", "--to", "ja", "--format", fmt, "--json")
    told = json.loads(out)
    assert (code, told["file"], told["translated"]) == (0, f"hello.ja.{ending}", 0)
    assert desk("import", told["file"], "--lang", "ja")[0] == 0  # nothing translated yet, nothing lost
    episode = read(Project(Path.cwd()), "hello")
    Path("done.txt").write_text(
        "\n".join(f"{line.segment}.{line.number}: 借金{figures(line)}" for line in episode.lines("zh"))
    )
    code, out, _ = desk("import", "done.txt", "--lang", "ja", "--json")
    assert (code, json.loads(out)["translated"]) == (0, told["lines"])
    assert read(Project(Path.cwd()), "hello").subtitles == ("ja",)
    desk("export", "--to", "ja", "--format", fmt, "-o", "again", "--json")
    code, out, _ = desk("import", "again", "--lang", "ja", "--format", fmt, "--json")
    assert (code, json.loads(out)["changed"], json.loads(out)["findings"]) == (0, 0, [])


def test_a_file_tells_by_its_name_which_episode_it_is_of(desk):
    """As `export` names it; under another name, a project of two episodes has to be told."""
    desk("export", "hello", "--to", "ja")
    shutil.copytree("script/hello", "script/again")
    Path("script/again/episode.yaml").write_text(
        Path("script/hello/episode.yaml").read_text("utf-8").replace("id: hello", "id: again"), "utf-8"
    )
    assert desk("import", "hello.ja.po", "--lang", "ja")[0] == 0
    Path("hello.ja.po").rename("mine.po")
    code, _, err = desk("import", "mine.po", "--lang", "ja")
    assert (code, err.splitlines()[0]) == (2, "error: which episode?")


def test_a_file_that_is_there_is_not_written_over(desk):
    """Somebody may have worked on it."""
    Path("hello.ja.po").write_text("work")
    code, _, err = desk("export", "--to", "ja")
    assert (code, Path("hello.ja.po").read_text()) == (2, "work")
    assert err.startswith("error: hello.ja.po is there already")
    assert desk("export", "--to", "ja", "--overwrite")[0] == 0


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["exprt"], 2, "error: no command 'subs exprt'\n  hint: perhaps you meant 'export'?"),
        (["export", "--to", "en"], 2, "error: 'en' is spoken in 'hello'"),
        (["export", "--to", "ja", "--rules", "nettflix-en"], 2, "error: no subtitle rules 'nettflix-en'"),
        (["export", "--to", "../ja"], 2, "error: '../ja' is no language"),
        (["import", "x.txt", "--lang", "Japanese"], 2, "error: 'Japanese' is no language"),
        (["import", "x.docx", "--lang", "ja"], 2, "error: x.docx: which format?"),
        (["import", "x.po", "--lang", "ja"], 1, "error: x.po:1:1: no PO file"),
        (["import", "x.po", "--lang", "ja", "--encoding", "klingon"], 2, "error: x.po: unknown encoding"),
        (["import", "x.xlf", "--lang", "ja"], 1, "error: x.xlf:1:1: a document type is refused"),
    ],
)
def test_what_cannot_be_done_is_told(desk, words, code, told):
    """Usage errors exit with 2, content errors with 1, and none with a traceback."""
    Path("x.docx").write_bytes(b"PK")
    Path("x.po").write_text("hello")
    Path("x.txt").write_text("one-line.1: x")
    Path("x.xlf").write_text('<!DOCTYPE x [<!ENTITY a "b">]><xliff version="2.0"/>')
    got = desk(*words)
    assert got[0] == code
    assert got[2].startswith(told)


def test_what_does_not_fit_is_listed(desk):
    """Unknown lines and figures are findings, and the rest is stored."""
    Path("t.csv").write_text("line,target\nnowhere.1,x\n", encoding="utf-8")
    code, out, _ = desk("import", "t.csv", "--lang", "ja")
    assert code == 0
    assert "t.csv:2:11: warning: nowhere.1 is no line; kept at the end: x [unknown-line]" in out
