"""Word rules at their limits: what each says of a cue, and of one that just keeps it."""

from __future__ import annotations

import pytest

from langreel.captions.limits import RuleSet
from langreel.captions.rules import text
from langreel.languages.model import Limits

WHOLE = "一二三四五六七八九十一二三四五六"
LONG = "This line is forty-two characters wide, ok"

REMARKS = [
    # A rule, a language, cues, what it says of them, and its hint.
    ("empty", "zh", ["", " | ", "一", "|一"], [(0, "shows no words"), (1, "shows no words")], ""),
    ("wide", "zh", [WHOLE, f"{WHOLE}七|一"], [(1, f"line has 17 characters, 16 fit: {WHOLE}七")],
     "break it or say it shorter"),
    ("wide", "en", [LONG, f"One|{LONG}."], [(1, f"line has 43 characters, 42 fit: {LONG}.")],
     "break it or say it shorter"),
    ("tall", "zh", ["一", "一|二", "一|二|三"], [(2, "has 3 lines, 2 are allowed")], ""),
    ("tall", "zh+en", ["一", "一|one", "一|one|two"], [(2, "has 3 lines, 2 are allowed")], ""),
    ("tall", "zh+en+ja", ["一|one|二", "一|one|二|三"], [(1, "has 4 lines, 3 are allowed")], ""),
    # A space takes the place of the break: sixteen characters fit, seventeen do not.
    ("joinable", "zh", ["一二三四五六七八|一二三四五六七", "一二三四五六七八|一二三四五六七八", "一"],
     [(0, "fits on one line: 一二三四五六七八 一二三四五六七")], "zh lines hold 16 characters"),
    ("joinable", "en", ["-Yes.|-No.", "–Yes.|–No.", "-Yes.|No."], [(2, "fits on one line: -Yes. No.")],
     "en lines hold 42 characters"),
    ("joinable", "zh+en", ["一|one"], [], ""),
    ("bad_start", "zh", ["一|，二", "—二", "“二”", "…二", "|二"],
     [(0, "line begins with '，': ，二"), (1, "line begins with '—': —二")], ""),
    ("bad_start", "en", ["-one", ".5 percent", ".one", "—one", ")one"],
     [(2, "line begins with '.': .one"), (4, "line begins with ')': )one")], ""),
    ("bad_start", "ja", ["っ二"], [(0, "line begins with 'っ': っ二")], ""),
    ("bad_end", "zh", ["一《|二", "一“", "一‘", "一#", "一@", "|一", "SpaceX"],
     [(0, "line ends with '《': 一《"), (1, "line ends with an opening quote: 一“"),
      (2, "line ends with an opening quote: 一‘")], ""),
    ("doubled", "zh", ["一？！", "一？", "一!?|二", "？一！"],
     [(0, "one mark is enough: 一？！"), (2, "one mark is enough: 一!?")], ""),
    ("ellipsis", "en", ["a..", "a...", "a……", "a⋯⋯", "a。。", "a…", "a.b."],
     [(n, f"an ellipsis is one character: {line}")
      for n, line in enumerate(["a..", "a...", "a……", "a⋯⋯", "a。。"])],
     "write …"),
    ("half_width", "zh", ["一?二", "一?", "一?”", "a?二", "一?a", "一.5"],
     [(n, f"half-width punctuation between Chinese characters: {line}")
      for n, line in enumerate(["一?二", "一?", "一?”"])], ""),
    ("half_width", "en", ["一?二"], [], ""),
    ("full_width", "zh", ["１", "Ａ", "ｚ", "一，二"],
     [(n, f"full-width digits, letters or marks: {line}") for n, line in enumerate("１Ａｚ")], ""),
    ("full_width", "en", ["１", "a，b", "a, b"],
     [(0, "full-width digits, letters or marks: １"), (1, "full-width digits, letters or marks: a，b")], ""),
    ("italics", "zh", ["<i>一</i>", r"{\i1}一{\i0}", r"{\b1\i1}一", "i一", "{一}"],
     [(n, f"Chinese is never set in italics: {line}")
      for n, line in enumerate(["<i>一</i>", r"{\i1}一{\i0}", r"{\b1\i1}一"])], ""),
    ("italics", "en", ["<i>one</i>"], [], ""),
    ("stopped", "zh", ["一。", "一二", "|一", "a,", "SpaceX"], [(0, "line ends with '。': 一。"),
      (3, "line ends with ',': a,")],
     "leave it out"),
    ("stopped", "zh", ["一，二", "一、二", "一；二|三"],
     [(0, "line holds a stop or comma: 一，二"), (2, "line holds a stop or comma: 一；二")],
     "write a space instead"),
    ("stopped", "en", ["One,", "one，two"], [], ""),
    ("spaces", "en", [" one", "one ", "one  two", "one two"],
     [(n, f"has a space too many: {line!r}") for n, line in enumerate([" one", "one ", "one  two"])], ""),
    ("spaces", "en", ["one , two", "one ？", "a .5", "a ...", "a !"],
     [(0, "has a space before punctuation: 'one , two'"),
      (4, "has a space before punctuation: 'a !'")], ""),
    ("spaces", "zh", ["一 ，二", "一 》二", "一 , 二"],
     [(0, "has a space before punctuation: '一 ，二'"),
      (1, "has a space before punctuation: '一 》二'")], ""),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "lang", "cues", "found", "hint"), REMARKS)
def test_what_a_rule_says_of_words(judged, rule: str, lang: str, cues, found, hint: str):
    """It names what it sees, cue by cue, and the way out."""
    remarks = getattr(text, rule)(judged(*cues, lang=lang))
    assert [(each.cue, each.message, each.hint) for each in remarks] == [(*each, hint) for each in found]


SPLIT = "a number is torn from what it counts: "
TORN = (f"{SPLIT}债有1200 | 亿元", "keep '1200 亿元' whole")


@pytest.mark.parametrize(
    ("lang", "cues", "script", "found"),
    [
        ("zh", ["债有1200|亿元"], "", [(0, *TORN)]),
        ("zh", ["债有1200", "亿元"], "", [(1, *TORN)]),
        ("zh", ["有1200|亿"], "", [(0, f"{SPLIT}有1200 | 亿", "keep '1200 亿' whole")]),
        ("zh", ["债有1200", "亿元"], "债有1200亿元", [(1, *TORN)]),
        # The script has a stop between the two: they never were one number.
        ("zh", ["债有1200", "亿元"], "债有1200。亿元", []),
        ("zh", ["债有1200亿元", "很多"], "", []),
        ("en", ["just $5|billion"], "", [(0, f"{SPLIT}just $5 | billion", "keep '$5 billion' whole")]),
        ("en", ["$5 billion|in May", "$5 billion"], "", []),
        # Of stacked tracks, each language by itself.
        ("zh+en", ["债有1200|just $5", "亿元|billion"], "",
         [(1, *TORN),
          (1, f"{SPLIT}just $5 | billion", "keep '$5 billion' whole")]),
        ("zh+en", ["债有1200|just $5", "一", "亿元|billion"], "",
         [(2, f"{SPLIT}just $5 | billion", "keep '$5 billion' whole")]),
    ],
)  # fmt: skip
def test_a_number_stays_with_its_unit(judged, lang: str, cues, script: str, found):
    """Over lines, over cues; where the script is known, it must have the two together."""
    remarks = text.number_split(judged(*cues, lang=lang, script={lang: script} if script else {}))
    assert [(each.cue, each.message, each.hint) for each in remarks] == found


def test_stacked_tracks_have_a_line_a_language(judged):
    """However many lines one language may have."""
    one = RuleSet("one", Limits(chars=16, lines=1, speed=9, ease=7))
    assert [each.message for each in text.tall(judged("一|二", rules=one))] == ["has 2 lines, 1 are allowed"]
    assert list(text.tall(judged("一|one", lang="zh+en", rules=one))) == []
