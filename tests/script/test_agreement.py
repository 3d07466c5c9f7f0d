"""Agreement: what zh and en say of a number must be the same quantity."""

import pytest

from langreel.model import Line, Place
from langreel.script.agreement import compare, numbers_apart, partly_compared


def told(zh, en):
    """What is found in a line of two languages: `lang: message (hint)`."""
    pair = (Line("a", 1, "zh", zh), Line("a", 1, "en", en))
    return [f"{problem.message} ({problem.hint})" for problem in compare(*pair)]


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("7700亿美元", "$770 billion"),
        ("1.2万亿美元", "$1.2 trillion"),
        ("一万二千亿美元", "1.2 trillion dollars"),
        ("百分之三十四点五", "34.5 percent"),
        ("涨了三分之一", "up by a third"),
        ("工资减半", "a salary cut in half"),
        ("翻了一番", "it doubled"),
        ("2%到3%", "2 to 3 percent"),
        ("2013年11月", "in November 2013"),
        ("十一年里", "in eleven years"),
    ],
)
def test_the_same_quantity_in_other_words(zh, en):
    """Units, numerals and shares are read, not compared letter by letter."""
    assert told(zh, en) == []


SAME = """
# decades and centuries
上世纪90年代初。 | In the early 1990s.
上世纪五六十年代。 | In the 1950s and 1960s.
上世纪50、60年代。 | In the 1950s and 1960s.
20世纪80年代。 | In the 1980s.
二十世纪七十年代。 | In the 1970s.
19世纪70年代末。 | In the late 1870s.
十八世纪中叶。 | In the middle of the eighteenth century.
21世纪以来。 | Since the start of the 21st century.
# growth: by so much, and to so much
不到五年翻了一倍。 | It doubled in under five years.
房价涨了两倍。 | House prices tripled.
产量增加了三倍。 | Output quadrupled.
产量增至三倍。 | Output tripled.
产量翻了两番。 | Output quadrupled.
涨了近一倍。 | It nearly doubled.
比去年多了五倍。 | Six times as many as last year.
增长了150%。 | It grew two and a half times.
增长到150%。 | It grew to one and a half times.
收入增长了1.5倍。 | Income grew by 150%.
增幅达到120%。 | An increase of 120%.
股价涨了200%。 | Shares tripled.
价格下跌了50%。 | Prices were halved.
成本降到了原来的三分之一。 | Costs fell to a third of what they were.
比去年下降两成。 | Down a fifth on the year.
债务是GDP的1.24倍。 | Debt is 124% of GDP.
# times of day
从早上9点到下午3点半。 | From 9 a.m. to 3:30 p.m.
早上八点半。 | At half past eight in the morning.
晚上9点一刻。 | At a quarter past nine in the evening.
3点整。 | At three o'clock.
# spans
半个世纪过去了。 | Half a century has passed.
一个半世纪。 | A century and a half.
两年半。 | Two and a half years.
一年半。 | Eighteen months.
半年后。 | Six months later.
# units and names glued to digits
芯片做到3nm。 | Chips went down to 3 nm.
容量64GB。 | 64 GB of memory.
4K画面。 | 4K pictures.
价格是$1.2T。 | The price is $1.2T.
报告叫《AI 2027》。 | The report is called AI 2027.
气温零下5度。 | Minus 5 degrees.
# words of numbers that count nothing
秦统一六国。 | Qin unified the six states.
五四运动。 | The May Fourth Movement.
十之八九。 | Nine times out of ten.
30多岁。 | In their thirties.
"""
OTHER = """
房价涨了两倍。 | House prices doubled.
20世纪80年代。 | In the 1880s.
增长了150%。 | It grew 1.5 times.
增长到150%。 | It grew by 150%, to two and a half times.
价格下跌了30%。 | Prices fell by 70%.
股价涨了100%。 | Shares tripled.
上世纪五六十年代。 | In the 1950s and 1970s.
债务是GDP的1.24倍。 | Debt is 1.24% of GDP.
五个月后。 | Half a year later.
"""


def pairs(table):
    return [row.split(" | ") for row in table.splitlines() if " | " in row]


@pytest.mark.parametrize(("zh", "en"), pairs(SAME))
def test_grammar_says_a_number_in_its_own_way(zh, en):
    """Growth, decades, times of day and spans are what they mean; names and idioms count nothing."""
    assert told(zh, en) == []


@pytest.mark.parametrize(("zh", "en"), pairs(OTHER))
def test_grammar_hides_no_difference(zh, en):
    """What is nearly the same is not the same."""
    assert told(zh, en) != []


def test_growth_is_read_in_japanese():
    """By 150 percent, and to 150 percent."""
    grown, reached = (Line("a", 1, "ja", text) for text in ("150%増えた。", "150%に増えた。"))
    english = [Line("a", 1, "en", f"{times} times as much.") for times in ("2.5", "1.5")]
    assert [bool([*compare(line, twin)]) for line in (grown, reached) for twin in english] == [
        False, True, True, False,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("zh", "en", "hint"),
    [
        ("90亿美元", "$90 billion", "亿 is 100 million"),
        ("1.2万亿美元", "$1.2 billion", "万亿 is 1 trillion"),
        ("7700亿美元", "$780 billion", "say the same in both"),
    ],
)
def test_another_quantity_is_found_on_both_sides(zh, en, hint):
    """Each side's number is named, with the usual cause."""
    mine, theirs = told(zh, en)
    assert mine.endswith(f"is not said in 'en' (the other line says {en!r}; {hint})")
    assert theirs.startswith(f"{en!r} is not said in 'zh'")


def test_large_words_are_those_of_the_two_languages():
    """Each side hears what its own word means to the other; digits that differ have no such cause."""
    pair = (Line("a", 1, "ja", "90億ドル"), Line("a", 1, "en", "$90 billion"))
    assert [problem.hint for problem in compare(*pair)] == [
        "the other line says '$90 billion'; 億 is 100 million",
        "the other line says '90億ドル'; billion is 10億",
    ]
    assert told("2亿美元", "$20")[0].endswith("亿 is 100 million)")
    assert told("2亿美元", "$30")[0].endswith("say the same in both)")
    assert told("1000吨", "100 tonnes")[0].endswith("say the same in both)")
    assert told("0吨", "100 tonnes")[0].endswith("say the same in both)")


def test_a_number_that_one_language_leaves_out():
    """2013 is said in Chinese only."""
    assert told("2013年以来，一直在降。", "It has been falling ever since.") == [
        "'2013年' is not said in 'en' (say it in both, or make it a figure)"
    ]


def apart(source: str, source_text: str, lang: str, text: str) -> tuple[list[str], list[str]]:
    """The numbers of two lines that only one of them says."""
    only, added = numbers_apart(Line("a", 1, source, source_text), Line("a", 1, lang, text))
    return [each for each, _ in only], [each for each, _ in added]


BILLION = {
    "en": "$1.32 billion", "es": "1,32 mil millones de dólares", "de": "1,32 Milliarden Dollar",
    "fr": "1,32 milliard de dollars", "pt-BR": "1,32 bilhão de dólares", "it": "1,32 miliardi di dollari",
    "ru": "1,32 миллиарда долларов", "ja": "13.2億ドル", "ko": "13.2억 달러", "ar": "1.32 مليار دولار",
    "hi": "1.32 अरब डॉलर", "zh": "13.2亿美元", "zh-Hant": "13.2億美元", "pl": "1,32 miliarda dolarów",
    "sv": "1,32 miljarder dollar", "fa": "۱٫۳۲ میلیارد دلار", "th": "1.32 พันล้านดอลลาร์",
    "tr": "1,32 milyar dolar",
}  # fmt: skip
TRILLION = {
    "en": "$1.32 trillion", "es": "1,32 billones de dólares", "de": "1,32 Billionen Dollar",
    "fr": "1,32 billion de dollars", "pt-BR": "1,32 trilhão de dólares",
    "it": "1,32 mila miliardi di dollari",
    "ru": "1,32 триллиона долларов", "ja": "1.32兆ドル", "ko": "1.32조 달러", "ar": "1.32 ترليون دولار",
    "hi": "13.2 खरब डॉलर", "zh": "1.32万亿美元", "zh-Hant": "1.32兆美元", "pl": "1,32 biliona dolarów",
    "sv": "1,32 biljoner dollar", "fa": "۱٫۳۲ هزارمیلیارد دلار", "th": "1.32 ล้านล้านดอลลาร์",
    "tr": "1,32 trilyon dolar",
}  # fmt: skip


@pytest.mark.parametrize("lang", BILLION)
@pytest.mark.parametrize("source", ["zh", "en"])
def test_a_billion_is_caught_in_every_language(source: str, lang: str) -> None:
    """The long scale, the short one and the ten thousands: the same number agrees, a thousandth does not."""
    for right, wrong in ((BILLION, TRILLION), (TRILLION, BILLION)):
        assert apart(source, right[source], lang, right[lang]) == ([], [])
        mine, theirs = apart(source, right[source], lang, wrong[lang])
        assert mine == [right[source]] and len(theirs) == 1


def test_where_words_are_not_read_numbers_in_digits_are_compared() -> None:
    """A half in words is no finding in Swedish; a three for a thirty is."""
    assert apart("zh", "四十年后，减少了一半。", "sv", "Fyrtio år senare hade det halverats.") == ([], [])
    assert apart("zh", "涨到了原来的30倍。", "sv", "Det är 3 gånger så mycket.") == (["30倍"], ["3"])


def test_where_nothing_is_read_bare_digits_are_compared() -> None:
    """Klingon: at any power of ten where the source has a large word, else to the digit."""
    assert apart("zh", "1980年是9080亿美元。", "tlh", "1980: 908 bIQ") == ([], [])
    assert apart("zh", "26.9万亿", "tlh", "26,9 bIQ") == ([], [])
    assert apart("zh", "30倍", "tlh", "3 logh") == (["30"], ["3"])


@pytest.mark.parametrize(
    ("lang", "told"), [("zh", []), ("sv", ["in words"]), ("tlh", ["their digits alone"])]
)
def test_what_is_not_compared_is_told(lang: str, told: list[str]) -> None:
    """A check that did not run never looks like one that passed: one finding says how far it goes."""
    found = list(partly_compared(lang, Place("x.po")))
    assert all(each.rule == "partly-compared" and each.severity == "info" for each in found)
    assert [words for words, each in zip(told, found, strict=True) if words not in each.message] == []
