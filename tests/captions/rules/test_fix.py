"""Mending: what it claims is mended, a second time changes nothing, and no word is ever another."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import builders
from langreel.captions.limits import RULE_SETS
from langreel.captions.rules import RULES, check
from langreel.captions.rules.fix import _fits, _flowing, _need, _shared, mend
from langreel.model import Cue, Span, Track

ALWAYS = {name for name, rule in RULES.items() if rule.always}


def cue(start: int, end: int, *lines: str) -> Cue:
    return Cue(Span(start, end - start), lines)


def track(*cues: Cue) -> Track:
    return Track(cues, 30)


def drawn(track: Track) -> list[str]:
    return [f"{each.span.start}-{each.span.end} {'|'.join(each.lines)}" for each in track.cues]


@pytest.mark.parametrize(
    ("lang", "before", "after"),
    [
        ("zh", [cue(0, 60, "中国手里，有１２００亿……")], ["0-60 中国手里 有1200亿…"]),
        ("zh", [cue(0, 60, "<i>斯科特.贝森特?！</i>")], ["0-60 斯科特·贝森特？"]),
        ("en", [cue(0, 90, "- Yes , really", "– No...")], ["0-90 -Yes, really|-No…"]),
        ("en", [cue(0, 60, "It doubled and then…"), cue(62, 120, "…it fell.")], ["0-60 It doubled and then",
                                                                            "62-120 it fell."]),
        ("en", [cue(0, 90, "Two lines", "where one will do")], ["0-90 Two lines where one will do"]),
        ("zh", [cue(0, 150, "这些美元最后都去了哪里它们绕了一圈又被借回给了美国")],
         ["0-150 这些美元最后都去了哪里|它们绕了一圈又被借回给了美国"]),
        ("zh", [cue(0, 60, "前半句"), cue(55, 120, "后半句")], ["0-53 前半句", "55-120 后半句"]),
        ("zh", [cue(0, 50, "前半句"), cue(60, 120, "后半句")], ["0-58 前半句", "60-120 后半句"]),
        ("zh", [cue(60, 70, "短"), cue(0, 300, "长长的一句话")], ["0-58 长长的一句话", "60-85 短"]),
        ("zh", [cue(0, 300, "太长")], ["0-210 太长"]),
        ("zh", [cue(0, 30, "，")], []),
        # A cue of no frames, and one that ends before it begins.
        ("zh", [cue(30, 30, "一"), cue(90, 80, "二")], ["30-55 一", "90-115 二"]),
    ],
)  # fmt: skip
def test_breaches_are_mended(lang, before, after):
    """At 30 frames a second, without a film."""
    assert drawn(mend(track(*before), lang, None)) == after


def test_a_cue_that_holds_too_much_becomes_several():
    """Its time is shared by what there is to read, gaps included."""
    text = "Much of the money finds its way back into American markets, " * 3
    mended = mend(track(cue(0, 360, text.strip())), "en", None, rules="netflix-en")
    assert (
        len(mended.cues) >= 3
        and " ".join(line for each in mended.cues for line in each.lines) == text.strip()
    )
    assert not {f.rule for f in check(mended, "en", None, rules="netflix-en")} & ALWAYS


@pytest.mark.parametrize(
    ("lines", "frames", "parts"),
    [
        (["一二三", "四五六"], 60, ["30-90 一二三|四五六"]),
        # By characters: four of six, one of six, one of six.
        (["一二", "三四", "五"], 60, ["30-78 一二|三四", "78-90 五"]),
        (["一二", "三四", "五", "六", "七"], 70, ["30-70 一二|三四", "70-90 五|六", "90-100 七"]),
        (["一", "", "二", "", "三"], 60, ["30-70 一|二", "70-90 三"]),
        # One frame each at least, and one after the other.
        (["一二", "三四", "五"], 1, ["30-31 一二|三四", "31-32 五"]),
        (["一", "二", "三", "四", "五"], 0, ["30-31 一|二", "31-32 三|四", "32-33 五"]),
        (
            ["一", "二", "三三三三", "四四四四", "五"],
            2,
            ["30-31 一|二", "31-32 三三三三|四四四四", "32-33 五"],
        ),
        (["一"], 60, ["30-90 一"]),
        ([""], 60, []),
        ([], 60, []),
    ],
)
def test_the_time_of_a_cue_is_shared_by_what_there_is_to_read(lines, frames, parts):
    """Two lines a cue; each begins where the one before ends."""
    shared = _shared(cue(30, 30 + frames, *lines), lines, RULE_SETS["house"].of("zh"))
    assert drawn(track(*shared)) == parts


def test_a_sentence_over_two_cues_loses_its_marks_and_nothing_else():
    """Where it breaks off and where it goes on; other lines stay."""
    lines = [("It rose", "and then…"), ("…it fell", "…twice."), (), ("…so",)]
    assert _flowing(lines) == [("It rose", "and then"), ("it fell", "…twice."), (), ("so",)]


@pytest.mark.parametrize(
    ("lines", "fits"),
    [
        (["一二三四五六七八九十一二三四五六"], True),
        (["一二三四五六七八九十一二三四五六七"], False),
        (["一", "一二三四五六七八九十一二三四五六七"], False),
        # Two lines and the space between them are more than one holds.
        (["一二三四五六七八", "一二三四五六七八"], True),
        (["一二三四五六七八", "一二三四五六七"], False),
        (["-一", "-二"], True),
        (["–一", "-二"], True),
        (["-一", "二"], False),
        (["一二三四五六七八", "一二三四五六七八", "一"], False),
        ([], True),
    ],
)
def test_lines_that_fit_are_left_alone(lines, fits):
    """Two, none wider than sixteen, and not less than fits on one."""
    assert _fits(lines, RULE_SETS["house"].of("zh")) is fits


@pytest.mark.parametrize(
    ("lang", "rules", "lines", "frames"),
    [
        ("zh", "house", ["一二三四五六七八九"], 30),
        ("zh", "house", ["一二三四五六七八九", "十"], 34),
        # Of stacked lines the slower one counts; a third line is in the last language.
        ("zh+en", "house", ["一二三四五六七八九", "twenty letters, here"], 30),
        ("zh+en", "house", ["一", "twenty letters, here."], 32),
        ("zh+en", "house", ["一", "one", "twenty letters, here."], 32),
        # 160 words a minute and 0.3 s a word are more than 20 characters a second.
        ("en", "bbc-en", ["one two three", "four"], 40),
        ("en", "bbc-en", ["one"], 9),
        ("zh", "bbc-en", ["一 二 三 四"], 11),
        ("zh", "bbc-en", ["一"], 2),
        ("zh", "house", [], 0),
        ("zh+en", "house", [], 0),
    ],
)
def test_a_cue_needs_the_time_to_be_read(lang, rules, lines, frames):
    """At 30 frames a second, rounded up."""
    assert _need(cue(0, 1, *lines), lang, RULE_SETS[rules], fps=30) == frames


def test_stacked_lines_keep_their_places():
    """Only their characters are mended, each in its own language."""
    before = track(cue(0, 90, "第１句。", "It rose，then…", "…and １"), cue(92, 150, "…第2句", "…it fell"))
    assert drawn(mend(before, "zh+en", None)) == [
        "0-90 第1句|It rose,then…|…and 1",
        "92-150 …第2句|…it fell",
    ]


def test_no_cue_outlasts_its_film(spoken):
    """It ends with the last frame, whatever its file says."""
    timeline = spoken("zh", 30, [({"zh": ["第一句话"]}, [(1, 2)])], tail=0.5)
    assert drawn(mend(track(cue(30, 240, "第一句话")), "zh", None)) == ["30-240 第一句话"]
    assert drawn(mend(track(cue(30, 240, "第一句话")), "zh", timeline)) == ["30-105 第一句话"]


def test_a_film_tells_where_a_comma_stood(spoken):
    """What stood together in the script is one again when lines are broken anew."""
    before = track(cue(30, 150, "这些美", "元最后都去了哪里它们绕了一圈", "又"))
    assert drawn(mend(before, "zh", None)) == ["30-150 这些美 元最后|都去了哪里它们绕了一圈 又"]
    whole = spoken("zh", 30, [({"zh": ["这些美元最后都去了哪里它们绕了一圈又"]}, [(1, 4)])], tail=1)
    assert drawn(mend(before, "zh", whole)) == ["30-150 这些美元最后|都去了哪里它们绕了一圈又"]


def test_terms_are_kept_on_one_line():
    """What a lexicon keeps is not torn by a new break."""
    text = "They have held the Northern Lights for a very good while"
    before = track(cue(0, 120, text))
    assert drawn(mend(before, "en", None)) == [
        "0-120 They have held the Northern Lights|for a very good while"
    ]
    kept = mend(before, "en", None, keep=("Northern Lights for a",))
    assert drawn(kept) == ["0-120 They have held|the Northern Lights for a very good while"]


def test_cues_are_moved_to_the_cut(spoken):
    """A cue that begins just after a cut begins on it, one that ends just before it leaves two frames."""
    texts = {"zh": ["第一句话"]}
    timeline = spoken("zh", 30, [(texts, [(1, 2)]), (texts, [(4, 2)])], tail=0.5)
    mended = mend(track(cue(30, 100, "第一句话"), cue(110, 180, "第一句话")), "zh", timeline)
    assert drawn(mended) == ["30-103 第一句话", "105-180 第一句话"]
    # Rules that know no cuts leave beginnings where they are.
    without_cuts = mend(
        track(cue(30, 100, "第一句话"), cue(110, 180, "第一句话")), "zh", timeline, rules="youtube"
    )
    assert drawn(without_cuts) == ["30-110 第一句话", "110-180 第一句话"]


zh = st.text(st.sampled_from("中国美债的了是一二三12亿元，。！？…“”《》、 A.-—"), min_size=1, max_size=30)
en = st.text(st.sampled_from(list("abc ABC 123,.!?…-'\"$%—") + [" "] * 5), min_size=1, max_size=60)


@st.composite
def tracks(draw):
    lang = draw(st.sampled_from(["zh", "en", "ja"]))
    words = en if lang == "en" else zh
    cues = draw(
        st.lists(
            st.builds(
                lambda at, length, lines: cue(at, at + length, *lines),
                st.integers(0, 900), st.integers(1, 300), st.lists(words, min_size=1, max_size=3),
            ),
            max_size=6,
        )
    )  # fmt: skip
    return lang, track(*cues)


def said(track: Track) -> str:
    return "".join(
        sorted(c for each in track.cues for line in each.lines for c in line if c.isalnum())
    ).casefold()


@given(
    tracks(),
    st.sampled_from(sorted(RULE_SETS)),
)
@settings(max_examples=250)
def test_mending_keeps_its_word(made, rules):
    """Nothing that is always mended is found again, mending again changes nothing, and no letter is lost."""
    lang, before = made
    mended = mend(before, lang, None, rules=rules)
    left = [f for f in check(mended, lang, None, rules=rules) if f.rule in ALWAYS]
    assert not left, left
    assert mend(mended, lang, None, rules=rules) == mended
    assert said(mended) == said(before)


@given(tracks())
@settings(max_examples=60)
def test_mending_keeps_its_word_beside_a_film(spoken_film, made):
    """The same with shots, speech and a last frame."""
    lang, before = made
    mended = mend(before, lang, spoken_film)
    assert not [f for f in check(mended, lang, spoken_film) if f.rule in ALWAYS]
    assert mend(mended, lang, spoken_film) == mended


@pytest.fixture(scope="module")
def spoken_film():
    """Forty seconds with a cut every two."""
    texts = {lang: ["一句话"] for lang in ("zh", "en", "ja")}
    said = [(texts, [(2 * number + 1 / 6, 1.5)]) for number in range(20)]
    return builders.timeline("zh", 30, said, lengths=[60] * 20)
