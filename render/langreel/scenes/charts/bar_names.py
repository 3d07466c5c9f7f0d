"""Bar names: what bars are called, beside those that lie, under those that stand; what colours mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from manim import RIGHT, UL, VGroup

from langreel import languages, theme
from langreel.errors import SceneError
from langreel.geometry import Box
from langreel.scenes.typography import fit, paragraph, text

WIDEST = 0.34
"""The share of a chart's width that names beside bars may take."""
LEAST = 0.85
"""The least distance of names under bars."""


def room_beside(names: Sequence[str], width: float, lang: str) -> float:
    """The room to the left of lying bars that their names need, of a chart so wide."""
    widest = max(text(name, theme.BODY, lang=lang).width for name in names)
    return float(min(widest, WIDEST * width)) + 0.25


def beside(
    names: Sequence[str], middles: Sequence[float], *, edge: float, widest: float, lang: str
) -> VGroup:
    """The names of lying bars, flush right before the ``edge`` at which these begin, none on another."""
    words, size = VGroup(), _size(middles)
    for name, y in zip(names, middles):
        word = fit(text(name, size, lang=lang), widest)
        word.move_to((edge - 0.2 - word.width / 2, y, 0))
        words.add(word.to_baseline(y - 0.36 * size))
    return words


def _size(middles: Sequence[float]) -> float:
    """The largest type for rows so near to one another; SceneError where none is small enough."""
    pitch = min((abs(one - other) for one, other in pairwise(middles)), default=theme.HEIGHT)
    fitting = [size for size in (theme.BODY, theme.LABEL, theme.SMALL) if 1.1 * size <= pitch]
    if not fitting:
        raise SceneError(f"{len(middles)} bars are too many for the room they have", hint="choose rows")
    return fitting[0]


def under(names: Sequence[str], middles: Sequence[float], plot: Box, *, lang: str) -> VGroup:
    """The names of standing bars; where they stand too close, in turn on two lines, or some of them only."""
    pitch = plot.width / len(names)
    if _is_staggered(names, pitch, lang):
        return _staggered(names, middles, plot, lang=lang)
    every = next(step for step in (1, 2, 5, 10, 100) if pitch * step >= LEAST)
    words = _broken(names[::every], max(pitch, LEAST) - 0.1, lang)
    for word, x in zip(words, middles[::every]):
        word.move_to((x, plot.bottom - 0.14 - word.height / 2, 0))
    if not all(map(str.isdigit, names)):
        _level(words)
    return VGroup(*words)


def _is_staggered(names: Sequence[str], pitch: float, lang: str) -> bool:
    """Whether names would be left out or torn side by side, and have room in turn on two lines."""
    if all(any(map(str.isdigit, name)) for name in names):
        return False
    longest = max((part for name in names for part in name.split()), key=len)
    torn = languages.of(lang).spaced and text(longest, theme.LABEL, lang=lang).width > pitch - 0.1
    widest = max(text(name, theme.SMALL, lang=lang).width for name in names)
    return (torn or pitch < LEAST) and widest <= 2 * pitch - 0.15


def _staggered(names: Sequence[str], middles: Sequence[float], plot: Box, *, lang: str) -> VGroup:
    """Names in turn on a first line and on a second, in one size, all within the plot's right side."""
    room = 2 * plot.width / len(names) - 0.15
    large = max(text(name, theme.LABEL, lang=lang).width for name in names) <= room
    size, words = theme.LABEL if large else theme.SMALL, VGroup()
    for n, (name, x) in enumerate(zip(names, middles)):
        word = text(name, size, lang=lang)
        word.move_to((min(x, plot.right - word.width / 2), 0, 0))
        words.add(word.to_baseline(plot.bottom - 0.14 - (0.8 + 1.25 * (n % 2)) * size))
    return words


def _level(words: Sequence[VGroup]) -> None:
    """Move words down until their first lines stand on the lowest of their baselines: a and b on one."""
    firsts: list[Any] = [block[0] for block in words]
    lowest = min(line.baseline for line in firsts)
    for block, line in zip(words, firsts):
        block.shift((0.0, lowest - line.baseline, 0.0))


def _broken(names: Sequence[str], width: float, lang: str) -> list[VGroup]:
    """Names in at most two lines of a width; in three smaller ones where one of them needs these."""

    def lines(size: float, count: int) -> list[VGroup]:
        return [paragraph(name, width, lang, size=size, color=theme.INK, lines=count) for name in names]

    try:
        return lines(theme.LABEL, 2)
    except SceneError:
        return lines(theme.SMALL, 3)


def room_under(names: Sequence[str], foot: float, width: float, *, lang: str) -> float:
    """The room for names under ``width`` units of standing bars: two lines, unless all are short."""
    two = any(len(name) > 6 for name in names) or _is_staggered(names, width / len(names), lang)
    return 0.95 if two else foot


def color_key(colors: Mapping[str, str], room: Box, lang: str) -> tuple[VGroup, float]:
    """Names in the colours that they mean, in a row at the top of ``room``, and the height of that row."""
    words = [text(name, theme.BODY, color, weight="BOLD", lang=lang) for name, color in colors.items()]
    key = VGroup(*words).arrange(RIGHT, buff=0.5)
    fit(key, room.width).move_to((room.left, room.top, 0), aligned_edge=UL)
    for word in words:
        word.to_baseline(room.top - 0.8 * theme.BODY)
    return key, 1.2 * theme.BODY
