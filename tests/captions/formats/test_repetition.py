"""Repetition: what a file repeats because of how it is drawn is one cue; what is said twice stays."""

from __future__ import annotations

import pytest

from langreel.captions.formats.read_file import read

ROLLING = """WEBVTT

00:00.320 --> 00:02.470

the<00:00.560><c> debt</c><00:01.200><c> grew</c>

00:02.470 --> 00:02.480
the debt grew

00:02.480 --> 00:05.110
the debt grew
and<00:02.700><c> nobody</c> asked

00:05.110 --> 00:05.120
and nobody asked

00:05.120 --> 00:07.900
and nobody asked
until the bill came
"""
LAYERS = r"""[Script Info]
ScriptType: v4.00+
[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
Dialogue: 0,0:00:00.50,0:00:02.50,Default,,0,0,0,fx,{\pos(40,80)\bord4}La dette
Dialogue: 1,0:00:00.50,0:00:02.50,Default,,0,0,0,fx,{\pos(40,80)\1a&HFF&}La dette
Dialogue: 2,0:00:00.50,0:00:02.60,Default,,0,0,0,fx,{\pos(40,80)\t(0,500,\fscx110)}La dette
Dialogue: 0,0:00:03.00,0:00:05.00,Default,,0,0,0,,Elle grandit.
"""


def srt(*cues: tuple[int, int, str]) -> str:
    stamp = "00:00:{:02},{:03}"
    return "\n".join(
        f"{n}\n{stamp.format(*divmod(a, 1000))} --> {stamp.format(*divmod(b, 1000))}\n{words}\n"
        for n, (a, b, words) in enumerate(cues, start=1)
    )


def heard(text: str) -> list[str]:
    return ["|".join(cue.lines) for cue in read(text.encode()).track.cues]


def test_captions_that_roll_up_say_each_line_once():
    """A line that is carried along is no new one; cues of ten milliseconds vanish; the file is told once."""
    track, findings = read(ROLLING.encode())
    assert [cue.lines for cue in track.cues] == [
        ("the debt grew",),
        ("and nobody asked",),
        ("until the bill came",),
    ]
    assert [(cue.span.start, cue.span.end) for cue in track.cues] == [(320, 2480), (2480, 5120), (5120, 7900)]
    assert [each.rule for each in findings if each.rule == "rolled-up"] == ["rolled-up"]


def test_a_line_that_rolls_up_in_han_is_told_by_its_lines():
    """Without spaces, whole lines are carried along."""
    cues = (
        (0, 1000, "债务年年增长"),
        (1000, 2000, "债务年年增长\n没有人问"),
        (2000, 3000, "没有人问\n账单来了"),
    )
    assert heard(srt(*cues)) == ["债务年年增长", "没有人问", "账单来了"]


@pytest.mark.parametrize(
    "cues",
    [
        # apart in time: somebody says it again
        [(0, 1000, "Where is it?"), (2000, 3000, "Where is it?"), (4000, 5000, "Where is it? There.")],
        # within a cue
        [(0, 1000, "never never never again"), (1000, 2000, "he said")],
        # once in a file that does not roll
        [(0, 1000, "of the people"), (1000, 2000, "of the people by the people"), (2000, 3000, "for the"),
         (3000, 4000, "Then he sat down."), (4000, 5000, "Nobody spoke."), (5000, 6000, "The end.")],
        # few letters, by chance
        [(0, 1000, "I did it"), (1000, 2000, "it is so"), (2000, 3000, "so it goes"),
         (3000, 4000, "goes on")],
    ],
)  # fmt: skip
def test_what_is_said_twice_stays(cues):
    """Every word of every cue."""
    assert heard(srt(*cues)) == [words for _, _, words in cues]


def test_layers_of_one_picture_are_one_cue():
    """As long as the longest of them; no overlap is told, one word on layers is."""
    track, findings = read(LAYERS.encode(), "ass")
    assert [(cue.span.start, cue.span.end, cue.lines) for cue in track.cues] == [
        (500, 2600, ("La dette",)),
        (3000, 5000, ("Elle grandit.",)),
    ]
    rules = [each.rule for each in findings]
    assert rules.count("layers") == 1 and "overlap" not in rules
