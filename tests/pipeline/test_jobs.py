"""Jobs: a job's arguments carry what its result depends on, and nothing else."""

from dataclasses import replace
from fractions import Fraction
from types import MappingProxyType

import builders
from langreel.model import Cell, Figure, Mark, Mention, Pause, Place, Quantity
from langreel.pipeline.jobs import promised, worded
from langreel.pipeline.voice_jobs import audible

FIGURE = Figure("peak", Quantity(Fraction(2), "percent", 1), (Cell("t", "r", "c", "2"),))


def line(text="Up 2 percent, then down.", **others):
    given = {"mentions": (Mention(FIGURE, 3, 12),), "place": Place("script/x/01.yaml", 4, 7)}
    return builders.line(text, **{**given, **others})


def test_what_is_not_heard_keeps_a_recording():
    """Where a line stands, what its marks are called, where its figure comes from."""
    moved = line(segment="b", number=3, place=Place("script/x/02.yaml", 9, 1), marks=(Mark("m", 3),))
    assert audible(moved) == audible(line())


def test_what_is_heard_asks_for_a_new_recording():
    """Words, pauses and the figure's quantity."""
    more = Figure("peak", Quantity(Fraction(3), "percent", 1))
    assert audible(line(text="Up 2 percent.")) != audible(line())
    assert audible(line(pauses=(Pause(4, 0.5),))) != audible(line())
    assert audible(line(mentions=(Mention(more, 3, 12),))) != audible(line())


def test_cues_depend_on_words_and_not_on_what_is_drawn():
    """Labels, the figures of a scene and where it waits may change; words and where shots begin may not."""
    drawn = timeline(labels={"heading": {"en": "Debt"}}, figures=(FIGURE,))
    assert worded(drawn) == worded(timeline())
    assert worded(timeline(text="Down.")) != worded(timeline())
    assert worded(timeline(frames=60)) != worded(timeline())


def test_a_reel_is_held_against_where_its_lines_are_heard():
    """Neither words nor labels can be seen in a reel from outside; its length and its lines' places can."""
    assert promised(timeline(text="Down.", figures=(FIGURE,))) == promised(timeline())
    assert promised(timeline(frames=60)) != promised(timeline())


def timeline(text="Up.", frames=90, labels=MappingProxyType({}), figures=()):
    """One line over one shot."""
    made = builders.timeline("en", 30, [({"en": [text]}, [(0, frames / 30)])], lengths=[frames])
    (slot,), (shot,) = made.slots, made.shots
    slot = replace(slot, segment=replace(slot.segment, labels=labels, figures=figures))
    shown = builders.shot(
        {"s0": frames}, fps=30, labels={key: texts["en"] for key, texts in labels.items()}, figures=figures
    )
    return replace(made, slots=(slot,), shots=(replace(shown, scene=shot.scene),))
