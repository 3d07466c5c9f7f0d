"""Style rules at their limits: what each says of a cue, and of one that just keeps it."""

from __future__ import annotations

import pytest

from langreel.captions.rules import style

REMARKS = [
    # A rule, a language, cues, what it says of them, and its hint.
    ("dialogue", "en", ["-Yes.|-No.", "Yes.|-No.", "-Yes.|no.", "- Yes.", "Yes.|No.", "Yes.|-No.|no."],
     [(1, "one speaker has a hyphen, the other none: Yes. | -No.")], ""),
    ("dialogue", "en", ["- Yes.|-No.", "-Yes.|- No.", "–Yes.|-No."],
     [(0, "hyphens of two speakers take no space: - Yes. | -No."),
      (1, "hyphens of two speakers take no space: -Yes. | - No."),
      (2, "hyphens of two speakers take no space: –Yes. | -No.")], "write -Yes"),
    ("names", "zh", ["斯科特.贝森特", "斯科特·贝森特", "斯科特.b"],
     [(0, "parts of a name are joined by another dot: 斯科特.贝森特")], "write ·"),
    ("names", "zh", ["J.P.摩根", "J.摩根"], [(0, "initials take no stops: J.P.摩根")], ""),
    ("names", "en", ["J.P. Morgan"], [], ""),
    ("numerals", "en", ["4 tries", "11 tries", "4%", "four"], [(0, "a small number is a word: 4 tries")],
     "spell '4'"),
    ("numerals", "zh", ["4 次"], [], ""),
    ("numerals", "zh+en", ["4 次|one|4 tries"], [(0, "a small number is a word: 4 tries")], "spell '4'"),
    ("continued", "en", ["…it fell.", "—it fell.", "...", "it …fell."],
     [(0, "goes on with '…': …it fell."), (1, "goes on with '—': —it fell.")], "leave it out"),
    ("continued", "en", ["It rose…", "then fell|and —", "it rose.", "It fell…", "It rose.", "…", "it"],
     [(0, "breaks off before its sentence goes on: It rose…"),
      (1, "breaks off before its sentence goes on: and —")],
     "leave out the mark"),
    ("continued", "zh+en", ["…一|…it fell"], [], ""),
    ("band", "zh", ["一|二", "一|二|三"], [(1, "3 lines reach into the picture, 2 fit below it")], ""),
    ("glyphs", "zh", ["abc|债", "债𓂀"], [(1, "Noto Sans CJK SC does not have '𓂀': 债𓂀")], ""),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "lang", "cues", "found", "hint"), REMARKS)
def test_what_a_rule_says_of_style(judged, rule: str, lang: str, cues, found, hint: str):
    """It names what it sees, cue by cue, and the way out."""
    remarks = getattr(style, rule)(judged(*cues, lang=lang))
    assert [(each.cue, each.message, each.hint) for each in remarks] == [(*each, hint) for each in found]


@pytest.mark.parametrize(
    ("lines", "after", "trails"),
    [
        (("It rose…",), ("then",), True),
        (("One", "it rose --"), ("then",), True),
        (("It rose…", "one"), ("then",), False),
        (("It rose.",), ("then",), False),
        (("It rose…",), ("Then",), False),
        (("It rose…",), ("iPhones",), True),
        (("It rose…",), ("", "then"), False),
        (("It rose…",), (), False),
        ((), ("then",), False),
    ],
)
def test_a_cue_trails_off_where_its_sentence_goes_on(lines, after, trails: bool):
    """It ends with dash or ellipsis, and the next begins small."""
    assert style.trails(lines, after) is trails


@pytest.mark.parametrize(
    ("line", "bare"), [("…it", "it"), ("… it", "it"), ("…", "…"), ("…!", "…!"), ("it…", "it…")]
)
def test_a_mark_goes_if_words_are_left(line: str, bare: str):
    """A line that is nothing but a mark keeps it."""
    assert style.without(line, style.GOES_ON) == bare


@pytest.mark.parametrize(
    ("lines", "lang", "script", "whole"),
    [
        ((), "zh", "", ""),
        (("它涨了",), "zh", "", "它涨了"),
        (("It rose", "it fell"), "en", "Itroseitfell", "It rose it fell"),
        # Four characters on each side tell whether the script has the two together.
        (("它涨了", "又跌了"), "zh", "", "它涨了 又跌了"),
        (("它涨了", "又跌了"), "zh", "它涨了又跌了", "它涨了又跌了"),
        (("它涨了", "又跌了"), "zh", "它涨了，又跌了", "它涨了 又跌了"),
        (("它涨了", "又跌了", "又涨"), "zh", "它涨了又跌了，又涨", "它涨了又跌了 又涨"),
        (("它涨了", "又跌了", "又涨"), "zh", "它涨了，又跌了又涨", "它涨了 又跌了又涨"),
        (("一二三四五", "六七八九十"), "zh", "二三四五六七八九", "一二三四五六七八九十"),
        (("一二三四五", "六七八九十"), "zh", "三四五六七八九", "一二三四五 六七八九十"),
        (("一二三四五", "六七八九十"), "zh", "二三四五六七八", "一二三四五 六七八九十"),
        (("二 三 四 五", "六 七 八 九"), "zh", "一二三四五六七八九十", "二 三 四 五六 七 八 九"),
    ],
)
def test_lines_are_united_as_the_script_has_them(lines, lang: str, script: str, whole: str):
    """A space stands between Chinese lines unless the script has none there."""
    assert style.united(lines, lang, script) == whole


POOR = "They sold the|Treasury bonds that they had held for years"


@pytest.mark.parametrize(
    ("lang", "cues", "found"),
    [
        ("en", [POOR], [(0, f"breaks badly: {POOR.replace('|', ' | ')}",
                         "better: They sold the Treasury bonds | that they had held for years")]),
        ("en", ["They sold the Treasury bonds|that they had held for years"], []),
        ("en", ["They sold them,|because they had held them for too long"], []),
        ("en", [POOR.replace("|", " ")], []),
        ("en", [POOR.replace("|", "|-")], []),
        ("en", [f"{POOR}|and years"], []),
        ("en+zh", [f"{POOR.split('|', maxsplit=1)[0]}|这些"], []),
    ],
)  # fmt: skip
def test_a_line_breaks_where_the_sense_does(judged, lang: str, cues, found):
    """Of two lines, if a much better place is there."""
    assert [(each.cue, each.message, each.hint) for each in style.poor(judged(*cues, lang=lang))] == found


def test_where_a_comma_may_have_stood_a_line_may_break(judged):
    """Subtitles do not show it; only a script tells that there was none."""
    torn, whole = "这些美|元最后都去了哪里它们绕了一圈", "这些美元最后都去了哪里它们绕了一圈"
    assert list(style.poor(judged(torn))) == []
    (remark,) = style.poor(judged(torn, script={"zh": whole}))
    assert remark.hint == "better: 这些美元最后 | 都去了哪里它们绕了一圈"
