"""Cards: pictures of words alone: a title, a quotation, points that come one by one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from manim import DOWN, LEFT, RIGHT, Dot, Line, VGroup

from langreel import theme
from langreel.geometry import stage
from langreel.scenes.gestures import enter
from langreel.scenes.typography import beginning, largest

_INDENT = 0.5


class TitleCard(VGroup):
    """Words in the middle of the picture, a rule, and smaller words below it."""

    def __init__(self, words: str, below: str = "", *, lang: str, color: str | None = None) -> None:
        sizes = (theme.DISPLAY, 0.75 * theme.DISPLAY, theme.HEADING, theme.BODY)
        area = stage().area
        most = 0.6 * area.height if below else area.height
        style = {"weight": "BOLD", "color": color or theme.INK}
        head = _filling(words, (area.width, most), lang, lines=3, sizes=sizes, **style)
        rule = Line(LEFT, RIGHT, color=theme.ACCENT, stroke_width=4)
        parts = [_centred(head), rule]
        if below:
            smaller = (theme.HEADING, theme.BODY, theme.LABEL)
            left = (area.width, area.height - head.height - 1.2)
            parts.append(_centred(_filling(below, left, lang, lines=3, sizes=smaller, color=theme.MUTED)))
        super().__init__(*parts)
        self.arrange(DOWN, buff=0.4).move_to(_middle())

    def enter(self) -> Any:
        """Its parts come one after the other."""
        return enter(*self)


class QuoteCard(VGroup):
    """Words that somebody said, beside a bar."""

    def __init__(self, words: str, *, lang: str) -> None:
        sizes = (theme.HEADING, theme.BODY, theme.LABEL)
        area = stage().area
        room = (area.width - min(2.0, 0.2 * area.width), area.height)
        said = _filling(words, room, lang, lines=7, sizes=sizes, color=theme.INK)
        side = beginning(lang)
        ends = said.get_corner(side + DOWN), said.get_corner(side - DOWN)
        bar = Line(*ends, color=theme.ACCENT, stroke_width=8)
        super().__init__(bar.shift(_INDENT * side), said)
        self.move_to(_middle())

    def enter(self) -> Any:
        """The bar first, then the words."""
        return enter(*self)


class PointList(VGroup):
    """Points below one another, in one size, each behind a dot; they come one by one."""

    def __init__(self, points: Sequence[str], *, lang: str, heading: bool = True) -> None:
        more = stage().frame.heading_lines - 1
        top = theme.SAFE_TOP - ((1.6 + 1.25 * more) * theme.HEADING if heading else 0)
        room = top - theme.BAND_TOP
        lines = (2 if len(points) < 5 else 1) + 2 * more
        sizes = (theme.HEADING, theme.BODY, theme.LABEL, theme.SMALL)
        width = theme.SAFE_RIGHT - theme.SAFE_LEFT - _INDENT - 0.5
        for size in sizes:
            blocks = [largest(each, width, lang, lines=lines, sizes=[s for s in sizes if s <= size])
                      for each in points]  # fmt: skip
            rows = [_dotted(block, lang) for block in blocks]
            height = sum(row.height for row in rows) + 0.3 * (len(rows) - 1)
            if height <= room:
                break
        super().__init__(*rows)
        gap = min(0.9, (room - sum(row.height for row in rows)) / max(len(rows), 1))
        side = beginning(lang)
        self.arrange(DOWN, buff=max(gap, 0.2), aligned_edge=side)
        self.move_to(((theme.SAFE_LEFT + theme.SAFE_RIGHT) / 2, (top + theme.BAND_TOP) / 2, 0))
        edge = theme.SAFE_RIGHT if side[0] > 0 else theme.SAFE_LEFT
        self.set_x(edge - _INDENT * side[0], side)

    def point(self, number: int) -> Any:
        """A point comes, counted from 1."""
        return enter(self[number - 1])


def _filling(
    words: str, room: tuple[float, float], lang: str, *, lines: int, sizes: Sequence[float], **style: Any
) -> VGroup:
    """A paragraph in the largest size in which it fits a room (width, height); SceneError where none does.

    It has ``lines`` at most, and twice as many on a narrow stage.
    """
    width, height = room
    most, found = lines * stage().frame.heading_lines, VGroup()
    for n, _ in enumerate(sizes):
        found = largest(words, width, lang, lines=most, sizes=sizes[n:], **style)
        if found.height <= height:
            break
    return found


def _dotted(block: VGroup, lang: str) -> VGroup:
    dot = Dot(color=theme.ACCENT, radius=0.09)
    dot.next_to(block[0], beginning(lang), buff=0.3)
    return VGroup(dot, block)


def _centred(block: VGroup) -> VGroup:
    for line in block:
        line.set_x(0)
    return block


def _middle() -> tuple[float, float, float]:
    """The middle of the picture above the subtitles."""
    return (stage().area.x, stage().area.y, 0.0)
