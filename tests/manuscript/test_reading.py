"""Reading: a manuscript of any make becomes blocks; what is no text is refused with its cause."""

from __future__ import annotations

import io
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from langreel.errors import ContentError, LangreelError, UsageError
from langreel.manuscript.reading import LARGEST, read
from langreel.manuscript.reading.unmarked import of_text

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def made(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def blocks(path: Path, encoding: str = "") -> list[tuple[str, tuple[str, ...]]]:
    return [(block.kind, block.lines) for block in read(path, encoding=encoding).blocks]


WORDS = "<w:p><w:r><w:t>The debt grew.</w:t></w:r></w:p>" * 50


def spoilt(data: bytes) -> bytes:
    """A package in which some bytes of its first part are others."""
    return data[:60] + bytes(byte ^ 0xFF for byte in data[60:80]) + data[80:]


def docx(body: str, styles: str = "", *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", method) as package:
        package.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        package.writestr("word/styles.xml", f"<w:styles {W}>{styles}</w:styles>")
    return data.getvalue()


def package(name: str, content: str = "x") -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as parts:
        parts.writestr(name, content)
    return data.getvalue()


def test_plain_text_is_told_by_how_it_is_set(tmp_path):
    """A short line alone is a heading, dashes and numbers are items, wrapped lines are one paragraph."""
    text = (
        "The title\n\nA first line that a program has broken at seventy columns or so,\n"
        "so that both are one paragraph.\n\nCauses\n\n- warm water\n- melting ice\n1. a number\n\n"
        "> somebody said\n> two lines\n\nThe end."
    )
    assert blocks(made(tmp_path / "a.txt", text)) == [
        ("heading", ("The title",)),
        ("text", (text[11:75] + " so that both are one paragraph.",)),
        ("heading", ("Causes",)),
        ("item", ("warm water",)),
        ("item", ("melting ice",)),
        ("item", ("a number",)),
        ("quote", ("somebody said", "two lines")),
        ("text", ("The end.",)),
    ]  # fmt: skip


def test_lines_that_an_author_broke_stay_lines(tmp_path):
    """A poem, a dialogue: each line stands for itself."""
    assert blocks(made(tmp_path / "a.txt", "波は来る\n波は帰る\n\n甲：看。\n乙：不看。\n")) == [
        ("text", ("波は来る", "波は帰る")),
        ("text", ("甲：看。", "乙：不看。")),
    ]


def test_markdown_is_its_words(tmp_path):
    """Links, emphasis and the head of the file are no words; a hard break is an end of a line."""
    text = (
        "---\nby: x\n---\n# A *title*\n\nSee [the page](https://a.b) and\nmore.\n\n- one\n- two\n\n> said\n"
    )
    assert blocks(made(tmp_path / "a.md", text)) == [
        ("heading", ("A title",)),
        ("text", ("See the page and more.",)),
        ("item", ("one",)),
        ("item", ("two",)),
        ("quote", ("said",)),
    ]
    assert [block.line for block in read(tmp_path / "a.md").blocks][:2] == [4, 6]


def test_a_word_document_is_what_its_revisers_made_of_it(tmp_path):
    """Headings by the names of their styles, in any Word; insertions stay, deletions go."""
    styles = '<w:style w:styleId="1"><w:name w:val="heading 1"/></w:style>'
    body = (
        '<w:p><w:pPr><w:pStyle w:val="1"/></w:pPr><w:r><w:t>标题</w:t></w:r></w:p>'
        "<w:p><w:r><w:t>The debt </w:t></w:r><w:del><w:r><w:delText>fell</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>grew</w:t></w:r></w:ins><w:r><w:t>.</w:t></w:r></w:p>"
        "<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>an item</w:t></w:r></w:p><w:p/>"
    )
    assert blocks(made(tmp_path / "a.docx", docx(body, styles))) == [
        ("heading", ("标题",)),
        ("text", ("The debt grew.",)),
        ("item", ("an item",)),
    ]


def test_deleted_paragraph_marks_and_rows_and_text_boxes(tmp_path):
    """A mark that was deleted joins two paragraphs, a moved text stands once, a deleted row is gone."""
    body = (
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>The debt </w:t></w:r></w:p>"
        "<w:p><w:moveFrom><w:r><w:t>Elsewhere.</w:t></w:r></w:moveFrom><w:r><w:t>grew.</w:t></w:r></w:p>"
        "<w:p><w:moveTo><w:r><w:t>Elsewhere.</w:t></w:r></w:moveTo><w:r><w:drawing><w:p><w:r><w:t>a box"
        "</w:t></w:r></w:p></w:drawing></w:r></w:p>"
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>A cell.</w:t></w:r></w:p></w:tc></w:tr>"
        "<w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:r><w:t>gone</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )
    told = [lines for _, lines in blocks(made(tmp_path / "a.docx", docx(body)))]
    assert told == [("The debt grew.",), ("Elsewhere.",), ("A cell.",)]


def test_signs_within_a_line_are_its_words(tmp_path):
    """Only what stands before a line is markup."""
    assert blocks(made(tmp_path / "a.txt", "If a > b, then 3 > 2 - and so on.\n")) == [
        ("text", ("If a > b, then 3 > 2 - and so on.",))
    ]


def test_line_ends_of_any_make_are_line_ends(tmp_path):
    """Vertical tabs, form feeds, Unicode's own; letters that nobody sees are none."""
    text = "One.\vTwo.\fThree.\x85Four.\u2028Five.\u202e \x1cSix.\r\nSeven.\rEight.\u00a0Nine.\n"
    (block,) = read(made(tmp_path / "a.txt", text)).blocks
    assert block.lines == ("One.", "Two.", "Three.", "Four.", "Five. Six.", "Seven.", "Eight. Nine.")


def test_subtitles_are_running_text(tmp_path):
    """Cues that follow one another are one paragraph, a pause begins another."""
    srt = (
        "1\n00:00:00,000 --> 00:00:02,000\nso the debt\n\n2\n00:00:02,000 --> 00:00:04,000\ngrew.\n\n"
        "3\n00:00:09,000 --> 00:00:11,000\nWho asked?\n"
    )
    assert blocks(made(tmp_path / "a.srt", srt)) == [
        ("text", ("so the debt grew.",)),
        ("text", ("Who asked?",)),
    ]


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.txt", b"word " * (LARGEST // 4), "MB"),
        ("a.txt", bytes(range(256)) * 20, "encoding"),
        ("a.txt", b"\x00\x01\x02\x03" * 500, "no text"),
        ("a.txt", "  \n\n ", "nothing to say"),
        ("a.md", "# Only a title", "nothing to say"),
        ("a.docx", b"not a zip", "no Word document"),
        ("a.docx", b"\xd0\xcf\x11\xe0" + b"\0" * 600, "password"),
        ("a.docx", docx("x" * (33 << 20)), "unpacks to over"),
        ("a.docx", docx("<w:p><w:r><w:t>broken</w:p>"), "broken XML"),
        ("a.docx", docx("<w:p><w:r><w:t>" + "a " * (LARGEST // 2 + 9) + "</w:t></w:r></w:p>"), "too long"),
        ("a.docx", docx("<w:sdt>" * 5000 + "</w:sdt>" * 5000), "broken XML"),
        ("a.docx", docx(WORDS)[:-10] + b"\xff" * 4 + b"\0" * 6, "too many parts"),
        ("a.docx", spoilt(docx(WORDS)), "no Word document"),
        ("a.docx", spoilt(docx(WORDS, method=zipfile.ZIP_LZMA)), "no Word document"),
        ("a.docx", spoilt(docx(WORDS, method=zipfile.ZIP_BZIP2)), "no Word document"),
        ("a.txt", ("债务。\n" * 3).encode() + "没有。".encode("gb18030"), "a.txt:4:2: the file is UTF-8"),
        ("a.txt", "El año pasado creció.".encode("cp1252"), "no known encoding"),
        ("a.txt", b"%PDF-1.4 some words", "is a PDF, not a text"),
        ("a.md", b"\x89PNG\r\n" + b"a" * 99, "is a picture, not a text"),
        ("a.pdf", b"%PDF-1.4 some words", "is a PDF, not a text"),
        ("a.docx", b"%PDF-1.4 some words", "is a PDF, not a text"),
        ("a.doc", b"\xd0\xcf\x11\xe0" + b"\0" * 600, "is a document of an older Office, not a text"),
        ("a.jpg", b"\xff\xd8\xff\xe0" + b"a" * 99, "is a picture, not a text"),
        ("a.zip", package("a.txt"), "is a package, not a text (unpack it"),
        ("a.odt", package("mimetype", "application/vnd.oasis.opendocument.text"), "is an OpenDocument text"),
        ("a.xlsx", package("xl/workbook.xml"), "is a workbook, not a text"),
        ("a.txt", docx(WORDS), "is a Word document, not a text (name it .docx"),
        ("a.txt", "<!DOCTYPE html><p>One.</p>", "is a web page, not a text"),
        ("a.txt", r"{\rtf1 Words.}", "is an RTF document, not a text"),
    ],
    ids=["long", "binary", "nul", "empty", "title", "no-zip", "locked", "bomb", "broken", "words", "deep",
         "parts", "deflate", "lzma", "bzip2", "mixed", "latin", "pdf", "png", "pdf-ending", "pdf-docx", "doc",
         "jpg", "zip", "odt", "xlsx", "docx", "html", "rtf"],
)  # fmt: skip
def test_what_is_no_text_is_refused(tmp_path, name, content, told):
    """A novel, a binary, a locked or broken document, a bomb: the cause in words."""
    with pytest.raises(ContentError) as caught:
        read(made(tmp_path / name, content))
    assert told in str(caught.value) + caught.value.message


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml"])
@pytest.mark.parametrize(
    "entity",
    ['SYSTEM "file:///etc/hostname"', '"ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;"'],
    ids=["file", "bomb"],
)
def test_hostile_xml_in_a_package_is_refused(tmp_path, part, entity):
    """A document type asks for anything, in whichever part of the package."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as package:
        for name in {"word/document.xml", part}:
            package.writestr(name, f"<w:document {W}><w:body>{WORDS}</w:body></w:document>" if name != part
                             else f"<!DOCTYPE w [<!ENTITY a {entity}>]><w>&a;</w>")  # fmt: skip
    with pytest.raises(ContentError, match="document type"):
        read(made(tmp_path / "a.docx", data.getvalue()))


def test_a_novel_is_refused_before_it_is_read(tmp_path, monkeypatch):
    """Ten megabytes: the size alone is looked at."""
    path = made(tmp_path / "a.txt", b"word " * (2 << 20))
    monkeypatch.setattr(Path, "read_bytes", None)
    with pytest.raises(ContentError, match="the file has 10 MB"):
        read(path)


def test_a_bomb_is_not_unpacked(tmp_path):
    """A part that would have a gigabyte is read as far as its limit, in as much memory."""
    data = io.BytesIO()
    with (
        zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as package,
        package.open("word/document.xml", "w") as part,
    ):
        for _ in range(256):
            part.write(b" " * (1 << 20))
    path = made(tmp_path / "a.docx", data.getvalue())
    tracemalloc.start()
    with pytest.raises(ContentError, match="unpacks to over"):
        read(path)
    assert tracemalloc.get_traced_memory()[1] < 100 << 20
    tracemalloc.stop()


def test_an_unknown_ending_is_a_question(tmp_path):
    """With the endings that are read."""
    with pytest.raises(UsageError) as caught:
        read(made(tmp_path / "a.pages", "x"))
    assert ".docx" in caught.value.hint


@given(st.text(max_size=400))
def test_no_text_breaks_the_reader(text):
    """Whatever is written, each block has words."""
    assert all(block.lines and all(block.lines) for block in of_text(text))


@given(st.binary(max_size=400))
def test_no_bytes_break_a_reader(tmp_path_factory, data):
    """They are read, or refused in words."""
    for ending in (".txt", ".md", ".docx", ".srt"):
        path = made(tmp_path_factory.mktemp("any") / f"a{ending}", data)
        try:
            read(path)
        except LangreelError as error:
            assert error.message
