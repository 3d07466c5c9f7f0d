"""Environment: what besides the project decides how a shot looks, as one line."""

from __future__ import annotations

import hashlib
import importlib.metadata
from pathlib import Path

import langreel
from langreel import assets
from langreel.scenes import theme

LIBRARIES = ("manim", "pycairo", "manimpango", "av", "numpy")
PAINTERS = ("scenes", "picture", "scales", "quantity", "breaking", "ffmpeg")


def environment() -> str:
    """Versions of what paints and encodes, and digests of our own painting code and of the fonts.

    Project fonts are those of the project in the working directory.
    """
    versions = [f"{name} {importlib.metadata.version(name)}" for name in LIBRARIES]
    fonts = [
        assets.fonts_digest(family, Path.cwd()) for family in sorted({theme.FONT, *theme.FONTS.values()})
    ]
    return ", ".join([*versions, f"langreel {_code()}", f"fonts {' '.join(fonts)}"])


def _code() -> str:
    """Digest of the toolkit's sources that a picture depends on."""
    root = Path(langreel.__file__).parent
    digest = hashlib.sha256()
    for file in sorted(root.rglob("*.py")):
        if file.relative_to(root).parts[0].removesuffix(".py") in PAINTERS:
            digest.update(file.read_bytes())
    return digest.hexdigest()[:16]
