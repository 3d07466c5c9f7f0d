"""Timelines in a few words: lines, when they are said, and where shots change."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from langreel.model import Beat, Cue, Line, Mark, Segment, Shot, Slot, Span, Spoken, Take, Timeline, Word

_PARTS = re.compile(r"[A-Za-z0-9][A-Za-z0-9.,%$'’-]*[A-Za-z0-9%]|[^\W_]|\$[0-9.]+")


def _line(segment: str, number: int, lang: str, text: str) -> Line:
    """``[mark]`` in the text becomes a mark."""
    marks, plain = [], ""
    for piece in re.split(r"(\[\w+\])", text):
        if re.fullmatch(r"\[\w+\]", piece):
            marks.append(Mark(piece[1:-1], len(plain)))
        else:
            plain += piece
    return Line(segment, number, lang, plain, marks=tuple(marks))


def _take(line: Line, seconds: float) -> Take:
    """Every spoken character takes the same time."""
    parts = [match.span() for match in _PARTS.finditer(line.text)] or [(0, max(1, len(line.text)))]
    letters = sum(end - start for start, end in parts)
    words, said = [], 0
    for start, end in parts:
        begins, said = seconds * said / letters, said + end - start
        words.append(Word(start, end, begins, seconds * said / letters))
    return Take(Path(), seconds, tuple(words))


def _segment(name: str, texts: Mapping[str, Sequence[str]]) -> Segment:
    lines = {
        lang: tuple(_line(name, number, lang, text) for number, text in enumerate(said))
        for lang, said in texts.items()
    }
    return Segment(name, f"scenes.{name.title()}", lines)


Said = Sequence[tuple[Mapping[str, Sequence[str]], Sequence[tuple[float, float]]]]


@pytest.fixture
def spoken() -> Callable[..., Timeline]:
    """``spoken("zh", 30, [({"zh": [...], "en": [...]}, [(begins, seconds), ...]), ...], tail=0.55)``

    One tuple a segment, one time a line, in seconds of the reel; each segment is a shot of its own and ends
    ``tail`` seconds after its last word.
    """

    def build(lang: str, fps: int, said: Said, tail: float = 0.55) -> Timeline:
        slots, shots, start = [], [], 0
        for number, (texts, times) in enumerate(said):
            segment = _segment(f"s{number}", texts)
            takes = [_take(line, seconds) for line, (_, seconds) in zip(segment.lines[lang], times)]
            begins = [round(begin * fps) for begin, _ in times]
            lines = tuple(
                Spoken(line, take, Span(begin, round(take.seconds * fps)))
                for line, take, begin in zip(segment.lines[lang], takes, begins)
            )
            span = Span(start, lines[-1].span.end + round(tail * fps) - start)
            slots.append(Slot(segment, span, lines, {}))
            beat = Beat(segment.id, Span(0, span.frames), {}, {})
            shots.append(Shot("demo", segment.scene, lang, fps, (beat,)))
            start = span.end
        return Timeline("demo", lang, fps, tuple(slots), tuple(shots), ())

    return build


@pytest.fixture
def drawn() -> Callable[..., list[str]]:
    """Cues above the speech, a letter for ``step`` frames: digits are cues, ``=`` is speech, ``|`` a cut."""

    def draw(cues: Sequence[Cue], timeline: Timeline, step: int = 5) -> list[str]:
        size = -(-timeline.frames // step)
        cue_row, voice_row = [" "] * size, [" "] * size
        for number, cue in enumerate(cues, start=1):
            for at in range(cue.span.start // step, -(-cue.span.end // step)):
                cue_row[at] = str(number % 10)
        for slot in timeline.slots:
            voice_row[slot.span.start // step] = "|"
            for spoken in slot.spoken:
                for at in range(spoken.span.start // step, -(-spoken.span.end // step)):
                    voice_row[at] = "="
        return ["".join(cue_row).rstrip(), "".join(voice_row).rstrip()]

    return draw
