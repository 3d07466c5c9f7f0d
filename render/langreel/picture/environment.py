"""Environment: what besides langreel and the project decides how a shot looks, as one line."""

from __future__ import annotations

import importlib.metadata
import shutil
from collections.abc import Collection
from functools import cache
from pathlib import Path

from langreel import fonts
from langreel.languages import LANGUAGES
from langreel.languages.neutral import NEUTRAL

LIBRARIES = ("manim", "pycairo", "manimpango", "av", "numpy")


def environment(root: Path, own: Collection[str] = ()) -> str:
    """Versions of what paints and encodes, and digests of fonts: each language's, and a theme's ``own``."""
    usual = {NEUTRAL.font, *(language.font for language in LANGUAGES.values())}
    digests = [fonts.fonts_digest(family, root) for family in sorted({*usual, *own})]
    return ", ".join([*_versions(), f"fonts {' '.join(digests)}"])


@cache
def _versions() -> tuple[str, ...]:
    numbers = "LaTeX" if shutil.which("latex") else "plain"
    return *(f"{name} {importlib.metadata.version(name)}" for name in LIBRARIES), f"{numbers} numbers"
