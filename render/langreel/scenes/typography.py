"""Typography: words → shaped lines, rows and paragraphs, in true sizes and on a common baseline."""

from __future__ import annotations

import functools
import math
import re
import tempfile
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple, cast

import numpy as np
from manim import LEFT, ORIGIN, RIGHT, Text, VGroup, VMobject, config

from langreel import languages, linebreak, theme
from langreel.errors import SceneError
from langreel.languages.direction_marks import TO_THE_LEFT, steadied
from langreel.languages.letters import ems
from langreel.languages.model import Direction
from langreel.scenes.pango_glyphs import UnreadText, bare, glyphs
from langreel.scenes.typeface import direction, typeface

Points = np.ndarray[Any, Any]

# Measured: Manim draws Pango's font_size 72 with an em of one unit (an H is 0.733 high, as in the font).
FONT_SIZE_OF_ONE_UNIT = 72.0
NOWHERE = np.empty((0, 3))
# Pango sets such a line flush right, half an em beyond the surface, where cairo leaves out what it draws.
_INDENT = 12 * "\u00a0"
_SPACES = re.compile(r"[^\S\u00a0\u202f]+")
ASCENT = 0.88
"""Of an em: what stands above the baseline."""
ENDLESS = 100_000
"""Pixels: wider than any line of type."""


class InkExtent(NamedTuple):
    """How far glyphs reach, as Manim measures: sides by where curves begin and end, sizes by all points."""

    left: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    width: float = 0.0
    height: float = 0.0


class Lettering(VGroup):
    """One line of type, its glyphs as submobjects.

    Moved or scaled (not rotated), it still knows its ``baseline`` (y) and its ``size`` (em), in Manim units.
    """

    def __init__(self, string: str = "", *glyphs: VMobject, baseline: float = 0.0, size: float = 1.0) -> None:
        super().__init__()
        self.set_glyphs(string, glyphs, baseline, size=size)

    def set_glyphs(self, string: str, glyphs: Iterable[VMobject], baseline: float, *, size: float) -> None:
        """Hold these glyphs, which stand on ``baseline`` (y) with an em of ``size`` units."""
        self.string, self.submobjects = string, list(glyphs)
        # Kept as shares of the ink's height: they stay true when the line is moved or scaled.
        ink = self.ink()
        height = ink.height or 1.0
        self._drop = (baseline - ink.bottom) / height
        self._em = size / height

    @property
    def baseline(self) -> float:
        return self.stands()[0]

    @property
    def size(self) -> float:
        return self.stands()[1]

    def stands(self, ink: InkExtent | None = None) -> tuple[float, float]:
        """Baseline and size, by its extent if that was measured before."""
        ink = ink or self.ink()
        height = ink.height or 1.0
        return ink.bottom + self._drop * height, self._em * height

    def ink(self) -> InkExtent:
        """How far it reaches now."""
        parts = [*self._parts()]
        if not parts:
            return InkExtent()
        points = np.concatenate(parts)[:, :2]
        (left, bottom), (right, top) = points.min(axis=0).tolist(), points.max(axis=0).tolist()
        ends = points.reshape(-1, 4, 2)[:, ::3].reshape(-1, 2)
        (begin, low), (end, _) = ends.min(axis=0).tolist(), ends.max(axis=0).tolist()
        return InkExtent(begin, end, low, right - left, top - bottom)

    # As Manim measures, but not point by point: running numbers are measured in every frame.

    def get_points_defining_boundary(self) -> Points:
        """Where curves begin and end, (n, 3)."""
        return np.concatenate(
            [NOWHERE, *(part.reshape(-1, 4, 3)[:, ::3].reshape(-1, 3) for part in self._parts())]
        )

    def length_over_dim(self, dim: int) -> float:
        """Width, height or depth."""
        points = np.concatenate([NOWHERE, *self._parts()])[:, dim]
        return float(points.max() - points.min()) if len(points) else 0.0

    def _parts(self) -> Iterator[Points]:
        return (each.points for each in self.get_family() if len(each.points))

    def to_baseline(self, y: float) -> Lettering:
        """Move up or down so that the baseline is at ``y``."""
        self.shift((0.0, y - self.baseline, 0.0))
        return self

    def set_down(self, x: float, y: float, side: Points = ORIGIN) -> Lettering:
        """Move in one step: the baseline to ``y``, and a side (LEFT, RIGHT, or the middle) to ``x``."""
        ink = self.ink()
        middle = (ink.left + ink.right) / 2 + float(side[0]) * ink.width / 2
        step = (x - middle, y - self.stands(ink)[0], 0.0)
        for each in self.get_family():
            if len(each.points):
                each.points = each.points + step
        return self


def text(
    string: str,
    size: float | None = None,
    color: str | None = None,
    *,
    weight: str = "NORMAL",
    lang: str | None = None,
) -> Lettering:
    """One line of type with its centre in the origin; ``size`` is the em in Manim units.

    >>> round(text("国", size=0.5).size, 3)
    0.5
    """
    return _line(string, direction(lang, string), lang=lang, size=size, color=color, weight=weight)


def _line(
    string: str, way: Direction, *, lang: str | None, size: float | None, color: str | None, weight: str
) -> Lettering:
    words = _SPACES.sub(" ", string).strip()
    line = shaped(words, weight, typeface(lang, words), way).copy()
    line.scale(size or theme.BODY, about_point=ORIGIN).set_color(color or theme.INK)
    return line.center()


@functools.lru_cache(maxsize=2048)
def shaped(string: str, weight: str, font: str, way: Direction = "ltr") -> Lettering:
    """Shape ``string`` at an em of one unit, its baseline in y = 0 and its pen starting in x = 0.

    A capital H stands at its left and is taken away again: it shows where baseline and pen are. Where lines
    run from right to left, it ends them; marks that one does not see keep it apart and tell Pango the way.
    """
    drawn = _pango(_turned(string) if way == "rtl" else "H" + string, weight, font)
    _, pen = _reference(weight, font)
    head, *glyphs = drawn
    origin = np.array([head.get_left()[0] + pen, head.get_bottom()[1], 0.0])
    for glyph in glyphs:
        glyph.shift(-origin)
    return Lettering(string, *glyphs)


def _turned(string: str) -> str:
    """A line for Pango that runs from right to left; ``US$`` and ``-5`` keep their order in it."""
    return f"{TO_THE_LEFT}{_INDENT}{steadied(string)}{TO_THE_LEFT}H"


@functools.lru_cache(maxsize=16)
def _reference(weight: str, font: str) -> tuple[float, float]:
    """Height of an H, and how far the pen moves on after one, in ems."""
    first, second = _pango("HH", weight, font)
    return float(first.height), float(second.get_left()[0] - first.get_left()[0])


def _pango(string: str, weight: str, font: str) -> list[VMobject]:
    """Pango's glyphs of ``string`` at an em of one unit."""
    kept = {key: config[key] for key in ("text_dir", "pixel_width")}
    # Manim passes text through a file; its folder of such files is not safe to share between processes.
    # And it breaks lines at the width of the picture in pixels, however small the picture is.
    with tempfile.TemporaryDirectory(prefix="langreel-") as folder:
        config.update({"text_dir": folder, "pixel_width": ENDLESS})
        try:
            # Told of a font it lacks, Manim lists all others; whoever shoots has made sure of it before.
            style: dict[str, Any] = {"font": font, "weight": weight, "font_size": FONT_SIZE_OF_ONE_UNIT}
            line = UnreadText(string, warn_missing_font=False, **style)
            found = glyphs(Path(str(line.file_name)))
            return (
                found if found is not None else [*map(bare, Text(string, warn_missing_font=False, **style))]
            )
        finally:
            config.update(kept)


@functools.lru_cache(maxsize=1024)
def advance(character: str, weight: str, font: str) -> float:
    """How far the pen moves on after ``character``, in ems."""
    _, pen = _reference(weight, font)
    drawn = _pango(f"H{character}H", weight, font)
    return float(drawn[-1].get_left()[0] - drawn[0].get_left()[0]) - pen


def row(*parts: VMobject, gap: float = 0.12) -> VGroup:
    """Lay parts from left to right on the baseline of the first; what is not type is centred on it."""
    group = VGroup(*parts).arrange(RIGHT, buff=gap)
    lines = [part for part in parts if isinstance(part, Lettering)]
    if lines:
        level, middle = lines[0].baseline, lines[0].baseline + 0.36 * lines[0].size
        for part in parts:
            part.to_baseline(level) if isinstance(part, Lettering) else part.set_y(middle)
    return group


def paragraph(
    string: str,
    width: float,
    lang: str,
    *,
    size: float | None = None,
    color: str | None = None,
    weight: str = "NORMAL",
    lines: int = 4,
    keep: Collection[str] = (),
) -> VGroup:
    """Type broken by sense into at most ``lines`` lines of ``width`` units at most, flush where they begin.

    They are even, and no short word stands alone if that can be helped. ``keep`` are words that never break.
    SceneError where the words do not fit.
    """
    size, way = size or theme.BODY, direction(lang, string)
    whole = text(string, size, color, weight=weight, lang=lang).width or 1.0
    for most in range(max(1, int(ems(string) * width / whole) + 3), 0, -1):
        broken = linebreak.wrap(string, lang, most, keep=keep, measure=ems, even=True)
        block = [_line(line, way, lang=lang, size=size, color=color, weight=weight) for line in broken]
        if len(block) <= lines and all(line.width <= width for line in block):
            return _stack(block, size * languages.of(lang).leading, direction(lang))
    raise SceneError(f"text {string!r} does not fit {lines} lines of {width:.2f} units", hint="shorten it")


def _stack(block: list[Lettering], leading: float, way: Direction) -> VGroup:
    for number, line in enumerate(block):
        line.align_to(ORIGIN, RIGHT if way == "rtl" else LEFT).to_baseline(-number * leading)
    return VGroup(*block).center()


def beginning(lang: str | None) -> Points:
    """The side at which lines of a language begin: RIGHT for Arabic, else LEFT."""
    return np.asarray(RIGHT if direction(lang) == "rtl" else LEFT)


def ending(lang: str | None) -> Points:
    """The side at which lines of a language end."""
    return -beginning(lang)


def hang(line: Lettering, top: float, size: float) -> float:
    """Let a line of that size hang from a height, nothing of it above; how far down it takes room.

    It takes its size, and more where accents or vowel signs stand above the capitals.
    """
    line.to_baseline(top - ASCENT * size)
    over = max(0.0, float(line.get_top()[1]) - top)
    line.shift((0.0, -over, 0.0))
    return size + over


def hang_all(block: VGroup, top: float, size: float) -> float:
    """Let lines below one another hang from a height, as ``hang`` does one; how far down they take room."""
    lines = cast("list[Lettering]", list(block))
    first, stood = lines[0], lines[0].baseline
    taken = hang(first, top, size)
    for line in lines[1:]:
        line.shift((0.0, first.baseline - stood, 0.0))
    return taken + float(first.baseline - lines[-1].baseline)


def fitted(
    string: str,
    width: float,
    lang: str,
    *,
    size: float,
    lines: int,
    least: float = 0.85,
    color: str | None = None,
    weight: str = "NORMAL",
) -> VGroup:
    """Type in ``width`` units: whole on one line, else smaller on one, or broken where more are allowed.

    Rather than be broken it shrinks to ``least`` of its size; broken lines shrink to seven tenths at most.
    SceneError where type would become too small.
    """
    whole = text(string, size, color, weight=weight, lang=lang)
    if lines == 1 or max(least * size, theme.SMALL) * whole.width <= width * size:
        return VGroup(fit(whole, width))
    sizes = [max(share * size, theme.SMALL) for share in (1.0, 0.85, 0.7)]
    return largest(string, width, lang, lines=lines, sizes=sizes, color=color, weight=weight)


def largest(
    words: str, width: float, lang: str, *, lines: int, sizes: Sequence[float], **style: Any
) -> VGroup:
    """A paragraph in the largest of some sizes in which it fits; SceneError where it fits in none."""
    for size in sizes:
        try:
            return paragraph(words, width, lang, size=size, lines=lines, **style)
        except SceneError as error:
            refusal = error
    raise refusal


def fit(mobject: VMobject, width: float) -> VMobject:
    """Shrink ``mobject`` to ``width`` units where it is wider; SceneError if type would become too small."""
    if mobject.width <= width:
        return mobject
    mobject.scale(width / mobject.width)
    for line in mobject.get_family():
        if isinstance(line, Lettering) and line.string and line.size < theme.SMALL - 1e-6:
            raise SceneError(
                f"text {line.string!r} fits {width:.2f} units only at size "
                f"{math.floor(100 * line.size) / 100:.2f}, below the smallest ({theme.SMALL})",
                hint="shorten it",
            )
    return mobject
