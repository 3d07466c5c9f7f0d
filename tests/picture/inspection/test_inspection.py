"""A stage is looked at where marks fall and segments end, in the frames that are painted."""

from __future__ import annotations

import json
import textwrap

import pytest

import builders
from langreel.model import Profile
from langreel.picture.inspection import inspect, moments

HEAD = """\
from manim import DOWN, Rectangle, Square, VGroup, linear
from langreel.scenes import Counter, ReelScene, enter, leave, text, theme

class One(ReelScene):
    def construct(self):
        with self.segment("a"):
"""
SMALL = Profile("small", 427, 240, 15)


@pytest.fixture
def look(write, project):
    """The findings (rule, where) of a body of a segment of 40 frames with the mark ``red`` at 8."""

    def run(body):
        write(HEAD + textwrap.indent(textwrap.dedent(body), " " * 12))
        shot = builders.shot({"a": (40, {"red": 8})})
        return inspect(shot, SMALL, project / "seen.json")

    return run


def rules(findings):
    return [finding.rule for finding in findings]


def test_moments_surround_marks_and_end_segments():
    """The frame before a mark, the mark, what it starts, and the end; times count from the mark before."""
    shot = builders.shot({"a": (40, {"red": 8, "blue": 15}), "b": 20}, fps=10)
    told = [(str(moment), moment.frame) for moment in moments(shot)]
    assert told == [
        ("a@+0.70", 7),
        ("a@red", 8),
        ("a@red+0.60", 14),
        ("a@blue", 15),
        ("a@blue+0.7", 22),
        ("a", 39),
        ("b", 59),
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("self.add(text('Quiet'))", []),
        ("self.add(text('Off').set_x(6.3))", ["outside-safe"]),
        ("self.add(text('Gone').set_x(20))", ["outside-safe"]),
        ("self.add(text('Low').set_y(-3))", ["subtitle-band"]),
        ("self.add(text('One'), text('Two').set_x(0.2))", ["text-on-text"]),
        ("self.add(text('Tiny', 0.15))", ["small-text"]),
        ("self.add(text('Dim', color='#33415E'))", ["low-contrast"]),
        ("self.add(text('Ghost', color=theme.GROUND))", ["low-contrast"]),
        ("self.add(text('Tibet \u0f40'))", ["missing-glyph"]),
    ],
)
def test_a_defect_on_stage_is_found_once(look, body, expected):
    """Whatever the number of moments at which it stands there."""
    assert rules(look(body)) == expected


def test_text_of_manim_itself_is_seen(look):
    """Plain scenes are looked at as well; its font size is turned into units."""
    assert rules(look("from manim import Text\nself.add(Text('Plain', font_size=28))")) == []
    small = "from manim import Text\nself.add(Text('Plain', font_size=11), text('Two', 0.3).set_y(2))"
    assert rules(look(small)) == ["small-text"]


def test_contrast_is_with_the_ground_under_the_text(look):
    """Dark words on a bright plate are fine; the same words beside the plate are not."""
    plate = "self.add(Square(2, stroke_width=0, fill_color=theme.INK, fill_opacity=1))\n"
    assert rules(look(plate + "self.add(text('Paper', color=theme.GROUND))")) == []
    assert rules(look(plate + "self.add(text('Paper', color=theme.GROUND).set_x(3))")) == ["low-contrast"]


@pytest.mark.parametrize(("x", "expected"), [(0.0, []), (1.4, ["covered-text"]), (4.0, [])])
def test_a_plate_hides_all_of_a_text_or_nothing(look, x, expected):
    """A text wholly under an opaque plate is off stage; half under it, it is a defect."""
    plate = f"Rectangle(width=3, height=1, stroke_width=0, fill_color=theme.PANEL, fill_opacity=1).set_x({x})"
    assert rules(look(f"self.add(text('Treasury bills'), {plate})")) == expected


def test_words_over_a_hidden_text_are_not_on_it(look):
    """The plate between them parts them."""
    plate = "Rectangle(width=3, height=1, stroke_width=0, fill_color=theme.PANEL, fill_opacity=1)"
    assert rules(look(f"self.add(text('Below'), {plate}, text('Above'))")) == []


def test_what_enters_and_leaves_may_cross_others(look):
    """Only what has come to rest is judged: here, one text leaves as the other comes to its place."""
    body = """\
        old, new = text("Old"), text("New")
        self.add(old)
        self.hold(until="red")
        self.play(leave(old), enter(new), seconds=1.4)
    """
    assert rules(look(body)) == []


def test_a_text_that_comes_to_rest_on_another_is_found(look):
    """And the finding says when, in which language, and how to see it."""
    body = """\
        self.add(text("Here"))
        self.hold(until="red")
        self.play(enter(text("There")))
    """
    (finding,) = look(body)
    assert finding.rule == "text-on-text"
    assert finding.where == "one.One a@red+0.7 (en)"
    assert finding.hint == "langreel still ep a@red+0.7 --lang en -o look.png"
    assert "Here" in finding.message
    assert "There" in finding.message


def test_a_counter_is_looked_at_while_it_counts(look):
    """It stands where it is and only its digits change; growing into a neighbour is told once."""
    body = """\
        number = Counter(1, lambda value: "9" * round(value), to=9)
        self.add(number, text("dollars").set_x({x}))
        self.hold(until="red")
        self.play(number.count(), seconds=2)
    """
    assert rules(look(body.format(x=5))) == []
    assert rules(look(body.format(x=1.5))) == ["text-on-text"]


def test_what_was_seen_is_written_down(look, project):
    """Every moment with its texts."""
    look("self.add(text('Quiet'))")
    report = json.loads((project / "seen.json").read_text(encoding="utf-8"))
    assert [moment["moment"] for moment in report] == ["a@+0.47", "a@red", "a@red+0.7", "a"]
    assert {text["words"] for moment in report for text in moment["texts"]} == {"Quiet"}
