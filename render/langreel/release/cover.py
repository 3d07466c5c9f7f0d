"""Cover: a still of the film with its title, in the theme's colours and type, at any size."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any, Final

import numpy as np
from manim import LEFT, RIGHT, Rectangle, VMobject, tempconfig
from PIL import Image

from langreel import files, languages, theme
from langreel.errors import SceneError
from langreel.picture.sample_scene import SampleScene, sample_stage
from langreel.release.film_parts import drawn_part
from langreel.scenes.typeface import direction
from langreel.scenes.typography import paragraph
from langreel.theme.frame import size_in_units

PICTURE: Final = 0.68
"""The most of a cover's height that the still takes."""
SIZES: Final = (1.5, 1.3, 1.1, 0.95, 0.8, 0.7, 0.6, 0.5, 0.42, 0.36, 0.3)
"""Ems of the title in units of a cover whose short side is 8, the largest that fits."""
LEADING: Final = 1.28
"""From one line of the title to the next, in ems: closer than running text."""
_QUALITIES: Final = (95, 90, 80, 70, 55, 40)


def draw_cover(still: Path, title: str, lang: str, *, size: tuple[int, int], most: int, out: Path) -> None:
    """The still above the title as JPEG of at most ``most`` bytes; the theme's ground is around both."""
    with Image.open(still) as opened:
        picture = drawn_part(opened.convert("RGB"))
    pixels = _set(title, lang, size, picture=picture, top=None)
    save_jpeg(Image.fromarray(pixels), most, out)


def draw_plate(title: str, lang: str, *, size: tuple[int, int], below: int, out: Path) -> None:
    """The title alone, in the part above ``below`` pixels, as PNG: what an upright film is laid on."""
    with files.replacing(out) as draft:
        Image.fromarray(_set(title, lang, size, picture=None, top=below)).save(draft, "PNG")


def save_jpeg(picture: Image.Image, most: int, out: Path) -> None:
    """Write a picture as JPEG as fine as ``most`` bytes allow."""
    for quality in _QUALITIES:
        buffer = BytesIO()
        picture.save(buffer, "JPEG", quality=quality, subsampling=0 if quality > 80 else 2, optimize=True)
        if len(buffer.getvalue()) <= most:
            break
    files.write_bytes(out, buffer.getvalue())


def resized(still: Path, size: tuple[int, int], most: int, out: Path) -> None:
    """A picture that is a cover as it stands, at its size."""
    with Image.open(still) as opened:
        save_jpeg(opened.convert("RGB").resize(size, Image.Resampling.LANCZOS), most, out)


def _set(
    title: str, lang: str, size: tuple[int, int], *, picture: Image.Image | None, top: int | None
) -> Any:
    """The pixels of a cover: the picture where it belongs, the title below it, or above ``top``."""
    wide, high = size_in_units(*size)
    with sample_stage(*size, [lang]), tempconfig({"frame_width": wide, "frame_height": high}):
        scene = SampleScene()
        camera: Any = scene.camera
        camera.reset()
        margin = 0.06 * min(wide, high)
        room = wide - 2.6 * margin
        if picture is None:
            head = (top or 0) * high / size[1]
            block = _title(title, lang, room, 0.55 * head)
            block.move_to((0, high / 2 - 0.62 * head, 0))
        else:
            width = min(wide, PICTURE * high * picture.width / picture.height)
            tall = width * picture.height / picture.width
            left = high - tall
            block = _title(title, lang, room, min(left, 0.45 * high) - 1.6 * margin)
            gap = min(margin, (left - block.height) / 3)
            above = max(0.0, (left - block.height - gap) / 2 - gap) if wide < high * 1.2 else 0.0
            _paste(camera, picture, width, tall, above=above)
            free = left - above
            block.move_to((0, high / 2 - above - tall - (gap + block.height / 2 if above else free / 2), 0))
        _begin(block, lang, wide / 2 - 1.3 * margin)
        scene.add(block, _rule(block, lang))
        return scene.picture().astype(np.uint8)


def _title(title: str, lang: str, width: float, height: float) -> VMobject:
    """The title as large as there is room for."""
    for size in SIZES:
        for lines in (1, 2, 3, 4):
            try:
                block = paragraph(title, width, lang, size=size, weight="BOLD", lines=lines)
            except SceneError:
                continue
            _tighten(block, size * (languages.of(lang).leading - LEADING))
            if block.height <= height:
                return block
    raise SceneError(f"the title {title!r} is too long for a cover", hint="shorten it")


def _tighten(block: VMobject, closer: float) -> None:
    """Move lines closer to the first by so many units each, and the block to where it was."""
    for number, line in enumerate(block):
        line.shift((0, number * max(0.0, closer), 0))
    block.center()


def _begin(block: VMobject, lang: str, edge: float) -> None:
    """Set the title where its language begins to read."""
    if direction(lang) == "rtl":
        block.set_x(edge, RIGHT)
    else:
        block.set_x(-edge, LEFT)


def _rule(block: VMobject, lang: str) -> VMobject:
    """A bar beside the title in the theme's accent."""
    bar = Rectangle(
        width=0.09, height=block.height * 1.08, stroke_width=0, fill_color=theme.ACCENT, fill_opacity=1
    )
    return bar.next_to(block, RIGHT if direction(lang) == "rtl" else LEFT, buff=0.16)


def _paste(camera: Any, picture: Image.Image, width: float, tall: float, *, above: float) -> None:
    """Lay a picture so many units wide and high in the middle of the ground, so many below its top."""
    canvas = Image.fromarray(np.asarray(camera.background, np.uint8))
    unit = canvas.height / camera.frame_height
    small = picture.resize((round(width * unit), round(tall * unit)), Image.Resampling.LANCZOS)
    canvas.paste(small, (round((canvas.width - small.width) / 2), round(above * unit)))
    camera.background = np.array(canvas)
