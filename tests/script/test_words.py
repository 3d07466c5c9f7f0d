"""Taking lines apart: marks, pauses and figures."""

from fractions import Fraction

import pytest

from langreel.model import Figure, Pause, Quantity
from langreel.script import words

SUM = Figure("sum", Quantity(Fraction(1320), "USD", 3))


def parsed(raw: str) -> tuple[str, list[str]]:
    """The text, with ^name^ where marks fall, ~ where pauses are and figures in <>; and the complaints."""
    wrong: list[str] = []
    find = words.finder({"sum": SUM}, frozenset({"sum"}), note(wrong))
    found = words.read(raw, find, lambda _: "$1,320", wrong=note(wrong))
    signs = [(mention.end, ">") for mention in found.mentions]
    signs += [(mention.start, "<") for mention in found.mentions]
    signs += [(pause.offset, "~") for pause in found.pauses]
    signs += [(mark.offset, f"^{mark.name}^") for mark in found.marks]
    shown = ["".join(sign for at, sign in signs if at == offset) for offset in range(len(found.text) + 1)]
    return "".join(sign + char for sign, char in zip(shown, [*found.text, ""])), wrong


def note(wrong: list[str]) -> words.Wrong:
    return lambda offset, rule, message, hint: wrong.append(f"{offset}: {message} ({hint})")


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("It doubled, [peak] then fell.", "It doubled, ^peak^then fell."),
        ("It doubled,[peak] then fell.", "It doubled, ^peak^then fell."),
        ("It doubled, [peak]then fell.", "It doubled, ^peak^then fell."),
        ("[start] It began.", "^start^It began."),
        ("  It   began. ", "It began."),
        ("It fell [down], then rose.", "It fell^down^, then rose."),
        ("In all [a] [b] two marks.", "In all ^a^^b^two marks."),
        ("2013年底，[peak]中国手里", "2013年底，^peak^中国手里"),
        ("2013年底， [peak] 中国手里", "2013年底，^peak^中国手里"),
        ("中国 美国", "中国 美国"),
        ("到 [now] 2024年", "到 ^now^2024年"),
        ("有{sum}。", "有<$1,320>。"),
        ("It is [x]{sum}.", "It is <^x^$1,320>."),
        ("It is {sum} [x] now.", "It is <$1,320> ^x^now."),
        ("Wait (0.6s) and go.", "Wait ~and go."),
        ("Wait.(1s)", "Wait.~"),
        ("等一下(0.6s)走", "等一下~走"),
        ("A year (2024) and 3 (three) steps", "A year (2024) and 3 (three) steps"),
    ],
)  # fmt: skip
def test_what_a_viewer_reads(raw: str, expected: str) -> None:
    """Marks and pauses leave no gap, and one space where English needs one; none between Han."""
    assert parsed(raw) == (expected, [])


def test_a_pause_has_its_length() -> None:
    """The seconds of a pause stand in its brackets."""
    found = words.read("One (0.6s) two (12s)", lambda _: None, lambda _: "", wrong=note([]))
    assert (found.text, found.pauses) == ("One two", [Pause(4, 0.6), Pause(7, 12.0)])


@pytest.mark.parametrize(
    ("raw", "complaint"),
    [
        ("one [two", "4: malformed '[' (a mark is written [name])"),
        ("one two]", "7: malformed ']' (a mark is written [name])"),
        ("one [] two", "4: '[]' is no mark (a mark is written [name])"),
        ("one [2024] two", "4: '[2024]' is no mark (a mark is written [name])"),
        ("one {sum", "4: malformed '{' (a figure is written {name})"),
        ("one sum}", "7: malformed '}' (a figure is written {name})"),
        ("one ｛sum｝", "4: malformed '｛' (a figure is written {name})"),
        ("one {a sum}", "4: '{a sum}' is no figure (a figure is written {name})"),
        ("one {som}", "4: unknown figure 'som' (perhaps you meant 'sum'?)"),
        ("one (0.6s two", "4: malformed '(0.6s ' (a pause is written (0.6s))"),
        ("one (0,6s) two", "4: malformed '(0,6s)' (a pause is written (0.6s))"),
        ("one (600 ms) two", "4: malformed '(600 ms)' (a pause is written (0.6s))"),
        ("一（0.6s）二", "1: malformed '（0.6s）' (a pause is written (0.6s))"),
        ("one (31s) two", "4: a pause of 31 seconds (the longest is 30)"),
        ("one two [end]", "8: no word follows the mark 'end' (put it before a word)"),
    ],
)
def test_what_is_malformed(raw: str, complaint: str) -> None:
    """What looks like a mark, a figure or a pause and is none is told, at its character."""
    assert parsed(raw)[1][0] == complaint
