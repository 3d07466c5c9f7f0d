"""One text of a YAML file is changed where it stands; every other byte stays."""

from __future__ import annotations

from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from langreel.errors import ContentError
from langreel.script.text_at import value_at, with_value

ACT = dedent("""\
    # An act.
    chapter: {zh: 一, en: "One: two"}   # in two languages

    segments:
      - id: one
        labels:
          heading: {zh: 美国国债, en: Debt}  # on screen
        hold: 0.5
        zh: |
          第一句[now]在这里。

          第二句。
        # between
        en: |-
            The first [now] is here.
            The second.
      - id: two
        zh: '单引号''里'
        en: >
          folded
          words
    """)
HEADING = ["segments", 0, "labels", "heading", "zh"]


def changed(text, at, new):
    """The lines that differ, old and new."""
    made = with_value(text, at, new, "a.yaml")
    old, fresh = text.splitlines(keepends=True), made.splitlines(keepends=True)
    return [line for line in old if line not in fresh], [line for line in fresh if line not in old]


@pytest.mark.parametrize(
    ("at", "new", "line"),
    [
        (HEADING, "国债总额", "      heading: {zh: 国债总额, en: Debt}  # on screen\n"),
        (["chapter", "en"], "Three", 'chapter: {zh: 一, en: "Three"}   # in two languages\n'),
        (["chapter", "zh"], "一, 二", 'chapter: {zh: "一, 二", en: "One: two"}   # in two languages\n'),
        (["segments", 0, "hold"], "1.5", "    hold: 1.5\n"),
        (["segments", 0, "zh", 0], "改了[now]。", "      改了[now]。\n"),
        (["segments", 0, "zh", 1], "也改了。", "      也改了。\n"),
        (["segments", 0, "en", 1], "# no comment: words", "        # no comment: words\n"),
        (["segments", 1, "zh"], "it's", "    zh: 'it''s'\n"),
    ],
)  # fmt: skip
def test_only_its_own_line_is_another(at, new, line):
    """In the style that it has, or in quotes where that cannot hold it; comments behind it stay."""
    before, after = changed(ACT, at, new)
    assert len(before) == 1 and after == [line]


def test_what_says_the_same_keeps_its_bytes():
    """Nothing is written anew."""
    for at in (HEADING, ["segments", 0, "zh", 1], ["segments", 0, "en", 0], ["segments", 1, "zh"]):
        assert with_value(ACT, at, value_at(ACT, at, ""), "") == ACT


def test_line_ends_of_other_systems_stay():
    """A file with CRLF keeps them in every line, also in those of a block."""
    crlf = ACT.replace("\n", "\r\n")
    made = with_value(crlf, ["segments", 0, "zh", 0], "新的[now]。", "")
    assert made == crlf.replace("第一句[now]在这里。", "新的[now]。")


def test_a_new_entry_comes_behind_the_last():
    """In block and in flow, with the indentation of its neighbours."""
    made = with_value(ACT, ["segments", 1, "hold"], "2", "")
    assert made == ACT + "    hold: 2\n"
    made = with_value(ACT, [*HEADING[:-1], "ja"], "国債", "")
    assert "heading: {zh: 美国国债, en: Debt, ja: 国債}  # on screen\n" in made


def test_a_second_line_makes_a_block_of_one():
    """Whatever quotes it stood in; a comment behind it, which would be words there, keeps it in quotes."""
    made = with_value(ACT, ["segments", 1, "zh"], "一\n二: [now]\n", "")
    assert made == ACT.replace("    zh: '单引号''里'\n", "    zh: |\n      一\n      二: [now]\n")
    noted = ACT.replace("''里'", "''里' # said")
    assert '    zh: "一\\n二" # said\n' in with_value(noted, ["segments", 1, "zh"], "一\n二", "")


@pytest.mark.parametrize(
    "at", [["segments", 9, "zh"], ["segments", 0, "zh", 5], ["segments"], ["none", "zh"]]
)
def test_a_place_that_is_not_there_is_told(at):
    """And nothing is written."""
    with pytest.raises(ContentError):
        with_value(ACT, at, "x", "a.yaml")


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1))
def test_whatever_is_typed_is_what_the_file_says(text):
    """Quotes, braces, hashes, emoji, spaces: the file says it, and else what it said."""
    for at in (HEADING, ["segments", 0, "zh"], ["segments", 1, "en"], ["chapter", "zh"]):
        made = with_value(ACT, at, text, "")
        assert value_at(made, at, "") == text
        for other in (HEADING, ["segments", 0, "zh"], ["segments", 0, "en"], ["segments", 1, "id"]):
            assert other == at or value_at(made, other, "") == value_at(ACT, other, "")
