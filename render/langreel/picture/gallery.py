"""Gallery: the sample of every chart as a picture in each language, and all of them on one page."""

from __future__ import annotations

import io
from base64 import b64encode
from collections.abc import Callable, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Final

import numpy as np
from PIL import Image

from langreel import files, languages, theme
from langreel.errors import SceneError
from langreel.html_page import PageParts, html_page
from langreel.languages import COMMON
from langreel.picture.sample_scene import SampleScene, sample_stage
from langreel.scenes.samples import Given, sample_of
from langreel.theme.frame import WIDE

SIZES: Final = {"wide": (1920, 1080), "square": (1080, 1080), "vertical": (1080, 1920)}
"""Pixels of a picture, by its shape."""
SMALL: Final = 2.4
"""How many times smaller the page shows it."""
STYLE = """
body { margin: 2rem auto; max-width: 100rem; padding: 0 1rem; background: GROUND; color: INK;
       font-family: system-ui, sans-serif; line-height: 1.5 }
section { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 26rem), 1fr)); gap: 1rem }
h2 { grid-column: 1 / -1; margin: 1.5rem 0 0 }
p { grid-column: 1 / -1; margin: 0 0 .5rem; max-width: 45rem }
figure { margin: 0 }
img { width: 100%; height: auto; display: block; border: 1px solid RULE }
"""


def draw_gallery(
    charts: Mapping[str, type],
    langs: Sequence[str],
    *,
    out: Path,
    shape: str = WIDE.name,
    drawn: Callable[[str, str], None] = lambda name, lang: None,
) -> Path:
    """Draw the samples to ``out``, in a shape and in the theme that is worn; the page that shows them.

    ``drawn`` is called with each chart's name and language once its picture is there.
    """
    shown = dict[tuple[str, str], Image.Image]()
    ending = "" if shape == WIDE.name else f".{shape}"
    with sample_stage(*SIZES[shape], langs):
        for name, chart in charts.items():
            for lang in langs:
                shown[name, lang] = picture = _picture(name, chart, lang)
                with files.replacing(out / f"{name}.{lang}{ending}.png") as draft:
                    picture.save(draft, "PNG")
                drawn(name, lang)
    page = out / f"index{ending}.html"
    files.write_text(page, _page(charts, langs, shown))
    return page


def _picture(name: str, chart: type, lang: str) -> Image.Image:
    """The moment of a sample that its picture is taken of."""
    moves, scene = sample_of(chart)(Given(lang)), SampleScene()
    try:
        next(moves)
        scene.play_to_picture(moves)
    except SceneError as error:
        error.where = error.where or f"the sample of {name} in {lang}"
        raise
    return Image.fromarray(scene.picture().astype(np.uint8))


def _page(
    charts: Mapping[str, type], langs: Sequence[str], shown: Mapping[tuple[str, str], Image.Image]
) -> str:
    body = "".join(
        f"<section><h2>{escape(name)}</h2><p>{escape(_summary(chart))}</p>"
        + "".join(_figure(name, lang, shown[name, lang]) for lang in langs)
        + "</section>"
        for name, chart in charts.items()
    )
    style = STYLE.replace("GROUND", theme.GROUND).replace("INK", theme.INK).replace("RULE", theme.RULE)
    return html_page(PageParts("Charts", COMMON.code, style, f"<h1>Charts</h1>{body}"))


def _summary(chart: type) -> str:
    """The first sentence of a chart's own words."""
    words = " ".join((chart.__doc__ or "").split("\n\n")[0].split())
    return words.replace("``", "")


def _figure(name: str, lang: str, picture: Image.Image) -> str:
    held = io.BytesIO()
    size = round(picture.width / SMALL), round(picture.height / SMALL)
    small = picture.resize(size, Image.Resampling.LANCZOS)
    small.quantize(256, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(held, "PNG", optimize=True)
    data = b64encode(held.getvalue()).decode("ascii")
    words = escape(f"{name}, {languages.endonym(lang)}")
    return f'<figure><img alt="{words}" src="data:image/png;base64,{data}"></figure>'
