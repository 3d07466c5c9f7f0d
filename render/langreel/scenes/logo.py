"""Logo: the theme's picture in a corner of every frame, under all that is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from langreel import theme
from langreel.errors import ContentError
from langreel.geometry import Box
from langreel.theme.resolve import Logo

Pixels = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class PlacedLogo:
    """A logo as large as frames of one size have it, and where its upper left corner lies in them."""

    picture: Image.Image
    left: int
    top: int

    def on(self, pixels: Any) -> Pixels:
        """Pixels (h, w, 3 or 4) with the logo on them."""
        canvas = Image.fromarray(np.asarray(pixels, np.uint8))
        canvas.paste(self.picture, (self.left, self.top), self.picture)
        return np.array(canvas)


def placed(width: int, height: int, root: Path) -> PlacedLogo | None:
    """The worn theme's logo for frames of that size, from the project at ``root``; None if it has none."""
    logo = theme.LOGO
    if logo is None:
        return None
    picture, unit = _opened(logo, root), height / theme.HEIGHT
    box = _box(logo, picture)
    size = max(1, round(box.width * unit)), max(1, round(box.height * unit))
    left, top = round(width / 2 + box.left * unit), round((theme.HEIGHT / 2 - box.top) * unit)
    return PlacedLogo(picture.resize(size, Image.Resampling.LANCZOS), left, top)


def place(root: Path) -> Box | None:
    """Where the worn theme's logo stands, in units; None if it has none."""
    return _box(theme.LOGO, _opened(theme.LOGO, root)) if theme.LOGO else None


def shares(root: Path) -> tuple[float, ...]:
    """Left, top, right and bottom of the worn theme's logo, as shares of the frame; empty if it has none."""
    box = place(root)
    if box is None:
        return ()
    left, right = ((x + theme.WIDTH / 2) / theme.WIDTH for x in (box.left, box.right))
    top, bottom = ((theme.HEIGHT / 2 - y) / theme.HEIGHT for y in (box.top, box.bottom))
    return left, top, right, bottom


def _opened(logo: Logo, root: Path) -> Image.Image:
    try:
        with Image.open(root / logo.file) as file:
            picture: Image.Image = file.convert("RGBA")
            return picture
    except (OSError, ValueError, Image.DecompressionBombError) as error:
        raise ContentError(f"the logo cannot be read: {error}", logo.file) from error


def _box(logo: Logo, picture: Image.Image) -> Box:
    """In the corner of the safe area, above the subtitles' band."""
    width = logo.height * picture.width / picture.height
    left = theme.SAFE_LEFT if "left" in logo.corner else theme.SAFE_RIGHT - width
    top = theme.SAFE_TOP if "top" in logo.corner else theme.BAND_TOP + logo.height
    return Box(left, top - logo.height, left + width, top)
