"""Contact sheet: stills with captions → one contact sheet."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from langreel import files, fonts, theme

if TYPE_CHECKING:
    from PIL import Image, ImageDraw, ImageFont

WIDTH = 480
"""Pixels that a still is shown wide; captions and gaps go with it."""
GAP = 16
CAPTION = 18


def sheet(stills: Sequence[tuple[str, Path]], columns: int, out: Path) -> None:
    """Lay stills out in rows of ``columns``, each above its caption, and write a PNG."""
    from PIL import Image, ImageDraw

    columns = max(1, min(columns, len(stills)))
    pictures = [_thumbnail(path) for _, path in stills]
    height = max((picture.height for picture in pictures), default=0) + CAPTION * 2
    rows = math.ceil(len(stills) / columns)
    page = Image.new("RGB", (GAP + columns * (WIDTH + GAP), GAP + rows * (height + GAP)), theme.PANEL)
    draw, font = ImageDraw.Draw(page), _font(theme.FONT)
    for number, ((caption, _), picture) in enumerate(zip(stills, pictures)):
        x, y = GAP + number % columns * (WIDTH + GAP), GAP + number // columns * (height + GAP)
        page.paste(picture, (x, y))
        draw.text((x, y + picture.height + 4), _short(caption, draw, font), theme.MUTED, font)
    with files.replacing(out) as draft:
        page.save(draft, "PNG")


def _thumbnail(path: Path) -> Image.Image:
    from PIL import Image, ImageOps

    with Image.open(path) as picture:
        height = round(WIDTH * picture.height / picture.width)
        return ImageOps.fit(picture.convert("RGB"), (WIDTH, height))


def _font(family: str) -> ImageFont.FreeTypeFont:
    from PIL import ImageFont

    face = fonts.font_face(family, Path.cwd())
    return ImageFont.truetype(str(face.path), CAPTION, index=face.index)


def _short(caption: str, draw: ImageDraw.ImageDraw, font: ImageFont.FreeTypeFont) -> str:
    """The caption, or as much of it as is no wider than a still."""
    if draw.textlength(caption, font) <= WIDTH:
        return caption
    while caption and draw.textlength(caption + "…", font) > WIDTH:
        caption = caption[:-1]
    return caption + "…"
