"""Quantities read back from text: what a Chinese and an English sentence say is one exact quantity.

A row of ``found/zh-en.txt`` is ``Chinese | English | value unit [hedge]``, more quantities after semicolons.
"""

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from langreel.digits import rounded
from langreel.errors import ContentError
from langreel.languages.grammar import YEARLESS
from langreel.model import Quantity
from langreel.quantity import find, same, say, write

PAIRS = (Path(__file__).parent / "found" / "zh-en.txt").read_text("utf-8").splitlines()
ROWS = [[part.strip() for part in row.split("|")] for row in PAIRS if row[:1] not in ("#", "")]
CASES = [(text, lang, row[2]) for row in ROWS for text, lang in zip(row, ("zh", "en"))]


def told(found):
    """A quantity as the table writes it."""
    value, unit = found.quantity.value, found.quantity.unit
    if isinstance(value, date):
        parts = value.isoformat().split("-")[: found.quantity.digits]
        number = tuple(map(int, parts[1:] if value.year == YEARLESS else parts))
    else:
        number = value
    return number, unit, found.approx


def expected(cell):
    """The quantities of a row of the table."""
    for item in cell.split(";"):
        number, unit, *hedge = item.split()
        day = unit == "date"
        yield (tuple(map(int, number.split("-"))) if day else Fraction(number)), unit, "".join(hedge)


@pytest.mark.parametrize(("text", "lang", "cell"), CASES)
def test_found(text, lang, cell):
    """What is said in either language is the same exact value, unit and hedge."""
    assert [told(found) for found in find(text, lang)] == list(expected(cell))


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("zh", "万一出事"), ("zh", "千万别卖"), ("zh", "十分安全"), ("zh", "第三大债主"),
        ("zh", "一个国家，三家银行"), ("zh", "唯一的大池子"), ("zh", "一些统一的标准"), ("zh", "百姓"),
        ("zh", "G7和G20"), ("zh", "1:1储备"), ("zh", "成千上万"), ("zh", "星期三"), ("zh", "一年又一年"),
        ("zh", "成都"), ("zh", "完成为止"), ("zh", "5G网络"), ("zh", "百十千"), ("zh", "多半"),
        ("zh", "半天"), ("zh", "功能050"), ("zh", "上半年"), ("en", "one of them"),
        ("en", "three countries"), ("en", "a year"), ("en", "one year"), ("en", "G7 and G20"),
        ("en", "backed 1:1"), ("en", "the third largest holder"), ("en", "the first half of the year"),
        ("en", "function 050"), ("en", "it may march on"), ("en", "a third party"), ("en", "last quarter"),
        ("en", "double-digit"), ("en", "the 3rd of them"), ("en", "No. 1"), ("en", "a 5G network"),
        ("en", "24/7"), ("zh", "19世纪末"), ("zh", "二十一世纪"), ("zh", "20年代"),
        ("zh", "下午3点半"), ("zh", "早上9点"),
        ("zh", "3点钟"), ("zh", "晚上八点一刻"), ("zh", "统一六国"), ("zh", "唯一一个"), ("zh", "COVID-19"),
        ("zh", "192.168.1.1"), ("zh", "2.0.1"), ("zh", "400-800-1234"), ("zh", "16:9"), ("zh", "9:30到10:00"),
        ("zh", "比分是3-2"), ("zh", "CO2"), ("zh", "80后"), ("zh", "9·11"), ("zh", "4/2/2025"), ("zh", "7/4"),
        ("en", "at 9 a.m."), ("en", "3pm"), ("en", "the 20s"), ("en", "the late 19th century"),
        ("en", "192.168.1.1"), ("en", "2.0.1"), ("en", "202-555-0143"), ("en", "won 3-2"), ("en", "CO2"),
        ("en", "4/2/2025"), ("en", "on 5/12"), ("en", "No. 12"), ("en", "#12"), ("en", "4K video"),
    ],
)  # fmt: skip
def test_not_a_quantity(lang, text):
    """Ordinals, names, idioms, ratios and one as an article count nothing."""
    assert find(text, lang) == ()


@pytest.mark.parametrize(
    ("lang", "text", "digits"),
    [
        ("zh", "7700亿", 2), ("zh", "1.20万亿", 3), ("zh", "一万二千亿", 2), ("zh", "5247亿", 4),
        ("zh", "1000", 1), ("zh", "百分之三十四点五", 3), ("zh", "三成四", 2), ("zh", "0.05%", 1),
        ("zh", "十几万", 1), ("zh", "2024年", 1), ("zh", "10月21日", 3), ("zh", "2013年11月", 2),
        ("zh", "3亿5千万", 2), ("zh", "三分之一", 2), ("en", "770 billion", 2), ("en", "$1.20 trillion", 3),
        ("en", "1,082 tonnes", 4), ("en", "$1,000", 1), ("en", "one point three two trillion", 3),
        ("en", "0.05 percent", 1), ("en", "a third of it", 2), ("en", "November 2013", 2),
        ("en", "two and a half billion", 2), ("en", "0 percent", 1),
    ],
)  # fmt: skip
def test_precision_is_what_was_written(lang, text, digits):
    """Zeros at the end of a whole number claim nothing, decimals all count."""
    assert [found.quantity.digits for found in find(text, lang)] == [digits]


@pytest.mark.parametrize(
    ("lang", "text", "pieces"),
    [
        ("zh", "约有1.32万亿美元的美债", ["1.32万亿美元"]),
        ("zh", "三四百亿美元", ["三", "四百亿美元"]),
        ("zh", "黄金每盎司4381美元", ["每盎司4381美元"]),
        ("en", "about $1.32 trillion of debt", ["$1.32 trillion"]),
        ("en", "from 2 to 3 percent", ["2", "3 percent"]),
        ("en", "the 10-year yield", ["10-year"]),
        ("en", "In mid-2025, $4,381 an ounce", ["2025", "$4,381 an ounce"]),
    ],
)
def test_a_find_has_its_place(lang, text, pieces):
    """A quantity stands from its sign to its unit; hedges are not part of it."""
    assert [text[found.start : found.end] for found in find(text, lang)] == pieces


@pytest.mark.parametrize(
    ("zh", "en", "agree"),
    [
        ("1.32万亿美元", "$1.32 trillion", True), ("1.32万亿", "$1.32 trillion", True),
        ("1.32万亿美元", "$1.3 trillion", False), ("5000亿美元", "$524.7 billion", False),
        ("5%", "5 percentage points", False), ("三分之一", "33 percent", True),
        ("三分之一", "35 percent", False), ("一半", "50 percent", True),
        ("10月21日", "21 October 2025", True), ("10月21日", "20 October 2025", False),
        ("2024年", "2025", False), ("2024年", "2024 tonnes", False), ("翻一番", "twice", True),
    ],
)  # fmt: skip
def test_same(zh, en, agree):
    """Two texts agree on the exact value; a bare number stands for any unit, a third for 33 percent."""
    [one], [other] = find(zh, "zh"), find(en, "en")
    assert same(one.quantity, other.quantity) is agree
    assert same(other.quantity, one.quantity) is agree


VALUES = st.fractions(min_value=Fraction(1, 10**4), max_value=10**15, max_denominator=10**4)
UNITS = ["USD", "CNY", "EUR", "JPY", "GBP", "percent", "point", "t", "USD/oz", "times"]


@given(VALUES, st.integers(1, 6), st.sampled_from(UNITS), st.booleans(), st.sampled_from(["zh", "en"]))
def test_what_is_written_is_found(value, digits, unit, negative, lang):
    """write() and find() are inverse, as far as the digits are claimed."""
    quantity = Quantity(-value if negative and unit != "USD/oz" else value, unit, digits)
    [found] = find(write(quantity, lang), lang)
    assert (found.quantity.value, found.quantity.unit) == (rounded(quantity.value, digits), unit)
    assert found.quantity.digits <= digits


@given(VALUES, st.integers(1, 6), st.sampled_from(["USD", "percent", "t"]), st.sampled_from(["zh", "en"]))
def test_what_is_said_is_found(value, digits, unit, lang):
    """The words of a voice mean the same number as the digits on screen."""
    quantity = Quantity(value, unit, digits)
    [found] = find(say(quantity, lang), lang)
    assert (found.quantity.value, found.quantity.unit) == (rounded(value, digits), unit)


@given(st.dates(date(1910, 1, 1), date(2099, 12, 31)), st.integers(1, 3), st.sampled_from(["zh", "en"]))
def test_dates_that_are_written_are_found(day, digits, lang):
    """A date to its year, month or day is read back to the same part."""
    quantity = Quantity(day, "date", digits)
    [found] = find(write(quantity, lang), lang)
    assert same(found.quantity, quantity)


@given(st.text("一二两三十百千万亿零点半几数上多成分之年月日第个倍%到约0123456789.,- 美元", max_size=20))
def test_any_chinese_is_read(text):
    """Whatever stands there, finding never fails, and finds lie in order within the text."""
    ends = [edge for found in find(text, "zh") for edge in (found.start, found.end)]
    assert ends == sorted(ends) and all(0 <= edge <= len(text) for edge in ends)


ENGLISH = [
    "one", "two", "twenty", "hundred", "thousand", "trillion", "point", "and", "a", "half", "third", "of",
    "to", "percent", "dollars", "$", "5", "1,000", "2.5", "May", "October", "21", "2025", "-", "tn", ",",
    "in", "ten",
]  # fmt: skip


@given(st.lists(st.sampled_from(ENGLISH), max_size=10), st.sampled_from(["", " ", "-"]))
def test_any_english_is_read(words, joint):
    """Whatever stands there, finding never fails, and finds lie in order within the text."""
    text = joint.join(words)
    ends = [edge for found in find(text, "en") for edge in (found.start, found.end)]
    assert ends == sorted(ends) and all(0 <= edge <= len(text) for edge in ends)


def test_a_language_that_cannot_be_read_says_so():
    """A language without locale data is named, never read as another."""
    with pytest.raises(ContentError, match="numbers are not known in 'tlh'"):
        find("1.32兆ドル", "tlh")
