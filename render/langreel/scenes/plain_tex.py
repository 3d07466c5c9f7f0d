r"""Plain TeX: where LaTeX is missing, numbers and words that Manim would have it set are set in our type.

Manim writes every number with LaTeX: those on axes and under bars, ``DecimalNumber``, ``Integer``. With LaTeX
installed that stays so. Without it, what is nothing but letters, digits and the commonest signs is drawn as
outlines as large as TeX's; a formula is a SceneError.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import Any

from manim import VMobject, config
from manim.mobject.text import tex_mobject as _manim

from langreel.errors import SceneError
from langreel.scenes import typography
from langreel.scenes.typeface import typeface

PROGRAMS = ("latex", "pdflatex", "xelatex", "lualatex", "luatex", "dvisvgm")
HINT = (
    "apt-get install texlive-latex-extra dvisvgm (macOS: brew install --cask mactex); without it: "
    "MathTypst(…) for formulas (pip install 'langreel[typst]'), self.counter(…) and text(…) for the rest"
)
PACKAGES = "apt-get install texlive-latex-extra; for Chinese and Japanese texlive-lang-cjk"
EM = 8.8
"""Points of TeX to an em of ours: digits come out as high as those of TeX at ten points."""
SIGNS: Mapping[str, str] = {
    r"\dots": "…", r"\ldots": "…", r"\cdots": "⋯", r"\cdot": "·", r"\times": "×", r"\pm": "±", r"^\circ": "°",
    r"^{\circ}": "°", r"\%": "%", r"\$": "$", r"\#": "#", r"\&": "&", r"\_": "_", r"\ ": " ", r"\,": " ",
    r"\;": " ", r"\quad": " ", r"\text": "", r"\mathrm": "", r"\textrm": "", "~": " ", "{": "", "}": "",
}  # fmt: skip
"""What else is plain, and how it is written."""
_OPEN, _CLOSE = r"\\special\{dvisvgm:raw <g id='(\w+)'>\}", r"\\special\{dvisvgm:raw </g>\}"
_PARTS = re.compile(
    rf"{_OPEN}|(?P<closed>{_CLOSE})"
    r"|(?P<sign>\^\\circ\b|\^\{\\circ\}|\\[a-zA-Z]+|\\.|[~{}^_$&#%])|(?P<letter>.)",
    re.DOTALL,
)


@contextmanager
def instead_of_latex(lang: str) -> Iterator[None]:
    """Give Manim our type for plain numbers and words as long as LaTeX is not there."""
    tex_mobject: Any = _manim
    latex = tex_mobject.tex_to_svg_file

    def svg(expression: str, environment: str | None = None, tex_template: Any = None) -> Path:
        template = tex_template or config.tex_template
        if not (missing := lacking(template)):
            return _compiled(latex, expression, environment, template=template)
        groups = plain(expression, math=environment is not None and environment.startswith("align"))
        if groups is None:
            raise SceneError(f"{missing} is not installed, and {_short(expression)!r} needs it", hint=HINT)
        return _drawn(groups, typeface(lang))

    tex_mobject.tex_to_svg_file = svg
    try:
        yield
    finally:
        tex_mobject.tex_to_svg_file = latex


def _compiled(latex: Any, expression: str, environment: str | None, *, template: Any) -> Path:
    """What LaTeX makes of it; of its log, which goes with the media folder, the first complaint is kept."""
    try:
        file: Path = latex(expression, environment, template)
    except (ValueError, RuntimeError) as error:
        logs = sorted(config.get_dir("tex_dir").glob("*.log"), key=lambda log: log.stat().st_mtime)
        lines = logs[-1].read_text("utf-8", "replace").splitlines() if logs else []
        why = next((line[2:] for line in lines if line.startswith("! ")), str(error))
        hint = PACKAGES if ".sty' not found" in why or ".cls' not found" in why else ""
        raise SceneError(f"LaTeX cannot set {_short(expression)!r}: {why}", hint=hint) from None
    return file


def lacking(template: Any) -> str:
    """The first program of those a template needs that is not on this machine."""
    compilers = template.tex_compiler
    wanted = [*([compilers] if isinstance(compilers, str) else compilers), "dvisvgm"]
    return next((program for program in wanted if not shutil.which(program)), "")


def plain(expression: str, *, math: bool) -> list[tuple[str, str]] | None:
    r"""A text of TeX as pieces, each with the id of its group; None if it is more than numbers and words.

    >>> plain(r"-1{,}024\%", math=True)
    [('', '−1,024%')]
    >>> plain(r"\frac{1}{2}", math=True), plain("x^2", math=True)
    (None, None)
    """
    pieces, groups = [("", "")], [""]
    for part in _PARTS.finditer(expression):
        opened, closed, sign, letter = part.groups()
        if sign and sign not in SIGNS:
            return None
        if opened or closed:
            groups = [*groups, opened] if opened else groups[:-1]
            pieces.append((groups[-1], ""))
        else:
            words = SIGNS[sign] if sign else _in_math(letter) if math else letter
            pieces[-1] = (pieces[-1][0], pieces[-1][1] + words)
    return [(group, words) for group, words in pieces if words.strip()]


def _in_math(letter: str) -> str:
    return {"-": "−", " ": ""}.get(letter, letter)


def _short(expression: str) -> str:
    """An expression without what Manim adds to tell its parts apart."""
    return re.sub(f"{_OPEN}|{_CLOSE}", "", expression).strip()


def _drawn(groups: list[tuple[str, str]], font: str) -> Path:
    """An SVG file of outlines, in points; pieces of a group of one id are one group."""
    body, pen = [], 0.0
    for group, words in groups:
        glyphs = typography.shaped(words.strip(), "NORMAL", font)
        paths = "".join(f'<path d="{_path(glyph, pen)}"/>' for glyph in glyphs)
        body.append(f'<g id="{group}">{paths}</g>' if group else paths)
        pen += typography.advance(words, "NORMAL", font)
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" version="1.1">{"".join(body)}</svg>'
    folder = config.get_dir("tex_dir")
    folder.mkdir(parents=True, exist_ok=True)
    file: Path = folder / f"{blake2b(svg.encode(), digest_size=8).hexdigest()}.svg"
    file.write_text(svg, "utf-8")
    return file


def _path(glyph: VMobject, pen: float) -> str:
    """A glyph's curves as SVG has them, ``pen`` ems to the right: y points down."""
    found, last = [], None
    for curve in (glyph.points * (EM, -EM, 0) + (pen * EM, 0, 0)).reshape(-1, 4, 3)[:, :, :2]:
        start, *others = (f"{x:.4f},{y:.4f}" for x, y in curve)
        found.append(f"{'' if start == last else f'M{start}'}C{' '.join(others)}")
        last = others[-1]
    return "".join(found)
