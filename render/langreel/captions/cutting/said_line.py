"""Said line: one line of a dub with its texts → the pieces that it is cut into, whenever it is said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil

from langreel.captions.cutting.candidates import Pace, Strip
from langreel.captions.cutting.clock import spoken_clock, translated_clock
from langreel.captions.cutting.divided_lines import CuePiece, Pieces
from langreel.captions.cutting.search import Part, divide
from langreel.captions.displayed_text import displayed
from langreel.captions.limits import RuleSet
from langreel.linebreak import breaks
from langreel.model import Line, Spoken


@dataclass(frozen=True, slots=True)
class Look:
    """How a language stands in a cue: in how many lines at most, and the words that stay whole."""

    lang: str
    lines: int
    whole: frozenset[str]


@dataclass(frozen=True, slots=True)
class Said:
    """A line as it is said, from frame 0 on, and the texts that stand meanwhile, one for each look.

    ``after`` is the frame in which the next line begins.
    """

    spoken: Spoken
    texts: tuple[Line, ...]
    dub: str
    fps: int
    after: int


def conditions(said: Said, looks: Sequence[Look]) -> tuple[object, ...]:
    """All that decides how a line is cut, but for the rules."""
    take = said.spoken.take
    texts = (said.spoken.line, *said.texts)
    shown = [(look.lang, look.lines, sorted(look.whole)) for look in looks]
    return shown, said.dub, said.fps, said.after, take.seconds, take.words, [*map(_words, texts)]


def _words(line: Line) -> tuple[object, ...]:
    marks = [(mark.name, mark.offset) for mark in line.marks]
    return line.lang, line.text, marks, [(each.figure.id, each.start) for each in line.mentions]


def divided(said: Said, looks: Sequence[Look], rules: RuleSet) -> Pieces:
    """The cues of a line, before their times are decided; () where nothing of it is shown."""
    strips = [_strip(line, said, look, rules=rules) for line, look in zip(said.texts, looks, strict=True)]
    strips = [each for each in strips if each.shown(0, len(each.text))]
    return tuple(_pieces(strips, said, rules)) if strips else ()


def _strip(line: Line, said: Said, look: Look, *, rules: RuleSet) -> Strip:
    limits = rules.of(line.lang)
    limits = replace(limits, lines=min(look.lines, limits.lines))
    clock = spoken_clock(said.spoken, said.fps)
    if line.lang != said.dub:
        clock = translated_clock(clock, said.spoken.line, line)
    edges = breaks(line.text, line.lang, look.whole)
    return Strip(line.text, edges, displayed(line.text, line.lang), clock, limits)


def _pieces(strips: Sequence[Strip], said: Said, rules: RuleSet) -> Iterator[CuePiece]:
    fps, text = said.fps, said.spoken.line.text
    lead = next((n for n, strip in enumerate(strips) if strip.text == text), 0)
    silence = max(0.0, said.after - rules.gap - strips[lead].clock.ends[-1]) / fps
    pace = Pace(float(rules.shortest), float(rules.longest), rules.gap / fps, min(silence, 1.0), fps, lead)
    parts = divide(strips, pace)
    for part in parts:
        need = max(_need(parts, part, n, strip=strip, fps=fps) for n, strip in enumerate(strips))
        yield CuePiece(part.begin, part.end, need, tuple(line for lines in part.lines for line in lines))


def _need(parts: Sequence[Part], part: Part, text: int, *, strip: Strip, fps: int) -> int:
    """Frames to read one text of a part, shared where it stands through several."""
    lines, limits = part.lines[text], strip.limits
    through = sum(each.lines[text] is lines for each in parts)
    return ceil(sum(map(limits.size, lines)) * fps / limits.speed / through)
