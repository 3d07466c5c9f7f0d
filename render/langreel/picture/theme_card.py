"""Theme card: a theme on one page: type in its languages, roles, series as all eyes see them, a chart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, Rectangle, VGroup, VMobject
from PIL import Image

from langreel import files, languages, theme
from langreel.geometry import Box
from langreel.geometry.color_distance import EYES, distance, seen
from langreel.picture.sample_scene import SampleScene, sample_stage
from langreel.scenes import logo
from langreel.scenes.charts.line_chart import LineChart
from langreel.scenes.samples import Given
from langreel.scenes.typography import Lettering, row, text
from langreel.theme.contrast import contrast
from langreel.theme.resolve import Theme

SIZE = 1920, 1080
LEFT_EDGE, MIDDLE, RIGHT_EDGE, TOP, BOTTOM = -6.7, 0.45, 6.7, 3.65, -3.65
HALF, COLUMN = 6.9, 1.55
"""Widths of the left half, and of the names of its sizes."""
ROLES = ("ink", "second", "muted", "accent", "good", "bad")
HUES = ("blue", "yellow", "green", "red", "cyan", "violet", "orange", "snow", "rule", "unnamed")
FEW = 8
"""Meanings that have room."""


def draw_card(name: str, worn: Theme, langs: Sequence[str], *, root: Path, out: Path) -> None:
    """Draw the theme that is worn, for films in ``langs``, to a PNG; its logo lies below ``root``."""
    with sample_stage(*SIZE, langs):
        scene = SampleScene()
        camera: Any = scene.camera
        camera.reset()
        if mark := logo.placed(*SIZE, root):
            camera.background = mark.on(camera.background)
        colors = [*_colors(worn)]
        scene.add(*_words(name, worn, langs), *colors)
        _chart(scene, langs[0], top=float(colors[-1].get_bottom()[1]) - 0.25)
        pixels = scene.picture().astype(np.uint8)
    with files.replacing(out) as draft:
        Image.fromarray(pixels).save(draft, "PNG")


# The left half: type, roles, meanings


def _words(name: str, worn: Theme, langs: Sequence[str]) -> Iterator[VMobject]:
    """The theme's name, its sizes in every language, its roles on ground and panel, its meanings."""
    scale = VGroup(_heading(name, worn), *(_size(each, worn.sizes[each], langs) for each in worn.sizes))
    yield _listed(scale, TOP, gap=0.16)
    roles = VGroup(*(_role(each, worn) for each in ROLES))
    yield _listed(roles, float(scale.get_bottom()[1]) - 0.3, gap=0.05)
    meant = _swatches(list(worn.meanings.items())[:FEW], columns=4)
    if worn.meanings:
        yield _listed(VGroup(meant), float(roles.get_bottom()[1]) - 0.25, gap=0)


def _listed(group: VGroup, top: float, *, gap: float) -> VGroup:
    group.arrange(DOWN, buff=gap, aligned_edge=LEFT)
    return group.move_to((LEFT_EDGE, top, 0), aligned_edge=LEFT + UP)


def _swatches(colors: Sequence[tuple[str, str]], columns: int) -> VGroup:
    swatches = VGroup(*(_swatch(name, color) for name, color in colors))
    return (
        swatches.arrange_in_grid(cols=columns, buff=(0.14, 0.1), cell_alignment=LEFT) if colors else swatches
    )


def _heading(name: str, worn: Theme) -> VMobject:
    kind = "light on dark" if worn.is_dark else "dark on light"
    return row(text(name, theme.HEADING, weight="BOLD"), text(kind, theme.LABEL, theme.MUTED), gap=0.3)


def _size(name: str, size: float, langs: Sequence[str]) -> VMobject:
    """A size, and what the languages call themselves in it, as many as there is room for."""
    label = text(f"{name} {size:g}", theme.SMALL, theme.MUTED)
    words = [text(languages.endonym(lang), size, lang=lang) for lang in langs]
    while len(words) > 1 and sum(each.width + 0.3 * size for each in words) > HALF - COLUMN:
        words.pop()
    line = row(*words, gap=0.3 * size)
    label.to_baseline(words[0].baseline).set_x(float(line.get_left()[0]) - COLUMN, LEFT)
    return VGroup(label, line)


def _role(name: str, worn: Theme) -> VMobject:
    """A role's colour in words, on the ground and on a panel, each with its contrast."""
    color = worn.colors[name]
    return VGroup(*(_on(name, color, worn.colors[ground]) for ground in ("ground", "panel"))).arrange(
        RIGHT, buff=0.25
    )


def _on(name: str, color: str, ground: str) -> VMobject:
    plate = Rectangle(width=3.3, height=0.37, stroke_width=0, fill_color=ground, fill_opacity=1)
    left, right = plate.get_left() + RIGHT * 0.12, plate.get_right() + LEFT * 0.12
    words = text(name, theme.LABEL, color, weight="BOLD").move_to(left, aligned_edge=LEFT)
    figure = text(f"{contrast(color, ground):.1f}:1", theme.LABEL, color).move_to(right, aligned_edge=RIGHT)
    return VGroup(plate, _level(words, plate), _level(figure, plate))


def _level(words: Lettering, beside: VMobject) -> Lettering:
    """Words at the height of what they stand beside or on, whichever letters they have."""
    return words.to_baseline(float(beside.get_y()) - 0.36 * words.size)


def _swatch(name: str, color: str) -> VMobject:
    patch = Rectangle(width=0.3, height=0.3, stroke_width=0, fill_color=color, fill_opacity=1)
    word = text(name, theme.SMALL, theme.MUTED)
    return VGroup(patch, _level(word.next_to(patch, RIGHT, buff=0.1), patch))


# The right half: series and chart


def _colors(worn: Theme) -> Iterator[VMobject]:
    """The series as four kinds of eyes see them, and how far apart the first five are; all hues."""
    rows = VGroup(*(_eyes(sight, worn.series) for sight in EYES)).arrange(DOWN, buff=0.08, aligned_edge=LEFT)
    below = worn.logo.height + 0.2 if worn.logo else 0.0
    yield rows.move_to((MIDDLE + 0.3, TOP - below, 0), aligned_edge=LEFT + UP)
    hues = _swatches([(each, worn.colors[each]) for each in HUES], columns=5)
    yield hues.move_to((MIDDLE + 0.3, float(rows.get_bottom()[1]) - 0.25, 0), aligned_edge=LEFT + UP)


def _eyes(sight: str, series: Sequence[str]) -> VMobject:
    width = min(0.7, 3.4 / len(series))
    patches = VGroup(
        *(Rectangle(width=width, height=0.36, stroke_width=0, fill_color=seen(color, sight), fill_opacity=1)
          for color in series)
    ).arrange(RIGHT, buff=0)  # fmt: skip
    name = text(sight, theme.SMALL, theme.MUTED)
    least = text(f"ΔE {_least(series[:5], sight):.0f}", theme.SMALL, theme.MUTED)
    name.move_to(patches.get_left() + LEFT * 1.7, aligned_edge=LEFT)
    least.move_to(patches.get_right() + RIGHT * 0.15, aligned_edge=LEFT)
    return VGroup(_level(name, patches), patches, _level(least, patches))


def _least(series: Sequence[str], sight: str) -> float:
    return min((distance(one, other, sight) for one, other in combinations(series, 2)), default=0.0)


def _chart(scene: SampleScene, lang: str, top: float) -> None:
    given = Given(lang)
    chart = LineChart(
        given.table("holdings"), "date", "usd_bn", series="country", names=given.countries,
        box=Box(MIDDLE + 0.3, BOTTOM, RIGHT_EDGE, top), note=given.words("持有的国债", "Treasuries held"),
        lang=lang,
    )  # fmt: skip
    scene.play(chart.enter())
    scene.play(chart.draw())
    scene.play(chart.callout("2013", given.words("最高", "the peak"), "China", side="down-right"))
