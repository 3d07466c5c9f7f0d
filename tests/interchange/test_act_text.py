"""Act text: segments of an act's file are moved, held and left out; every other letter stays."""

from __future__ import annotations

from textwrap import dedent

import pytest

from langreel.errors import ContentError
from langreel.interchange.act_text import act_text, commented, values_of, with_hold
from langreel.interchange.script_after_edit import ScriptChange, changed_texts

ACT = dedent("""
    # An act.
    segments:   # its pieces
    # right above the first
    - id: one
      scene: a.One
      zh: |
        # no comment: words
        - 一。

      # deeper: of one
    # of two
    -
      id: two
      hold: 1.5 # long
      scene: "a.Two"


    # --- apart ---

    - {id: three, scene: a.Three, zh: 三。}
    # behind them all
    chapter: {zh: 章}
    music: weight
""").lstrip()
PATH = "script/film/01-act.yaml"


def change(before, after, **others):
    return ScriptChange({PATH: tuple(before)}, {PATH: tuple(after)}, **others)


@pytest.mark.parametrize("text", [ACT, ACT.replace("\n", "\r\n")], ids=["LF", "CRLF"])
def test_what_does_not_change_is_the_same_letter_by_letter(text):
    """Taken to pieces and put together again."""
    assert act_text(text, PATH).text() == text


def test_a_segment_has_the_comments_right_above_it():
    """And those within it, which stand deeper than its dash; what stands apart stays where it is."""
    act = act_text(ACT, PATH)
    assert list(act.blocks) == ["one", "two", "three"]
    assert act.blocks["one"].startswith("# right above the first\n- id: one\n")
    assert act.blocks["one"].endswith("  # deeper: of one\n")
    assert act.blocks["two"] == '# of two\n-\n  id: two\n  hold: 1.5 # long\n  scene: "a.Two"\n'
    assert act.breaks[1] == "\n\n# --- apart ---\n\n"
    assert act.tail == "# behind them all\nchapter: {zh: 章}\nmusic: weight\n"


def test_segments_change_places():
    """With what they say, whatever their lines look like."""
    made = changed_texts(change(["one", "two", "three"], ["three", "one", "two"]), {PATH: ACT})[PATH]
    assert list(values_of(made, PATH)) == ["three", "one", "two"]
    assert sorted(made.splitlines()) == sorted(ACT.splitlines())


@pytest.mark.parametrize(
    ("segment", "line"),
    [
        ("one", "  scene: a.One\n  hold: 2\n"),
        ("two", "  hold: 2 # long\n"),
        ("three", "scene: a.Three, hold: 2,"),
    ],
)
def test_a_hold_is_written_where_it_belongs(segment, line):
    """In place of another one, or behind the scene; in braces, too."""
    made = with_hold(ACT, PATH, segment, "2")
    assert line in made
    assert values_of(made, PATH)[segment]["hold"] == 2


def test_a_new_line_ends_as_the_others_do():
    """In files from Windows as well."""
    made = with_hold(ACT.replace("\n", "\r\n"), PATH, "one", "2")
    assert made.count("\n") == made.count("\r\n")


def test_a_comment_is_read_by_nobody():
    """What is left out can be had again by taking the signs away."""
    block = act_text(ACT, PATH).blocks["one"]
    aside = commented(block, 0)
    assert all(line.startswith("# ") for line in aside.splitlines() if line)
    assert "".join(line.removeprefix("# ") for line in aside.splitlines(keepends=True)) == block


def test_an_alias_before_its_anchor_is_told():
    """Nothing is written that says something else, or nothing."""
    text = ACT.replace("id: one\n  scene: a.One", "id: one\n  scene: &s a.One").replace('"a.Two"', "*s")
    with pytest.raises(ContentError, match=r"undefined alias|saying something else"):
        changed_texts(change(["one", "two", "three"], ["two", "one", "three"]), {PATH: text})


def test_segments_in_brackets_are_not_moved():
    """Where each has no line of its own, a person moves them."""
    with pytest.raises(ContentError, match="cannot be moved here"):
        act_text("segments: [{id: a, scene: b.C}]\n", PATH)
