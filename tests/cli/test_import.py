"""``langreel import``: a text of any make becomes an episode in which nothing is wrong."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from langreel import files
from langreel.cli.run import run
from langreel.errors import BuildError
from langreel.project import Project
from langreel.script import read

TEXTS = sorted((Path(__file__).parents[1] / "manuscript" / "texts").iterdir())


@pytest.fixture
def project(tmp_path, monkeypatch, capsys) -> Path:
    """A new project, worked in."""
    assert run(["new", str(tmp_path / "film")]) == 0
    monkeypatch.chdir(tmp_path / "film")
    capsys.readouterr()
    return Path.cwd()


def imported(capsys, path: Path, *words: str) -> dict[str, object]:
    lang = path.suffixes[0][1:]
    assert run(["import", str(path), "--episode", "film", "--lang", lang, *words, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_the_script_is_right_and_has_the_authors_words(project, capsys, path):
    """No finding without rendering; every line is the author's, figures written out."""
    told = imported(capsys, path)
    assert run(["check", "film", "--quick", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []
    episode = read(Project(project), "film")
    lines = [line.text for line in episode.lines(episode.languages[0])]
    assert len(lines) == told["lines"]
    source = re.sub(r"\W", "", path.read_text("utf-8"))
    assert all(re.sub(r"\W", "", line) in source for line in lines if path.suffix != ".srt")


def test_numbers_that_a_table_backs_are_figures(project, capsys):
    """They are written as the author wrote them, and stand in figures.yaml with their cells."""
    told = imported(capsys, next(path for path in TEXTS if path.name == "explainer.en.md"))
    assert told["backed"] == 2
    figures = read(Project(project), "film").figures
    assert sorted(cell.text for figure in figures.values() for cell in figure.cells) == [
        "26945.391",
        "907.701",
    ]


def test_what_no_table_backs_is_to_be_looked_up(project, capsys):
    """With its sentence and the line of the file."""
    told = imported(capsys, next(path for path in TEXTS if path.name == "lecture.en.md"))
    todo = Path("script/film/claims.todo.md").read_text("utf-8")
    assert todo.count("- [ ]") == told["open"] > 0
    assert "- [ ] `4.5 mm` (how-fast-is-it, lecture.en.md:14): By 2023 it rose by 4.5 mm a year" in todo


def with_change(project: Path) -> None:
    """A table of what a year changed, in percent."""
    rows = "Brasil;2010;-3,1\nBrasil;2011;4,25\nVietnam;2010;0,7\nVietnam;2011;5,1\n"
    (project / "data" / "change.csv").write_text(f"País;Año;Cambio (%)\n{rows}", "utf-8")
    texts = [word for key in ("title", "publisher", "series", "url", "licence") for word in (f"--{key}", "x")]
    assert run(["data", "add", "data/change.csv", "--yes", *texts]) == 0


def test_a_number_below_zero_is_a_figure_however_its_minus_is_set(project, capsys):
    """A hyphen or a minus, a space of any kind: that is how the words are set, and no other words."""
    with_change(project)
    Path("a.txt").write_text(
        "En 2010 fue de −3,1 % en Brasil.\n\nEn Brasil fue de -3,1 % en 2010.\n", "utf-8"
    )
    assert run(["import", "a.txt", "--lang", "es"]) == 0
    words = next(Path("script/a").glob("01-*.yaml")).read_text("utf-8")
    assert "En 2010 fue de {brasil_cambio_2010} en Brasil." in words
    assert "En Brasil fue de {brasil_cambio_2010} en 2010." in words
    assert "numbers: 2 backed by a table\n" in capsys.readouterr().out


def test_a_number_whose_figure_would_be_written_otherwise_is_told(project, capsys):
    """The author's words stay, and the list says which figure it is and how that is written."""
    with_change(project)
    Path("a.txt").write_text("The change in Brasil was -3.1% in 2010.\n", "utf-8")
    assert run(["import", "a.txt", "--lang", "en"]) == 0
    assert "numbers: 1 backed by a table; 1 to be looked at: " in capsys.readouterr().out
    assert "in Brasil was -3.1% in 2010." in next(Path("script/a").glob("01-*.yaml")).read_text("utf-8")
    todo = Path("script/a/claims.todo.md").read_text("utf-8")
    assert "`-3.1%` (the-change-in-brasil, a.txt:1): **{brasil_cambio_2010} would say −3.1 percent**" in todo


def test_sources_of_a_text_are_marked_as_unverified(project, capsys):
    """They follow the entries that were there, which stay as they were."""
    before = Path("data/sources.yaml").read_text("utf-8")
    imported(capsys, next(path for path in TEXTS if path.name == "lecture.en.md"))
    after = Path("data/sources.yaml").read_text("utf-8")
    assert after.startswith(before.rstrip("\n")) and after.count('licence: "unverified"') == 2
    assert "https://sealevel.nasa.gov" in after


def test_a_planned_language_is_open_until_it_is_filled(project, capsys):
    """Its dub is not in the film, ``check`` names what it lacks; once all is there, it is a dub."""
    text = Path("a.txt")
    text.write_text("One thing is said.\n", "utf-8")
    assert run(["import", "a.txt", "--lang", "en", "--to", "es"]) == 0
    capsys.readouterr()
    assert run(["check", "a", "--quick", "--json"]) == 0
    (finding,) = json.loads(capsys.readouterr().out)
    assert finding["rule"] == "planned-language" and "'es'" in finding["message"]
    assert read(Project(project), "a").languages == ("en",)
    for path in Path("script/a").glob("*.yaml"):
        words = path.read_text("utf-8")
        words = re.sub(r'\{en: ("[^"]*")\}', r"{en: \1, es: \1}", words)
        path.write_text(
            words.replace("      One thing", "      Una cosa").replace("    en: |", "    es: |"), "utf-8"
        )
        if "segments" in words:
            path.write_text(path.read_text("utf-8") + "    en: |\n      One thing is said.\n", "utf-8")
    assert run(["check", "a", "--quick"]) == 0
    assert read(Project(project), "a").languages == ("en", "es")


def test_a_second_text_makes_a_second_dub(project, capsys):
    """Its lines, labels and chapters are paired with the first's; where all are sure, there are two."""
    second = Path(__file__).parents[1] / "manuscript" / "second.en.txt"
    told = imported(
        capsys, next(path for path in TEXTS if path.name == "news.zh.txt"), "--with", f"en={second}"
    )
    assert told["paired"] == {"en": [17, 17]}
    assert run(["check", "film", "--quick", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []
    episode = read(Project(project), "film")
    assert episode.languages == ("zh", "en") and episode.title["en"] == "America's debt: who buys it"
    words = " ".join(line.text for line in episode.lines("en"))
    assert re.sub(r"\W", "", words) in re.sub(r"\W", "", second.read_text("utf-8").replace("Why borrow", ""))


def test_what_a_second_text_leaves_in_doubt_is_open(project, capsys):
    """The film goes without the dub, and ``check`` names the segment."""
    Path("a.txt").write_text("债务是9080亿美元。没有人问过。\n", "utf-8")
    Path("b.txt").write_text("The debt was $908 million. Nobody asked.\n", "utf-8")
    assert run(["import", "a.txt", "--lang", "zh", "--with", "en=b.txt"]) == 0
    assert "1 to be looked at" in capsys.readouterr().out
    assert "open: [en]" in next(Path("script/a").glob("01-*.yaml")).read_text("utf-8")
    assert read(Project(project), "a").languages == ("zh",)


def test_nothing_is_overwritten(project, capsys):
    """Scenes of an episode that has no script are somebody's: they stay as they are."""
    Path("a.txt").write_text("One thing is said.\n", "utf-8")
    Path("scenes/a").mkdir()
    Path("scenes/a/act01.py").write_text("mine", "utf-8")
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    assert run(["import", "a.txt", "--lang", "en"]) == 2
    assert "scenes/a is there already" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in project.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["none.txt", "--lang", "en"], "cannot be read"),
        (["a.txt", "--lang", "en", "--episode", "../b"], "no id"),
        (["a.txt", "--lang", "xx-nowhere-q"], "unknown language"),
        (["a.txt", "--lang", "en", "--to", "en"], "the text's own"),
        (["a.txt", "--lang", "en", "--with", "b.txt"], "names no language"),
    ],
)
def test_mistakes_are_told(project, capsys, words, told):
    """Wrong usage exits 2 and writes nothing."""
    Path("a.txt").write_text("One thing is said.\n", "utf-8")
    assert run(["import", *words]) == 2
    assert told in capsys.readouterr().err
    assert not Path("script/a").exists()


RTL = {
    "ar": "الدين العام\n\nفي عام 2020 بلغ الدين 26.9 تريليون دولار. من يدفع؟ لا أحد يعرف.\n\n"
    "أولا، ينفق البلد أكثر مما يكسب. ثانيا، الفائدة تُدفع بدين جديد.\n",
    "he": "החוב הציבורי\n\nבשנת 2020 החוב הגיע ל-26.9 טריליון דולר. מי משלם? איש אינו יודע.\n",
}


@pytest.mark.parametrize("lang", RTL)
def test_a_text_from_right_to_left_is_a_text(project, capsys, lang):
    """Its sentences end where they end, and nothing is wrong with the script."""
    Path("a.txt").write_text(RTL[lang], "utf-8")
    assert run(["import", "a.txt", "--lang", lang]) == 0
    capsys.readouterr()
    assert run(["check", "a", "--quick", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []
    lines = [line.text for line in read(Project(project), "a").lines(lang)]
    assert " ".join(lines) == " ".join(RTL[lang].split("\n\n", 1)[1].split()) and len(lines) > 2


def test_a_text_that_is_refused_leaves_nothing(project, capsys):
    """A binary, a bomb, a novel: neither an episode nor a folder."""
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    contents = {"a.txt": bytes(range(256)) * 99, "b.docx": b"PK\x03\x04", "c.md": b"word " * (1 << 20)}
    for name, content in contents.items():
        (project.parent / name).write_bytes(content)
        assert run(["import", f"../{name}", "--lang", "en"]) == 1
        assert f"error: {name}: " in capsys.readouterr().err
    assert {path: path.read_bytes() for path in project.rglob("*") if path.is_file()} == before
    assert not list(project.glob("script/[abc]*"))


def test_nothing_is_half_written(project, capsys, monkeypatch):
    """A disk that is full after some of the files leaves neither script nor scenes; sources stay."""
    true, count = files.write_text, []

    def failing(path: Path, text: str) -> None:
        count.append(path)
        if len(count) == 3:
            raise BuildError("the disk is full")
        true(path, text)

    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    source = next(path for path in TEXTS if path.name == "lecture.en.md")
    monkeypatch.setattr(files, "write_text", failing)
    assert run(["import", str(source), "--episode", "film", "--lang", "en"]) == 7
    assert "the disk is full" in capsys.readouterr().err and len(count) == 3
    assert {path: path.read_bytes() for path in project.rglob("*") if path.is_file()} == before
    assert not Path("script/film").exists() and not Path("scenes/film").exists()
