"""Axes: a value grid with round numbers, and the dates or numbers that run under a plot."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from manim import LEFT, VGroup

from langreel import quantity, theme
from langreel.geometry import Box, Scale, XAxis, linear
from langreel.geometry.cells import every
from langreel.scenes.charts.chart import rule
from langreel.scenes.charts.x_words import side_by_side, tick_words, unit_name
from langreel.scenes.typography import Lettering, text

FOOT = 0.5
"""Room below the plot for the labels of its horizontal axis."""
PITCH = 2.0
"""Labels above one another stand so many times their size apart, or farther."""


def level_ticks(lo: float, hi: float, height: float, most: int = 5) -> tuple[float, ...]:
    """Round values of a scale ``height`` units high, two or more: in ``most`` steps if labels have room."""
    steps = max(2, min(most, int(height / (PITCH * theme.LABEL))))
    found = (linear.ticks(lo, hi, count) for count in range(steps, 6))
    values = next(values for values in found if len(values) > 1)
    crowded = (values[1] - values[0]) * height / (hi - lo) < PITCH * theme.LABEL
    return values[::2] if crowded and len(values) > 3 else values


def value_words(ticks: Sequence[float], unit: str, lang: str) -> list[Lettering]:
    """The labels of value ticks, all shaped."""
    step = ticks[1] - ticks[0] if len(ticks) > 1 else 1.0
    return [
        text(quantity.tick(value, unit, lang, step), theme.LABEL, theme.MUTED, lang=lang) for value in ticks
    ]


def fitting_ticks(
    lo: float, hi: float, unit: str, lang: str, *, width: float
) -> tuple[Sequence[float], list[Lettering]]:
    """Round values of a scale ``width`` units long, with labels: in four steps, or fewer that have room."""
    for count in (4, 3, 2, 1):
        values = linear.ticks(lo, hi, count)
        words = value_words(values, unit, lang)
        pitch = width / max(len(values) - 1, 1)
        if max((word.width for word in words), default=0.0) + 0.15 <= pitch:
            break
    return values, words


def unit_words(unit: str, lang: str, plot: Box, *, over: float, edge: float = -np.inf) -> list[Lettering]:
    """The unit over the last tick of an axis, not left of ``edge``; nothing where the labels carry it."""
    name = unit_name(unit, lang)
    if not name:
        return []
    line = text(name, theme.LABEL, theme.MUTED, lang=lang)
    right = max(plot.left - 0.16, edge + line.width)
    line.next_to((right, 0, 0), LEFT, buff=0).to_baseline(over + 0.9 * theme.LABEL)
    return [line]


def unit_at_right(unit: str, lang: str, room: Box, baseline: float) -> list[Lettering]:
    """The unit at the right edge of a room, for values that stand without it at what they belong to."""
    name = unit_name(unit, lang)
    if not name:
        return []
    line = text(name, theme.LABEL, theme.MUTED, lang=lang)
    line.move_to((room.right - line.width / 2, 0, 0)).to_baseline(baseline)
    return [line]


def value_grid(ticks: Sequence[float], words: Sequence[Lettering], scale: Scale, *, plot: Box) -> VGroup:
    """Horizontal grid lines with their labels to the left; the zero line is the strong one."""
    lines = VGroup()
    for value, label in zip(ticks, words):
        y = scale(value)
        zero = abs(value) < 1e-9
        lines.add(
            rule(
                (plot.left, y),
                (plot.right, y),
                theme.MUTED if zero else theme.RULE,
                width=2.5 if zero else 1.5,
            )
        )
        label.next_to((plot.left - 0.16, y, 0), LEFT, buff=0).to_baseline(y - 0.36 * theme.LABEL)
    return VGroup(lines, VGroup(*words))


def upright_grid(
    ticks: Sequence[float], words: Sequence[Lettering | None], scale: Scale, *, plot: Box
) -> VGroup:
    """Upright grid lines, with their labels (if any) under them; the zero line is the strong one."""
    lines = VGroup()
    for value, label in zip(ticks, words):
        x, zero = scale(value), abs(value) < 1e-9
        color = theme.MUTED if zero else theme.RULE
        lines.add(rule((x, plot.bottom), (x, plot.top), color, width=2.5 if zero else 1.5))
        if label:
            label.move_to((x, 0, 0)).to_baseline(plot.bottom - 0.14 - 0.75 * theme.LABEL)
    return VGroup(lines, VGroup(*filter(None, words)))


def sparse(words: Sequence[Lettering], places: Sequence[float]) -> list[Lettering | None]:
    """Words that leave one another room at their places (x), from the last back; None for the others."""
    kept, edge = list[Lettering | None](), np.inf
    for word, x in zip(reversed(words), reversed(places)):
        fits = x + word.width / 2 + 0.15 <= edge
        kept.append(word if fits else None)
        edge = x - word.width / 2 if fits else edge
    return kept[::-1]


def foot(axis: XAxis, title: str, lang: str) -> str:
    """What numbers under a plot count: words of the scene's, and the unit where they do not carry it."""
    return side_by_side((title, unit_name(axis.unit, lang) if axis.unit != "date" else ""), lang)


def x_ticks(
    axis: XAxis, places: Sequence[float], scale: Scale, *, plot: Box, lang: str, title: str = ""
) -> VGroup:
    """Ticks, and labels where they have room under the plot; under numbers, what these count."""
    found, xs = VGroup(), [scale(place) for place in places]
    labels = [text(words, theme.LABEL, theme.MUTED, lang=lang) for words in tick_words(axis, places, lang)]
    pitch = min((after - before for before, after in pairwise(xs)), default=plot.width)
    # Two numbers with a word between them read as one line: they stand farther apart than years.
    worded = any(map(str.isalpha, "".join(label.string for label in labels)))
    step = every([label.width for label in labels], pitch, 0.25 if worded else 0.08)
    for n, (x, label) in enumerate(zip(xs, labels)):
        tick = VGroup(rule((x, plot.bottom), (x, plot.bottom - 0.1), theme.MUTED, width=2.0))
        if n % step == 0:
            tick.add(label.move_to((x, 0, 0)).to_baseline(plot.bottom - 0.2 - 0.75 * theme.LABEL))
        found.add(tick)
    if words := foot(axis, title, lang):
        name = text(words, theme.LABEL, theme.MUTED, lang=lang)
        name.move_to((plot.x, 0, 0)).to_baseline(plot.bottom - FOOT - 0.95 * theme.LABEL)
        found.add(VGroup(name))
    return found
