"""Builders: lines, shots, timelines and plug-ins in a few words, for the tests of every room."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import Any

from fontTools.fontBuilder import FontBuilder
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph

import langreel
from langreel.build.digests import Digests
from langreel.cli import project_template
from langreel.model import (
    Act,
    Beat,
    Chapter,
    Cue,
    Episode,
    Line,
    Mark,
    Segment,
    Shot,
    Slot,
    Span,
    Spoken,
    Take,
    Timeline,
    Track,
    Word,
)

Texts = Mapping[str, Sequence[str]]
"""Lines by language."""
Times = Sequence[tuple[float, float]]
"""When each line begins in the reel, and how long its take is, in seconds."""

_PARTS = re.compile(r"[A-Za-z0-9][A-Za-z0-9.,%$'’-]*[A-Za-z0-9%]|[^\W_]|\$[0-9.]+")
_MARKS = re.compile(r"\[(\w+)\]")


def new_project(folder: Path, *langs: str) -> Path:
    """What `langreel new` makes, spoken by espeak; in Chinese and English where no languages are named."""
    spoken = langs or project_template.default()
    project_template.fill(folder, spoken, dict.fromkeys(spoken, "espeak"))
    return folder


@cache
def _known_code() -> bytes:
    with TemporaryDirectory() as folder:
        memo = Digests(Path(folder) / "memo.json")
        for path in Path(langreel.__file__).parent.rglob("*.py"):
            memo.code(path)
        memo.save()
        return (Path(folder) / "memo.json").read_bytes()


def know_code(project: Path) -> None:
    """Let a project know langreel's own modules, as it does after its first render."""
    (project / ".langreel").mkdir(parents=True)
    (project / ".langreel/memo.json").write_bytes(_known_code())


def line(text: str, lang: str = "en", segment: str = "a", number: int = 1, **others: Any) -> Line:
    """A line; ``[mark]`` in its text becomes a mark.

    >>> line("Up, [peak]down.").marks
    (Mark(name='peak', offset=4),)
    """
    plain, *rest = _MARKS.split(text)
    marks = []
    for name, following in zip(rest[::2], rest[1::2]):
        marks.append(Mark(name, len(plain)))
        plain += following
    return Line(segment, number, lang, plain, **{"marks": tuple(marks), **others})


def take(text: str, seconds: float) -> Take:
    """A take of a text, without a sound: every spoken character takes the same time.

    >>> [(word.begins, word.ends) for word in take("So it fell.", 2.0).words]
    [(0.0, 0.5), (0.5, 1.0), (1.0, 2.0)]
    """
    parts = [match.span() for match in _PARTS.finditer(text)] or [(0, max(1, len(text)))]
    ends = list(accumulate(end - start for start, end in parts))
    at = [seconds * end / ends[-1] for end in [0, *ends]]
    words = (Word(*part, begins, ends) for part, begins, ends in zip(parts, at, at[1:]))
    return Take(Path(), seconds, tuple(words))


def segment(name: str, texts: Texts, **others: Any) -> Segment:
    """A segment of a scene that is called like it, its lines numbered from 1."""
    lines = {
        lang: tuple(line(text, lang, name, number) for number, text in enumerate(said, 1))
        for lang, said in texts.items()
    }
    return Segment(name, **{"scene": f"m.{name.title()}", "lines": lines, **others})


def episode(*segments: Segment, languages: tuple[str, ...] = ("zh", "en"), **others: Any) -> Episode:
    """A film of one act, ``film``."""
    words = dict.fromkeys(languages, "Film")
    given = {"id": "film", "title": words, "acts": (Act(words, segments),), **others}
    return Episode(languages=languages, **given)


def shot(
    beats: Mapping[str, int | tuple[int, Mapping[str, int]]],
    *,
    scene: str = "one.One",
    lang: str = "en",
    fps: int = 15,
    labels: Mapping[str, str] = MappingProxyType({}),
    **others: Any,
) -> Shot:
    """``shot({"a": 40, "b": (20, {"peak": 8})})``: segments, their frames, and their marks.

    >>> shot({"a": 40, "b": (20, {"peak": 8})}).beats[1].span
    Span(start=40, frames=20)
    """
    laid: list[Beat] = []
    for name, given in beats.items():
        frames, marks = given if isinstance(given, tuple) else (given, {})
        laid.append(Beat(name, Span(laid[-1].span.end if laid else 0, frames), marks, labels))
    return Shot(**{"episode": "ep", "scene": scene, "lang": lang, "fps": fps, "beats": tuple(laid), **others})


def timeline(
    lang: str,
    fps: int,
    said: Sequence[tuple[Texts, Times]],
    *,
    tail: float = 0.55,
    lengths: Sequence[int] = (),
    names: Sequence[str] = (),
    chapters: tuple[Chapter, ...] = (),
) -> Timeline:
    """``timeline("zh", 30, [({"zh": [...], "en": [...]}, [(begins, seconds), ...]), ...])``

    One pair a segment, one time a line; each segment is a shot of its own. It ends ``tail`` seconds after its
    last word, or is as long as ``lengths`` says in frames. Segments are called ``s0``, ``s1`` … or ``names``.

    >>> [slot.span for slot in timeline("en", 10, [({"en": ["So."]}, [(0.2, 1.0)])], tail=0.3).slots]
    [Span(start=0, frames=15)]
    """
    slots: list[Slot] = []
    for number, (texts, times) in enumerate(said):
        told = segment(names[number] if names else f"s{number}", texts)
        spoken = tuple(_spoken(each, at, fps) for each, at in zip(told.lines[lang], times, strict=True))
        start = slots[-1].span.end if slots else 0
        frames = lengths[number] if lengths else spoken[-1].span.end + round(tail * fps) - start
        slots.append(Slot(told, Span(start, frames), spoken, {}))
    shots = (
        shot({slot.segment.id: slot.span.frames}, scene=slot.segment.scene, lang=lang, fps=fps)
        for slot in slots
    )
    return Timeline("ep", lang, fps, tuple(slots), tuple(shots), chapters)


def _spoken(line: Line, at: tuple[float, float], fps: int) -> Spoken:
    begins, seconds = at
    return Spoken(line, take(line.text, seconds), Span(round(begins * fps), round(seconds * fps)))


def register(folder: Path, group: str, name: str, value: str) -> None:
    """One line: let ``folder``, once it is on the path, hold a package that registers a plug-in."""
    info = folder / f"{name}-1.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1\n", "utf-8")
    (info / "entry_points.txt").write_text(f"[{group}]\n{name} = {value}\n", "utf-8")


def track(*cues: tuple[float, float, str], rate: int = 1000) -> Track:
    """Subtitles from begins, ends (seconds) and words, a bar between lines."""
    spans = [
        Span(round(begins * rate), round(ends * rate) - round(begins * rate)) for begins, ends, _ in cues
    ]
    return Track(tuple(Cue(span, tuple(cue[2].split("|"))) for span, cue in zip(spans, cues)), rate)


def font(family: str, characters: str, weight: int = 400, *, italic: bool = False) -> TTFont:
    """A font with empty glyphs for these characters."""
    names = {ord(char): f"u{ord(char):04X}" for char in characters}
    glyphs = [".notdef", *names.values()]
    builder = FontBuilder(1000)
    builder.setupGlyphOrder(glyphs)
    builder.setupCharacterMap(names)
    builder.setupGlyf({name: Glyph() for name in glyphs})
    builder.setupHorizontalMetrics(dict.fromkeys(glyphs, (500, 0)))
    builder.setupHorizontalHeader()
    builder.setupNameTable({"familyName": family, "styleName": "Regular"})
    builder.setupOS2(usWeightClass=weight)
    builder.setupPost()
    builder.font["head"].macStyle = 2 if italic else 0
    return builder.font
