"""Mistakes in a script: each is told at its line and column, with what is wrong and how to mend it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from langreel.errors import ContentErrors, perhaps
from langreel.languages import LANGUAGES
from langreel.project import Project
from langreel.script import check, read
from langreel.script.segments import SAME_KEY

Told = Callable[[dict[str, str | bytes | None]], list[str]]

ACT = """\
chapter: {zh: 开, en: Hook}
segments:
  - id: rise
    scene: debt.Rise
    zh: 一[now]二三
    en: one [now] two
"""
HEAD = """\
id: e
title: {zh: 债, en: Debt}
languages: [zh, en]
"""
QUOTES = "text that begins with [ or { needs quotes or a | block"
COUNTS = "'en' has 2 lines, 'zh' has 1 line (line n in one language says what line n says in the other)"
CLOSE = "close the brackets, and quote text that contains brackets or commas"


@pytest.mark.parametrize(
    ("right", "wrong", "expected"),
    [
        # YAML
        ("debt.Rise", "[debt", [f"5:7: broken YAML: did not find expected ',' or ']' ({CLOSE})"]),
        ("    scene", "\tscene", ["4:1: a tab where spaces belong (YAML indents with spaces, not tabs)"]),
        ("    scene", "    \tscene", ["4:5: a tab where spaces belong (YAML indents with spaces, not tabs)"]),
        ("zh: 一", "zh: |\n\t一", ["6:1: a tab where spaces belong (YAML indents with spaces, not tabs)"]),
        ("debt.Rise", "a: b", ["4:13: broken YAML: mapping values are not allowed in this context "
                               "(text that contains ': ' needs quotes or a | block)"]),
        ("en: one [now]", "en: [now]", [f"6:15: broken YAML: did not find expected key ({QUOTES})"]),
        ("debt.Rise", "debt.Rise\n    scene: debt.Fall", ["5:5: the key 'scene' stands twice (keep one)"]),
        ("debt.Rise", "\a", ["4:12: the character '\\x07' cannot stand in YAML (delete it)"]),
        ("scene:", "? {a: b}\n    : c\n    scene:", ["4:7: a key must be a word "
                                                      "(quote text that begins with { or [)"]),
        # Keys and types
        ("- id: rise", "- idd: rise", ["3:5: the key 'id' is missing",
                                       "3:5: unknown key 'idd' (perhaps you meant 'id'?)"]),
        ("id: rise", "id: [rise]", [f"3:9: 'id' should be text, not a list ({QUOTES})"]),
        ("id: rise", "id: ri se", ["3:9: 'id' cannot be 'ri se' (letters, digits, - and _)"]),
        ("id: rise", "id: ../../up", ["3:9: 'id' cannot be '../../up' (letters, digits, - and _)"]),
        ("debt.Rise", "Rise", ["4:12: 'scene' cannot be 'Rise' (a scene is written module.Class)"]),
        ("scene:", "hold: long\n    scene:", ["4:11: 'hold' should be a number, not 'long'"]),
        ("scene:", "hold: -1\n    scene:", ["4:11: 'hold' cannot be below 0, and is '-1'"]),
        ("scene:", "hold: .nan\n    scene:", ["4:11: 'hold' should be a number, not '.nan'"]),
        ("chapter: {zh: 开, en: Hook}", "chapter: Hook", ["1:10: 'chapter' should be a mapping, not 'Hook'"]),
        ("segments:", "transition: fads\nsegments:",
         ["2:13: 'transition' cannot be 'fads' (perhaps you meant 'fade'?)"]),
        ("segments:", "transition: {kind: wip, seconds: x}\nsegments:",
         ["2:20: 'kind' cannot be 'wip' (perhaps you meant 'wipe'?)",
          "2:34: 'seconds' should be a number, not 'x'"]),
        # Scene or footage
        ("    scene: debt.Rise\n", "", ["3:5: the segment shows nothing (add scene: or footage:)"]),
        ("debt.Rise", "debt.Rise\n    footage: a.png",
         ["5:5: a segment shows a scene or footage, not both (leave out one of them)",
          "5:14: there is no file 'a.png'"]),
        ("scene: debt.Rise", "footage: {file: ../a.png, fti: cover}",
         ["4:21: '../a.png' lies outside the project (paths begin at its folder)",
          "4:31: unknown key 'fti' (perhaps you meant 'fit'?)"]),
        ("scene: debt.Rise", "footage: /etc/passwd",
         ["4:14: '/etc/passwd' lies outside the project (paths begin at its folder)"]),
        # Languages
        (", en: Hook", "", ["1:10: 'chapter' has no text in 'en'"]),
        ("en: Hook", "en: Hook, fr: Accroche", ["1:28: unknown language 'fr' (known: en, zh)"]),
        ("en: Hook", "en: Hook, line", ["1:32: 'line' is empty "
                                        "(it should be text, and text that contains a comma needs quotes)"]),
        ("    en: one [now] two\n", "", ["3:5: the segment 'rise' has no words in 'en'"]),
        ("en: one [now] two", "en:", ["6:8: the segment has no words in 'en'"]),
        ("scene:", "labels: {heading: {zh: 国债}}\n    scene:", ["4:23: 'heading' has no text in 'en'"]),
        ("scene:", "labels: {heading: {}}\n    scene:",
         ["4:23: 'heading' has no text in 'zh'", "4:23: 'heading' has no text in 'en'"]),
        ("scene:", "labels: {heading: Debt}\n    scene:",
         ["4:23: 'heading' should be a mapping, not 'Debt'"]),
        # Lines and marks
        ("en: one [now] two", "en: |\n      one [now]\n      two",
         [f"6:5: {COUNTS}",
          "7:11: no word follows the mark 'now' (put it before a word)"]),
        ("en: one [now] two", "en: one two", [
            "5:10: the mark 'now' stands in 'zh' only ('en' needs it too)"]),
        ("zh: 一[now]", "zh: 一", ["6:13: unknown mark 'now' ('zh' needs it too)"]),
        ("one [now]", "one [nwo]", ["6:13: unknown mark 'nwo' (perhaps you meant 'now'?)"]),
        ("one [now]", "one [now] [now]", ["6:19: the mark 'now' stands twice in 'en' (rename one)"]),
        ("one [now]", "one [now] [two", ["6:19: malformed '[' (a mark is written [name])"]),
        ("en: one", "en: (0.6s one", ["6:9: malformed '(0.6s ' (a pause is written (0.6s))"]),
        ("en: one [now] two", 'en: "one [now] two\\n(1s)"',
         [f"6:5: {COUNTS}",
          "6:25: the line has no words (marks and pauses stand beside words)"]),
        # Figures
        ("en: one", "en: one {debt_no}", ["6:13: unknown figure 'debt_no' (perhaps you meant 'debt_now'?)"]),
        ("en: one", "en: one {debt_now", ["6:13: malformed '{' (a figure is written {name})"]),
        ("scene:", 'labels: {heading: {zh: 国债, en: "a {b"}}\n    scene:',
         ["4:39: malformed '{' (a figure is written {name})"]),
        # Sounds
        ("scene:", "sfx: {nwo: hit}\n    scene:",
         ["4:11: unknown mark 'nwo' (perhaps you meant 'now'?)"]),
        ("scene:", "sfx: {now: woosh}\n    scene:",
         ["4:16: 'now' cannot be 'woosh' (perhaps you meant 'whoosh'?)"]),
        ("scene:", "sfx: now\n    scene:", ["4:10: 'sfx' should be a mapping, not 'now'"]),
        ("chapter:", "music: {file: no.wav}\nchapter:", ["1:15: there is no file 'no.wav'"]),
        # Paces
        ("en: one", "en: (3x) one", ["6:9: a pace of 3 (0.5 to 2 times the usual)"]),
        ("scene:", "pace: {fr: 1.1}\n    scene:", ["4:12: unknown language 'fr' (known: en, zh)"]),
        ("scene:", "pace: fast\n    scene:", ["4:11: 'pace' should be a number, not 'fast'"]),
        ("scene:", "pace: 3\n    scene:", ["4:11: 'pace' cannot be above 2, and is '3'"]),
        # The file
        (ACT, "", ["1:1: the file is empty"]),
        (ACT, "- a", ["1:1: the file should be a mapping, not a list"]),
        (ACT, "chapter: {zh: 开, en: Hook}\nsegments: []", ["2:11: 'segments' is empty"]),
        (ACT, f"{ACT}---\n{ACT}",
         ["7:1: broken YAML: expected a single document in the stream, but found another document"]),
        (ACT, ACT + ACT[ACT.index("  - id") :],
         ["7:5: the segment 'rise' stands twice (the other is at script/e/01-debt.yaml:3)"]),
    ],
)  # fmt: skip
def test_acts(told: Told, right: str, wrong: str, expected: list[str] | None) -> None:
    """Every mistake of an act's file, each at its place."""
    assert right in ACT
    errors = told({"script/e/01-debt.yaml": ACT.replace(right, wrong)})
    assert errors == [f"script/e/01-debt.yaml:{error}" for error in expected or ()]


@pytest.mark.parametrize(
    ("right", "wrong", "expected"),
    [
        ("id: e", "id: f", ["1:5: the id 'f' is not the folder's name (write id: e)"]),
        ("id: e\n", "", ["1:1: the key 'id' is missing"]),
        ("[zh, en]", "[zh, zh]", ["3:17: the language 'zh' stands twice (keep one)"]),
        ("[zh, en]", "[zh, en, id]",
         [f"3:21: the language 'id' cannot have the key id: of a segment ({SAME_KEY})"]),
        ("[zh, en]", "[zh, fx]", [f"3:17: unknown language 'fx' ({perhaps('fx', LANGUAGES)})"]),
        ("[zh, en]", "zh", ["3:12: 'languages' should be a list, not 'zh'"]),
        ("[zh, en]", "[]", ["3:12: 'languages' is empty"]),
        (", en: Debt", "", ["2:8: 'title' has no text in 'en'"]),
        ("id: e", "id: e\nprofile: prevew",
         ["2:10: 'profile' cannot be 'prevew' (perhaps you meant 'preview'?)"]),
        ("id: e", "id: e\npicture: share",
         ["2:10: 'picture' cannot be 'share' (perhaps you meant 'shared'?)"]),
        ("id: e", "id: e\nvoices: {fr: x}", ["2:10: unknown language 'fr' (known: en, zh)"]),
        ("id: e", "id: e\npacing: {gap: x, leadin: 1}",
         ["2:15: 'gap' should be a number, not 'x'",
          "2:18: unknown key 'leadin' (perhaps you meant 'lead_in'?)"]),
        ("id: e", "id: e\nmusic: inqiry",
         ["2:8: 'music' cannot be 'inqiry' (perhaps you meant 'inquiry'?)"]),
        ("id: e", "id: e\nmusic: {bed: wait}",
         ["2:14: 'bed' cannot be 'wait' (perhaps you meant 'weight'?)"]),
        ("id: e", "id: e\nmusic: bed.wav",
         ["2:8: 'music' cannot be 'bed.wav' (known: daylight, inquiry, none, weight)"]),
        ("id: e", "id: e\nmusic: {bed: weight, file: data/debt.csv}",
         ["2:9: the music is a bed of langreel's or a file, not both (leave out one of them)"]),
        ("id: e", "id: e\nmusic: {duck: 80}", ["2:15: 'duck' cannot be above 60, and is '80'"]),
        ("id: e", "id: e\nmusic: [weight]", ["2:8: 'music' should be a mapping, not a list"]),
        ("id: e", "id: e\nmusic: {file: data/dept.csv}",
         ["2:15: there is no file 'data/dept.csv' (perhaps you meant 'data/debt.csv'?)"]),
    ],
)  # fmt: skip
def test_episodes(told: Told, right: str, wrong: str, expected: list[str]) -> None:
    """Every mistake of episode.yaml, each at its place."""
    assert right in HEAD
    errors = told({"script/e/episode.yaml": HEAD.replace(right, wrong)})
    assert errors == [f"script/e/episode.yaml:{error}" for error in expected]


def test_lexicons(told: Told) -> None:
    """Languages, keys and types of the lexicon are checked."""
    assert told(
        {"script/e/lexicon.yaml": "zh: {a: {sya: b}}\nZH: {a: {keep: no}}\nen: {a: b, c: {keep: x}}"}
    ) == [
        "script/e/lexicon.yaml:1:10: unknown key 'sya' (perhaps you meant 'say'?)",
        "script/e/lexicon.yaml:2:5: 'ZH' cannot be 'ZH' (a language is written like zh, en or pt-BR)",
        "script/e/lexicon.yaml:3:9: 'a' should be a mapping, not 'b'",
        "script/e/lexicon.yaml:3:22: 'keep' should be true or false, not 'x'",
    ]


def test_all_mistakes_of_all_files_are_told_at_once(told: Told) -> None:
    """A reading does not stop at its first mistake: not in a segment, not in a file, not in the folder."""
    act = (
        ACT.replace("scene:", "scnee:")
        .replace("two", "two\n    hold: x")
        .replace("one [now]", "one {nought}")
    )
    files = {
        "script/e/01-debt.yaml": act,
        "script/e/02-more.yaml": "chapter: {",
        "script/e/figures.yaml": "a: {value: b, digits: 1}",
        "script/e/episode.yaml": HEAD + "picture: x\n",
    }
    assert told(dict(files)) == [
        "script/e/episode.yaml:4:10: 'picture' cannot be 'x' (known: per-dub, shared)",
        "script/e/01-debt.yaml:3:5: the segment shows nothing (add scene: or footage:)",
        "script/e/01-debt.yaml:4:5: unknown key 'scnee' (perhaps you meant 'scene'?)",
        "script/e/01-debt.yaml:5:10: the mark 'now' stands in 'zh' only ('en' needs it too)",
        "script/e/01-debt.yaml:6:13: unknown figure 'nought' (known: a)",
        "script/e/01-debt.yaml:7:11: 'hold' should be a number, not 'x'",
        "script/e/02-more.yaml:1:10: broken YAML: { is not closed (close the bracket)",
        "script/e/figures.yaml:1:12: unknown figure 'b' (known: a)",
    ]


def test_a_file_that_is_not_utf8(told: Told) -> None:
    """The first byte that is not UTF-8 is told."""
    assert told(
        {"script/e/01-debt.yaml": "chapter: {zh: 开, en: Hook}\na: é".encode("latin-1", "replace")}
    ) == ["script/e/01-debt.yaml:2:4: the file is not UTF-8 (save it as UTF-8)"]


def test_an_episode_without_acts(told: Told) -> None:
    """A folder with episode.yaml alone is not an episode yet."""
    assert told({"script/e/01-debt.yaml": None}) == [
        "script/e/episode.yaml:1:1: the episode has no acts (add 01-hook.yaml)"
    ]


def test_an_alias_of_itself(told: Told) -> None:
    """A loop of aliases is told, not followed."""
    assert (
        "the alias of an anchor stands inside its own value"
        in told({"script/e/01-debt.yaml": "a: &x [*x]"})[1]
    )


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_file_leads_to_a_traceback(make: Callable[..., Project], data: st.DataObject) -> None:
    """However a file is damaged, it reads, or its mistakes are told with their places."""
    project = make()
    path = project.root / data.draw(
        st.sampled_from(sorted(str(p.relative_to(project.root)) for p in _files(project)))
    )
    text = path.read_text(encoding="utf-8")
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 12)))
    junk = data.draw(
        st.text(st.sampled_from("\t\n :{}[]()-'\"|>&*!?#,.0aé中{") | st.characters(codec="utf-8"), max_size=6)
    )
    path.write_text(text[:start] + junk + text[end:], encoding="utf-8")
    try:
        read(project, "e")
    except ContentErrors as error:
        assert all(each.where.count(":") >= 2 for each in error.errors)
    check(project, "e")


def _files(project: Project) -> list[Path]:
    return [
        *project.root.glob("script/e/*.yaml"),
        *project.root.glob("data/*"),
        *project.root.glob("scenes/e/*.py"),
    ]
