"""Even lines: a title in few lines of like length, no word alone on one of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from langreel.languages import LANGUAGES, of
from langreel.languages.letters import ems
from langreel.linebreak import breaks, wrap

TITLES = [
    ("en", 26, "Where China's | Treasuries went"),
    ("en", 20, "Where do | the dollars go?"),
    ("en", 23, "More carbon dioxide, | more warmth"),
    ("en", 28, "Where the money comes from, | and where it goes"),
    ("de", 28, "Wohin Chinas | Staatsanleihen gingen"),
    ("es", 34, "Adónde fueron los bonos | del Tesoro chinos"),
    ("fr", 31, "Où sont passés les bons | du Trésor chinois"),
    ("ru", 26, "Сколько золота покупают | центральные банки"),
    ("ar", 23, "أين ذهبت | السندات الصينية؟"),
    ("ko", 12, "중국의 미국 | 국채는 어디로"),
    ("zh", 8, "最好买卖的 | 国债市场"),
    ("zh", 16, "全球央行每年净买入的黄金 | （暗色：该年数字为约数）"),
    ("ja", 9, "中国が持つ | 米国債の行方"),
    ("th", 24, "พันธบัตรสหรัฐ | ของจีนหายไปไหน"),
]


@pytest.mark.parametrize(("lang", "width", "broken"), TITLES)
def test_a_title_is_broken_evenly(lang: str, width: int, broken: str):
    """In the languages that have spaces and in those that have none."""
    lines = broken.split(" | ")
    title = (" " if of(lang).spaced else "").join(lines)
    assert " | ".join(wrap(title, lang, width, even=True)) == broken


def lonely(lines: Sequence[str], lang: str, share: float) -> bool:
    """Whether a line is one word of less than a ``share`` of what each should have; or one character."""
    if not of(lang).spaced:
        return any(sum(map(str.isalnum, line)) < 2 for line in lines)
    each = sum(map(ems, lines)) / len(lines)
    return any(" " not in line and ems(line) < share * each for line in lines)


def layouts(title: str, lang: str, width: int, count: int) -> list[list[str]]:
    """Every way to break it into so many lines that fit."""
    stops = [edge.offset for edge in breaks(title, lang)]
    ways = [
        [title[a:b].strip() for a, b in pairwise((0, *cut, len(title)))]
        for cut in combinations(stops, count - 1)
    ]
    return [way for way in ways if all(ems(line) <= width for line in way)]


WORDS = st.lists(st.text("aeimnorst", min_size=1, max_size=11), min_size=2, max_size=8).map(" ".join)
CHARACTERS = st.text("中国美债的了去哪儿最大市场年期，", min_size=4, max_size=18)


@given(
    st.one_of(
        st.tuples(WORDS, st.sampled_from([code for code in LANGUAGES if of(code).spaced])),
        st.tuples(CHARACTERS, st.sampled_from([code for code in LANGUAGES if not of(code).spaced])),
    ),
    st.integers(4, 24),
)
@settings(max_examples=200, deadline=None)
def test_no_word_stands_alone_where_that_can_be_helped(title: tuple[str, str], width: int):
    """If a line is one short word, every other way into as many lines has one, too."""
    words, lang = title
    lines = wrap(words, lang, width, measure=ems, even=True)
    if 1 < len(lines) <= 4 and lonely(lines, lang, 0.4):
        assert all(lonely(way, lang, 0.6) for way in layouts(words, lang, width, len(lines)))


def test_sentences_of_every_language_leave_no_word_alone():
    """Those of the tables, at every width at which they take two lines or three."""
    rows = (Path(__file__).parent / "lines.scripts.txt").read_text(encoding="utf-8").splitlines()
    for lang, _, broken in (row.partition(": ") for row in rows):
        text = (" " if of(lang).spaced else "").join(broken.split(" | "))
        for width in range(8, int(ems(text))):
            lines = wrap(text, lang, width, measure=ems, even=True)
            if len(lines) < 4 and lonely(lines, lang, 0.4):
                assert all(lonely(way, lang, 0.6) for way in layouts(text, lang, width, len(lines))), lines
