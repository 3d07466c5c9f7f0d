"""Encodings: files from any computer of East Asia become text, or are refused in words."""

import pytest

from langreel.errors import ContentError, UsageError
from langreel.text_encoding import OLDER, decode

JA = "中国の米国債は、2024年末には7,590億ドルになった。\n"
ZH = "到2024年底，中国持有的美债只剩7590亿美元。\n"
TW = "到2024年底，中國持有的美債只剩7590億美元，這是為什麼？\n"


@pytest.mark.parametrize(
    ("text", "codec"),
    [(text, codec) for text in (JA, ZH, TW) for codec in ("utf-8", "utf-8-sig", "utf-16", "gb18030")]
    + [(JA, "cp932"), (TW, "big5"), ("line,target\n" + JA, "utf-16-le"), ("line,target\n" + JA, "utf-16-be")],
)
def test_encodings_are_recognised(text, codec):
    """By mark, by NULs, by being UTF-8, else by the letters that come out."""
    assert decode(text.encode(codec), "x.csv") == text


def test_known_source_lines_settle_a_doubt():
    """Among encodings that all fit, the one in which the episode's own lines appear is right."""
    text = "囧囤囥"
    data = text.encode("gb18030")
    assert decode(data, "x", expected=(text,)) == text


@pytest.mark.parametrize(
    ("name", "codec"), [("Shift-JIS", "cp932"), ("gb18030", "gb18030"), ("euc-jp", "euc-jp")]
)
def test_an_encoding_may_be_named(name, codec):
    """--encoding settles it, by our names or Python's."""
    assert decode("億".encode(codec), "x", name) == "億"


OLD_TEXTS = ("très bien", "Добрый день", "Dzień dobry", "مرحبا", "안녕하세요")


@pytest.mark.parametrize(("name", "text"), list(zip(OLDER, OLD_TEXTS, strict=True)))
def test_every_encoding_that_the_hint_names_is_read(name, text):
    """What nobody can tell apart is read by its name."""
    assert decode(text.encode(name), "x.srt", name) == text


def test_what_a_catalogue_says_of_itself_is_tried_first():
    """A charset in the header of a PO file, the encoding of an XML declaration."""
    head = '"Content-Type: text/plain; charset=EUC-JP\\n"\n'
    assert decode((head + JA).encode("euc-jp"), "x.po") == head + JA
    xml = '<?xml version="1.0" encoding="Shift_JIS"?>'
    assert decode((xml + JA).encode("cp932"), "x.xlf") == xml + JA


def test_a_declaration_may_be_wrong():
    """Editors save files anew and leave what they say."""
    head = '"Content-Type: text/plain; charset=CHARSET\\n"\n'
    assert decode((head + JA).encode("cp932"), "x.po") == head + JA


def test_what_no_encoding_fits_is_refused():
    """The hint names the option and the encodings, old ones of the west as well."""
    with pytest.raises(ContentError) as told:
        decode(b"\xff\xff\xff\x80\xff", "x.csv")
    assert "name its encoding with --encoding: windows-1252, windows-1251, " in str(told.value)
    assert str(told.value).endswith("utf-8, utf-16, gb18030, big5, shift-jis)")
    with pytest.raises(ContentError, match="the file is not utf-8"):
        decode(JA.encode("cp932"), "x.csv", "utf-8")
    with pytest.raises(UsageError, match="unknown encoding 'klingon'"):
        decode(b"a", "x.csv", "klingon")


def test_line_ends_are_one():
    """Windows' and the old Mac's line ends become ours."""
    assert decode(b"a\r\nb\rc\n", "x") == "a\nb\nc\n"
