"""What no line may tear."""

from __future__ import annotations

import pytest

from langreel.linebreak import breaks, glued, wrap


def torn(text: str, lang: str, keep: tuple[str, ...] = ()) -> str:
    """The text with ``|`` at every legal break."""
    pieces, last = [], 0
    for edge in breaks(text, lang, keep):
        pieces.append(text[last : edge.offset])
        last = edge.offset
    return "|".join([*pieces, text[last:]])


NUMBERS = """
    1200亿元 2013年底 10月21日 2.6% 1.32万亿美元 ¥1,234.5 第79任 3.5个百分点 -0.3% 38万亿
    1000多吨 十年期 70多天 两千多万美元 百分之二点六 三分之一 2000年以来 2008年
    4381美元/盎司 1.43%-3.35% $1.32万亿 80年代 6.9万 5年里 一百块钱 同比 首次
"""


@pytest.mark.parametrize("whole", NUMBERS.split())
def test_a_chinese_number_keeps_its_unit(whole: str):
    """Numbers, their signs, scales and units stand on one line, as do words that phrase models tear."""
    assert torn(whole, "zh") == whole
    assert whole in torn(f"如今只剩{whole}左右", "zh")


@pytest.mark.parametrize(
    "whole",
    [
        "$1.32 trillion",
        "2.6 percent",
        "21 October 2025",
        "October 21, 2025",
        "November 2013",
        "$8.5 billion a year",
        "1,000 tonnes",
        "4,381 dollars an ounce",
        "16 basis points",
        "half a trillion dollars",
        "two percent",
        "hundreds of billions",
        "one for one",
        "Dr. Chen",
        "S&P 500",
        "3.5 percentage points",
        "-0.3 percent",
    ],
)
def test_an_english_number_keeps_its_unit(whole: str):
    """No break stands between a number and what it counts, inside a date, or after a title."""
    assert torn(whole, "en") == whole
    assert whole in torn(f"It was, they say, {whole} in all.", "en")


def test_a_unit_is_not_read_into_the_next_word():
    """2013年|中国 may break although 年中 is a word, and 美国|债务 although 国债 is one."""
    assert torn("2013年中国手里的美债", "zh").startswith("2013年|中")
    assert torn("美国债务越来越多", "zh").startswith("美|国|债")


def test_kept_terms_never_break():
    """A term of the lexicon holds together, in Chinese and as whole words in English."""
    assert "离岸人民币" in torn("离岸人民币汇率", "zh", ("离岸人民币",))
    assert (
        torn("the Federal Reserve Board met", "en", ("Federal Reserve Board",))
        == "the |Federal Reserve Board |met"
    )
    assert "US |T" in torn("the US Treasury", "en", ("S T",))


def test_short_titles_and_latin_words_stay_whole():
    """《广场协议》, USDT and AT&T are one piece; a long title may break."""
    assert "《广场协议》" in torn("《广场协议》签订之后", "zh")
    assert torn("买USDT和AT&T的股票", "zh") == "买|USDT|和|AT&T|的|股|票"
    assert "|" in torn("《关于进一步促进国际收支平衡的若干意见》", "zh").strip("《》")


def test_dashes_and_dots_come_in_pairs():
    """—— and …… are one sign each; a line may end after them, never inside or before."""
    assert "——|" in torn("债务很多——非常多", "zh") and "|—" not in torn("债务很多——非常多", "zh")
    assert "……|" in torn("他说……然后走了", "zh") and "|…" not in torn("他说……然后走了", "zh")


@pytest.mark.parametrize(
    ("text", "lang"), [("（见附录）他说：“你好！”", "zh"), ("「はい」、と言った。ちょっと", "ja")]
)
def test_no_line_begins_with_a_closer_or_ends_with_an_opener(text: str, lang: str):
    """Kinsoku: closing marks, stops and small kana do not begin a line, opening marks do not end one."""
    for line in torn(text, lang).split("|"):
        assert line[0] not in "）”！。，、：」っょ" and line[-1] not in "（“「"


def test_glue_says_where_it_holds():
    """Spans are offsets into the text."""
    assert (2, 9) in glued("只剩7300亿美元了", "zh")


def test_names_with_a_dot_stay_whole():
    """斯科特·贝森特 may break nowhere beside its dot."""
    assert "特·贝" in torn("财政部长斯科特·贝森特说", "zh")


def test_a_no_break_space_does_not_break():
    """U+00A0 ties two words."""
    assert wrap("one two\u00a0three", "en", 10) == ("one", "two\u00a0three")


def test_a_number_keeps_a_unit_of_the_project(tmp_path, monkeypatch: pytest.MonkeyPatch):
    """A large word may stand between them; words that the project takes back hold together no longer."""
    for folder in ("script", "scenes", "data"):
        (tmp_path / folder).mkdir()
    monkeypatch.chdir(tmp_path)
    units = tmp_path / "data/units.yaml"
    units.write_text(
        'bag: {ja: "{}袋", hi: "{} बोरे", es: {written: "{} sacos", one: "{} saco"}, de: "Säcke: {}"}\n',
        "utf-8",
    )
    assert "3,048万袋" in torn("輸出は3,048万袋に達した。", "ja")
    assert "4.805 करोड़ बोरे" in torn("निर्यात 4.805 करोड़ बोरे तक पहुंचा", "hi")
    assert "30,48 millones sacos" in torn("exportó 30,48 millones sacos de café", "es")
    assert "Säcke: 30" in torn("im Jahr Säcke: 30 und mehr", "de")
    units.write_text('bag: {hi: "{} थैले"}\n', "utf-8")
    assert "करोड़ |बोरे" in torn("निर्यात 4.805 करोड़ बोरे तक पहुंचा", "hi")
