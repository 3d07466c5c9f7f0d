"""Formats: a table is the same in every format; a file that is none is refused in words."""

from __future__ import annotations

import io
import json
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path
from typing import Any

import pandas
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from langreel import data
from langreel.data.formats import FORMATS
from langreel.data.grid import CELLS, LARGEST
from langreel.data.layout import sheet_of
from langreel.data.oddities import oddities
from langreel.data.read_options import ReadOptions
from langreel.errors import ContentError

ROWS = [("2024-11-30", "China", 768.6, None), ("2024-12-31", "Japan", 0.1, "a note")]
NAMES = ("date", "country", "debt", "note")
TABLE = {
    "date": (date(2024, 11, 30), date(2024, 12, 31)),
    "country": ("China", "Japan"),
    "debt": (768.6, 0.1),
    "note": (None, "a note"),
}


def workbook(*rows: Any, **others: list[Any]) -> bytes:
    """A workbook with a sheet ``Data``, and others by name."""
    book = Workbook()
    sheets = {"Data": rows, **others}
    for name, lines in sheets.items():
        sheet = book.create_sheet(name)
        for line in lines:
            sheet.append(line)
    del book["Sheet"]
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def parquet(frame: pandas.DataFrame, folder: Path) -> bytes:
    import fastparquet

    file = folder / "made.parquet"
    fastparquet.write(str(file), frame)
    raw = file.read_bytes()
    file.unlink()
    return raw


def as_format(suffix: str, folder: Path) -> bytes:
    """The table in a format."""
    records = [{name: value for name, value in zip(NAMES, row) if value is not None} for row in ROWS]
    if suffix in (".xlsx", ".xlsm"):
        return workbook(NAMES, *((datetime.fromisoformat(day), *rest) for day, *rest in ROWS))
    if suffix == ".json":
        return json.dumps([dict(zip(NAMES, ROWS[0])), records[1]], indent=1).encode()
    if suffix == ".jsonl":
        return "\n".join([json.dumps(dict(zip(NAMES, ROWS[0]))), json.dumps(records[1])]).encode()
    if suffix == ".parquet":
        frame = pandas.DataFrame([dict(zip(NAMES, row)) for row in ROWS])
        return parquet(frame.assign(date=pandas.to_datetime(frame["date"])), folder)
    sign = {".csv": ","}.get(suffix, "\t")
    return "\n".join(sign.join("" if v is None else str(v) for v in row) for row in [NAMES, *ROWS]).encode()


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_table_is_the_same_in_every_format(publish: Callable[..., Path], tmp_path: Path, suffix: str):
    """Numbers, days, text and gaps; the trace is by selection, the number exact."""
    folder = publish(as_format(suffix, tmp_path), name=f"debt{suffix}")
    assert dict(data.table(folder, "debt", {}).columns) == TABLE
    value, (cell,) = data.cell(folder, "debt", {"since": "2024-12"}, column="debt", take=None)
    assert (value, cell.row, cell.text) == (Fraction("0.1"), "date=2024-12-31", "0.1")
    asked = '{"country": "China"}'
    before = data.selection_digest(folder, "debt", asked)
    assert before and data.selection_difference(folder, "debt", asked, then=before) == ""


# Workbooks


def test_a_sheet_is_named_where_there_are_several(columns, told):
    """By its name or its number; one without cells does not count."""
    book = workbook(["a"], [1], Notes=[["b"], [2]], Empty=[])
    assert told(book, name="debt.xlsx") == (
        "data/debt.xlsx: the workbook has 2 sheets with cells (say which: read: {sheet: Data}; "
        "there are Data, Notes)"
    )
    assert columns(book, "{sheet: Notes}", "debt.xlsx") == {"b": (2.0,)}
    assert columns(book, "{sheet: 1}", "debt.xlsx") == {"a": (1.0,)}
    assert told(book, "{sheet: Dta}", "debt.xlsx") == (
        "data/debt.xlsx: the workbook has no sheet 'Dta' (perhaps you meant 'Data'?)"
    )
    assert told(book, "{sheet: 9}", "debt.xlsx") == "data/debt.xlsx: the workbook has no sheet 9 (it has 3)"


def test_a_workbook_as_it_is_published(columns):
    """Title lines, a spacer column, a note below."""
    book = workbook(
        ["Table 1", None, None, None], [], ["Country", None, 2023, 2024], ["China", None, 1.5, "n/a"],
        ["Japan", None, 2, 3.25], [], ["Source: somebody"],
    )  # fmt: skip
    assert columns(book, name="debt.xlsx") == {
        "Country": ("China", "Japan"), "2023": (1.5, 2.0), "2024": (None, 3.25)
    }  # fmt: skip


def test_an_error_of_a_workbook_names_row_and_column(told):
    """As the program that made it counts them."""
    book = workbook(["a", "b"], [1, 2], [3, "soon"])
    said = told(book, name="debt.xlsx", where={"c": 1})
    assert said == "data/debt.xlsx:1:1: no column 'c' (known: a, b, since, until)"


# JSON


@pytest.mark.parametrize(
    "content",
    [
        '[{"a": 1.10, "b": {"c": "x"}}]',
        '{"meta": {"page": 1}, "data": [{"a": 1.10, "b": {"c": "x"}}]}',
        '[{"page": 1}, [{"a": 1.10, "b": {"c": "x"}}]]',
        '{"a": 1.10, "b": {"c": "x"}}\n{"a": 1.10, "b": {"c": "x"}}\n',
    ],
)
def test_records_are_read_wherever_they_lie(columns, publish, content):
    """A list, the only list of an object, the World Bank's list in a list, one record a line."""
    found = columns(content, name="debt.json")
    assert set(found) == {"a", "b.c"} and set(found["a"]) == {1.1}
    _, cells = data.cell(publish(content, name="debt.json"), "debt", {}, column="a", take="first")
    assert cells[0].text == "1.10"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("[{]", "1:3: the file is not JSON: Expecting property name enclosed in double quotes"),
        ("[1, 2]", "1:2: this is no record"),
        ('[{"a": 1},\n {"b": [1]}]', "2:2: 'b' holds a list, no value"),
        ('{"a": 1}', " the file has no one list of records: it has no list"),
        ('{"a": [], "b": []}', " the file has no one list of records: it has the lists a, b"),
        ("[" * 100_000, " the file is nested too deeply"),
        ("", "1:1: the file is not JSON: Expecting value"),
        ("[]", "1:1: the file is empty"),
    ],
)
def test_what_is_no_list_of_records(told, content, said):
    """Told by line and column."""
    assert told(content, name="debt.json").startswith(f"data/debt.json:{said}")


def test_what_parquet_holds_is_exact(columns, publish, tmp_path):
    """Whole numbers beyond those of a double, words of a category, gaps of every kind."""
    frame = pandas.DataFrame({
        "whole": pandas.array([1, None, 2**60 + 1], dtype="Int64"),
        "word": pandas.Categorical(["a", "b", "a"]),
        "when": pandas.to_datetime(["2020-01-01", "2020-01-02", None]),
        "part": [0.1, float("nan"), 1e20],
    })  # fmt: skip
    raw = parquet(frame, tmp_path)
    assert columns(raw, name="debt.parquet")["when"] == (date(2020, 1, 1), date(2020, 1, 2), None)
    folder = publish(raw, name="debt.parquet")
    assert data.cell(folder, "debt", {}, column="whole", take="max")[0] == 2**60 + 1
    assert data.cell(folder, "debt", {"word": "b"}, column="when", take=None)[0] == date(2020, 1, 2)


def test_a_damaged_parquet_file_ends_nothing(told, tmp_path):
    """Whatever is wrong within it: it is read in a process of its own."""
    raw = bytearray(as_format(".parquet", tmp_path))
    for at in range(0, len(raw) - 8, len(raw) // 6):
        raw[4 + at : 8 + at] = b"\xff\xff\xff\x7f"
    assert told(bytes(raw), name="debt.parquet") == "data/debt.parquet: the file is damaged (save it anew)"


# Files that are none


def zip_bomb() -> bytes:
    """Ten gigabytes of zeros as the sheet of a workbook, packed in a few megabytes."""
    out = io.BytesIO(workbook(["a"], [1]))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
        packed.writestr("xl/media/zeros", bytes(5 * LARGEST))
    return out.getvalue()


def with_entity(entity: str) -> bytes:
    """A workbook whose sheet has a document type, with an entity ``&a;`` in a cell."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook(["a"], ["x"]))) as book, zipfile.ZipFile(out, "w") as spoilt:
        for name in book.namelist():
            raw = book.read(name)
            if name == "xl/worksheets/sheet1.xml":
                raw = f"<!DOCTYPE w [{entity}]>".encode() + raw.replace(b"<t>x", b"<t>&a;")
            spoilt.writestr(name, raw)
    return out.getvalue()


def entities() -> bytes:
    """Entities of entities, a gigabyte when they are written out."""
    doubled = (f'<!ENTITY {name} "{f"&{inner};" * 10}">' for name, inner in zip("abcdefgh", "bcdefghi"))
    return with_entity(f'<!ENTITY i "{10 * "i"}">{"".join(reversed([*doubled]))}')


def locked() -> bytes:
    """The head of an old compound file that holds an encrypted package."""
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(512)
    )


def many_cells() -> bytes:
    return b"a,b,c\n" + b"1,2,3\n" * (CELLS // 3 + 1)


def packed() -> bytes:
    """A packed file without anything in it."""
    out = io.BytesIO()
    zipfile.ZipFile(out, "w").close()
    return out.getvalue()


OLD_BOOK = b"\xd0\xcf\x11\xe0" + bytes(600)
NO_NAMES = ":1:1: the file is empty (the first line names the columns)"
REFUSED: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "a password": ("xlsx", locked, "the workbook has a password (save it without one)"),
    "an old workbook": ("xlsx", lambda: OLD_BOOK, "the workbook is of an old kind (.xls) (save it as .xlsx)"),
    "an empty workbook": ("xlsx", workbook, NO_NAMES),
    "a zip bomb": ("xlsx", zip_bomb, "the table is too large: 320 MB when unpacked ("),
    "a bomb of entities": ("xlsx", entities, "the file is no workbook: limit on input amplification"),
    "an entity of a file": (
        "xlsx",
        lambda: with_entity('<!ENTITY a SYSTEM "file:///etc/hostname">'),
        "the file is no workbook: undefined entity",
    ),
    "half a workbook": ("xlsx", lambda: workbook(["a"], [1])[:2000], "the file is no workbook: File is not"),
    "another packed file": ("xlsx", packed, "the file is no workbook: "),
    "text as a workbook": ("xlsx", lambda: b"a,b\n1,2\n", "the file is no workbook: File is not a zip file"),
    "a workbook as CSV": ("csv", lambda: workbook(["a"], [1]), "the file is no text: it is a workbook or"),
    "bytes": ("csv", lambda: struct.pack("<64I", *range(64)), "the file is no text: it holds zero bytes"),
    "a picture": ("csv", lambda: b"\x89PNG\r\n\x1a\n" + bytes(50), "the file is no text: it is a picture"),
    "an empty file": ("csv", bytes, NO_NAMES),
    "too many cells": ("csv", many_cells, "the table is too large: more than 2,000,000 cells"),
    "no Parquet": ("parquet", lambda: b"PAR", "the file is not Parquet (save it as Parquet or CSV)"),
    "half a Parquet file": ("parquet", lambda: b"PAR1" + bytes(60), "the file is damaged (save it anew)"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_a_file_that_is_no_table_is_refused(told, what):
    """In words, with what to do."""
    suffix, make, said = REFUSED[what]
    told_of = told(make(), name=f"debt.{suffix}")
    assert told_of.removeprefix(f"data/debt.{suffix}").removeprefix(": ").startswith(said), told_of


def test_a_large_file_is_refused_before_it_is_read(folder: Path):
    """200 MB cost nothing: its size is looked at first."""
    with (folder / "debt.csv").open("wb") as file:
        file.truncate(200 * 2**20)
    assert peak(folder) < 150
    assert "the table is too large: 200 MB" in refusal(folder)


def test_a_bomb_is_refused_in_bounded_memory(folder: Path):
    """What is packed is counted before it is unpacked."""
    (folder / "debt.xlsx").write_bytes(zip_bomb())
    assert peak(folder) < 150
    assert "320 MB when unpacked" in refusal(folder)


READ = """
import pathlib, re, sys
from langreel import data
try:
    data.cell(pathlib.Path(sys.argv[1]), "debt", {}, column="a", take="first")
except Exception as error:
    print(error)
print(int(re.search(r"VmHWM:\\s+(\\d+)", pathlib.Path("/proc/self/status").read_text())[1]) // 1024)
"""


def done(folder: Path) -> list[str]:
    run = [sys.executable, "-c", READ, str(folder)]
    return subprocess.run(run, capture_output=True, text=True, check=True).stdout.splitlines()


def peak(folder: Path) -> int:
    """The most megabytes that a process takes which reads the table."""
    return int(done(folder)[-1])


def refusal(folder: Path) -> str:
    return done(folder)[0]


def test_csv_waits_for_no_library(folder: Path):
    """What reads workbooks and Parquet is loaded when there is one."""
    (folder / "debt.csv").write_text("a\n1\n")
    code = READ + "print(*sorted({'pandas', 'openpyxl', 'fastparquet', 'numpy'} & set(sys.modules)))"
    run = [sys.executable, "-c", code, str(folder)]
    assert subprocess.run(run, capture_output=True, text=True, check=True).stdout.splitlines()[-1] == ""


def test_without_its_library_parquet_says_what_to_install(folder: Path):
    """An extra of its own."""
    (folder / "debt.parquet").write_bytes(b"PAR1")
    code = f"import sys; sys.modules['fastparquet'] = None\n{READ}"
    run = [sys.executable, "-c", code, str(folder)]
    said = subprocess.run(run, capture_output=True, text=True, check=True).stdout
    assert "reading Parquet needs fastparquet (pip install 'langreel[tables]')" in said


EDITS = st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=4)), min_size=1, max_size=12)


@pytest.mark.parametrize("suffix", [".csv", ".tsv", ".xlsx", ".json", ".jsonl"])
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=EDITS, years=st.booleans())
def test_no_bytes_lead_to_a_traceback(
    tmp_path: Path, suffix: str, edits: list[tuple[float, bytes]], years: bool
):
    """A file that somebody spoilt is read, or refused in words."""
    raw = bytearray(as_format(suffix, tmp_path))
    for place, put in edits:
        at = int(place * len(raw))
        raw[at : at + 2] = put
    file = tmp_path / f"spoilt{suffix}"
    file.write_bytes(bytes(raw))
    options = ReadOptions(years="columns" if years else "")
    with suppress(ContentError):
        sheet = sheet_of(file, file.name, options, len(raw), hash(bytes(raw)))
        list(oddities(sheet, [name for name, kind in sheet.kinds.items() if kind == "number"]))
