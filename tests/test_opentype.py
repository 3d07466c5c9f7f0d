from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.ttLib import TTCollection, TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph

from langreel import opentype


def font(family: str, weight: int = 400, italic: bool = False, variable: bool = False) -> TTFont:
    """A font of one empty glyph."""
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef"])
    builder.setupCharacterMap({})
    builder.setupGlyf({".notdef": Glyph()})
    builder.setupHorizontalMetrics({".notdef": (500, 0)})
    builder.setupHorizontalHeader()
    builder.setupNameTable({"familyName": family, "styleName": "Any"})
    builder.setupOS2(usWeightClass=weight)
    builder.setupPost()
    builder.font["head"].macStyle = 2 if italic else 0
    if variable:
        builder.setupFvar([("wdth", 50, 100, 200, "Width"), ("wght", 200, 400, 900, "Weight")], [])
    return builder.font


def test_each_upright_face_of_a_family_is_found(tmp_path: Path) -> None:
    """By its number in a collection; slanted faces and other families are not counted."""
    faces = TTCollection()
    faces.fonts = [font("Other"), font("Kind", 300), font("Kind", italic=True), font("Kind", variable=True)]
    faces.save(tmp_path / "a.ttc")
    assert list(opentype.upright(tmp_path / "a.ttc", "Kind")) == [(1, 300, 300), (3, 200, 900)]
    assert list(opentype.upright(tmp_path / "a.ttc", "Kin")) == []
