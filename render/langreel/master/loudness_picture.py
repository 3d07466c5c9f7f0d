"""Loudness picture: a curve drawn over its film, with its acts, the target, and what is around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from langreel import files, fonts, theme
from langreel.ffmpeg.loudness import TARGET_LUFS
from langreel.master.loudness_curve import TICK, LoudnessCurve

SIZE: Final = (1600, 480)
LEFT, TOP, RIGHT, BOTTOM = 70, 40, 20, 60
LOUDEST, QUIETEST = -4.0, -54.0
"""LUFS at the upper and the lower edge."""
_LINES: Final = (-10, -20, -30, -40, -50)

Chapters = Sequence[tuple[float, str]]
"""Seconds at which each begins, and its title."""


def draw(curve: LoudnessCurve, chapters: Chapters, seconds: float, *, lang: str, out: Path) -> None:
    """Write ``out``, a PNG."""
    page = Image.new("RGB", SIZE, theme.PANEL)
    pen, font = ImageDraw.Draw(page), _font(lang)
    for level in _LINES:
        pen.line([(LEFT, _y(level)), (SIZE[0] - RIGHT, _y(level))], theme.RULE)
        pen.text((8, _y(level) - 8), f"{level}", theme.MUTED, font)
    pen.line(list(_dots(curve.momentary, seconds)), theme.MUTED, 1)
    pen.line(list(_dots(curve.short_term, seconds)), theme.series(0), 3)
    pen.line([(LEFT, _y(TARGET_LUFS)), (SIZE[0] - RIGHT, _y(TARGET_LUFS))], theme.series(1), 1)
    ends = (*(begins for begins, _ in chapters[1:]), seconds)
    for (begins, title), end in zip(chapters, ends):
        x, room = _x(begins, seconds), _x(end, seconds) - _x(begins, seconds) - 8
        pen.line([(x, TOP), (x, SIZE[1] - BOTTOM)], theme.MUTED)
        pen.text((x + 4, SIZE[1] - BOTTOM + 8), _fitting(title, room, font), theme.INK, font)
        clock = f"{begins // 60:.0f}:{begins % 60:02.0f}"
        pen.text((x + 4, SIZE[1] - BOTTOM + 30), clock, theme.MUTED, font)
    pen.text((LEFT, 10), _summary(curve), theme.INK, font)
    with files.replacing(out) as draft:
        page.save(draft, "PNG")


def _summary(curve: LoudnessCurve) -> str:
    whole = curve.loudness
    return f"{whole.lufs:.1f} LUFS, {whole.peak:.1f} dBTP, {curve.range:.1f} LU"


def _fitting(title: str, room: float, font: ImageFont.FreeTypeFont) -> str:
    """As much of a title as has room before the next one."""
    if font.getlength(title) <= room:
        return title
    kept = (title[:end].rstrip() + "…" for end in range(len(title) - 1, 0, -1))
    return next((short for short in kept if font.getlength(short) <= room), "")


def _dots(levels: Sequence[float], seconds: float) -> Iterator[tuple[float, float]]:
    for number, level in enumerate(levels):
        yield _x(number * TICK, seconds), _y(level)


def _x(at: float, seconds: float) -> float:
    return LEFT + (SIZE[0] - LEFT - RIGHT) * at / max(seconds, TICK)


def _y(level: float) -> float:
    share = (LOUDEST - min(max(level, QUIETEST), LOUDEST)) / (LOUDEST - QUIETEST)
    return TOP + (SIZE[1] - TOP - BOTTOM) * share


def _font(lang: str) -> ImageFont.FreeTypeFont:
    face = fonts.font_face(fonts.installed(theme.families(lang), Path.cwd())[0], Path.cwd())
    return ImageFont.truetype(str(face.path), 16, index=face.index)
