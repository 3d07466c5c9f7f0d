"""Lay over: a voice over another dub's picture. Ten frames a second, a column a frame."""

from __future__ import annotations

import builders
from langreel.timing.lay_over import Overrun, lay_over, overruns

FPS = 10


def timeline(lang, *slots):
    """``(seconds, (begins, seconds), ...)`` a slot, its lines counted from its own start."""
    said, lengths, start = [], [], 0.0
    for seconds, *lines in slots:
        said.append(({lang: ["So."] * len(lines)}, [(start + begins, lasts) for begins, lasts in lines]))
        lengths.append(round(seconds * FPS))
        start += seconds
    return builders.timeline(lang, FPS, said, lengths=lengths)


def drawn(laid):
    """`=` a line and `#` the next one where they are heard, `|` where a segment ends, `.` silence."""
    heard = {
        frame: sign
        for line, sign in zip(laid.spoken, "=#" * len(laid.spoken))
        for frame in range(line.span.start, line.span.end)
    }
    ends = [slot.span.end for slot in laid.slots]
    last = max(laid.frames, *heard)
    return "".join(("|" if frame in ends else "") + heard.get(frame, ".") for frame in range(last + 1))


def test_a_line_begins_with_the_line_that_it_translates():
    """Where there is room: its picture moves with that."""
    picture = timeline("zh", (3.0, (0.2, 0.8), (1.5, 1.0)), (1.5, (0.2, 0.8)))
    voice = timeline("en", (2.0, (0.2, 0.5), (0.9, 0.6)), (2.0, (0.2, 1.0)))
    assert drawn(lay_over(voice, picture)) == "..=====........######.........|..==========...|."


def test_lines_that_are_longer_begin_sooner_all_to_end_with_their_picture():
    """Never before the segment, and with a short rest in between."""
    picture = timeline("zh", (2.5, (0.3, 0.5), (1.4, 0.6)), (1.0, (0.2, 0.5)))
    voice = timeline("en", (3.0, (0.3, 0.8), (1.4, 1.2)), (1.0, (0.2, 0.5)))
    assert drawn(lay_over(voice, picture)) == ".========..############..|..=====...|."


def test_a_voice_that_is_longer_than_its_slot_moves_what_follows():
    """It is told by how much, and the next pause takes it up."""
    picture = timeline("zh", (1.5, (0.2, 1.0)), (2.0, (0.2, 0.5)), (1.0, (0.2, 0.5)))
    voice = timeline("en", (2.0, (0.2, 1.7)), (1.0, (0.2, 0.5)), (1.0, (0.2, 0.5)))
    laid = lay_over(voice, picture)
    assert drawn(laid) == "===============|==..#####...........|..=====...|."
    assert list(overruns(laid)) == [Overrun("s0", 0.2, lost=False)]


def test_a_line_that_begins_after_its_picture_is_lost():
    """So is a voice that ends after the film."""
    picture = timeline("zh", (1.0, (0.2, 0.5)), (1.0, (0.2, 0.5)), (1.5, (0.2, 0.5)))
    early = timeline("en", (2.0, (0.2, 2.0)), (1.0, (0.2, 0.5)), (1.0, (0.2, 0.2)))
    late = timeline("en", (1.0, (0.2, 0.5)), (1.0, (0.2, 0.5)), (2.0, (0.2, 1.6)))
    assert list(overruns(lay_over(early, picture)))[1:] == [Overrun("s1", 0.7, lost=True)]
    assert list(overruns(lay_over(late, picture))) == [Overrun("s2", 0.1, lost=True)]


def test_as_many_lines_as_the_other_language_has_need_not_be():
    """They are laid at the same share of the slot."""
    picture = timeline("zh", (4.0, (0.4, 2.0)))
    voice = timeline("en", (2.0, (0.2, 0.6), (1.0, 0.6)))
    assert drawn(lay_over(voice, picture)) == "....======..........######..............|."


def test_the_track_is_as_long_as_the_picture_and_keeps_its_moments():
    """Effects and music stand where they stood."""
    picture, voice = timeline("zh", (3.0, (0.2, 0.8))), timeline("en", (2.0, (0.2, 0.5)))
    laid = lay_over(voice, picture)
    assert (laid.lang, laid.frames) == ("en", picture.frames)
    assert [slot.marks for slot in laid.slots] == [slot.marks for slot in picture.slots]
