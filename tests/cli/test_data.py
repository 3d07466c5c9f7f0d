"""``langreel data``: add a table as it is published, look at it, find what is odd."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import builders
from langreel import data
from langreel.cli.run import run
from langreel.project import working_in

TIC = (
    "Table 5: Major Foreign Holders\t\t\t\nBillions of dollars\t\t\t\n\t\t\t\n"
    "Country\t2024-12\t2024-11\t2024-10\nJapan\t1061.5\t1087.1\t1102\nChina\t759\t768.6\t760.1\n"
)
MONTHS = "".join(f"2020-{month:02d},{100 + month},x\n" for month in range(1, 13))


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "film"
    builders.new_project(folder)
    monkeypatch.chdir(folder)
    with working_in(folder):
        yield folder


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str]]:
    """The exit code of a call, and all that it said."""

    def said(*words: str) -> tuple[int, str]:
        code = run(["data", *words])
        told = capsys.readouterr()
        assert "Traceback" not in told.out + told.err
        return code, told.out + told.err

    return said


# Add


def test_a_published_table_is_proposed_and_nothing_is_written(project, said, tmp_path):
    """Columns, units by their names, time, keys: years in columns become rows."""
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    (tmp_path / "Table 5 (holders).tsv").write_text(TIC)
    code, told = said("add", str(tmp_path / "Table 5 (holders).tsv"))
    assert code == 0
    assert told.startswith("table_5_holders: 6 rows, 3 columns\n")
    assert "time: date; a row is told by Country, date" in told
    assert "  read: {years: columns}\n" in told
    assert {path: path.read_bytes() for path in project.rglob("*") if path.is_file()} == before


def test_yes_writes_it_and_leaves_the_rest_as_it_stands(project, said, tmp_path):
    """The file is copied, the entry stands at the end, comments and order stay; TODO is named."""
    sources = project / "data" / "sources.yaml"
    sources.write_text("# ours\n" + sources.read_text("utf-8") + "# the end\n", encoding="utf-8")
    before = sources.read_text("utf-8")
    (tmp_path / "holders.tsv").write_text(TIC)
    code, told = said("add", str(tmp_path / "holders.tsv"), "--publisher", "US Treasury: TIC", "--yes")
    assert (code, "fill in what is TODO: title, series, url, licence" in told) == (0, True)
    assert sources.read_text("utf-8").startswith(before)
    assert (project / "data" / "holders.tsv").read_text() == TIC
    source = data.sources(project / "data")["holders"]
    assert (source.publisher, source.as_of) == ("US Treasury: TIC", "2024-12")
    assert data.table(project / "data", "holders", {"Country": "China", "since": "2024-11"})["value"] == (
        759.0,
        768.6,
    )
    assert said("check", "holders")[0] == 1


@pytest.mark.parametrize(
    ("header", "unit", "scale"),
    [
        ("debt_usd_bn", "USD", "1.0e9"),
        ("Debt (US$ millions)", "USD", "1.0e6"),
        ("GDP, EUR mn", "EUR", "1.0e6"),
        ("share_pct", "percent", "1"),
        ("price_usd_per_oz", "USD/oz", "1"),
        ("emissions (t per capita)", "", "1"),
        ("GWh/km", "GWh/km", "1"),
        ("Share (%)", "percent", "1"),
        ("CO2 (ppm)", "ppm", "1"),
        ("Anomaly [°C]", "°C", "1"),
        ("generation_twh", "TWh", "1"),
        ("国债（亿元人民币）", "", "1"),
        ("债务_亿_美元", "USD", "1.0e8"),
        ("people", "people", "1"),
        ("Mean", "", "1"),
        ("top", "", "1"),
        ("all", "", "1"),
    ],
)
def test_units_are_told_by_names(project, said, tmp_path, header, unit, scale):
    """Currencies with their powers of ten, signs of the CLDR, the project's own; else nothing is guessed."""
    (project / "data" / "units.yaml").write_text('people: {en: "{} people"}\n', encoding="utf-8")
    (tmp_path / "t.csv").write_text(f'year,"{header}"\n2024,1\n', encoding="utf-8")
    code, told = said("add", str(tmp_path / "t.csv"), "--json")
    column = json.loads(told)["columns"][1]
    assert (code, column["unit"], column["scale"], column["sure"]) == (0, unit, scale, bool(unit))


def test_what_the_file_does_not_tell_is_said_with_read(project, said, tmp_path):
    """As it will stand in sources.yaml, and checked as it is there."""
    file = tmp_path / "t.csv"
    file.write_text("a,b\n1,2,3\n4,5,6\n")
    assert said("add", str(file)) == (
        1,
        f"error: {file}:2:1: 3 cells in a table of 2 columns\n"
        "  hint: the header names 2: name all 3 with read: {names: […]}\n",
    )
    code, told = said("add", str(file), "--read", "{names: [year, x, y], missing: 6}", "--json")
    assert (code, [column["name"] for column in json.loads(told)["columns"]]) == (0, ["year", "x", "y"])
    assert said("add", str(file), "--read", "{nams: [a]}")[1].startswith(
        "error: --read:1:2: read has no 'nams'"
    )


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["nope.csv"], "error: nope.csv: there is no such file\n"),
        (["data"], "error: data: this is a folder\n"),
        (["data/public_debt.csv"], "error: data/sources.yaml: there is a table 'public_debt' already\n"),
        (["t.csv", "--name", "a b"], "error: 'a b' is no name for a table\n"),
        (["t.pdf"], "error: t.pdf: '.pdf' is no table\n"),
        (["empty.csv"], "error: empty.csv:1:1: the file is empty\n"),
        (["header.csv"], "error: header.csv:1:1: the table has no rows\n"),
        (["t.csv", "--as-of", "yesterday"], "error: 'yesterday' is no date\n"),
        (["t.csv", "--read", "{skip"], "error: --read:1:1: broken YAML"),
    ],
)
def test_what_cannot_be_added_is_told(project, said, words, told):
    """Cause and hint, and nothing is written."""
    (project / "t.csv").write_text("a\n1\n")
    (project / "t.pdf").write_text("%PDF")
    (project / "empty.csv").write_text("")
    (project / "header.csv").write_text("a,b\n")
    before = (project / "data" / "sources.yaml").read_bytes()
    code, words_said = said("add", *words, "--yes")
    assert code in (1, 2) and words_said.startswith(told)
    assert (project / "data" / "sources.yaml").read_bytes() == before


def test_a_file_that_lies_in_data_already_stays_where_it_is(project, said):
    """Only its entry is written."""
    (project / "data" / "co2.csv").write_text("Year,ppm\n2024,424.6\n")
    code, told = said("add", "data/co2.csv", "--yes")
    assert (code, "written: data/sources.yaml\n" in told) == (0, True)


def test_an_entry_is_not_put_into_braces(project, said):
    """A sources.yaml of one line is left to its author."""
    (project / "data" / "sources.yaml").write_text("{x: {}}\n")
    (project / "t.csv").write_text("a\n1\n")
    code, told = said("add", "t.csv", "--yes")
    assert code == 1 and "data/sources.yaml" in told


def bomb(file: Path) -> None:
    """320 MB of zeros in a workbook of a few hundred kilobytes."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", "")
        packed.writestr("xl/worksheets/sheet1.xml", bytes(320 * 2**20))


def large(file: Path) -> None:
    with file.open("wb") as out:
        out.truncate(200 * 2**20)


@pytest.mark.parametrize(
    ("make", "name", "told"),
    [(large, "big.csv", "too large: 200 MB"), (bomb, "bomb.xlsx", "too large: 320 MB when unpacked")],
)
def test_what_is_too_large_is_refused_in_bounded_memory(project, make, name, told):
    """The command takes no more than it takes anyhow."""
    make(project / name)
    code = (
        f"import pathlib, re; from langreel.cli.run import run; print(run(['data', 'add', {name!r}]));"
        r"print(int(re.search(r'VmHWM:\s+(\d+)', pathlib.Path('/proc/self/status').read_text())[1]) // 1024)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    exit_code, megabytes = done.stdout.split()
    assert told in done.stderr
    assert exit_code == "1" and int(megabytes) < 200


# Show


def test_a_table_is_shown_with_its_course_and_who_uses_it(project, said):
    """A line of bars for each number, the figures and the scenes."""
    code, told = said("show", "public_debt")
    assert code == 0
    assert re.search(r"debt_usd_bn: number 907\.\S+ … \S+, USD × 1e\+09\n    ▁[▁▂▃▄▅▆▇]+█  907", told)
    assert "figures: hello: debt_1980, hello: debt_2020\n" in told
    assert "scenes: scenes/hello/debt.py\n" in told
    view = json.loads(said("show", "public_debt", "--json")[1])
    assert (view["time"], view["source"]["as_of"]) == ("date", "2020-09")


def test_a_table_that_is_not_there_is_told(project, said):
    """With the nearest one."""
    assert said("show", "public_dept") == (
        1, "error: data/: no table 'public_dept'\n  hint: perhaps you meant 'public_debt'?\n"
    )  # fmt: skip


@pytest.mark.parametrize(
    ("cells", "note"),
    [
        (["1", "2.5", "x 3"], "2 of 3 cells are numbers, not x 3 (4:6): mend it, or choose another column"),
        (["1", "2", "inf", "nan", "3"],
         "3 of 5 cells are numbers, not inf (4:6), nan (5:6): "
         "read: {missing: [inf]} if it stands for a gap; read: {missing: [nan]} if it stands for a gap"),
        (["2020-01-01", "2020-01-02", "soon"],
         "2 of 3 cells are dates, not soon (4:6): mend it, or choose another column"),
        (["03/04/2020", "04/05/2020"],
         "03/04/2020 may be 2020-04-03 or 2020-03-04: read: {dates: day-first} if it is 2020-04-03, "
         "read: {dates: month-first} if it is 2020-03-04"),
        (["1.234", "2.345"],
         '1.234 may be two numbers: read: {thousands: "."} if it is 1234, '
         'read: {decimal: "."} if it is 1.234'),
    ],
)  # fmt: skip
def test_a_column_that_is_nearly_numbers_or_dates_is_told(project, said, cells, note):
    """Which cells keep it from being that, where they stand, what to write: `add` and `check` both say it."""
    rows = "".join(f"key{n};{cell}\n" for n, cell in enumerate(cells))
    (project / "data" / "t.csv").write_text(f"a;b\n{rows}")
    assert note in said("add", "data/t.csv", "--yes", *TEXTS)[1]
    message, _, hint = note.partition(": ")
    told = said("check", "t")[1]
    assert f"warning: 'b' is text: {message} [table-mixed]\n  hint: {hint}\n" in told


def test_a_sign_tells_the_unit(project, said):
    """Where all numbers of a column have it, and the column's name tells none."""
    (project / "data" / "t.csv").write_text("a;b;c\nx;12%;3,5 €\ny;14%;4,5 €\n", "utf-8")
    told = said("add", "data/t.csv")[1]
    assert "    b: {unit: percent, scale: 1}\n    c: {unit: EUR, scale: 1}\n" in told


# Check


@pytest.fixture
def odd(project: Path, said: Callable[..., tuple[int, str]]) -> Callable[[str], list[dict[str, str]]]:
    """What check finds in a table ``t`` of months, values and names."""

    def odd(rows: str) -> list[dict[str, str]]:
        (project / "data" / "t.csv").write_text(f"month,v,name\n{rows}", encoding="utf-8")
        sources = project / "data" / "sources.yaml"
        if "\nt:" not in sources.read_text("utf-8"):
            assert said("add", "data/t.csv", "--yes", *TEXTS)[0] == 0
        return [
            each
            for each in json.loads(said("check", "t", "--json")[1])
            if each["rule"] != "table-unversioned"
        ]

    return odd


TEXTS = [word for key in ("title", "publisher", "series", "url", "licence") for word in (f"--{key}", "x")]


@pytest.mark.parametrize(
    ("rows", "rule", "message", "where"),
    [
        (MONTHS.replace("2020-06,106,x\n", ""), "table-hole",
         "nothing between 2020-05 and 2020-07", "data/t.csv:7:1"),
        (MONTHS + "2020-12,1,x\n", "table-double",
         "2 rows are alike in month, name: 2020-12 x", "data/t.csv:13:1"),
        (MONTHS.replace("106", ""), "table-gap", "a cell of 'v' is empty", "data/t.csv:7:9"),
        (MONTHS.replace("106", "1060"), "table-outlier",
         "1060 in 'v' lies far from 105 before and 107 after it", "data/t.csv:7:9"),
    ],
)  # fmt: skip
def test_what_is_odd_is_found(odd, rows, rule, message, where):
    """A hole, a row that stands twice, an empty cell, a slip of the comma: each at its cell."""
    assert odd(MONTHS) == []
    found = [(each["rule"], each["message"], each["where"]) for each in odd(rows)]
    assert found == [(rule, message, where)]


def git(folder: Path, *words: str) -> None:
    author = ["-c", "user.name=N", "-c", "user.email=n@example.org"]
    subprocess.run(["git", "-C", str(folder), *author, *words], check=True, capture_output=True)


def test_changes_since_the_last_commit_are_told(project, said, odd):
    """Rows that are more or fewer, cells that are others, and what they were; nothing but git is asked."""
    odd(MONTHS)
    assert "table-unversioned" in said("check", "t")[1]
    git(project, "init", "-q")
    git(project, "add", "-A")
    git(project, "commit", "-qm", "All")
    assert said("check", "t") == (0, "no findings\n")
    changed = MONTHS.replace("106", "106.5").replace("2020-01,101,x\n", "") + "2021-01,113,x\n"
    messages = [re.sub(r"\b[0-9a-f]{7,}\b", "C", each["message"]) for each in odd(changed)]
    assert messages == [
        "1 row more (2021-01), 1 row fewer (2020-01) than C",
        "2020-06: 'v' was 106 C and is 106.5",
    ]
    assert "not compared with an earlier version" in said("check", "t", "--since", "--output=x")[1]


def test_files_and_entries_without_the_other_are_told(project, said):
    """A file that no entry names, an entry whose file is gone."""
    (project / "data" / "lost.csv").write_text("a\n1\n")
    (project / "data" / "public_debt.csv").unlink()
    code, told = said("check")
    assert code == 1
    assert "data/lost.csv: warning: no entry 'lost' in sources.yaml [table-no-source]" in told
    assert "data/sources.yaml:1:1: error: no table 'public_debt' [table]" in told


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("series: x", "series: TODO", "data/sources.yaml:14:3: error: 't' has TODO for series"),
        ("unit: '1'", "unit: sacos", "data/sources.yaml:19:9: error: unknown unit 'sacos' of t.v"),
        ("    v: {", "    w: {", "data/sources.yaml:19:5: error: data/t.csv has no column 'w'"),
    ],
)
def test_what_is_wrong_in_sources_yaml_is_told_where_it_stands_there(project, said, odd, before, after, told):
    """At the field, at the unit, at the column: also what is only found beside the table."""
    odd(MONTHS)
    sources = project / "data" / "sources.yaml"
    head, entry = sources.read_text("utf-8").split("\nt:")
    sources.write_text(f"{head}\nt:{entry.replace(before, after)}", "utf-8")
    assert told in said("check", "t")[1]


def test_a_source_that_a_text_names_is_open(project, said):
    """It is no error that it has no table yet: it is told, where it stands, as something to look up."""
    (project / "a.md").write_text("# T\n\nOne thing is said.\n\n# Sources\n\n- ICO, Coffee 2024\n", "utf-8")
    assert run(["-C", str(project), "import", str(project / "a.md"), "--lang", "en"]) == 0
    code, told = said("check", "unverified_1")
    lines = (project / "data" / "sources.yaml").read_text("utf-8").split("\n")
    at = lines.index('  licence: "unverified"') + 1
    assert code == 0
    assert f"data/sources.yaml:{at}:3: warning: nobody has looked up 'unverified_1' yet: ICO" in told
