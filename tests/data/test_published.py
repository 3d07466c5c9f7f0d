"""Tables as their publishers hand them out: what can be told without a doubt is read, the rest is asked."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from langreel import data
from langreel.errors import ContentError

TIC = (
    "Table 5: Major Foreign Holders of Treasury Securities\t\t\nBillions of dollars\t\t\n\t\t\n"
    'Country\t2024-12\t2024-11\nJapan\t1061.5\t1087.1\n"China, Mainland"\t759\t768.6\nTotal\t8619.3\t8723.3\n'
)
WORLD_BANK = (
    '\ufeff"Data Source","World Development Indicators",\r\n\r\n"Last Updated Date","2025-10-07",\r\n\r\n'
    '"Country Name","Country Code","2023","2024",\r\n"China","CHN","18270","18743",\r\n'
)
EXCEL = "\ufeffDatum;Mrd. Euro\r\n31.12.2018;-12,5\r\n31.12.2019;1.898,7\r\n"
IMF = (
    "ISO\tSubject\t2024\nCHN\tGross debt\t88.3\nJPN\tGross debt\tn/a\n\t\t\nInternational Monetary Fund\t\t\n"
)
PUBLISHED = {
    "title lines and tabs": (
        TIC,
        {"Country": ("Japan", "China, Mainland", "Total"), "2024-12": (1061.5, 759.0, 8619.3),
         "2024-11": (1087.1, 768.6, 8723.3)},
    ),
    "a preface, and a comma at the end of lines": (
        WORLD_BANK,
        {"Country Name": ("China",), "Country Code": ("CHN",),
         "2023": (18270.0,), "2024": (18743.0,)},
    ),
    "semicolons, decimal commas, days first": (
        EXCEL, {"Datum": (date(2018, 12, 31), date(2019, 12, 31)), "Mrd. Euro": (-12.5, 1898.7)},
    ),
    "UTF-16, tabs and a note below": (
        IMF.encode("utf-16"),
        {"ISO": ("CHN", "JPN"), "Subject": ("Gross debt",) * 2, "2024": (88.3, None)},
    ),
    "UTF-16 without its mark": (
        "year\tdebt\n2024\t1.5\n".encode("utf-16-le"), {"year": (2024.0,), "debt": (1.5,)},
    ),
    "thousands, and dots for what is missing": (
        'Country,2024\nChina,"18,743.80"\nJapan,..\n',
        {"Country": ("China", "Japan"), "2024": (18743.8, None)},
    ),
    "a full stop, stars and dashes for what is missing, as FRED, NASA and the IMF have them": (
        "day,rate,anomaly,debt\n2024-01-01,.,***,--\n2024-01-02,3.95,.5,1.5\n",
        {"day": (date(2024, 1, 1), date(2024, 1, 2)), "rate": (None, 3.95), "anomaly": (None, 0.5),
         "debt": (None, 1.5)},
    ),
    "thousands and lakhs of India": (
        'state,rupees\nx,"1,23,45,678"\ny,"30,00,000"\nz,"1,234.5"\n',
        {"state": ("x", "y", "z"), "rupees": (12345678.0, 3000000.0, 1234.5)},
    ),
    "apostrophes between thousands": (
        "a;b\nx;1'234'567.5\ny;1’240’000\n", {"a": ("x", "y"), "b": (1234567.5, 1240000.0)},
    ),
    "brackets around what is below zero": (
        'a,b\nx,"(1,234.5)"\ny,(5)\n', {"a": ("x", "y"), "b": (-1234.5, -5.0)},
    ),
    "digits of another script": (
        "السنة;السكان\n٢٠٢٣;١٬٢٣٤٬٥٦٧\n٢٠٢٤;٣٫٥\n", {"السنة": (2023.0, 2024.0), "السكان": (1234567.0, 3.5)},
    ),
    "words with numbers in them": ("a,b\nx,5 kg\ny,7 p\n", {"a": ("x", "y"), "b": ("5 kg", "7 p")}),
    "millions between commas": ("a;b\nx;1,234,567\ny;2\n", {"a": ("x", "y"), "b": (1234567.0, 2.0)}),
    "thousands by thin spaces, and a true minus": (
        "a;b\nx;12\u202f345,5\ny;−3,25\n", {"a": ("x", "y"), "b": (12345.5, -3.25)},
    ),
    "bars": ("a|b\nx, y|1\nz|2\n", {"a": ("x, y", "z"), "b": (1.0, 2.0)}),
    "a note alone on its line": (
        "year,debt\n2023,1\n2024,2\nSource: Treasury\n", {"year": (2023.0, 2024.0), "debt": (1.0, 2.0)},
    ),
    "a note below a blank line": (
        "year,debt\n2023,1\n2024,2\n\nNotes,\nRounded.,\n", {"year": (2023.0, 2024.0), "debt": (1.0, 2.0)},
    ),
    "months first": (
        "day,debt\n1/31/2024,1\n2/1/2024,2\n",
        {"day": (date(2024, 1, 31), date(2024, 2, 1)), "debt": (1.0, 2.0)},
    ),
}  # fmt: skip


@pytest.mark.parametrize("how", PUBLISHED)
def test_a_table_is_read_as_it_is_published(columns, how):
    """Separator, encoding, title lines, footers, decimal signs and gaps are seen."""
    content, expected = PUBLISHED[how]
    assert columns(content) == expected


@pytest.mark.parametrize(
    ("name", "content", "read", "expected"),
    [
        (
            "debt.tsv",
            "freq,geo\\TIME_PERIOD\t2021 \t2022 \nA,DE\t83155031 \t83237124 p\nA,FR\t: \t68172977 ep\n",
            "",
            {"freq,geo\\TIME_PERIOD": ("A,DE", "A,FR"), "2021": (83155031.0, None),
             "2022": (83237124.0, 68172977.0)},
        ),
        (
            "debt.txt",
            "# decimal  monthly\n# date  average\n"
            "1958   3    315.71\n1958   4    317.45\n1958   5    -9.99\n",
            "{names: [year, month, ppm], missing: '-9.99'}",
            {"year": (1958.0,) * 3, "month": (3.0, 4.0, 5.0), "ppm": (315.71, 317.45, None)},
        ),
    ],
)  # fmt: skip
def test_eurostat_and_noaa_are_read(columns, name, content, read, expected):
    """Tabs with commas in a column and notes behind numbers; columns of spaces below remarks."""
    assert columns(content, read, name) == expected


@pytest.mark.parametrize(
    ("words", "codec"),
    [("指标,2022年末总人口\n全国,141175\n", "gb18030"), ("時間軸（年次）,全国\n2022年,124947\n", "cp932"),
     ("연도,인구\n장래인구 추계,51751065\n", "cp949"), ("Jahr;Bevölkerung\n2023;84\n", "cp1252")],
)  # fmt: skip
def test_the_likely_encoding_is_named(told, words, codec):
    """Of what is no UTF-8, the hint says what it seems to be."""
    assert f"read: {{encoding: {codec}}}" in told(words.encode(codec))


def test_rows_without_a_header_are_asked_for_one(told):
    """Numbers in columns of spaces name nothing."""
    assert "no line names the columns" in told("1958   3   315.71\n1958   4   317.45\n1958   5   317.51\n")


def test_a_last_row_without_numbers_stays(columns):
    """A country with no data is no note."""
    assert columns("country,debt\nChina,1\nZimbabwe,\n")["country"] == ("China", "Zimbabwe")


@pytest.mark.parametrize(
    ("content", "read", "column", "values"),
    [
        ("a,b\nx,-9.99\ny,1\n", '{missing: "-9.99"}', "b", (None, 1.0)),
        ("a,b\nx,-\ny,1\n", '{missing: ["-", "x"]}', "a", (None, "y")),
        ('a,b\nx,"1,234"\ny,5\n', '{thousands: ","}', "b", (1234.0, 5.0)),
        ('a,b\nx,"1,234"\ny,5\n', '{decimal: ","}', "b", (1.234, 5.0)),
        ("a;b\nx;1.234\ny;5\n", '{thousands: "."}', "b", (1234.0, 5.0)),
        ("a;b\nx;1.234\ny;5\n", '{decimal: "."}', "b", (1.234, 5.0)),
        ("a,b\nx,1'234\n", "{thousands: \"'\"}", "b", (1234.0,)),
        ("a,b\n1,05/06/2024\n", "{dates: day-first}", "b", (date(2024, 6, 5),)),
        ("a,b\n1,05/06/2024\n", "{dates: month-first}", "b", (date(2024, 5, 6),)),
        ("one\ntwo,three\na,b\n1,2\n", "{skip: 2}", "b", (2.0,)),
        ("a,b\n1,2\n3,4\nSum,6\nof 2,rows\n", "{footer: 2}", "b", (2.0, 4.0)),
        ("a,b,c\n1,2,3,4\n5,6,7,8\n", "{names: [w, x, y, z]}", "z", (4.0, 8.0)),
        ("1,2\n3,4\n", "{names: [x, y]}", "y", (2.0, 4.0)),
        ("a;b,c\nd;e,f\n", '{separator: ";"}', "b,c", ("e,f",)),
        ("a,b\nx,für\n".encode("cp1252"), "{encoding: cp1252}", "b", ("für",)),
    ],
)  # fmt: skip
def test_sources_yaml_says_what_cannot_be_told(columns, content, read, column, values):
    """Signs for gaps, decimal signs, the order of days, lines above and below, names, separator, encoding."""
    assert columns(content, read)[column] == values


@pytest.mark.parametrize(
    ("cells", "values"),
    [
        (["12%", "13.5 %", ""], (12.0, 13.5, None)),
        (["€1,234.50", "-€2", "(€3)"], (1234.5, -2.0, -3.0)),
        (["US$3", "US$4"], (3.0, 4.0)),
        # signs that are not all one stay what they are: text
        (["12%", "13"], ("12%", "13")),
        (["$3", "€4"], ("$3", "€4")),
    ],
)
def test_numbers_that_all_have_one_sign_are_numbers(columns, cells, values):
    """A percent sign or that of a currency, before or behind."""
    rows = "".join(f'{n},"{cell}"\n' for n, cell in enumerate(cells))
    assert columns(f"a,b\n{rows}")["b"] == values


def test_years_in_columns_become_rows(columns):
    """A chart wants a row for each year."""
    content = "country,2023,2024\nChina,1,2\nJapan,..,4\n"
    assert columns(content, "{years: columns}") == {
        "country": ("China", "China", "Japan"), "year": (2023.0, 2024.0, 2024.0), "value": (1.0, 2.0, 4.0)
    }  # fmt: skip
    months = columns("country,2023-12,2024 [YR2024]\nChina,1,2\n", "{years: columns}")
    assert set(months) == {"country", "date", "value"}


def test_a_cell_of_a_turned_table_stands_where_it_is_published(publish):
    """Errors and traces name the cell of the file."""
    folder = publish("country,2023,2024\nChina,1,about 2\n", "{years: columns}")
    with pytest.raises(ContentError, match=r"data/debt\.csv:2:9: 'about 2' in 'value' is not a number"):
        data.cell(folder, "debt", {"year": 2024}, column="value", take=None)


@pytest.mark.parametrize(
    ("content", "where", "column", "value", "text"),
    [
        (TIC, {"Country": "China, Mainland"}, "2024-12", "759", "759"),
        (WORLD_BANK, {"Country Code": "CHN"}, "2024", "18743", "18743"),
        (EXCEL, {"Datum": "31.12.2019"}, "Mrd. Euro", "1898.7", "1.898,7"),
        (EXCEL, {"Datum": "2019-12"}, "Mrd. Euro", "1898.7", "1.898,7"),
        ('Country,2024\nChina,"18,743.80"\n', {"Country": "China"}, "2024", "18743.8", "18,743.80"),
        ("a,b\nx,0.1000000000000000055511151231257827\n", {"a": "x"}, "b",
         "0.1000000000000000055511151231257827", "0.1000000000000000055511151231257827"),
    ],
)  # fmt: skip
def test_a_number_is_exact_and_its_trace_is_the_file_s_text(publish, content, where, column, value, text):
    """Whatever its signs."""
    found, (cell,) = data.cell(publish(content), "debt", where, column=column, take=None)
    assert (found, cell.text) == (Fraction(value), text)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("a,b\n1,2,3\n4,5,6\n",
         "data/debt.csv:2:1: 3 cells in a table of 2 columns "
         "(the header names 2: name all 3 with read: {names: […]})"),
        ("a,b,c\n1,2,3\n4,5,6\nSource: x, y\n",
         "data/debt.csv:4:1: 2 cells in a table of 3 columns "
         "(if it is a note below the table: read: {footer: 1})"),
        ("a;b,c\nd;e,f\n",
         "data/debt.csv:1:1: the cells may be parted by semicolons or commas "
         '(say which: read: {separator: ";"})'),
        ("Debt\nChina,1.5,2\nJapan,2.5,3\n",
         "data/debt.csv:2:1: it cannot be told which line names the columns "
         "(say how many lines stand above it: read: {skip: 3})"),
        (b"PK\x03\x04rest",
         "data/debt.csv: the file is no text: it is a workbook or another packed file "
         "(name it .xlsx, if that is what it is)"),
        (b"%PDF-1.7", "data/debt.csv: the file is no text: it is a PDF (save its table as CSV)"),
        (b"a,b\n\x01\x00\x00\x00\x02,3\n",
         "data/debt.csv: the file is no text: it holds zero bytes (a table is text, a workbook or Parquet)"),
        ("<!DOCTYPE html><table><tr><td>1</td></tr></table>",
         "data/debt.csv: the file is a web page or XML, no table (save the table itself as CSV)"),
    ],
)  # fmt: skip
def test_the_true_cause_is_told(told, content, said):
    """And what to do about it."""
    assert told(content) == said


@pytest.mark.parametrize(
    ("content", "hint"),
    [
        ('a,b\nx,"1,234"\n', 'read: {thousands: ","} if it is 1234, read: {decimal: ","} if it is 1.234'),
        ("a;b\nx;1.234\n", 'read: {thousands: "."} if it is 1234, read: {decimal: "."} if it is 1.234'),
    ],
)
def test_a_number_that_may_be_two_is_none(publish, content, hint):
    """1,234 is a thousand for some and one and a bit for others: the author says which."""
    with pytest.raises(ContentError) as error:
        data.cell(publish(content), "debt", {"a": "x"}, column="b", take=None)
    assert error.value.hint == hint


def test_marks_of_the_whole_table_count_for_each_selection(publish):
    """Where another row makes a decimal comma of a doubt, what was asked before has another digest."""
    folder = publish("a;b\nx;1.234\n")
    before = data.selection_digest(folder, "debt", '{"a": "x"}')
    publish("a;b\nx;1.234\ny;2,5\n")
    assert data.selection_digest(folder, "debt", '{"a": "x"}') != before


def test_a_table_is_one_file(publish, folder):
    """debt.csv beside debt.tsv: nobody can tell which is meant."""
    publish("a,b\n1,2\n")
    (folder / "debt.tsv").write_text("a\tb\n1\t2\n")
    with pytest.raises(ContentError, match="two files are table 'debt'"):
        data.table(folder, "debt", {})
