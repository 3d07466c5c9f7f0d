"""A text that changed is imported again: what changed is shown, and taken over when asked for."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from langreel.cli.run import run
from langreel.project import Project
from langreel.script import read

TEXT = """\
# The debt

In 2020 the debt of the United States was $26.9 trillion. Nobody asked why. It went on growing.

It has three large owners, and each has a reason of its own to hold it. None of them is in a hurry to sell.

## Who lends

First, the lender must believe in it. Second, he must be paid every year.

The end of it is not in sight, and those who say otherwise have been wrong before, for forty years.
"""


@pytest.fixture
def desk(tmp_path, monkeypatch, capsys):
    """A new project with an imported text, worked in: its files by name, and a second import."""
    assert run(["new", str(tmp_path / "film")]) == 0
    monkeypatch.chdir(tmp_path / "film")
    write()
    assert run(["import", "a.md", "--lang", "en"]) == 0
    capsys.readouterr()

    def again(*words: str) -> dict:
        code = run(["import", "a.md", "--lang", "en", *words, "--json"])
        said = capsys.readouterr()
        assert code == 0, said.err
        return json.loads(said.out)

    return again


def write(*changes: tuple[str, str]) -> None:
    """The text with something else in it."""
    text = TEXT
    for before, now in changes:
        assert before in text
        text = text.replace(before, now)
    Path("a.md").write_text(text, "utf-8")


def edit(name: str, before: str, now: str) -> None:
    """What a person does to a file of the script."""
    path = next(Path("script/a").glob(name))
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, now), "utf-8")


def act(number: int) -> str:
    return next(Path("script/a").glob(f"{number:02}-*.yaml")).read_text("utf-8")


def files() -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in Path().rglob("*") if path.is_file() and path.name != "a.md"}


def told(found: dict) -> list[tuple[str, str, str]]:
    return [(each["kind"], each["before"], each["now"]) for each in found["changes"]]


def lines(lang: str = "en") -> list[str]:
    return [line.text for line in read(Project(Path.cwd()), "a").lines(lang)]


CHANGED = (
    ("Nobody asked why.", "Hardly anybody asked why."),
    (" It went on growing.", ""),
    ("None of them is", "One of them is China. None of them is"),
)


def test_what_changed_is_shown_and_nothing_is_written(desk, capsys):
    """Which lines came, went and changed, in words and as JSON, with their place."""
    write(*CHANGED)
    before = files()
    found = desk()
    assert told(found) == [
        ("changed", "Nobody asked why.", "Hardly anybody asked why."),
        ("gone", "It went on growing.", ""),
        ("came", "", "One of them is China."),
    ]
    assert [each["at"] for each in found["changes"]] == [3, 0, 5] and found["files"] == []
    assert run(["import", "a.md", "--lang", "en"]) == 0
    assert capsys.readouterr().out == (
        "~ Nobody asked why.  (nobody-asked-why, line 3)\n  is now: Hardly anybody asked why.\n"
        "- It went on growing.  (nobody-asked-why)\n"
        "+ One of them is China.  (line 5)\n"
        "script/a: 1 came, 1 gone, 1 changed\n"
        "nothing is written; --update takes it over, and leaves what was made by hand\n"
    )
    assert files() == before


def test_only_what_changed_is_taken_over(desk, capsys):
    """Marks, figures, holds, comments and scenes stay; a second update finds nothing."""
    edit("01-*", "Nobody asked why.", "Nobody [asked]asked why.")
    edit("01-*", "    scene: act01.Title1\n", "    scene: act01.Title1   # ours\n    hold: 2.5\n")
    scenes = {path: path.read_bytes() for path in Path("scenes/a").iterdir()}
    write(*CHANGED)
    assert told(desk("--update"))[0][0] == "changed"
    text = act(1)
    assert "was {debt_usd_bn_2020_09_30}.\n" in text
    assert "    en: |\n      Hardly anybody [asked]asked why.\n" in text
    assert "   # ours\n    hold: 2.5\n" in text and "      One of them is China.\n" in text
    assert "It went on growing" not in text
    assert {path: path.read_bytes() for path in Path("scenes/a").iterdir()} == scenes
    assert desk()["changes"] == []
    assert run(["import", "a.md", "--lang", "en"]) == 0
    assert capsys.readouterr().out == "script/a: nothing has changed in the text\n"
    assert run(["check", "a", "--quick", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_a_number_that_changed_is_looked_up_anew(desk):
    """A figure goes with its number; the new one becomes a figure where a table says it, or is listed."""
    write(("In 2020 the debt of the United States was $26.9 trillion", "In 1980 it was $908 billion"),
          ("every year", "4.5% every year"))  # fmt: skip
    desk("--update")
    assert "In 1980 it was {debt_usd_bn_1980_09_30}." in act(1)
    assert "debt_usd_bn_2020_09_30: " in Path("script/a/figures.yaml").read_text("utf-8")
    todo = Path("script/a/claims.todo.md").read_text("utf-8")
    assert "- [ ] `4.5%` (first-the-lender-must, a.md:9)" in todo
    assert lines()[0] == "In 1980 it was $908 billion."


def test_marks_of_a_line_that_is_gone_fall_on_what_follows(desk):
    """The scene waits for them still."""
    assert "[point_2]Second" in act(2)
    write((" Second, he must be paid every year.", " He must be repaid."))
    desk("--update")
    assert "[point_2]" in act(2) and "Second" not in act(2)


def test_a_line_that_was_changed_by_hand_is_left_to_its_author(desk, capsys):
    """It is told, with why; all else is taken over."""
    edit("01-*", "Nobody asked why.", "Nobody ever asked.")
    write(*CHANGED)
    assert run(["import", "a.md", "--lang", "en", "--update"]) == 0
    out = capsys.readouterr().out
    assert "left to you: it was changed in the script, too" in out and "; 1 left to you" in out
    assert "Nobody ever asked." in lines() and "It went on growing." not in lines()
    assert "One of them is China." in lines()


def test_a_figure_that_moved_is_no_change_by_hand(desk):
    """The data says something else since; the line is its author's still."""
    edit("figures.yaml", "digits: 3", "digits: 5")
    assert lines()[0] != TEXT.split("\n")[2][:73]
    write(("was $26.9 trillion", "came to $26.9 trillion"))
    desk("--update")
    assert "came to {debt_usd_bn_2020_09_30}." in act(1)


def test_a_dub_of_changed_words_waits_to_be_confirmed(desk, capsys):
    """Its words stay, its segment is open, and the film goes without it until somebody has read them."""
    for path in Path("script/a").glob("*.yaml"):
        text = re.sub(r'\{en: ("[^"]*")\}', r"{en: \1, es: \1}", path.read_text("utf-8"))
        text = re.sub(r"    en: \|\n((?:      .*\n)+)", r"    en: |\n\1    es: |\n\1", text)
        path.write_text(text.replace("languages: [en]", "languages: [en, es]"), "utf-8")
    assert read(Project(Path.cwd()), "a").languages == ("en", "es")
    write(CHANGED[0])
    desk("--update")
    assert read(Project(Path.cwd()), "a").languages == ("en",)
    head = Path("script/a/episode.yaml").read_text("utf-8")
    assert "languages: [en]\nplanned: [es]\n" in head
    assert act(1).count("open: [es]") == 1 and act(2).count("open:") == 0
    assert "    es: |\n      In 2020 the debt" in act(1) and "Nobody asked why." in act(1)
    capsys.readouterr()
    assert run(["check", "a", "--quick", "--json"]) == 0
    (finding,) = json.loads(capsys.readouterr().out)
    assert "to be confirmed: nobody-asked-why" in finding["message"]
    edit("01-*", "    open: [es]\n", "")
    assert read(Project(Path.cwd()), "a").languages == ("en", "es")


def test_a_translation_of_changed_words_is_stale(desk, capsys):
    """In its catalogue, as after any change of the script."""
    Path("done.txt").write_text("nobody-asked-why.1: Nadie preguntó por qué.\n", "utf-8")
    assert run(["subs", "import", "done.txt", "--lang", "es", "--episode", "a"]) == 0
    write(CHANGED[0])
    capsys.readouterr()
    desk("--update")
    assert run(["check", "a", "--quick", "--json"]) == 0
    found = [each["message"] for each in json.loads(capsys.readouterr().out)]
    assert "nobody-asked-why.1 was translated from other words and is not shown" in found


def test_a_new_paragraph_and_a_new_chapter_get_their_first_scenes(desk, capsys):
    """Beside what they follow, in scenes of their own; what was there keeps its place."""
    long = "It was lent once more, and then again, so that by the end nobody could tell who owed it to whom."
    write(("## Who lends", f"> {long}\n\n## Who lends"),
          ("The end of it", "## What it costs\n\nAsk what 4% of it is, and then ask who pays. Nobody does."
           "\n\n## The end\n\nThe end of it"))  # fmt: skip
    found = desk("--update")
    assert Path("scenes/a/added01.py").is_file() and Path("scenes/a/added02.py").is_file()
    assert (
        "scenes/a/added01.py" in found["files"]
        and "class Quotation1" in Path("scenes/a/added01.py").read_text()
    )
    names = [path.name for path in sorted(Path("script/a").glob("0*.yaml"))]
    assert names == ["01-the-debt.yaml", "02-who-lends.yaml", "02b-what-it-costs.yaml"]
    assert long in lines() and lines().index(long) == 5
    assert run(["check", "a", "--quick", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_a_segment_of_which_nothing_is_left_goes(desk):
    """And its act, if it was the last; its scene stays in its file."""
    write((TEXT[TEXT.index("## Who lends") :], ""))
    desk("--update")
    assert [path.name for path in Path("script/a").glob("0*.yaml")] == ["01-the-debt.yaml"]
    assert Path("scenes/a/act02.py").is_file() and len(lines()) == 5


def test_titles_follow(desk):
    """The film's, a chapter's, and the card that shows them, where they are still what they were."""
    write(("# The debt", "# The great debt"), ("## Who lends", "## Who lends it"))
    assert desk("--update")["titles"] == {"The debt": "The great debt", "Who lends": "Who lends it"}
    episode = read(Project(Path.cwd()), "a")
    assert episode.title == {"en": "The great debt"}
    assert [each.chapter["en"] for each in episode.acts] == ["The great debt", "Who lends it"]
    assert episode.segments[0].labels["title"] == {"en": "The great debt"}


def test_a_line_that_moved_is_left_where_it_is(desk):
    """Its scene and marks would have to go with it."""
    write((" Nobody asked why.", ""), ("First, the lender", "Nobody asked why. First, the lender"))
    before = lines()
    (change,) = desk("--update")["changes"]
    assert change["kind"] == "moved" and "move it in the script" in change["left"]
    assert lines() == before


def test_an_episode_without_a_record_is_held_against_its_script(desk):
    """One that was written by hand, or imported long ago."""
    Path("script/a/imported.txt").unlink()
    write(CHANGED[0])
    assert told(desk()) == [("changed", "Nobody asked why.", "Hardly anybody asked why.")]


def test_nothing_is_half_written(desk, monkeypatch):
    """A disk that fails after some of the files leaves all as they were."""
    from langreel import files as whole
    from langreel.errors import BuildError

    write(*CHANGED)
    before, true, count = files(), whole.write_text, []

    def failing(path: Path, text: str) -> None:
        count.append(path)
        if len(count) == 2:
            raise BuildError("the disk is full")
        true(path, text)

    monkeypatch.setattr(whole, "write_text", failing)
    assert run(["import", "a.md", "--lang", "en", "--update"]) == 7
    assert len(count) == 2 and files() == before


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["--lang", "zh"], 2, "'a' is told in 'en' first"),
        (["--lang", "en", "--with", "es=a.md"], 2, "--with is for the first import"),
        (["--lang", "en", "--to", "es"], 2, "'a' is not planned in 'es'"),
    ],
)
def test_mistakes_are_told(desk, capsys, words, code, told):
    assert run(["import", "a.md", *words]) == code
    assert told in capsys.readouterr().err


def test_a_script_that_is_not_right_is_told_first(desk, capsys):
    """With its places; nothing can be held against it."""
    edit("01-*", "    scene: act01.Title1\n", "")
    assert run(["import", "a.md", "--lang", "en", "--update"]) == 1
    assert "script/a/01-the-debt.yaml:3:5: the segment shows nothing" in capsys.readouterr().err
