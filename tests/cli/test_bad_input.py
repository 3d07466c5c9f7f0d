"""Bad input: what a person gets wrong is told with place, cause and hint; the exit code says which kind.

Each row spoils one file of the project that `langreel new` makes, and shows what `langreel check` then says.
"""

import pytest

import builders
from langreel.cli.run import run

ACT = "script/hello/01-debt.yaml"
FIGURES = "script/hello/figures.yaml"
TABLE = "data/public_debt.csv"

SPOILED = {
    "broken YAML": (ACT, "chapter: {zh: 一条线", "chapter: [zh: 一条线", f"{ACT}:3:"),
    "a tab": (ACT, "    scene:", "\tscene:", f"{ACT}:6:1: error: a tab where spaces belong"),
    "a wrong type": (
        ACT,
        "    scene: debt.OneLine",
        "    hold: long\n    scene: debt.OneLine",
        f"{ACT}:6:11:",
    ),
    "an unknown key": (ACT, "scene:", "scenes:", f"{ACT}:6:5: error: unknown key 'scenes'"),
    "unequal lines": (ACT, "      四十年后，[now]它是{debt_2020}。\n", "", f"{ACT}:12:5:"),
    "a mark in one language": (ACT, "[times] {growth}", "{growth}", "'times'"),
    "an unknown mark in a scene": ("scenes/hello/debt.py", 'until="now"', 'until="noww"', "'noww'"),
    "an unknown scene": (ACT, "debt.OneLine", "debt.OneLina", "perhaps you meant 'OneLine'?"),
    "a missing label": ("scenes/hello/debt.py", '"heading"', '"headline"', "'headline'"),
    "an unknown figure": (ACT, "{growth}。", "{grwth}。", "perhaps you meant 'growth'?"),
    "a figure with no row": (FIGURES, "1980-09", "1981-09", f"{FIGURES}:1:"),
    "a figure with two rows": (FIGURES, "where: {date: 1980-09}", "where: {since: 1980}", "9 rows"),
    "a text column": (TABLE, "907.701", "n/a", f"{TABLE}:2:"),
    "a division by zero": (FIGURES, "debt_2020 / debt_1980", "debt_2020 / (1 - 1)", f"{FIGURES}:3:"),
    "an unknown unit": (FIGURES, "unit: times", "unit: tmes", "perhaps you meant 'times'?"),
    "a missing column": (
        FIGURES,
        "debt_usd_bn, digits: 3}\ndebt_2020",
        "debt, digits: 3}\ndebt_2020",
        "'debt'",
    ),
    "an empty cell": (TABLE, "907.701", "", f"{TABLE}:2:"),
    "an unknown voice": (
        "script/hello/episode.yaml",
        "zh: espeak",
        "zh: espeek",
        "perhaps you meant 'espeak'?",
    ),
    "words that cannot be spoken": (
        ACT,
        "      涨到了原来的[times]{growth}。",
        "      [times]！！",
        f"{ACT}:12:",
    ),
    "a glyph that the font lacks": (ACT, "en: Total US public debt}", "en: Total 𓂀 debt}", "𓂀"),
}


@pytest.fixture
def project(tmp_path):
    folder = tmp_path / "hello"
    builders.new_project(folder)
    return folder


@pytest.mark.parametrize("case", SPOILED)
def test_check_tells_what_is_wrong(case, project, capsys):
    """Exit code 1, the file and what is meant, never a traceback; the file itself stays as it was."""
    name, good, bad, told = SPOILED[case]
    path = project / name
    text = path.read_text(encoding="utf-8")
    assert good in text, "the row spoils nothing"
    path.write_text(text.replace(good, bad, 1), encoding="utf-8")
    assert run(["-C", str(project), "check"]) == 1
    said = capsys.readouterr()
    assert told in said.out
    assert "Traceback" not in said.out + said.err
    assert path.read_text(encoding="utf-8") == text.replace(good, bad, 1)


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda data: b"\xef\xbb\xbf" + data, id="a byte-order mark"),
        pytest.param(lambda data: data.replace(b"\n", b"\r\n"), id="CRLF"),
    ],
)
def test_tables_from_spreadsheets_are_read(spoil, project, capsys):
    """What spreadsheets put around numbers is no mistake."""
    table = project / TABLE
    table.write_bytes(spoil(table.read_bytes()))
    assert run(["-C", str(project), "check"]) == 0
    assert capsys.readouterr().out == "hello: no findings\n"


def test_all_errors_of_a_file_are_told_at_once(project, capsys):
    """Three mistakes in one file are three findings."""
    act = project / ACT
    text = act.read_text(encoding="utf-8")
    text = (
        text.replace("scene:", "scenes:").replace("{growth}。", "{grwth}。").replace("chapter:", "chapters:")
    )
    act.write_text(text, encoding="utf-8")
    assert run(["-C", str(project), "check"]) == 1
    said = capsys.readouterr().out
    assert all(word in said for word in ("'scenes'", "'grwth'", "'chapters'"))
