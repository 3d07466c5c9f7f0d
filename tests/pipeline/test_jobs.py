"""Jobs: a job's arguments carry what its result depends on, and nothing else."""

from fractions import Fraction

from langreel.model import Cell, Figure, Line, Mark, Mention, Pause, Place, Quantity
from langreel.pipeline.jobs import spoken

FIGURE = Figure("peak", Quantity(Fraction(2), "percent", 1), (Cell("t", "r", "c", "2"),))


def line(**other):
    given = {
        "segment": "a", "number": 1, "lang": "en", "text": "Up 2 percent, then down.",
        "mentions": (Mention(FIGURE, 3, 12),), "place": Place("script/x/01.yaml", 4, 7),
    }  # fmt: skip
    return Line(**{**given, **other})


def test_what_is_not_heard_keeps_a_recording():
    """Where a line stands, what its marks are called, where its figure comes from."""
    moved = line(segment="b", number=3, place=Place("script/x/02.yaml", 9, 1), marks=(Mark("m", 3),))
    assert spoken(moved) == spoken(line())


def test_what_is_heard_asks_for_a_new_recording():
    """Words, pauses and the figure's quantity."""
    more = Figure("peak", Quantity(Fraction(3), "percent", 1))
    assert spoken(line(text="Up 2 percent.")) != spoken(line())
    assert spoken(line(pauses=(Pause(4, 0.5),))) != spoken(line())
    assert spoken(line(mentions=(Mention(more, 3, 12),))) != spoken(line())
