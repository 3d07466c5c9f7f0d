"""Conform: takes of measured length become whole frames. Ten frames a second, a column a frame."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import builders
from langreel.model import (
    Act,
    Beat,
    Figure,
    Footage,
    Mark,
    Pacing,
    Quantity,
    Shot,
    Span,
    Take,
    Transition,
    Word,
)
from langreel.timing import conform

FPS = 10


def take(seconds, words=1):
    """A take whose words share its seconds evenly; each word is one character of text."""
    each = seconds / words
    return Take(Path("x.wav"), seconds, tuple(Word(i, i + 1, i * each, (i + 1) * each) for i in range(words)))


def segment(name, lines=1, scene="", hold=0.0, marks=()):
    lines = {
        lang: tuple(
            builders.line("abcd", lang, name, n + 1, marks=marks if n == 0 else ()) for n in range(lines)
        )
        for lang in ("zh", "en")
    }
    return builders.segment(name, {}, lines=lines, hold=hold, **({"scene": scene} if scene else {}))


def episode(*segments, picture="per-dub", acts=None):
    acts = {"acts": acts} if acts else {}
    pacing = Pacing(lead_in=0.2, gap=0.1, tail=0.3)
    return builders.episode(*segments, picture=picture, pacing=pacing, **acts)


def drawn(timeline):
    """`=` a spoken line, `.` held picture, `|` a new shot."""
    picture = ["."] * timeline.frames
    for spoken in timeline.spoken:
        picture[spoken.span.start : spoken.span.end] = "=" * spoken.span.frames
    return "|".join("".join(picture[span.start : span.end]) for span in timeline.shot_spans)


def conformed(film, zh, en):
    timelines = conform(film, {"zh": zh, "en": en}, FPS)
    return [drawn(timelines["zh"]), drawn(timelines["en"])]


def test_each_dub_has_its_own_clock():
    """Lead-in, line, gap, line, tail: the slots of a dub last as long as its own takes."""
    film = episode(segment("a", lines=2), segment("b"))
    assert conformed(film, zh=[take(0.5), take(0.4), take(1.0)], en=[take(1.2), take(0.4), take(0.3)]) == [
        "..=====.====...|..==========...",
        "..============.====...|..===...",
    ]


def test_the_longest_dub_sets_a_shared_slot():
    """With one shared picture, a segment lasts as long as its longest dub."""
    film = episode(segment("a"), segment("b"), picture="shared")
    assert conformed(film, zh=[take(0.3), take(1.0)], en=[take(0.8), take(0.4)]) == [
        "..===........|..==========...",
        "..========...|..====.........",
    ]


def test_a_hold_keeps_the_last_picture():
    """`hold: 0.5` adds half a second after the tail."""
    assert conformed(episode(segment("a", hold=0.5)), zh=[take(0.3)], en=[take(0.3)])[0] == "..===........"


def test_a_line_gets_every_frame_that_its_sound_touches():
    """0.31 s at 10 fps touches four frames; 0.3 s touches three, whatever floats say."""
    film = episode(segment("a"), segment("b"))
    zh = conformed(film, zh=[take(0.31), take(0.1 + 0.2)], en=[take(0.1), take(0.1)])[0]
    assert zh == "..====...|..===..."


def test_consecutive_segments_of_one_scene_are_one_shot():
    """Same scene twice in a row: one shot of two beats, counted from its own frame zero."""
    film = episode(segment("a", scene="m.One"), segment("b", scene="m.One"), segment("c", scene="m.Two"))
    takes = [take(0.3), take(0.2), take(0.1)]
    timeline = conform(film, {"zh": takes}, FPS)["zh"]
    assert drawn(timeline) == "..===.....==...|..=..."
    assert [(beat.segment, beat.span.start, beat.span.frames) for beat in timeline.shots[0].beats] == [
        ("a", 0, 8),
        ("b", 8, 7),
    ]


def test_a_shot_that_another_follows_ends_with_a_sound_step():
    """At 15 frames a second every eighth frame begins with one: a line that gets longer moves what follows by
    eight frames, or by none. The film ends when it has nothing more to show."""
    film = episode(segment("a"), segment("b", scene="m.One"), segment("c", scene="m.One"), segment("d"))
    first, longer, longest = (
        drawn(conform(film, {"zh": [take(seconds), *[take(0.2)] * 3]}, 15)["zh"])
        for seconds in (0.2, 0.4, 0.7)
    )
    assert first == "...===..........|...===.......===........|...===...."
    assert longer.partition("|")[2] == longest.partition("|")[2] == first.partition("|")[2]
    assert [len(each.partition("|")[0]) for each in (first, longer, longest)] == [16, 16, 24]


def test_a_mark_falls_on_the_word_that_follows_it():
    """Marks count from their slot: lead-in of 2 frames, words of 5 frames; past the last word, its end."""
    film = episode(segment("a", marks=(Mark("start", 0), Mark("third", 2), Mark("end", 4))))
    timeline = conform(film, {"zh": [take(2.0, words=4)]}, FPS)["zh"]
    assert timeline.slots[0].marks == {"start": 2, "third": 12, "end": 22}


def test_a_shot_does_not_know_where_it_stands():
    """A longer line before it moves a shot in the reel and changes nothing in the shot."""
    film = episode(segment("a"), segment("b"))
    early = conform(film, {"zh": [take(0.3), take(0.5)]}, FPS)["zh"]
    late = conform(film, {"zh": [take(0.9), take(0.5)]}, FPS)["zh"]
    assert early.slots[1].span != late.slots[1].span
    assert early.shots[1] == late.shots[1]


def test_a_transition_asks_for_key_frames_on_both_sides_of_the_cut():
    """Half of its frames lie before the cut, half after; it parts segments of the same scene."""
    scene = "m.Same"
    acts = (
        Act({"zh": "一", "en": "One"}, (segment("a", scene=scene),)),
        Act({"zh": "二", "en": "Two"}, (segment("b", scene=scene),), Transition("fade", 0.4)),
    )
    timeline = conform(episode(acts=acts), {"zh": [take(0.5), take(0.5)]}, FPS)["zh"]
    assert [shot.keys for shot in timeline.shots] == [(8,), (2,)]
    assert [(chapter.frame, chapter.title, chapter.transition) for chapter in timeline.chapters] == [
        (0, "一", None),
        (10, "二", Transition("fade", 0.4)),
    ]


def test_a_shot_carries_all_that_its_scene_needs():
    """Episode, language, rate, marks, labels in its language, each figure once, footage with its caption."""
    debt = Figure("debt", Quantity(Fraction(38), "USD", 2))
    shown = Footage("assets/wall.jpg", caption={"zh": "墙", "en": "Wall"})
    labels = {"heading": {"zh": "债", "en": "Debt"}}
    one = replace(segment("a", scene="m.One", marks=(Mark("up", 0),)), labels=labels, figures=(debt,))
    two = replace(segment("b", scene="m.One"), figures=(debt,))
    three = replace(segment("c"), scene="", footage=shown)
    timeline = conform(episode(one, two, three), {"en": [take(0.3)] * 3}, FPS)["en"]
    scene, wall = timeline.shots
    first = Beat("a", Span(0, 8), {"up": 2}, {"heading": "Debt"})
    assert scene == Shot("film", "m.One", "en", FPS, (first, Beat("b", Span(8, 8), {}, {})), (debt,))
    assert wall == Shot("film", "", "en", FPS, (Beat("c", Span(0, 8), {}, {"caption": "Wall"}),), (), shown)
    assert (timeline.episode, timeline.lang, timeline.fps) == ("film", "en", FPS)


def test_a_slot_keeps_its_lines_and_takes():
    """What was spoken stands in the reel where its slot does, with its own line and take."""
    said = [take(0.3), take(0.5)]
    film = episode(segment("a"), segment("b"))
    slots = conform(film, {"zh": said}, FPS)["zh"].slots
    assert [spoken.take for slot in slots for spoken in slot.spoken] == said
    assert [spoken.line.segment for slot in slots for spoken in slot.spoken] == ["a", "b"]
    assert [spoken.span for slot in slots for spoken in slot.spoken] == [Span(2, 3), Span(10, 5)]


def test_a_segment_without_words_lasts_as_long_as_its_pauses_and_its_hold():
    """Lead-in, tail and hold, without a word between them."""
    silent = replace(segment("a", lines=0), hold=0.4)
    assert conform(episode(silent), {"zh": []}, FPS)["zh"].frames == 2 + 3 + 4


def test_a_mark_in_a_take_without_words_falls_on_its_beginning():
    """A recording whose words nobody timed has its marks where it begins."""
    film = episode(segment("a", marks=(Mark("start", 2),)))
    untimed = Take(Path("x.wav"), 2.0, ())
    assert conform(film, {"zh": [untimed]}, FPS)["zh"].slots[0].marks == {"start": 2}


def test_the_first_act_has_nothing_to_come_from():
    """Its transition is left out; an act without segments opens nothing; a short one still takes a frame."""
    acts = (
        Act({"zh": "一", "en": "One"}, (segment("a"),), Transition("fade", 0.4)),
        Act({"zh": "空", "en": "None"}, (), Transition("fade", 0.4)),
        Act({"zh": "二", "en": "Two"}, (segment("b"),), Transition("wipe", 0.01)),
        Act({"zh": "三", "en": "Three"}, (segment("c"),)),
    )
    timeline = conform(episode(acts=acts), {"zh": [take(0.5)] * 3}, FPS)["zh"]
    assert [(each.frame, each.transition) for each in timeline.chapters] == [
        (0, None),
        (10, Transition("wipe", 0.01)),
        (20, None),
    ]
    assert [shot.keys for shot in timeline.shots] == [(9,), (1,), ()]


def test_a_transition_longer_than_its_shot_asks_for_no_key_frame_in_it():
    """A key frame lies inside a shot: not on its first frame, nor behind its last."""
    acts = (
        Act({"zh": "一", "en": "One"}, (segment("a"),)),
        Act({"zh": "二", "en": "Two"}, (segment("b"),), Transition("fade", 1.6)),
        Act({"zh": "三", "en": "Three"}, (segment("c"),), Transition("fade", 1.6)),
    )
    timeline = conform(episode(acts=acts), {"zh": [take(0.3), take(0.3), take(0.5)]}, FPS)["zh"]
    assert [shot.frames for shot in timeline.shots] == [8, 8, 10]
    assert [shot.keys for shot in timeline.shots] == [(), (), (8,)]
