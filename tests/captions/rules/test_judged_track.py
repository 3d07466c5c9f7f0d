"""What a film adds to a track that is judged: its cuts, its words, its motion and its script."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import builders
from langreel.captions.limits import rule_set
from langreel.captions.rules.judged_track import beside_its_film, motion, squeezed
from langreel.model import Take, Word

HOUSE = rule_set("house")
TRACK = builders.track((0, 1, "一|one"), rate=30)


def film(*takes: Take, marks: dict[str, int] | None = None):
    """A film at 10 frames a second, a shot a line, each of four seconds; its takes from 1 s on in each."""
    told = [
        ({"zh": ["它 涨了，　又跌了"], "en": ["It rose, fell"]}, [(1 + 4 * n, 2)]) for n in range(len(takes))
    ]
    made = builders.timeline("zh", 10, told, lengths=[40] * len(takes))
    slots = [
        replace(slot, spoken=(replace(slot.spoken[0], take=take),), marks=marks or {})
        for slot, take in zip(made.slots, takes)
    ]
    return replace(made, slots=tuple(slots))


def words(*times: tuple[float, float]) -> Take:
    return Take(Path(), 2.0, tuple(Word(0, 1, begins, ends) for begins, ends in times))


@pytest.mark.parametrize(
    ("times", "speech"),
    [
        ((0.0, 0.5), (10, 15)),
        # A frame is the word's if any of it is.
        ((0.09, 0.51), (10, 16)),
        ((0.1, 0.5), (11, 15)),
        ((0.2, 0.2), (12, 13)),
        # What sounds are measured by may miss a frame's edge by a hair.
        ((0.2999999999, 0.6000000001), (13, 16)),
        ((0.29999, 0.60001), (12, 17)),
    ],
)
def test_a_word_has_whole_frames(times: tuple[float, float], speech: tuple[int, int]):
    """One at least."""
    assert beside_its_film(TRACK, "zh", film(words(times)), rules=HOUSE).speech == (speech,)


def test_a_take_without_words_sounds_from_end_to_end():
    """Its length is all that is known."""
    seen = beside_its_film(TRACK, "zh", film(Take(Path(), 1.25, ()), words((0, 1), (1, 2))), rules=HOUSE)
    assert seen.speech == ((10, 23), (50, 60), (60, 70))


def test_a_chart_moves_for_a_second_from_each_mark_on():
    """Marks count from the start of their slot; motion is in order."""
    made = film(words((0, 1)), words((0, 1)), marks={"late": 20, "early": 3})
    assert motion(made) == ((3, 13), (20, 30), (43, 53), (60, 70))
    assert beside_its_film(TRACK, "zh", made, rules=HOUSE).motion == motion(made)


def test_a_track_beside_its_film_counts_its_frames():
    """With the cuts, the length and the script of each language, without its spaces."""
    seen = beside_its_film(TRACK, "zh+en", film(words((0, 1)), words((0, 1))), rules=HOUSE)
    assert (seen.cues, seen.langs, seen.rules, seen.fps) == (TRACK.cues, ("zh", "en"), HOUSE, 10)
    assert (seen.cuts, seen.frames, seen.times.half) == ((40,), 80, 5)
    assert seen.script == {"zh": "它涨了，又跌了\n它涨了，又跌了", "en": "Itrose,fell\nItrose,fell"}


def test_a_track_alone_has_its_own_rate():
    """What only a film tells is empty."""
    seen = beside_its_film(TRACK, "zh+en", None, rules=HOUSE)
    assert (seen.cues, seen.langs, seen.rules, seen.fps, seen.times.half) == (
        TRACK.cues,
        ("zh", "en"),
        HOUSE,
        30,
        15,
    )
    assert (seen.cuts, seen.frames, seen.speech, seen.motion, seen.script) == ((), 0, (), (), {})


def test_lines_are_told_apart_by_their_languages(judged):
    """Line n is in language n; what stands below the last is in that too."""
    stacked = judged("0-60 一|one|two", "60-90 二", lang="zh+en")
    assert [*stacked.lines()] == [(0, "一", "zh"), (0, "one", "en"), (0, "two", "en"), (1, "二", "zh")]
    zh, en = HOUSE.of("zh"), HOUSE.of("en")
    assert [*stacked.parts()] == [
        (0, ("一",), "zh", zh), (0, ("one",), "en", en), (0, ("two",), "en", en), (1, ("二",), "zh", zh),
    ]  # fmt: skip
    assert [*judged("0-60 one|two", lang="en").parts()] == [(0, ("one", "two"), "en", en)]


def test_lines_of_a_text_stay_apart_when_its_spaces_go():
    """A number never goes on in another line of the script."""
    assert squeezed("a b\u3000c \n d\te") == "abc\nde"
