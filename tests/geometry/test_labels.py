"""Labels: words cover neither the picture nor one another."""

from __future__ import annotations

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from langreel.geometry import Box, levels, place, shelves, spread
from langreel.geometry.labels import leader, quiet

AREA = Box(0, 0, 16, 9)
HILL = np.array([(0.0, 1.0), (5.0, 2.0), (8.0, 6.0), (11.0, 5.5), (16.0, 2.5)])


def test_a_callout_stands_clear_of_the_line(drawn):
    """The label of a peak goes above it; the label of a low end goes to the side where there is room."""
    peak = place((8, 6), (4, 1.2), AREA, paths=[HILL])
    end = place((16, 2.5), (4, 1.2), AREA, paths=[HILL], taken=[peak])
    assert drawn(AREA, {"*": HILL, "P": peak, "E": end}) == [
        "................................",
        "............PPPPPPPP............",
        "............PPPPPPPP............",
        "..............**********........",
        ".............**........****.....",
        "...........**..............****.",
        "..........**............EEEEEEEE",
        "**********..............EEEEEEEE",
        "*.......................EEEEEEEE",
    ]


def test_a_second_callout_avoids_the_first():
    """Two events close together keep two labels apart."""
    first = place((8, 6), (4, 1.2), AREA, paths=[HILL])
    second = place((8.4, 5.9), (4, 1.2), AREA, paths=[HILL], taken=[first])
    assert first.common(second) == 0


@given(st.floats(0, 16), st.floats(0, 9), st.floats(0.5, 6), st.floats(0.3, 2))
def test_a_callout_stays_inside(x, y, width, height):
    """Whatever it points at, a label stays within the area it was given."""
    assert place((x, y), (width, height), AREA, paths=[HILL]).inside(AREA)


def test_a_side_can_be_asked_for():
    """A scene that knows better names the side."""
    box = place((5, 5), (2, 1), AREA, side="left")
    assert box.right < 5 and box.bottom < 5 < box.top


def test_a_leader_ends_at_the_words():
    """It runs to the nearest edge and stops a little before it."""
    assert leader((0, 5), Box(2, 4, 4, 6), gap=0.5) == (1.5, 5)


def test_a_remark_finds_the_emptiest_place(drawn):
    """Words that point at nothing go where nothing is."""
    box = quiet((4, 1.2), AREA, [HILL], taken=[Box(0, 6, 6, 9)])
    assert drawn(AREA, {"*": HILL, "T": Box(0, 6, 6, 9), "R": box}) == [
        "TTTTTTTTTTTT....................",
        "TTTTTTTTTTTT....................",
        "TTTTTTTTTTTT....................",
        "..............**********........",
        ".............**........****.....",
        "...........**..RRRRRRRR....****.",
        "..........**...RRRRRRRR.......**",
        "**********......................",
        "*...............................",
    ]


sizes = st.lists(st.tuples(st.floats(0, 10), st.floats(0.1, 1)), min_size=1, max_size=8)


@given(sizes)
def test_spread_labels_do_not_touch(labels):
    """Names beside the heads of lines keep their gap however close the heads are."""
    wanted, heights = [place for place, _ in labels], [height for _, height in labels]
    centres = spread(wanted, heights, -20, hi=30, gap=0.1)
    edges = sorted((c - h / 2, c + h / 2) for c, h in zip(centres, heights))
    assert all(upper + 0.1 <= lower + 1e-6 for (_, upper), (lower, _) in itertools.pairwise(edges))


def test_labels_that_have_room_do_not_move():
    """Only those in each other's way give way, and both by as much."""
    assert spread([1.0, 5.0, 5.2], [0.4, 0.4, 0.4], 0, hi=10) == (1.0, 4.9, 5.3)


def test_spread_labels_stay_in_their_room():
    """Pushed against an edge they pile up from there."""
    assert spread([0.0, 0.0], [1.0, 1.0], 0, hi=10) == (0.5, 1.5)
    assert spread([10.0, 10.0], [1.0, 1.0], 0, hi=10) == (8.5, 9.5)


def test_events_alternate_and_climb_where_they_crowd():
    """Above, below, above; where both are taken, one level farther out."""
    assert levels([0, 3, 6], [2, 2, 2]) == (1, -1, 1)
    assert levels([0, 0.5, 1.0, 1.5], [2, 2, 2, 2]) == (1, -1, 2, -2)


events = st.lists(st.tuples(st.floats(0, 12), st.floats(0.5, 3), st.floats(0.3, 1.2)), min_size=1, max_size=7)


@given(events)
def test_words_of_events_never_overlap(rows):
    """However dates and lengths fall, as long as the levels suffice."""
    middles, sizes = [row[0] for row in rows], [row[1:] for row in rows]
    chosen = levels(middles, [width for width, _ in sizes], 0.25)
    boxes = shelves(middles, sizes, 0.25, above=0.4, below=0.7)
    crowded = sum(abs(level) == 3 for level in chosen) > 1
    if not crowded:
        pairs = [(a, b) for n, a in enumerate(boxes) for b in boxes[n + 1 :]]
        assert all(a.common(b) < 1e-9 for a, b in pairs)


def test_an_event_line_reads_like_one(drawn):
    """Words hug the axis (row 5) where they can."""
    boxes = shelves([3, 6, 8, 10], [(5, 1), (4, 1), (5, 1), (4, 1)], 0.25, above=0.5, below=0.5)
    shown = {name: Box(b.left, b.bottom + 4.5, b.right, b.top + 4.5) for name, b in zip("abcd", boxes)}
    assert drawn(AREA, shown) == [
        "................................",
        "...........cccccccccc...........",
        "...........cccccccccc...........",
        ".aaaaaaaaaa.....................",
        "................................",
        "........bbbbbbbb................",
        "................dddddddd........",
        "................dddddddd........",
        "................................",
    ]


def test_a_remark_is_on_no_other_words_where_any_place_is_free():
    """It rather lies close to a line."""
    area, taken = Box(0, 0, 10, 4), [Box(0, 1.5, 10, 4)]
    found = quiet((4, 1), area, [np.array([[0.0, 0.2], [10.0, 0.2]])], taken=taken)
    assert found.common(taken[0]) == 0
