import pytest

from langreel.quantity import readings


def heard(text: str, lang: str) -> str:
    """The text with its numbers in words."""
    for start, end, words in reversed(list(readings(text, lang))):
        text = text[:start] + words + text[end:]
    return text


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("2022年之后", "二零二二年之后"),
        ("2022年前", "二零二二年前"),
        ("2013—2024年", "二零一三到二零二四年"),
        ("1980年代和80年代", "一九八零年代和八十年代"),
        ("2025年7月31日", "二零二五年七月三十一日"),
        ("2025财年", "二零二五财年"),
        ("100年前", "一百年前"),
        ("10年期国债", "十年期国债"),
    ],
)
def test_a_chinese_year_is_said_digit_by_digit(written: str, spoken: str) -> None:
    """A year is its digits, whatever follows; a number of years is a number."""
    assert heard(written, "zh") == spoken


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("34.5%", "百分之三十四点五"),
        ("-3.5%", "负百分之三点五"),
        ("3‰", "千分之三"),
        ("1.32万亿", "一点三二万亿"),
        ("3,792.5亿", "三千七百九十二点五亿"),
        ("36000000000000美元", "三十六万亿美元"),
        ("$1.32万亿", "一点三二万亿美元"),
        ("2个国家，2倍，2月2日", "两个国家，两倍，二月二日"),
        ("1/3", "三分之一"),
        ("第1名", "第一名"),
        ("１２３人", "一百二十三人"),
        ("G20", "G二十"),
    ],
)
def test_a_chinese_number_is_said_in_words(written: str, spoken: str) -> None:
    """Percent, fractions, money, large and full-width numbers, and 两 before a measure word."""
    assert heard(written, "zh") == spoken


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("In 1971 and 2008", "In nineteen seventy one and two thousand eight"),
        ("in 1905", "in nineteen oh five"),
        ("2020–2024", "twenty twenty to twenty twenty four"),
        ("the 1980s and '90s", "the nineteen eighties and nineties"),
        ("on 18 July 2025", "on the eighteenth of July twenty twenty five"),
        ("$1.32 trillion", "one point three two trillion dollars"),
        ("US$900 billion", "nine hundred billion dollars"),
        ("1,320.5", "one thousand three hundred and twenty point five"),
        ("1,320", "one thousand three hundred and twenty"),
        ("4.25%", "four point two five percent"),
        ("a 10-year bond", "a ten-year bond"),
        ("the 3rd", "the third"),
        ("-5", "minus five"),
        ("No. 1", "number one"),
    ],
)
def test_an_english_number_is_said_in_words(written: str, spoken: str) -> None:
    """Years in pairs, money after its amount, thousands with their one."""
    assert heard(written, "en") == spoken


def test_another_language_keeps_its_digits() -> None:
    """Where no words are known, the engine reads the digits itself."""
    assert heard("2025년", "ko") == "2025년"
