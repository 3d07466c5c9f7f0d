"""Stacked cues: a format that shows one cue at a time loses no word of those that overlap."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from langreel.model import Cue, Span, Track
from langreel.stacked_cues import stacked, stacking

CUES = st.builds(
    Cue, st.builds(Span, st.integers(0, 60), st.integers(1, 30)), st.tuples(st.sampled_from("abcdefgh"))
)


def drawn(*cues: tuple[int, int, str]) -> list[tuple[int, int, str]]:
    track = Track(tuple(Cue(Span(begins, ends - begins), (words,)) for begins, ends, words in cues), 10)
    return [(cue.span.start, cue.span.end, "|".join(cue.lines)) for cue in stacked(track).cues]


def test_what_stands_at_one_time_stands_in_one_cue():
    """A sign under a dialogue: before, beside and after it."""
    assert drawn((0, 30, "WALL"), (10, 20, "Stay.")) == [
        (0, 10, "WALL"),
        (10, 20, "WALL|Stay."),
        (20, 30, "WALL"),
    ]


def test_cues_that_only_touch_stay_as_they_are():
    """So do those with a gap between them; the order of the times is made."""
    assert drawn((20, 30, "c"), (0, 10, "a"), (10, 20, "b")) == [(0, 10, "a"), (10, 20, "b"), (20, 30, "c")]


@given(st.lists(CUES, max_size=12))
def test_at_every_time_every_word_stands(cues):
    """Frame by frame the same words as before, and never two cues at one time."""
    after = stacked(Track(tuple(cues), 10)).cues
    for at in range(100):
        standing = [line for cue in cues if cue.span.start <= at < cue.span.end for line in cue.lines]
        shown = [cue.lines for cue in after if cue.span.start <= at < cue.span.end]
        assert sorted(standing) == sorted(line for lines in shown for line in lines)
        assert len(shown) <= 1


def test_only_what_is_stacked_is_told():
    """One word for a file, with the number of its cues; none where nothing overlaps."""
    apart = Cue(Span(0, 5), ("a",)), Cue(Span(5, 5), ("b",))
    over = Cue(Span(20, 5), ("c",)), Cue(Span(22, 5), ("d",))
    assert not list(stacking(Track(apart, 10), "x.srt"))
    (finding,) = stacking(Track((*apart, *over), 10), "x.srt")
    assert (finding.rule, finding.where) == ("stacked", "x.srt")
    assert finding.message.startswith("2 cues overlap")
