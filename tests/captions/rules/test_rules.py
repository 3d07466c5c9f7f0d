"""Every rule sees its breach, by name, and nothing else."""

from __future__ import annotations

import pytest

from langreel.captions.limits import RULE_SETS, RuleSet
from langreel.captions.rules import RULES, check
from langreel.model import Cue, Span, Timeline, Track


@pytest.fixture
def timeline(spoken) -> Timeline:
    """Three lines of two seconds from 1 s on, a second apart, and a fourth in a shot of its own."""
    one = {
        "zh": ["第一句话说的是债有1200亿元", "第二句话", "第三句话"],
        "en": ["One costs $5 billion", "Two.", "Three."],
    }
    two = {"zh": ["第四句话"], "en": ["Four."]}
    return spoken("zh", 30, [(one, [(1, 2), (4, 2), (7, 2)]), (two, [(11, 2)])], tail=1.0)


def seen(timeline: Timeline, lang: str, *cues: tuple[int, int, tuple[str, ...]]) -> list[str]:
    """The rules that cues (first frame, frame after, lines) break, without those that only inform."""
    found = check(
        Track(tuple(Cue(Span(start, end - start), lines) for start, end, lines in cues), 30), lang, timeline
    )
    return [finding.rule for finding in found if finding.severity != "info"]


@pytest.mark.parametrize(
    ("rule", "lang", "lines"),
    [
        ("max-chars-per-line", "zh", ("一二三四五六七八九十一二三四五六七",)),
        ("max-lines", "zh", ("一二三四五六", "一二三四五六", "一二三四五六")),
        ("one-line", "en", ("Two lines", "where one will do")),
        ("line-start", "zh", ("第一句话说的是债有", "？第二句话说的是债")),
        ("line-end", "zh", ("第一句话说的是债《", "第二句话说的是债有》")),
        ("stop-at-line-end", "zh", ("第一句话，",)),
        ("stop-at-line-end", "zh", ("第一句话，说",)),
        ("number-split", "zh", ("第一句话说的是债有1200", "亿元第二句话说的")),
        ("number-split", "en", ("One costs and it really does cost just $5", "billion of them")),
        ("spaces", "zh", ("第一  句",)),
        ("spaces", "en", ("One , two",)),
        ("ellipsis", "zh", ("第一句……",)),
        ("doubled-mark", "zh", ("第一句？！",)),
        ("half-width-punctuation", "zh", ("第一句?说",)),
        ("full-width-characters", "zh", ("第１句",)),
        ("full-width-characters", "en", ("One，two",)),
        ("italics", "zh", ("<i>第一句</i>",)),
        ("empty", "zh", ("",)),
    ],
)
def test_a_breach_in_the_words_is_named(timeline: Timeline, rule: str, lang: str, lines: tuple[str, ...]):
    """One cue, on time and long enough, breaks one rule of the words."""
    assert rule in seen(timeline, lang, (30, 95, lines))


@pytest.mark.parametrize(
    ("rules", "cues"),
    [
        ([], [(30, 95), (120, 185)]),
        (["overlap"], [(30, 122), (120, 185)]),
        (["min-gap"], [(30, 119), (120, 185)]),
        (["min-gap"], [(30, 120), (120, 185)]),
        (["gap-to-close"], [(30, 105), (115, 185)]),
        (["min-duration"], [(30, 95), (120, 144)]),
        (["max-duration"], [(30, 241)]),
        (["in-time"], [(25, 95)]),
        (["in-time"], [(34, 95)]),
        (["out-tail"], [(30, 95), (120, 197)]),
        (["shot-cut"], [(210, 295)]),
        (["shot-cut"], [(303, 390)]),
        ([], [(30, 95), (120, 185), (210, 298), (300, 390)]),
    ],
)
def test_a_breach_in_time_is_named(timeline: Timeline, rules: list[str], cues: list[tuple[int, int]]):
    """Speech stands at 30-90, 120-180, 210-270 and 330-390; a shot begins at 300."""
    found = seen(timeline, "zh", *((start, end, ("一句话",)) for start, end in cues))
    assert set(rules) <= set(found) and (rules or not found), found


def test_reading_speed_counts_every_character(timeline: Timeline):
    """Nine Chinese characters a second, twenty English ones, spaces and marks counted."""
    assert seen(timeline, "zh", (30, 60, ("一二三四五六七八九",))) == []
    assert seen(timeline, "zh", (30, 60, ("一二三四五六七八九十",))) == ["reading-speed"]
    assert seen(timeline, "en", (30, 60, ("twenty letters, here",))) == []
    assert seen(timeline, "en", (30, 60, ("twenty letters, here.",))) == ["reading-speed"]


def test_each_half_of_a_bilingual_cue_has_its_own_limits(timeline: Timeline):
    """Sixteen characters above, forty-two below; a text that stands through two cues has the time of both."""
    assert seen(
        timeline, "zh+en", (30, 90, ("一二三四五六七八九十", "forty-two characters fit on a line of this"))
    ) == ["reading-speed"]
    assert "max-chars-per-line" in seen(
        timeline, "zh+en", (30, 95, ("一二三四五六七八九十一二三四五六七", "a"))
    )
    held = ("一二三四五六七八九十",)
    assert seen(timeline, "zh+en", (30, 58, (*held, "one two")), (60, 90, (*held, "three four"))) == []


@pytest.mark.parametrize(
    ("lang", "font"), [("zh", "Noto Sans CJK SC"), ("ja", "Noto Sans CJK JP"), ("ko-KR", "Noto Sans CJK KR")]
)
def test_glyphs_are_looked_for_in_the_font_of_the_language(lang: str, font: str):
    """The families of the theme: readers of Japanese see other shapes of the same characters."""
    found = check(Track((Cue(Span(0, 60), ("債𓂀",)),), 30), lang, None)
    assert [each.message for each in found if each.rule == "glyphs"] == [f"{font} does not have '𓂀': 債𓂀"]


def test_japanese_is_measured_as_netflix_does():
    """Thirteen full-width characters a line, half-width ones count a half; four a second; two lines."""
    one = Track((Cue(Span(0, 105), ("一二三四五六七八九十一2024",)),), 30)
    assert RULE_SETS["netflix-ja"].of("ja").size(one.cues[0].lines[0]) == 13
    assert [each.rule for each in check(one, "ja", None, rules="netflix-ja")] == []
    rules = {
        each.rule
        for each in check(
            Track((Cue(Span(0, 90), ("ＢＢＣの一二三四五六七八九十",)),), 30), "ja", None, rules="netflix-ja"
        )
    }
    assert rules == {"max-chars-per-line", "reading-speed"}


def test_two_sentences_do_not_make_a_number(timeline: Timeline):
    """A number at the end of one sentence and a unit at the start of the next were never one."""
    assert "number-split" not in seen(
        timeline, "zh", (30, 92, ("第一句话说的是1200",)), (94, 185, ("亿万富翁有很多",))
    )


def test_a_finding_says_what_where_and_how(timeline: Timeline):
    """Findings name the cue, its time, the numbers and the way out."""
    (finding,) = check(Track((Cue(Span(30, 65), ("第一句话，",)),), 30), "zh", timeline)
    assert (finding.rule, finding.severity, finding.where) == (
        "stop-at-line-end",
        "error",
        "cue 1 at 0:01.000",
    )
    assert finding.message == "line ends with '，': 第一句话，" and finding.hint == "leave it out"


@pytest.mark.parametrize(
    ("start", "where"),
    [(0, "0:00.000"), (1799, "0:59.967"), (1800, "1:00.000"), (3645, "2:01.500"), (108_000, "60:00.000")],
)
def test_a_finding_tells_minutes_and_seconds(start: int, where: str):
    """As players show them."""
    found = check(Track((Cue(Span(start, 65), ("第一句话，",)),), 30), "zh", None)
    assert [each.where for each in found] == [f"cue 1 at {where}"]


def test_a_set_of_rules_may_weigh_them_anew(monkeypatch):
    """What is an error to one house is a hint to another."""
    soft = RuleSet("soft", RULE_SETS["house"].of("zh"), severities={"empty": "info"})
    monkeypatch.setitem(RULE_SETS, "soft", soft)
    silent = Track((Cue(Span(0, 65), ("",)),), 30)
    found = [check(silent, "zh", None, rules=rules)[0] for rules in ("house", "soft")]
    assert [(each.rule, each.severity) for each in found] == [("empty", "error"), ("empty", "info")]


def test_a_set_of_rules_is_a_table_row():
    """Every set limits every language, and every rule has a severity."""
    assert {"house", "netflix-zh-hans", "netflix-en"} <= set(RULE_SETS)
    assert RULE_SETS["netflix-en"].of("en-GB").chars == 42 and RULE_SETS["house"].of("zh-Hans").chars == 16
    assert {rule.severity for rule in RULES.values()} == {"error", "warning", "info"}
