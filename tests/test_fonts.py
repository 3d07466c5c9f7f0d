"""Fonts: found by the names in their files, the project's own first."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTCollection, TTFont

from builders import font
from langreel import fonts
from langreel.errors import ToolError

CJK = "Noto Sans CJK SC"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The fonts folder of a project."""
    folder = tmp_path / "assets" / "fonts"
    folder.mkdir(parents=True)
    return folder


def test_the_projects_own_fonts_come_first(tmp_path: Path, folder: Path) -> None:
    """A family in assets/fonts is taken from there, whatever its file is called."""
    font(CJK, "ab").save(folder / "brand.ttf")
    assert fonts.font_file(CJK, tmp_path) == folder / "brand.ttf"
    assert fonts.missing_glyphs(CJK, tmp_path, "a 中b中!") == "中!"


def test_the_systems_fonts_come_next(tmp_path: Path) -> None:
    """The house font is found among the fonts of the system, with its face in the collection."""
    face = fonts.font_face(CJK, tmp_path, "Bold")
    with TTFont(face.path, fontNumber=face.index, lazy=True) as found:
        assert {str(record) for record in found["name"].names if record.nameID == 1} == {CJK}
        assert found["OS/2"].usWeightClass == 700
    assert fonts.missing_glyphs(CJK, tmp_path, "美国国债 US debt, 1.32万亿 😀") == "😀"


def test_the_nearest_weight_is_taken(tmp_path: Path, folder: Path) -> None:
    """A weight that a family lacks is replaced by its nearest; italics never are."""
    font("House", "a", 300).save(folder / "1.ttf")
    font("House", "a", 700).save(folder / "2.ttf")
    font("House", "a", 400, italic=True).save(folder / "3.ttf")
    names = {
        weight: fonts.font_file("House", tmp_path, weight).name for weight in ("Regular", "Bold", "Black")
    }
    assert names == {"Regular": "1.ttf", "Bold": "2.ttf", "Black": "2.ttf"}


def test_a_face_in_a_collection(tmp_path: Path, folder: Path) -> None:
    """A collection holds several families; the index tells which face it is."""
    collection = TTCollection()
    collection.fonts = [font("One", "a"), font("Two", "ab")]
    collection.save(folder / "both.ttc")
    assert fonts.font_face("Two", tmp_path).index == 1
    assert fonts.missing_glyphs("One", tmp_path, "ab") == "b"


def test_spaces_and_line_ends_need_no_glyph(tmp_path: Path, folder: Path) -> None:
    """Only characters that one sees can be missing."""
    font("Bare", "a").save(folder / "bare.ttf")
    assert fonts.missing_glyphs("Bare", tmp_path, "a a\n\u3000\u200d\ufe0fa") == ""


def test_a_sign_may_come_from_the_font_of_no_language(tmp_path: Path, folder: Path) -> None:
    """Arabic families have no minus: whoever draws text takes it from elsewhere. A letter must be there."""
    font("Bare", "a").save(folder / "bare.ttf")
    assert fonts.missing_glyphs("Bare", tmp_path, "−a ÷ b 😀") == "b😀"


def test_damaged_font_files_are_passed_over(tmp_path: Path, folder: Path) -> None:
    """A file that is no font, or half of one, does not stop the search."""
    (folder / "a.ttf").write_bytes(b"no font")
    (folder / "b.otf").write_bytes(b"")
    font("Whole", "a").save(folder / "c.ttf")
    (folder / "d.ttf").write_bytes((folder / "c.ttf").read_bytes()[:200])
    assert fonts.font_file("Whole", tmp_path) == folder / "c.ttf"


def test_a_missing_font_names_the_command_that_installs_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The hint fits the system; a family that no package brings goes into the project."""
    for platform, hint in (("linux", "apt-get install fonts-noto-cjk"),
                           ("darwin", "brew install --cask font-noto-sans-cjk-sc")):  # fmt: skip
        monkeypatch.setattr("sys.platform", platform)
        with pytest.raises(ToolError) as caught:
            fonts.font_file("No Such CJK", tmp_path / platform)
        assert str(caught.value) == f"the font 'No Such CJK' is not installed ({hint})"
    with pytest.raises(ToolError, match="put its files into assets/fonts/"):
        fonts.missing_glyphs("No Such", tmp_path, "a")


def test_the_digest_follows_the_files(tmp_path: Path, folder: Path) -> None:
    """Another font under the same name has another digest; a family that is not installed has none."""
    font("Kind", "a").save(folder / "kind.ttf")
    other = tmp_path / "other"
    (other / "assets" / "fonts").mkdir(parents=True)
    font("Kind", "ab").save(other / "assets" / "fonts" / "kind.ttf")
    first, second = fonts.fonts_digest("Kind", tmp_path), fonts.fonts_digest("Kind", other)
    assert len({first, second, ""}) == 3
    assert fonts.fonts_digest("No Such", tmp_path) == ""
