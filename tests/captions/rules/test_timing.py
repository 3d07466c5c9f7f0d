"""Time rules at their limits. Of the house, at 30 frames a second: cues stand for 25 to 210 frames, 2 apart;
a gap rests from 15 on; 9 Chinese characters a second are the most, 7 read with ease."""

from __future__ import annotations

import pytest

from langreel.captions.limits import RuleSet
from langreel.captions.rules import timing
from langreel.languages.model import Limits

LIMITS = [
    # A rule, cues, and the cues that it remarks on.
    ("overlap", ["0-60 前", "59-120 后"], [1]),
    ("overlap", ["0-60 前", "60-120 后"], []),
    ("tight", ["0-60 前", "59-120 后"], []),
    ("tight", ["0-60 前", "60-120 后"], [1]),
    ("tight", ["0-60 前", "61-120 后"], [1]),
    ("tight", ["0-60 前", "62-120 后"], []),
    ("loose", ["0-60 前", "62-120 后"], []),
    ("loose", ["0-60 前", "63-120 后"], [1]),
    ("loose", ["0-60 前", "74-120 后", "126-200 末"], [1, 2]),
    ("loose", ["0-60 前", "75-120 后"], []),
    # A cue that would stand too long if the gap were closed, and one that nobody sees.
    ("loose", ["0-200 前", "212-300 后"], [1]),
    ("loose", ["0-200 前", "213-300 后"], []),
    ("loose", ["0-60 前", "70-71 后"], [1]),
    ("loose", ["0-60 前", "70-70 后"], []),
    ("short", ["0-24 一", "30-55 二", "60-86 三"], [0]),
    ("long", ["0-209 一", "300-510 二", "600-811 三"], [2]),
    ("fast", ["0-30 一二三四五六七八九", "60-90 一二三四五六七八九十"], [1]),
    ("fast", ["0-30 一二三四五|六七八九", "60-90 一二三四五|六七八九十"], [1]),
    ("brisk", ["0-30 一二三四五六七", "60-90 一二三四五六七八"], [1]),
    ("brisk", ["0-30 一二三四五六七八九", "60-90 一二三四五六七八九十"], [0]),
]


@pytest.mark.parametrize(("rule", "cues", "found"), LIMITS)
def test_a_limit_is_where_it_is(judged, rule: str, cues: list[str], found: list[int]):
    """What lies on the limit may stand, what lies beyond may not."""
    assert [remark.cue for remark in getattr(timing, rule)(judged(*cues))] == found


WORDING = [
    ("overlap", ["0-60 前", "55-120 后"], "begins 5 frames before the cue before it ends", ""),
    ("tight", ["0-60 前", "61-120 后"], "begins 1 frames after the cue before it, 2 are needed", ""),
    ("loose", ["0-60 前", "70-120 后"], "a gap of 10 frames flickers", "close it to 2"),
    ("short", ["0-24 一"], "stands for 24 frames, 25 are needed", ""),
    ("long", ["0-300 一"], "stands for 300 frames, 210 are the most", ""),
    (
        "fast",
        ["0-30 一二三四五六七八九十"],
        "asks for 10.0 zh characters a second, 9 are the most",
        "say less",
    ),
    ("fast", ["0-1 一"], "asks for 30.0 zh characters a second, 9 are the most", "say less"),
    ("fast", ["0-0 一"], "asks for 30.0 zh characters a second, 9 are the most", "say less"),
    ("brisk", ["0-30 一二三四五六七八"], "asks for 8.0 zh characters a second, 7 read with ease", ""),
    ("busy", ["0-30 12345678"], "asks for 8.0 zh characters a second beside a long figure, 7.2 fit", ""),
]


@pytest.mark.parametrize(("rule", "cues", "message", "hint"), WORDING)
def test_what_a_rule_says_of_times(judged, rule: str, cues: list[str], message: str, hint: str):
    """It counts in frames, or in characters a second."""
    (remark,) = getattr(timing, rule)(judged(*cues))
    assert (remark.message, remark.hint) == (message, hint)


def test_what_a_rule_says_of_a_chart_and_a_cut(judged):
    """It names what eyes are on, and where the cue should end."""
    (remark,) = timing.busy(judged("0-30 一二三四五六七八", motion=((0, 30),)))
    assert remark.message == "asks for 8.0 zh characters a second beside a chart that moves, 7.2 fit"
    (remark,) = timing.off_cut(judged("0-90 一", cuts=(95,)))
    assert (remark.message, remark.hint) == ("ends 5 frames before a cut", "end 2 before it")


@pytest.mark.parametrize(
    ("text", "is_long"),
    [
        ("1200", True), ("999", False), ("1,200", False), ("12,000", True), ("0.25", True), ("0.5", False),
        ("1999", False), ("2024", False), ("2100", True), ("20245", True), ("1.2024", True),
    ],
)  # fmt: skip
def test_a_long_figure_is_no_year(judged, text: str, is_long: bool):
    """Four digits and more, or two behind the point, take time to read."""
    found = timing.busy(judged(f"0-30 {text.ljust(8, '一')}"))
    assert [remark.cue for remark in found] == [0] * is_long


@pytest.mark.parametrize(
    ("frames", "size", "found"),
    [(150, 35, []), (150, 36, []), (150, 37, [0]), (30, 9, [0]), (30, 10, [])],
)
def test_beside_a_figure_a_fifth_less_is_read(judged, frames: int, size: int, found: list[int]):
    """More than 7.2 characters a second, up to the 9 from which on another rule speaks."""
    assert [each.cue for each in timing.busy(judged(f"0-{frames} {'123456'.ljust(size, '一')}"))] == found


@pytest.mark.parametrize(
    ("motion", "found"),
    [
        ([], []),
        ([(100, 130)], [0]),
        ([(101, 129)], []),
        ([(69, 99), (131, 161)], []),
        ([(72, 102), (132, 162)], [0]),
        ([(85, 115), (145, 175)], [0]),
        ([(84, 114), (145, 175)], []),
        ([(70, 100), (85, 115), (146, 176)], []),
        ([(100, 130), (190, 220)], [0]),
        ([(85, 115), (146, 176)], []),
        ([(70, 100), (160, 190), (190, 220)], []),
    ],
)
def test_a_chart_that_moves_for_half_of_the_time_takes_eyes_away(judged, motion, found):
    """A cue stands at 100-160; what moves before and after it does not count."""
    track = judged("100-160 一二三四五六七八九十一二三四五六", motion=tuple(motion))
    assert [remark.cue for remark in timing.busy(track)] == found


FIVE = "one two three four five"


@pytest.mark.parametrize(
    ("cue", "said"),
    [
        (f"0-44 {FIVE}", "stands 1.5 s for 5 words, 1.5 s are needed"),
        (f"0-45 {FIVE}", "asks for 200 words a minute, 180 are the most"),
        (f"0-49 {FIVE}", "asks for 184 words a minute, 180 are the most"),
        (f"0-50 {FIVE}", ""),
        ("0-19 one|two", "asks for 189 words a minute, 180 are the most"),
        ("0-20 one|two", ""),
        ("0-8 one", "stands 0.3 s for 1 words, 0.3 s are needed"),
        ("0-9 one", ""),
        ("0-0 one", ""),
        ("0-8 ", ""),
    ],
)
def test_words_have_their_time(judged, cue: str, said: str):
    """Three tenths of a second each, and no more than 180 a minute unless it is one alone."""
    found = timing.wordy(judged(cue, lang="en", rules="bbc-en"))
    assert [remark.message for remark in found] == [said] * bool(said)


def test_words_are_counted_where_they_are_told_apart(judged):
    """Not in Chinese, and not by sets of rules that do not count them."""
    assert list(timing.wordy(judged("0-1 一二 三四", rules="bbc-en"))) == []
    assert list(timing.wordy(judged("0-1 one two", lang="en"))) == []
    mixed = judged("0-1 一二|one two", "2-3 |three", lang="zh+en", rules="bbc-en")
    assert [remark.cue for remark in timing.wordy(mixed)] == [0, 1]
    minute = RuleSet("minute", Limits(40, 2, 20, 15), minute=180)
    assert [
        each.cue for each in timing.wordy(judged("0-0 a b", "9-9 a b", "0-9 a b", lang="en", rules=minute))
    ] == [2]


@pytest.mark.parametrize(
    ("cues", "found"),
    [
        # Eighteen characters in 62 frames.
        (["0-30 {18}|a", "32-62 {18}|b", "64-94 九|c"], []),
        (["0-30 {19}|a", "32-62 {19}|b", "64-94 九|c"], [0, 1]),
        (["0-30 九|a", "32-62 {18}|b", "64-94 {18}|c"], []),
        (["0-30 九|a", "32-62 {19}|b", "64-94 {19}|c"], [1, 2]),
        (["0-30 {18}|a", "32-62 九|b", "64-94 {18}|c"], [0, 2]),
        (["0-30 九|a", "32-62 {27}|b", "64-94 {27}|c", "96-126 {27}|d", "128-158 八|e"], []),
    ],
)
def test_what_two_cues_repeat_stands_through_both(judged, cues: list[str], found: list[int]):
    """In a bilingual track a text has the time of all the cues on end that show it."""
    written = [
        each.replace("{18}", "一" * 18).replace("{19}", "一" * 19).replace("{27}", "一" * 27) for each in cues
    ]
    assert [remark.cue for remark in timing.fast(judged(*written, lang="zh+en"))] == found


# Words sound at 30-60 and 60-90, and at 120-180; a cut lies at 150, another at 300, the film ends at 400.
FILM = {"speech": ((30, 60), (60, 90), (120, 180)), "cuts": (150, 300), "frames": 400}


@pytest.mark.parametrize(
    ("cues", "found"),
    [
        ([], []),
        (["30-95 一"], []),
        (["28-95 一"], []),
        (["27-95 一"], ["begins 3 frames before its first word"]),
        (["32-95 一"], []),
        (["33-95 一"], ["begins 3 frames after its first word"]),
        (["30-62 一", "64-95 二"], []),
        (["30-59 一", "63-95 二"], ["begins 3 frames after its first word"]),
        (["30-58 一", "63-95 二"], ["begins 3 frames after its first word"]),
        (["30-60 一", "80-95 二"], []),
        (["30-95 一", "119-149 二", "150-180 三"], []),
        (["30-95 一", "150-180 三"], []),
        (["30-95 一", "151-180 三"], ["begins 31 frames after its first word"]),
        # Nobody speaks any more: only a cut, or the end of the film, may be near.
        (["30-95 一", "120-180 二", "300-360 三"], []),
        (["30-95 一", "120-180 二", "310-430 三"], ["begins 90 frames before its first word"]),
        (["30-95 一", "120-180 二", "398-460 三"], []),
        (["30-95 一", "120-180 二", "397-460 三"], ["begins 3 frames before its first word"]),
        (["30-95 一", "100-180 二"], ["begins 20 frames before its first word"]),
        # It must begin early to be read: 25 frames are the least that a cue stands, nine characters take 30.
        (["110-145 一"], ["begins 10 frames before its first word", "begins 80 frames after its first word"]),
        (["30-95 一", "110-144 二"], []),
        (["30-95 一", "110-150 一二三四五六七八九"], ["begins 10 frames before its first word"]),
        (["30-95 一", "110-149 一二三四五六七八九"], []),
        (["30-95 一", "110-150 一二三四五|六七八九十"], []),
    ],
)
def test_a_cue_begins_with_its_words(judged, cues: list[str], found: list[str]):
    """Two frames off at most; earlier on a cut, or to be read."""
    assert [remark.message for remark in timing.off_voice(judged(*cues, **FILM))] == found


def test_the_very_first_word_may_be_late_too(judged):
    """A word on the first frame of a film has no cue before it."""
    track = judged("10-60 一", speech=((0, 60),))
    assert [remark.message for remark in timing.off_voice(track)] == ["begins 10 frames after its first word"]


@pytest.mark.parametrize(
    ("cues", "found"),
    [
        ([], []),
        (["30-105 一"], []),
        (["30-106 一"], [(0, 16)]),
        (["30-120 一"], [(0, 30)]),
        (["30-121 一"], []),
        (["0-20 一"], []),
        # Chained to the next cue it may stand twice as long.
        (["30-118 一", "120-190 二"], []),
        (["30-118 一", "121-190 二"], [(0, 28)]),
        (["120-210 一", "212-240 二"], []),
        (["120-211 一", "213-240 二"], [(0, 31)]),
        (["30-95 一", "120-196 二", "199-240 三"], [(1, 16)]),
        (["0-20 一", "30-106 二"], [(1, 16)]),
        (["140-196 二"], [(0, 16)]),
        # It must stand so long to be read.
        (["180-205 二"], []),
        (["171-196 二"], []),
        (["170-196 二"], [(0, 16)]),
        (["166-196 一二三四五六七八九"], []),
        (["165-196 一二三四五六七八九"], [(0, 16)]),
    ],
)
def test_a_cue_does_not_linger(judged, cues: list[str], found: list[tuple[int, int]]):
    """Half a second after its last word."""
    expected = [(cue, f"stands {tail} frames after its last word, 15 are the most") for cue, tail in found]
    remarks = timing.lingers(judged(*cues, speech=(*FILM["speech"], (215, 235))))
    assert [(remark.cue, remark.message) for remark in remarks] == expected


def test_half_a_second_is_rounded_up(judged):
    """At 25 frames a second a cue may stand 13 frames after its words."""
    assert list(timing.lingers(judged("0-63 一", fps=25, speech=((0, 50),)))) == []
    assert len(list(timing.lingers(judged("0-64 一", fps=25, speech=((0, 50),))))) == 1


def test_a_film_without_words_asks_for_no_voice(judged):
    """And neither does a file alone."""
    track = judged("0-60 一", frames=300)
    assert [*timing.off_voice(track), *timing.lingers(track)] == []


@pytest.mark.parametrize(
    ("frame", "sounds"), [(9, False), (10, True), (19, True), (20, False), (25, True), (40, False)]
)
def test_a_word_sounds_from_its_first_frame_to_its_last(judged, frame: int, sounds: bool):
    """Words at 10-20 and 25-40: a cue that begins while one sounds is not early."""
    track = judged("0-60 一", speech=((10, 20), (25, 40)), frames=50)
    assert timing._sounds(track, frame) is sounds


@pytest.mark.parametrize(
    ("cue", "found"),
    [
        ("300-390", []),
        ("301-390", ["begins 1 frames after a cut"]),
        ("314-390", ["begins 14 frames after a cut"]),
        ("315-390", []),
        ("299-390", ["begins 1 frames before a cut"]),
        ("286-390", ["begins 14 frames before a cut"]),
        ("285-390", []),
        ("200-301", []),
        ("200-300", ["ends 0 frames before a cut"]),
        ("200-299", ["ends 1 frames before a cut"]),
        ("200-298", []),
        ("200-297", ["ends 3 frames before a cut"]),
        ("200-286", ["ends 14 frames before a cut"]),
        ("200-285", []),
        ("290-299", ["begins 10 frames before a cut", "ends 1 frames before a cut"]),
        ("151-299", ["begins 1 frames after a cut", "ends 1 frames before a cut"]),
    ],
)
def test_cues_keep_to_the_cuts(judged, cue: str, found: list[str]):
    """They begin on a cut or half a second from it, and end two frames before one or half a second."""
    assert [remark.message for remark in timing.off_cut(judged(f"{cue} 一", cuts=(150, 300)))] == found
