"""Caption: a few words on a dark plate, lower left, above the subtitle band and inside the safe area."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from langreel import languages, theme
from langreel.fonts import Face, font_face, main_family
from langreel.linebreak import wrap

Pixels = NDArray[np.uint8]
Colors = tuple[str, str]
"""Of the plate, and of its words."""

# Of the type size: around the words, and the corners' radius.
_PADDING, _ROUND = 0.55, 0.35
_OPACITY = 0.82


def lettered(picture: Pixels, text: str, lang: str) -> Pixels:
    """A picture of shape (height, width, 3) with a caption on it; unchanged without text."""
    if not text.strip():
        return picture
    height, width = picture.shape[:2]
    family = main_family(theme.families(lang), Path.cwd(), text)
    face = font_face(family, Path.cwd(), "Medium")
    colors = theme.PANEL, theme.INK
    plate, left, top = _plate(text, lang, face, width=width, height=height, em=theme.LABEL, colors=colors)
    canvas = Image.fromarray(picture)
    canvas.paste(plate, (left, top), plate)
    return np.asarray(canvas)


@cache
def _plate(
    text: str, lang: str, face: Face, *, width: int, height: int, em: float, colors: Colors
) -> tuple[Image.Image, int, int]:
    """The plate with its words, and where its upper left corner goes."""
    unit = height / theme.HEIGHT
    size = round(em * unit)
    font = ImageFont.truetype(str(face.path), size, index=face.index)
    words = "\n".join(wrap(" ".join(text.split()), lang, _characters(lang, em)))
    pad = round(_PADDING * size)
    plate = _words_on_plate(words, font, pad, radius=round(_ROUND * size), colors=colors)
    left = round(width / 2 + theme.SAFE_LEFT * unit)
    bottom = round((theme.HEIGHT / 2 - theme.BAND_TOP) * unit) - pad
    return plate, left, bottom - plate.height


def _characters(lang: str, em: float) -> int:
    """How many a line holds: in a narrow frame, as many as its safe area is wide."""
    wide = min(32, int((theme.SAFE_RIGHT - theme.SAFE_LEFT) / em))
    return wide if languages.of(lang).wide else 2 * wide


def _words_on_plate(
    words: str, font: ImageFont.FreeTypeFont, pad: int, *, radius: int, colors: Colors
) -> Image.Image:
    spacing = font.size * 0.35
    measure = ImageDraw.Draw(Image.new("L", (1, 1)))
    x0, y0, x1, y1 = measure.multiline_textbbox((0, 0), words, font=font, spacing=spacing)
    plate = Image.new("RGBA", (round(x1 - x0) + 2 * pad, round(y1 - y0) + 2 * pad), (0, 0, 0, 0))
    draw = ImageDraw.Draw(plate)
    ground = (*Image.new("RGB", (1, 1), colors[0]).tobytes(), round(255 * _OPACITY))
    draw.rounded_rectangle((0, 0, plate.width - 1, plate.height - 1), radius, fill=ground)
    draw.multiline_text((pad - x0, pad - y0), words, font=font, fill=colors[1], spacing=spacing)
    return plate
