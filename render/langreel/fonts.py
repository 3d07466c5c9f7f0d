"""Fonts: the name of a font family → its files, the characters it lacks, and a digest of it.

The project's ``assets/fonts/`` comes before the fonts of the system. Fonts are found by the names that
stand in them, so a file may be called anything.
"""

from __future__ import annotations

import os
import struct
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from langreel.errors import ToolError
from langreel.languages.neutral import NEUTRAL

SUFFIXES: Final = (".ttf", ".otf", ".ttc", ".otc")
WEIGHTS: Final = {
    "thin": 100, "light": 300, "demilight": 350, "regular": 400, "medium": 500, "semibold": 600,
    "bold": 700, "black": 900,
}  # fmt: skip
INVISIBLE: Final = ("Cc", "Cf", "Zs", "Zl", "Zp", "Mn")


@dataclass(frozen=True, slots=True)
class Face:
    """One face of a font file; ``index`` counts the faces of a collection."""

    path: Path
    index: int
    lightest: int
    heaviest: int


def font_file(family: str, root: Path, weight: str = "Regular") -> Path:
    """The file of a family in the weight nearest to ``weight``; ToolError if the family is not installed."""
    return font_face(family, root, weight).path


def font_face(family: str, root: Path, weight: str = "Regular") -> Face:
    """Like font_file, with the index of the face in its file."""
    faces = _faces(family, root.resolve())
    if not faces:
        raise ToolError(f"the font {family!r} is not installed", hint=_install(family))
    wanted = WEIGHTS.get(weight.lower(), 400)

    def distance(face: Face) -> int:
        return max(face.lightest - wanted, wanted - face.heaviest, 0)

    return min(faces, key=distance)


def missing_glyphs(family: str, root: Path, text: str) -> str:
    """The characters of ``text`` that a family cannot draw, each once, in order of appearance.

    A sign that is no letter, such as the minus that Arabic families lack, may come from the family that
    belongs to no language, where whoever draws text looks for it, too.
    """
    lacking = _undrawn(family, root, text)
    if not any(map(_is_sign, lacking)) or not _faces(NEUTRAL.font, root.resolve()):
        return lacking
    signs = _characters(font_face(NEUTRAL.font, root))
    return "".join(char for char in lacking if not (_is_sign(char) and ord(char) in signs))


def _undrawn(family: str, root: Path, text: str) -> str:
    """The characters that a family by itself does not draw."""
    drawn = _characters(font_face(family, root))
    wanted = (char for char in dict.fromkeys(text) if unicodedata.category(char) not in INVISIBLE)
    return "".join(char for char in wanted if ord(char) not in drawn)


def _is_sign(char: str) -> bool:
    return unicodedata.category(char)[0] in "PS"


def installed(families: Sequence[str], root: Path) -> tuple[str, ...]:
    """Those of some families that are here, in their order; ToolError if none is."""
    found = tuple(family for family in families if _faces(family, root.resolve()))
    if not found:
        raise ToolError(f"the font {families[0]!r} is not installed", hint=_install(families[0]))
    return found


def lacking(families: Sequence[str], root: Path, text: str) -> str:
    """The characters of ``text`` that none of some families can draw."""
    for family in installed(families, root):
        text = missing_glyphs(family, root, text)
        if not text:
            break
    return text


def main_family(families: Sequence[str], root: Path, letters: str) -> str:
    """The first of some families that draws all ``letters``: no word mixes two. Else the first here."""
    found = installed(families, root)
    return next((family for family in found if not _undrawn(family, root, letters)), found[0])


def em_share(family: str, root: Path) -> float:
    """An em as a share of the height of a line, which is what subtitle renderers take for a font's size."""
    face = font_face(family, root)
    with _open(face.path, face.index) as font:
        metrics = font["OS/2"]
        return float(font["head"].unitsPerEm / ((metrics.usWinAscent + metrics.usWinDescent) or 1))


def stand_ins(families: Sequence[str], root: Path, text: str, *, main: str) -> dict[str, str]:
    """Characters that the ``main`` family lacks, each with the first of the others that draws it.

    ToolError for one that no font here draws: a box would stand for it.
    """
    first, *others = dict.fromkeys((main, *installed(families, root)))
    left, found = _undrawn(first, root, text), dict[str, str]()
    for family in dict.fromkeys((*others, *_signs(root))):
        still = _undrawn(family, root, left)
        found |= {char: family for char in left if char not in still}
        left = still
    if left:
        raise ToolError(f"no font here draws {' '.join(left)}", hint=how_to_draw(families, root))
    return found


def _signs(root: Path) -> tuple[str, ...]:
    """The family that signs may come from, if it is here."""
    return (NEUTRAL.font,) if _faces(NEUTRAL.font, root.resolve()) else ()


def how_to_draw(families: Sequence[str], root: Path) -> str:
    """What to do about characters that none of a language's families can draw."""
    if _faces(families[0], root.resolve()):
        return "write other characters, or put a font that has them into assets/fonts/"
    return f"put a font that has them into assets/fonts/, or: {_install(families[0])}"


def fonts_digest(family: str, root: Path) -> str:
    """A digest of the files of a family's regular and bold faces; empty if it is not installed."""
    faces = _faces(family, root.resolve())
    if not faces:
        return ""
    files = dict.fromkeys(font_file(family, root, weight) for weight in ("Regular", "Bold"))
    return sha256("".join(_digest(file) for file in files).encode()).hexdigest()[:16]


@cache
def _digest(file: Path) -> str:
    with file.open("rb") as stream:
        digest = sha256()
        while block := stream.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


@cache
def _characters(face: Face) -> frozenset[int]:
    with _open(face.path, face.index) as font:
        return frozenset(font.getBestCmap() or ())


def _install(family: str) -> str:
    if "CJK" not in family and not family.startswith("Noto "):
        return "put its files into assets/fonts/"
    general = "Noto Sans CJK" if "CJK" in family else family
    if sys.platform == "darwin":
        return f"brew install --cask font-{'noto-sans-cjk-sc' if 'CJK' in family else _slug(family)}"
    if sys.platform == "win32":
        return f"download {general} and put its files into assets/fonts/"
    return f"apt-get install {'fonts-noto-cjk' if 'CJK' in family else 'fonts-noto-core'}"


def _slug(family: str) -> str:
    return family.lower().replace(" ", "-")


# Finding


@cache
def _faces(family: str, root: Path) -> tuple[Face, ...]:
    """The upright faces of a family, from the first folder that has any."""
    for folder in folders(root):
        found = [face for path in _files(folder) if _mentions(path, family) for face in _named(path, family)]
        if found:
            return tuple(found)
    return ()


def folders(root: Path) -> tuple[Path, ...]:
    """Where fonts are looked for: the project's own first, then this system's."""
    return root / "assets" / "fonts", *_folders()


def _folders() -> Iterator[Path]:
    """Where this system keeps fonts, the user's own first."""
    home = Path.home()
    if sys.platform == "darwin":
        yield from (home / "Library/Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts"))
    elif sys.platform == "win32":
        yield Path(os.environ.get("LOCALAPPDATA", home / "AppData/Local")) / "Microsoft/Windows/Fonts"
        yield Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts"
    else:
        yield Path(os.environ.get("XDG_DATA_HOME") or home / ".local/share") / "fonts"
        yield from (home / ".fonts", Path("/usr/local/share/fonts"), Path("/usr/share/fonts"))


@cache
def _files(folder: Path) -> tuple[Path, ...]:
    paths = folder.rglob("*") if folder.is_dir() else ()
    return tuple(sorted(path for path in paths if path.suffix.lower() in SUFFIXES))


def _mentions(path: Path, family: str) -> bool:
    """Whether a file's name tables hold the family's name: a quick look, before the file is parsed."""
    tables = _names_in(path)
    return family.encode("utf-16-be") in tables or family.encode() in tables


@cache
def _names_in(path: Path) -> bytes:
    """All name tables of a file; many families are looked for, and each file is read once."""
    try:
        with path.open("rb") as stream:
            return b"".join(_name_tables(stream))
    except (OSError, struct.error):
        return b""


def _name_tables(stream: Any) -> Iterator[bytes]:
    """The raw ``name`` table of each face (OpenType: "Organization of an OpenType font")."""
    head = stream.read(12)
    starts = [0]
    if head[:4] == b"ttcf":
        (count,) = struct.unpack(">I", head[8:12])
        starts = list(struct.unpack(f">{min(count, 256)}I", stream.read(4 * min(count, 256))))
    for start in starts:
        stream.seek(start + 4)
        (count,) = struct.unpack(">H6x", stream.read(8))
        for record in struct.iter_unpack(">4s4xII", stream.read(16 * count)):
            if record[0] == b"name":
                stream.seek(record[1])
                yield stream.read(record[2])


def _named(path: Path, family: str) -> Iterator[Face]:
    """The upright faces of a file that belong to the family."""
    from fontTools.ttLib import TTLibError

    index = 0
    while True:
        try:
            with _open(path, index) as font:
                names = {str(record) for record in font["name"].names if record.nameID in (1, 16)}
                if family in names and not font["head"].macStyle & 2:
                    yield Face(path, index, *_weights(font))
                if index + 1 >= getattr(font.reader, "numFonts", 1):
                    return
        except (TTLibError, OSError, KeyError, struct.error):
            return
        index += 1


def _open(path: Path, index: int) -> Any:
    from fontTools.ttLib import TTFont

    return TTFont(path, fontNumber=index, lazy=True)


def _weights(font: Any) -> tuple[int, int]:
    """The lightest and the heaviest that a face can be; they differ in a variable font."""
    for axis in font["fvar"].axes if "fvar" in font else ():
        if axis.axisTag == "wght":
            return int(axis.minValue), int(axis.maxValue)
    weight = font["OS/2"].usWeightClass if "OS/2" in font else 400
    return weight, weight
