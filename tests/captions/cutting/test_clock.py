"""When a translation's words are due: between the marks, figures and stops that both lines share."""

from __future__ import annotations

from langreel.captions.cutting.clock import anchors, spoken_clock, translated_clock
from langreel.model import Line, Mark


def line(lang: str, text: str, **marks: int) -> Line:
    return Line("s", 0, lang, text, marks=tuple(Mark(name, at) for name, at in marks.items()))


def test_a_clock_follows_the_words(spoken):
    """Each character has its share of its word; stops have no time of their own."""
    timeline = spoken("zh", 10, [({"zh": ["好，走。"]}, [(1.0, 2.0)])])
    clock = spoken_clock(timeline.slots[0].spoken[0], 10)
    assert clock.begins == (10, 20, 20, 30, 30) and clock.ends == (10, 20, 20, 30, 30)


def test_marks_tie_two_languages():
    """What stands at a mark in one language is due when the other one says it."""
    dub, other = line("zh", "甲乙丙丁戊己庚辛", peak=2), line("en", "abcdefgh", peak=6)
    assert anchors(dub, other) == ((0, 0), (6, 2), (8, 8))


def test_marks_in_another_order_do_not_turn_time_around():
    """Where grammar swaps two marks, one of them is let go."""
    dub, other = line("zh", "甲乙丙丁戊己庚辛", a=2, b=5), line("en", "abcdefgh", a=6, b=3)
    path = anchors(dub, other)
    assert len(path) == 3 and path[1] in {(6, 2), (3, 5)}


def test_clauses_tie_two_languages_where_they_agree():
    """With equal numbers of clauses the ends of clauses meet."""
    dub, other = line("zh", "一二三，四。"), line("en", "one, two three.")
    assert anchors(dub, other) == ((0, 0), (4, 4), (15, 6))


def test_a_translation_takes_the_dubs_time(spoken):
    """First words meet, last words meet, all between rises."""
    timeline = spoken("zh", 10, [({"zh": ["一二三四"]}, [(1.0, 4.0)])])
    spoken_line = timeline.slots[0].spoken[0]
    clock = translated_clock(spoken_clock(spoken_line, 10), spoken_line.line, line("en", "ab cd ef"))
    assert clock.begins[0] == 10 and clock.ends[-1] == 50
    assert list(clock.begins) == sorted(clock.begins) and list(clock.ends) == sorted(clock.ends)
