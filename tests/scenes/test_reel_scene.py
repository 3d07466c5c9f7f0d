"""ReelScene counts frames, waits for marks, and fills its segments' slots."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from manim import BLUE, DOWN, RED, RIGHT, UP, Circle, FadeIn, FadeOut, Square, Text, ValueTracker

from langreel.errors import SceneError
from langreel.model import Figure, Quantity


def middle(picture):
    """The colour in the middle of the frame, by name."""
    red, _, blue = (int(value) for value in picture[45, 80, :3])
    return "red" if red > 150 and blue < 120 else "blue" if blue > 150 else "ground"


def drawn(pictures):
    """The middle of every frame as a letter."""
    return "".join({"red": "R", "blue": "B", "ground": "."}[middle(picture)] for picture in pictures)


def square(color):
    return Square(2, fill_color=color, fill_opacity=1, stroke_width=0)


def test_an_animation_may_last_as_long_as_its_segment(screen, developed):
    """``until="end"`` needs no mark: the slot's end has that name."""

    def construct(self):
        with self.segment("a"):
            self.play(FadeIn(square(RED)), until="end")

    film = screen(construct, {"a": (12, {})})
    assert [(frame, repeat) for frame, repeat, _ in film] == [(frame, 1) for frame in range(12)]


def test_small_animations_do_not_drift(screen, developed):
    """Twenty pairs of play(0.35) and wait(0.1) are nine seconds: 270 frames at 30 fps."""

    def construct(self):
        dot = square(RED)
        with self.segment("a"):
            for _ in range(20):
                self.play(dot.animate.shift(RIGHT * 0.01), run_time=0.35)
                self.wait(0.1)
            assert self.frame == 270

    assert len(developed(screen(construct, {"a": (270, {})}))) == 270


def test_a_play_ends_on_the_frame_of_its_mark(screen, developed):
    """What follows ``until`` begins to show exactly where the mark falls."""

    def construct(self):
        with self.segment("a"):
            self.play(Circle(0.1).animate.shift(UP * 3), until="red")
            self.add(square(RED))
            self.hold(until="blue")
            self.add(square(BLUE))

    film = developed(screen(construct, {"a": (12, {"red": 5, "blue": 8})}))
    assert drawn(film) == ".....RRRBBBB"


def test_marks_count_from_their_own_segment(screen, developed):
    """In a shot of two segments each has its marks, and the first is held until its slot is over."""

    def construct(self):
        with self.segment("a"):
            self.hold(until="go")
            self.add(square(RED))
        with self.segment("b"):
            self.hold(until="go")
            self.add(square(BLUE))

    film = developed(screen(construct, {"a": (6, {"go": 2}), "b": (5, {"go": 3})}))
    assert drawn(film) == "..RRRRRRRBB"


def test_the_last_frame_of_an_animation_shows_its_end(screen, developed):
    """A hold shows the very picture that the animation before it ended with."""

    def construct(self):
        with self.segment("a"):
            self.add(Text("held").scale(2).shift(UP))
            self.play(FadeIn(square(RED).shift(DOWN)), seconds=0.2)

    film = developed(screen(construct, {"a": (12, {})}))
    assert [np.array_equal(film[frame], film[11]) for frame in range(12)] == [False] * 5 + [True] * 7


def test_a_hold_is_painted_once(screen):
    """What stands still is handed over as one picture that repeats."""

    def construct(self):
        with self.segment("a"):
            self.play(FadeIn(square(RED)), seconds=0.1)

    film = screen(construct, {"a": (100, {})})
    assert [(frame, repeat) for frame, repeat, _ in film] == [(0, 1), (1, 1), (2, 1), (3, 97)]


def test_what_moves_on_its_own_is_painted_through_a_hold(screen, developed):
    """A time-based updater runs on while the picture is held, a frame's time for every frame."""

    def construct(self):
        clock = ValueTracker(0)
        clock.add_updater(lambda tracker, dt: tracker.increment_value(dt))
        with self.segment("a"):
            self.add(clock)
            self.wait(0.5)
            assert clock.get_value() == pytest.approx(0.5)

    assert len(developed(screen(construct, {"a": (30, {})}))) == 30


def test_an_animation_lasts_at_least_a_frame(screen, developed):
    """However short it is asked to be, it is seen."""

    def construct(self):
        with self.segment("a"):
            self.play(FadeIn(square(RED)), seconds=0.001)

    assert drawn(developed(screen(construct, {"a": (3, {})}))) == "RRR"


def test_stills_show_the_same_pictures_as_the_film(screen, developed):
    """Frames that are asked for alone are painted as they are in the clip, and nothing else is."""

    def construct(self):
        red = square(RED)
        with self.segment("a"):
            self.play(FadeIn(red), until="in")
            self.play(red.animate.shift(RIGHT * 3).rotate(1), seconds=0.3)
            self.play(FadeOut(red), Circle(1).animate.shift(UP), seconds=0.2)
            self.wait(0.2)

    beats = {"a": (40, {"in": 7})}
    film = developed(screen(construct, beats))
    for frame, repeat, pixels in (stills := screen(construct, beats, only={3, 6, 11, 39})):
        assert np.array_equal(film[frame + repeat - 1], pixels)
    assert sorted({min(frame + repeat - 1, 39) for frame, repeat, _ in stills}) == [3, 6, 11, 39]


def test_a_scene_reads_labels_and_figures(screen):
    """Labels are of the dub's language; figures are compact unless the full words are asked for."""
    seen = []

    def construct(self):
        seen.extend([self.lang, self.label("heading"), self.figure("peak"), self.figure("peak", "full")])
        seen.append(self.value("peak"))
        with self.segment("a"):
            pass

    peak = Figure("peak", Quantity(Fraction(1_320_000_000_000), "USD", 3))
    screen(construct, {"a": (1, {})}, labels={"heading": "Holdings"}, figures=[peak])
    assert seen == ["en", "Holdings", "$1.32T", "$1.32 trillion", 1.32e12]


def nothing(self):
    """Opens no segment."""


def too_long(self):
    with self.segment("a"):
        self.play(FadeIn(square(RED)), seconds=1)


def too_late(self):
    with self.segment("a"):
        self.wait(0.5)
        self.play(FadeIn(square(RED)), until="peak")


def too_late_to_hold(self):
    with self.segment("a"):
        self.wait(0.5)
        self.hold(until="peak")


def unknown_mark(self):
    with self.segment("a"):
        self.play(FadeIn(square(RED)), until="peek")


def unknown_segment(self):
    with self.segment("aa"):
        pass


def out_of_order(self):
    with self.segment("b"):
        pass


def twice(self):
    for _ in range(2):
        with self.segment("a"):
            pass


def inside(self):
    with self.segment("a"), self.segment("b"):
        pass


def outside(self):
    self.wait(1)


def unknown_label(self):
    self.label("headin")


def unknown_figure(self):
    self.figure("peek")


def condition(self):
    with self.segment("a"):
        self.wait_until(lambda: True)


def empty(self):
    with self.segment("a"):
        self.play()


def both(self):
    with self.segment("a"):
        self.play(FadeIn(square(RED)), until="peak", seconds=1)


@pytest.mark.parametrize(
    ("construct", "told"),
    [
        (nothing, "segment 'a' is never opened by one.Scene"),
        (too_long, "segment 'a' runs 18 frames over its narration at 30 fps in en (shorten its animations, "),
        (
            too_late,
            "mark 'peak' is at frame 9 but the animations before it need 16 (segment 'a' at 30 fps in en)",
        ),
        (too_late_to_hold, "mark 'peak' is at frame 9 but the animations before it need 15 "),
        (unknown_mark, "unknown mark 'peek' in segment 'a' (perhaps you meant 'peak'?)"),
        (unknown_segment, "segment 'aa' is not told by one.Scene (perhaps you meant 'a'?)"),
        (out_of_order, "segment 'b' is opened before 'a' (keep the script's order)"),
        (twice, "segment 'a' is opened twice"),
        (inside, "segment 'b' is opened inside of 'a'"),
        (outside, "an animation outside of a segment (with self.segment(id): one of 'a', 'b')"),
        (unknown_label, "unknown label 'headin' (perhaps you meant 'heading'?)"),
        (unknown_figure, "unknown figure 'peek' (define it in figures.yaml)"),
        (condition, "a scene cannot wait for a condition (self.hold(until=mark))"),
        (both, "play() with both until and seconds (leave one of them out)"),
        (empty, "play() without an animation (to wait: self.hold(until=mark))"),
    ],
)
def test_a_mistake_is_told_with_its_number_and_a_way_out(screen, construct, told):
    """Every misuse of segments, marks, labels and figures says what, how much, and what to do."""
    beats = {"a": (12, {"peak": 9}), "b": (5, {})}
    with pytest.raises(SceneError) as caught:
        screen(construct, beats, labels={"heading": "Holdings"})
    assert str(caught.value).startswith(told)
