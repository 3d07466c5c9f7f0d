"""Tables: what is asked of them, and what they answer."""

import json
import subprocess
import sys
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from langreel import data
from langreel.errors import ContentError
from langreel.quantity import is_unit

OURS = Path(__file__).parents[1] / "data"

HOLDINGS = """\
date,country,holdings,series_break,note
2013-10-31,China,1304.5,0,
2013-11-30,China,1316.7,0,the peak
2013-11-30,Japan,1186.4,0,
2025-07-31,China,730.7,0,"first published, then revised"
2025-07-31,Japan,,1,not yet
"""
SOURCES = """\
holdings:
  title: {zh: 持有量, en: Holdings}
  publisher: {zh: 财政部, en: Treasury}
  series: TIC
  url: https://example.org
  as_of: 2025-07
  licence: public domain
  columns:
    holdings: {unit: USD, scale: 1.0e9}
"""


@pytest.fixture
def folder(tmp_path):
    """A data folder with one small table."""
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "holdings.csv").write_text(HOLDINGS, encoding="utf-8")
    (folder / "sources.yaml").write_text(SOURCES, encoding="utf-8")
    return folder


@pytest.fixture
def told(folder):
    """What is said of a table with this content when it is asked for ``holdings``."""

    def told(content, where=None, column="holdings", take=None):
        raw = content if isinstance(content, bytes) else content.encode()
        (folder / "holdings.csv").write_bytes(raw)
        with pytest.raises(ContentError) as error:
            data.cell(folder, "holdings", where or {}, column=column, take=take)
        return str(error.value)

    return told


# Tables


def test_a_table_gives_numbers_days_text_and_none(folder):
    """Numbers are floats, days are dates, text is text, an empty cell is None."""
    table = data.table(folder, "holdings", {"date": "2025-07"})
    assert dict(table.columns) == {
        "date": (date(2025, 7, 31), date(2025, 7, 31)),
        "country": ("China", "Japan"),
        "holdings": (730.7, None),
        "series_break": (0.0, 1.0),
        "note": ("first published, then revised", "not yet"),
    }
    assert len(table) == 2 and table["country"] == ("China", "Japan")


@pytest.mark.parametrize(
    ("where", "rows"),
    [
        ({}, 5),
        ({"country": "China"}, 3),
        ({"country": ["China", "Japan"]}, 5),
        ({"country": ("Japan", "Mars")}, 2),
        ({"date": "2013"}, 3),
        ({"date": 2013}, 3),
        ({"date": "2013-11"}, 2),
        ({"date": date(2013, 11, 30)}, 2),
        ({"since": "2013-11"}, 4),
        ({"since": date(2013, 11, 30), "until": 2024}, 2),
        ({"until": "2013"}, 3),
        ({"series_break": 1}, 1),
        ({"series_break": 1.0}, 1),
        ({"holdings": None}, 1),
        ({"country": "Japan", "since": "2025"}, 1),
    ],
)
def test_where_selects(folder, where, rows):
    """A column equals a value, or any of several; a day matches by its beginning; since and until include."""
    assert len(data.table(folder, "holdings", where)) == rows


def test_until_a_month_is_not_until_its_first_digit(folder):
    """2013-1 is no beginning of 2013-10: a month is matched whole."""
    with pytest.raises(ContentError, match="no row matches date=2013-1"):
        data.table(folder, "holdings", {"date": "2013-1"})


def test_a_table_of_years_has_since_and_until_too(folder):
    """Without a `date` column, the next column that tells the time is bounded."""
    (folder / "holdings.csv").write_text("year,holdings\n2000,1\n2001,2\n2002,3\n")
    assert data.table(folder, "holdings", {"since": 2001})["holdings"] == (2.0, 3.0)


def test_an_edited_file_is_read_again(folder):
    """What a process has read before does not hide what stands in the file now."""
    path = folder / "holdings.csv"
    assert data.cell(folder, "holdings", {}, column="holdings", take="max")[0] == Fraction("1316.7")
    path.write_text(HOLDINGS.replace("1316.7", "13167"))
    assert data.cell(folder, "holdings", {}, column="holdings", take="max")[0] == 13167


def test_excel_s_files_are_read(folder):
    """A mark at the beginning, CRLF and spaces around cells change nothing."""
    whole = data.table(folder, "holdings", {}).columns
    crlf = HOLDINGS.replace("\n", "\r\n").replace(",China,", ", China ,")
    (folder / "holdings.csv").write_bytes(b"\xef\xbb\xbf" + crlf.encode())
    assert data.table(folder, "holdings", {}).columns == whole


def test_a_text_that_looks_like_nothing_stays_text(folder):
    """NA and null are names like any other: only an empty cell is empty."""
    (folder / "holdings.csv").write_text("country,holdings\nNA,1\nnull,2\nnan,3\n")
    assert data.table(folder, "holdings", {})["country"] == ("NA", "null", "nan")


# One number

NOVEMBER = ["date=2013-11-30 country=China", "date=2013-11-30 country=Japan"]


@pytest.mark.parametrize(
    ("where", "take", "value", "rows"),
    [
        ({"country": "China", "date": "2025-07"}, None, "730.7", ["country=China date=2025-07-31"]),
        ({"country": "China"}, "max", "1316.7", ["country=China date=2013-11-30"]),
        ({"country": "China"}, "min", "730.7", ["country=China date=2025-07-31"]),
        ({"country": "China"}, "first", "1304.5", ["country=China date=2013-10-31"]),
        ({"country": "Japan"}, "last", "1186.4", ["country=Japan date=2013-11-30"]),
        ({"date": "2013-11"}, "sum", "2503.1", NOVEMBER),
        ({"date": "2013-11"}, "mean", "1251.55", NOVEMBER),
    ],
)
def test_a_number_is_exact_and_knows_its_cells(folder, where, take, value, rows):
    """The value is that of the text in the file, and each cell is named as a person would look it up."""
    exact, cells = data.cell(folder, "holdings", where, column="holdings", take=take)
    assert exact == Fraction(value)
    assert [cell.row for cell in cells] == rows
    assert {(cell.table, cell.column) for cell in cells} == {("holdings", "holdings")}
    assert take in ("sum", "mean") or [cell.text for cell in cells] == [value]


def test_a_day_can_be_taken(folder):
    """A figure may be a date: the first or the last, the earliest or the latest."""
    assert data.cell(folder, "holdings", {"note": "the peak"}, column="date", take=None)[0] == date(
        2013, 11, 30
    )
    assert data.cell(folder, "holdings", {"country": "Japan"}, column="date", take="max")[0] == date(
        2025, 7, 31
    )


# What can be wrong


@pytest.mark.parametrize(
    ("where", "column", "take", "said"),
    [
        ({"country": "Chna"}, "holdings", None,
         "data/holdings.csv: no row matches country=Chna (perhaps you meant 'China'?)"),
        ({"county": "China"}, "holdings", None,
         "data/holdings.csv:1:1: no column 'county' (perhaps you meant 'country'?)"),
        ({"country": "China"}, "holding", "max",
         "data/holdings.csv:1:1: no column 'holding' (perhaps you meant 'holdings'?)"),
        ({"country": "China"}, "holdings", None,
         "data/holdings.csv: 3 rows match country=China "
         "(narrow `where` by date, or take one of: max, min, first, last, sum, mean)"),
        ({"country": "China"}, "holdings", "maximum",
         "data/holdings.csv: cannot take 'maximum' of 'holdings' (perhaps you meant 'max'?)"),
        ({"country": "Japan", "date": "2025"}, "holdings", None,
         "data/holdings.csv:6:18: the cell of 'holdings' is empty (choose another row)"),
        ({"country": "Japan", "date": "2025"}, "holdings", "max",
         "data/holdings.csv: every cell of 'holdings' is empty where country=Japan, date=2025 "
         "(choose other rows or another column)"),
        ({"country": "Japan"}, "holdings", "sum",
         "data/holdings.csv:6:18: the cell of 'holdings' is empty (choose another row)"),
        ({"country": "China"}, "country", "max",
         "data/holdings.csv:2:12: 'China' in 'country' is not a number (mend it, or choose another column)"),
        ({"country": "China"}, "date", "mean",
         "data/holdings.csv:2:1: dates have no mean (take one of: max, min, first, last)"),
        ({"country": "China", "note": "not yet"}, "holdings", None,
         "data/holdings.csv: no row matches country=China, note=not yet "
         "(each part of it matches some row, but no row matches all)"),
    ],
)  # fmt: skip
def test_a_question_without_one_answer(told, where, column, take, said):
    """Whoever wrote the figure reads what is wrong with it, and what to write instead."""
    assert told(HOLDINGS, where, column, take) == said


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "data/holdings.csv:1:1: the file is empty (the first line names the columns)"),
        ("date,holdings\n", "data/holdings.csv: no row matches the whole table (the table has no rows)"),
        ("date,,holdings\n",
         "data/holdings.csv:1:1: column 2 has no name (the first line names the columns)"),
        ("a,holdings,a\n1,2,3\n", "data/holdings.csv:1:1: two columns are named 'a' (rename one of them)"),
        ("a,holdings\n1,2\n\n3\n",
         "data/holdings.csv:4:1: 1 cells in a table of 2 columns (put text that contains a comma in quotes)"),
        ("a,holdings\n1,2,3\n",
         "data/holdings.csv:2:1: 3 cells in a table of 2 columns (put text that contains a comma in quotes)"),
        ('a,holdings\n"x\ny",2\n"1,3\n',
         "data/holdings.csv:4:1: the file is not CSV: unexpected end of data (check the quotes)"),
        ("a,holdings\nx,\"1,316\"\n",
         "data/holdings.csv:2:3: '1,316' in 'holdings' is not a number "
         '(read: {thousands: ","} if it is 1316, read: {decimal: ","} if it is 1.316)'),
        ("a,holdings\nx,1316kg\n",
         "data/holdings.csv:2:3: '1316kg' in 'holdings' is not a number (mend it, or choose another column)"),
        ("a,holdings\n\"x, y\",12x\n",
         "data/holdings.csv:2:8: '12x' in 'holdings' is not a number (mend it, or choose another column)"),
        ("a,holdings\nx,inf\n",
         "data/holdings.csv:2:3: 'inf' in 'holdings' is not a number "
         "(read: {missing: [inf]} if it stands for a gap)"),
        ("a,holdings\nx,NaN\n",
         "data/holdings.csv:2:3: 'NaN' in 'holdings' is not a number "
         "(read: {missing: [NaN]} if it stands for a gap)"),
        (b"a,holdings\n\xd6\xd0\xb9\xfa,1\n",
         "data/holdings.csv:2:1: the file is not UTF-8 (save it as UTF-8 (in Excel: CSV UTF-8), "
         "or name its encoding: read: {encoding: gb18030})"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_table(told, content, said):
    """A damaged file is told by line and column."""
    assert told(content) == said


def test_a_name_never_leads_out_of_the_folder(folder):
    """A table is one of the folder's own files."""
    (folder.parent / "secret.csv").write_text("a\n1\n")
    with pytest.raises(ContentError, match=r"data/: no table '\.\./secret' \(known: holdings\)"):
        data.table(folder, "../secret", {})


def test_a_column_with_a_unit_holds_numbers(folder):
    """A chart never meets text where sources.yaml promises a number."""
    (folder / "holdings.csv").write_text(HOLDINGS.replace("1304.5", "soon"))
    with pytest.raises(ContentError, match=r"data/holdings.csv:2:18: 'soon' in 'holdings' is not a number"):
        data.table(folder, "holdings", {"country": "China"})


def test_a_column_with_a_unit_is_in_the_file(folder):
    """A column that was renamed in the file alone is noticed."""
    (folder / "holdings.csv").write_text(HOLDINGS.replace("holdings", "holdings_bn"))
    with pytest.raises(ContentError, match=r"data/holdings.csv:1:1: no column 'holdings' .*'holdings_bn'"):
        data.table(folder, "holdings", {})


def test_a_chart_needs_a_source(folder):
    """A table without an entry in sources.yaml cannot be shown."""
    (folder / "sources.yaml").write_text("")
    with pytest.raises(ContentError, match=r"data/sources.yaml: table 'holdings' has no source"):
        data.table(folder, "holdings", {})


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("licence:", "license:", "data/sources.yaml:7:3: 'holdings' has an unknown field 'license'"),
        ("  series: TIC\n", "", "data/sources.yaml:1:1: 'holdings' has no 'series'"),
        ("  series", "\tseries", "data/sources.yaml:4:1: broken YAML"),
        ("  series: TIC", "  url: TIC", "data/sources.yaml:5:3: 'url' stands here twice"),
        ("1.0e9", "billion", "data/sources.yaml:9:5: the scale of 'holdings' is not a number: 'billion'"),
        ("{unit: USD, scale: 1.0e9}", "USD", "data/sources.yaml:9:5: column 'holdings' needs a unit"),
        ("Holdings}", "Holdings, now}", "data/sources.yaml:2:3: title has no text for 'now'"),
    ],
)
def test_a_wrong_source_is_told_by_line(folder, before, after, said):
    """sources.yaml is written by hand, so its mistakes have a place."""
    (folder / "sources.yaml").write_text(SOURCES.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(ContentError) as error:
        data.sources(folder)
    assert str(error.value).startswith(said)


# Sources


def test_a_source_names_its_publisher_per_language(folder):
    """The source line on screen is in the dub's language; a plain name serves every language."""
    source = data.sources(folder)["holdings"]
    assert [source.credit(lang) for lang in ("zh", "en", "ja")] == ["财政部", "Treasury", "Treasury"]
    assert source.publisher == "Treasury"
    (folder / "sources.yaml").write_text(SOURCES.replace("{zh: 财政部, en: Treasury}", "Treasury"))
    assert data.sources(folder)["holdings"].credit("zh") == "Treasury"


def test_a_source_tells_units_and_scales(folder):
    """A cell times its scale counts the unit; days are kept as they were written."""
    source = data.sources(folder)["holdings"]
    assert source.columns == {"holdings": data.Column("USD", 1e9)}
    assert source.as_of == "2025-07"


# The trace


def test_selections_are_announced(folder):
    """Whoever listens hears of each file before it is opened, and of each selection with its digest.

    Of the list of sources, only the table's own entry counts.
    """
    heard = listening(lambda: data.table(folder, "holdings", {"since": "2013-11", "country": "China"}))
    path = str(folder / "holdings.csv")
    where = '{"country": "China", "since": "2013-11"}'
    sources, entry = str(folder / "sources.yaml"), '{"table": "holdings"}'
    assert heard == [
        ("langreel.covered", path),
        ("langreel.selected", path, "holdings", where, data.selection_digest(folder, "holdings", where)),
        ("langreel.covered", sources),
        ("langreel.selected", sources, "holdings", entry, data.source_digest(folder, "holdings")),
    ]


def test_an_entry_of_the_sources_changes_by_itself(folder):
    """Another table's entry, a comment and the order of fields change nothing for this one."""
    before = data.source_digest(folder, "holdings")
    (folder / "sources.yaml").write_text("# ours\n" + SOURCES + SOURCES.replace("holdings:", "gold:", 1))
    assert data.source_digest(folder, "holdings") == before
    (folder / "sources.yaml").write_text(SOURCES.replace("en: Treasury", "en: The Treasury"))
    assert data.source_digest(folder, "holdings") not in ("", before)
    assert data.source_digest(folder, "gone") == ""


DIFFERENCES = {
    "a cell": (HOLDINGS.replace("1316.7", "1316.8"), "row China 2013-11-30"),
    "two cells": (HOLDINGS.replace("13", "14"), "rows China 2014-10-31 and 1 more"),
    "a new row": (HOLDINGS + "2025-08-31,China,701.0,0,\n", "row China 2025-08-31"),
    "a row less": (HOLDINGS.replace("2013-10-31,China,1304.5,0,\n", ""), "1 row fewer"),
    "another country": (HOLDINGS.replace("1186.4", "1186.5"), ""),
    "no such column": (HOLDINGS.replace("country", "land"), ""),
}


@pytest.mark.parametrize("edit", DIFFERENCES)
def test_a_changed_selection_names_its_rows(folder, edit):
    """Whoever asks why a shot is stale is told the row, by the values that tell it from others."""
    where = '{"country": "China"}'
    before = data.selection_digest(folder, "holdings", where)
    content, told = DIFFERENCES[edit]
    (folder / "holdings.csv").write_text(content)
    assert data.selection_difference(folder, "holdings", where, then=before) == told


def test_a_digest_changes_with_the_rows_that_were_asked_for(folder):
    """An edited row is noticed by those who show it, and by no one else."""
    asked = [json.dumps({"country": country}) for country in ("China", "Japan")]
    before = [data.selection_digest(folder, "holdings", where) for where in asked]
    (folder / "holdings.csv").write_text(HOLDINGS.replace("1186.4", "1186.5"))
    after = [data.selection_digest(folder, "holdings", where) for where in asked]
    assert (before[0] == after[0], before[1] == after[1]) == (True, False)


def test_a_digest_is_the_same_everywhere(folder):
    """The fingerprint is made of the file's own text: no library's version has a say in it."""
    expected = "2f9c778aed981b43dc3de3abf943f378"
    assert data.selection_digest(folder, "holdings", '{"country": "Japan"}')[:32] == expected


def test_a_selection_that_is_gone_has_no_digest(folder):
    """Where the table or the column is gone, the answer is empty instead of an error."""
    assert data.selection_digest(folder, "gone", "{}") == ""
    assert data.selection_digest(folder, "holdings", '{"gone": 1}') == ""


def listening(act):
    """The announcements that reach audit hooks while ``act`` runs."""
    heard, on = [], [True]
    # A hook stays for as long as the process lives: this one stops listening.
    sys.addaudithook(lambda event, args: on and event[:9] == "langreel." and heard.append((event, *args)))
    act()
    on.clear()
    return heard


def test_pandas_waits_until_a_frame_is_asked_for(folder):
    """Reading tables costs nothing that only a scene which calculates with them has to pay."""
    code = (
        "import pathlib, sys; from langreel import data;"
        f"data.table(pathlib.Path({str(folder)!r}), 'holdings', {{}}); print('pandas' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_a_scene_may_calculate_with_a_frame(folder):
    """The selected rows as pandas has them: numbers are floats, days are dates."""
    frame = data.table(folder, "holdings", {"until": "2013"}).frame()
    assert frame.groupby("country")["holdings"].max().to_dict() == {"China": 1316.7, "Japan": 1186.4}


# The tables of this repository


def test_every_table_of_ours_has_its_source():
    """Each file has an entry and each entry a file; units are known; every column of numbers is a number."""
    sources = data.sources(OURS)
    assert set(sources) == {path.stem for path in OURS.glob("*.csv")}
    for name, source in sources.items():
        assert len(data.table(OURS, name, {})) > 0
        assert all(is_unit(column.unit) for column in source.columns.values())
        assert {"en"} < set(source.title) and source.url.startswith("https://")


@pytest.mark.parametrize(
    ("table", "where", "column", "take", "value"),
    [
        ("treasury_holdings", {"country": "China"}, "holdings_usd_bn", "max", "1316.7"),
        ("treasury_holdings_first_published", {"country": "China", "date": "2025-07"},
         "first_published_usd_bn", None, "730.7"),
        ("treasury_holdings_yearend_all", {"holder": "China", "year": 2024},
         "holdings_usd_bn", None, "759.0"),
        ("federal_debt_milestones", {"event": "first_close_above_38tn"},
         "total_public_debt_usd_bn", None, "38019.813"),
        ("us_china_trade", {"year": 2024}, "china_customs_exports_to_us_usd_bn", None, "524.7"),
        ("net_interest", {"fiscal_year": 2024}, "net_interest_usd_bn", None, "881.020"),
        ("us_inflation", {"since": 2000, "until": 2024}, "cpi_yoy_pct", "mean", "2.5764"),
        ("gold_price", {"measure": "spot_intraday_high"}, "price_usd_per_oz", None, "4381.21"),
        ("stablecoin_reserves", {"metric": "treasury_exposure_share_of_assets"}, "share_pct", None, "74.5"),
    ],
)  # fmt: skip
def test_numbers_of_ours(table, where, column, take, value):
    """The numbers that the episode rests on stand in the tables as they were published."""
    assert data.cell(OURS, table, where, column=column, take=take)[0] == Fraction(value)
