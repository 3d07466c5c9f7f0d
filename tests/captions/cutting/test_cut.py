"""Cutting words into cues: by sense, by rule, timed to the dub."""

from __future__ import annotations

from itertools import pairwise
from textwrap import dedent

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from langreel.captions.cutting import bilingual, cut
from langreel.captions.formats import srt
from langreel.captions.rules import check
from langreel.errors import ContentError, UsageError
from langreel.model import LexiconEntry

DEBT = {
    "zh": [
        "每秒钟，美国的债务就增加大约6.9万美元，也就是说，你看完这段视频的时候，它又多欠了两千多万美元！",
        "为什么？",
    ],
    "en": [
        "Every second the debt grows by about $69,000, which means that by the time you have watched"
        " this video, it will have borrowed another twenty million dollars!",
        "Why?",
    ],
}
HOLDINGS = {
    "zh": ["2013年底，[peak]中国手里的美债有1.32万亿美元。", "如今只剩[now]7300亿美元。"],
    "en": [
        "At the end of 2013, [peak]China held $1.32 trillion of US Treasuries.",
        "Today, [now]$730 billion is left.",
    ],
}
TOLD = [(HOLDINGS, [(0.35, 5.2), (5.85, 2.6)]), (DEBT, [(9.35, 9.8), (19.45, 0.7)])]


def test_chinese_on_its_own_dub(spoken, drawn):
    """Stops and commas go, numbers stay whole, cues chain by two frames and clear the cut by two."""
    timeline = spoken("zh", 30, TOLD)
    track = cut(timeline, "zh", {})
    assert srt.write(track) == dedent("""\
        1
        00:00:00,333 --> 00:00:05,800
        2013年底
        中国手里的美债有1.32万亿美元

        2
        00:00:05,866 --> 00:00:08,933
        如今只剩7300亿美元

        3
        00:00:09,000 --> 00:00:13,466
        每秒钟 美国的债务
        就增加大约6.9万美元

        4
        00:00:13,533 --> 00:00:19,400
        也就是说 你看完这段视频的时候
        它又多欠了两千多万美元！

        5
        00:00:19,466 --> 00:00:20,400
        为什么？
        """)
    assert drawn(track, timeline, 10) == [
        " 1111111111111111222222222233333333333334444444444444444445555",
        "|========================= |=================================",
    ]
    assert check(track, "zh", timeline) == ()


def test_english_on_the_chinese_dub(spoken, drawn):
    """Line n of the other language stands while line n is said; a mark falls where its mark is said."""
    timeline = spoken("zh", 30, TOLD)
    track = cut(timeline, "en", {})
    assert srt.write(track) == dedent("""\
        1
        00:00:00,333 --> 00:00:05,800
        At the end of 2013, China held
        $1.32 trillion of US Treasuries.

        2
        00:00:05,866 --> 00:00:08,933
        Today, $730 billion is left.

        3
        00:00:09,000 --> 00:00:12,233
        Every second the debt grows
        by about $69,000,

        4
        00:00:12,300 --> 00:00:15,800
        which means that by the time
        you have watched this video,

        5
        00:00:15,866 --> 00:00:19,400
        it will have borrowed
        another twenty million dollars!

        6
        00:00:19,466 --> 00:00:20,400
        Why?
        """)
    assert [finding.severity for finding in check(track, "en", timeline)] == ["info"]


def test_two_languages_say_the_same_at_once(spoken):
    """One line of each; where one is longer, the other stands while it goes on."""
    timeline = spoken("zh", 30, TOLD)
    assert [cue.lines for cue in bilingual(timeline, "zh", "en", lexicons={}).cues] == [
        ("2013年底 中国手里的美债", "At the end of 2013, China held"),
        ("有1.32万亿美元", "$1.32 trillion of US Treasuries."),
        ("如今只剩7300亿美元", "Today, $730 billion is left."),
        ("每秒钟 美国的债务", "Every second the debt grows"),
        ("就增加大约6.9万美元", "by about $69,000, which means"),
        ("也就是说 你看完这段视频的时候", "that by the time you have watched"),
        ("也就是说 你看完这段视频的时候", "this video, it will have borrowed"),
        ("它又多欠了两千多万美元！", "another twenty million dollars!"),
        ("为什么？", "Why?"),
    ]


def test_a_short_line_stands_into_the_silence(spoken, drawn):
    """A cue that is too short or too fast takes what it needs of the silence behind it."""
    timeline = spoken(
        "zh", 30, [({"zh": ["好。"], "en": ["That is what a whole nation put aside."]}, [(0.5, 0.4)])], tail=3
    )
    assert drawn(cut(timeline, "zh", {}), timeline) == [
        "   11111",
        "|  ===",
    ]
    assert drawn(cut(timeline, "en", {}), timeline) == [
        "   111111111111",
        "|  ===",
    ]
    assert [f.rule for f in check(cut(timeline, "en", {}), "en", timeline)] == ["ideal-speed"]


def test_what_cannot_be_read_in_time_is_told(spoken):
    """No silence to take: the cue stays whole, and the check says that it is too fast."""
    said = [
        (
            {"zh": ["好，走。", "再见。"], "en": ["All right, let us go on to the next one.", "Bye."]},
            [(0.4, 1.0), (1.5, 1.0)],
        )
    ]
    timeline = spoken("zh", 30, said)
    track = cut(timeline, "en", {})
    cues = track.cues
    assert [cue.lines for cue in cues] == [("All right, let us go on to the next one.",), ("Bye.",)]
    assert [f.rule for f in check(track, "en", timeline) if f.severity == "error"] == ["reading-speed"]


@pytest.mark.parametrize(
    ("silence", "rows"),
    [
        (0.4, ["1111111111122222222222", "=========  =========="]),
        (0.7, ["11111111111  22222222222", "=========    =========="]),
        (1.5, ["11111111111       22222222222", "=========         ========="]),
    ],
)
def test_gaps_are_two_frames_or_half_a_second(spoken, drawn, silence: float, rows: list[str]):
    """A short silence is closed to two frames; a longer one leaves half a second free."""
    timeline = spoken(
        "zh", 30, [({"zh": ["这是第一句话。", "这是第二句话。"]}, [(0.0, 1.5), (1.5 + silence, 1.5)])]
    )
    assert drawn(cut(timeline, "zh", {}), timeline) == rows


def test_a_cue_near_a_cut_snaps_to_it(spoken):
    """The first cue of a shot begins on the cut, the last of the shot before ends two frames earlier."""
    said = [({"zh": ["债越滚越大。"]}, [(0.3, 2.0)]), ({"zh": ["谁来接手？"]}, [(3.0, 1.5)])]
    timeline = spoken("zh", 30, said)
    edge = timeline.shots[0].frames
    track = cut(timeline, "zh", {})
    first, second = track.cues
    assert (first.span.end, second.span.start) == (edge - 2, edge)
    assert check(track, "zh", timeline) == ()


@pytest.mark.parametrize("rest", range(3, 40))
def test_a_cue_ends_with_its_shot_or_clear_of_it(spoken, rest):
    """However many frames are left: it neither stands too long after its words nor ends close to it."""
    begins = 2.3 + rest / 30 + 1.0
    said = [({"zh": ["债越滚越大。"]}, [(0.3, 2.0)]), ({"zh": ["谁来接手？"]}, [(begins, 1.5)])]
    timeline = spoken("zh", 30, said, tail=rest / 30)
    assert check(cut(timeline, "zh", {}), "zh", timeline) == ()


def test_kept_terms_are_never_torn(spoken):
    """A term that the lexicon keeps stands on one line of one cue."""
    said = [({"zh": ["各国央行手里的特别提款权篮子货币总额今年又一次创下了新的纪录"]}, [(0.0, 7.0)])]
    timeline = spoken("zh", 30, said)
    lines = [
        line
        for cue in cut(timeline, "zh", {"特别提款权篮子货币": LexiconEntry(keep=True)}).cues
        for line in cue.lines
    ]
    assert any("特别提款权篮子货币" in line for line in lines)


def test_a_long_line_stands_no_longer_than_seven_seconds(spoken):
    """Slow speech is divided even where two lines would hold it."""
    timeline = spoken("zh", 30, [({"zh": ["债务越滚越大，利息也越来越高。"]}, [(0.0, 12.0)])])
    track = cut(timeline, "zh", {})
    cues = track.cues
    assert len(cues) == 2 and all(cue.span.frames <= 210 for cue in cues)


def test_a_missing_translation_is_told(spoken):
    """A segment without the language is an error that names the segment, not a traceback."""
    timeline = spoken("zh", 30, [({"zh": ["好。"]}, [(0.0, 1.0)])])
    with pytest.raises(ContentError, match="segment 's0' has no line 1 in 'ja'"):
        cut(timeline, "ja", {})
    with pytest.raises(UsageError, match="no subtitle rules 'hose'"):
        cut(timeline, "zh", {}, rules="hose")


def test_one_word_over_a_long_translation(spoken):
    """A text that cannot be divided as often as the other stands through all of its cues."""
    said = [
        (
            {"zh": ["是。"], "en": ["Yes, " + "and it went on and on and on " * 6 + "for years."]},
            [(0.0, 12.0)],
        )
    ]
    track = bilingual(spoken("zh", 30, said), "zh", "en", lexicons={})
    cues = track.cues
    assert {cue.lines[0] for cue in cues} == {"是"} and all(len(cue.lines[1]) <= 42 for cue in cues)


PHRASES = ["debt", "the", "$1.32 trillion", "grows,", "of", "Treasuries.", "21 October 2025", "and"]
LETTERS = st.sampled_from("中国美债增加了有的在是2013年底1.32万亿元%，。！？、：；“”《》（）—…· abcUSD")
WORDS = st.one_of(st.text(LETTERS, min_size=1, max_size=12), st.text(LETTERS, min_size=30, max_size=90))
DROPPED = set(" ，。；、…？！·—?!,.;:：?")


@given(WORDS, st.floats(0.2, 15), st.sampled_from([15, 24, 25, 30, 60]))
@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_cues_give_back_every_word_in_order(spoken, text: str, seconds: float, fps: int):
    """Joined, the cues say what the line says, but for dropped marks; times rise, apart."""
    timeline = spoken("zh", fps, [({"zh": [text, "然后呢？"]}, [(0.3, seconds), (0.6 + seconds, 1.0)])])
    track = cut(timeline, "zh", {})
    cues = track.cues
    said = [char for char in text + "然后呢？" if char not in DROPPED]
    assert [char for cue in cues for line in cue.lines for char in line if char not in DROPPED] == said
    for before, after in pairwise(cues):
        assert before.span.end + 2 <= after.span.start
    assert all(
        cue.span.frames > 0 and cue.span.start >= 0 and cue.span.end <= timeline.frames for cue in cues
    )
    assert all(0 < len(line) <= 16 for cue in cues for line in cue.lines) and all(
        len(cue.lines) <= 2 for cue in cues
    )


@given(
    st.lists(st.sampled_from(PHRASES), min_size=4, max_size=30),
    st.text(st.sampled_from("中国美债增加了有的在是年底亿元，。！"), min_size=1, max_size=60),
)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_both_halves_give_back_every_word(spoken, words: list[str], text: str):
    """Joined without repeats, each half of a bilingual track says its whole line."""
    timeline = spoken("en", 30, [({"zh": [text], "en": [" ".join(words)]}, [(0.3, 9.0)])])
    track = bilingual(timeline, "zh", "en", lexicons={})
    cues = track.cues
    english = [
        line
        for n, cue in enumerate(cues)
        for line in cue.lines[-1:]
        if n == 0 or cues[n - 1].lines[-1] != line
    ]
    if len({cue.lines[-1] for cue in cues}) == len(cues):
        assert " ".join(english) == " ".join(words)
    for before, after in pairwise(cues):
        assert before.span.end + 2 <= after.span.start
