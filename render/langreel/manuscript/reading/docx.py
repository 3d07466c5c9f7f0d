"""Docx: the paragraphs of a Word document, as they stand when every change of its revisers is taken.

Only the parts that hold words are opened, each up to a size that no text of a film has.
"""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from langreel import safe_xml
from langreel.errors import ContentError
from langreel.manuscript.blocks import BlockKind, TextBlock

if TYPE_CHECKING:
    from lxml import etree

_LARGEST: Final = 32 << 20
"""Bytes of a part, unpacked."""
_PARTS: Final = 4 << 20
"""Bytes of the list of a package's parts: tens of thousands of them."""
_END: Final = b"PK\x05\x06"
"""Where a package says how long its list is."""
_OLE: Final = b"\xd0\xcf\x11\xe0"
_DELETED: Final = frozenset(
    {"del", "moveFrom", "delText", "instrText", "pict", "drawing", "AlternateContent"}
)
_BROKEN: Final = (
    zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, EOFError, OSError, ValueError,
    zlib.error, lzma.LZMAError,
)  # fmt: skip
"""What a package that is damaged, locked or packed otherwise raises."""
_QUOTES: Final = ("quote", "intense quote", "引用", "明显引用")


def blocks(data: bytes, shown: str, encoding: str) -> tuple[TextBlock, ...]:
    """The blocks of a document; ``encoding`` means nothing here."""
    if data.startswith(_OLE):
        hint = "save it as .docx, without a password"
        raise ContentError("the document has a password, or is of an older Word", shown, hint)
    if int.from_bytes(data[data.rfind(_END) + 12 :][:4], "little") > _PARTS:
        raise ContentError("the package has too many parts", shown, "is it the right file?")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            body = _part(package, "word/document.xml", shown)
            names = _style_names(package, shown)
    except _BROKEN as error:
        raise ContentError("the file is no Word document", shown, "save it as .docx again") from error
    paragraphs = _joined(_paragraphs(body))
    return tuple(
        block for number, group in enumerate(paragraphs, start=1) for block in _block(group, number, names)
    )


def _paragraphs(element: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs of a document, in tables too; not those of drawings and of rows that were deleted."""
    for child in element:
        name = safe_xml.name(child)
        if name == "p":
            yield child
        elif name not in _DELETED and not (name == "tr" and _marked(child, "trPr", "del")):
            yield from _paragraphs(child)


def _joined(paragraphs: Iterator[etree._Element]) -> Iterator[list[etree._Element]]:
    """Paragraphs that are one since the mark between them was deleted."""
    begun: list[etree._Element] = []
    for each in paragraphs:
        begun.append(each)
        if not _marked(each, "pPr", "rPr", "del"):
            yield begun
            begun = []
    if begun:
        yield begun


def _marked(element: etree._Element, *path: str) -> bool:
    """Whether an element has these, each within the one before."""
    if not path:
        return True
    return any(_marked(child, *path[1:]) for child in element if safe_xml.name(child) == path[0])


def _part(package: zipfile.ZipFile, name: str, shown: str) -> etree._Element:
    """One part of the package; ContentError where it would unpack to more than it may."""
    with package.open(name) as stream:
        data = stream.read(_LARGEST + 1)
    if len(data) > _LARGEST:
        raise ContentError(f"{name} unpacks to over {_LARGEST >> 20} MB", shown, "is it the right file?")
    return safe_xml.parsed(data.decode("utf-8", "replace"), f"{shown}/{name}")


def _style_names(package: zipfile.ZipFile, shown: str) -> Mapping[str, str]:
    """The names of styles by id: ids are in the language of the Word that wrote them, names mostly not."""
    if "word/styles.xml" not in package.namelist():
        return {}
    names = {}
    for style in _part(package, "word/styles.xml", shown):
        for child in style:
            if safe_xml.name(child) == "name":
                names[_value(style, "styleId")] = _value(child, "val").lower()
    return names


def _value(element: etree._Element, attribute: str) -> str:
    found = (str(v) for name, v in element.attrib.items() if str(name).rpartition("}")[2] == attribute)
    return next(found, "")


def _block(
    paragraphs: Sequence[etree._Element], number: int, names: Mapping[str, str]
) -> Iterator[TextBlock]:
    """What one or more paragraphs say; the last of them tells what they are."""
    words = "".join(text for each in paragraphs for text in _words(each))
    lines = tuple(line.strip() for line in words.split("\n") if line.strip())
    if not lines:
        return
    properties = [each for child in paragraphs[-1] if safe_xml.name(child) == "pPr" for each in child]
    style = next((_value(each, "val") for each in properties if safe_xml.name(each) == "pStyle"), "")
    named = names.get(style, style.lower())
    kind: BlockKind = "text"
    if named.startswith(("heading", "title", "标题")):
        kind, lines = "heading", (" ".join(lines),)
    elif any(safe_xml.name(each) == "numPr" for each in properties) or named.startswith("list"):
        kind = "item"
    elif named in _QUOTES:
        kind = "quote"
    level = int(named[-1]) if kind == "heading" and named[-1:].isdigit() else 1
    yield TextBlock(kind, lines, number, level if kind == "heading" else 0)


def _words(element: etree._Element) -> Iterator[str]:
    """The words of a paragraph in order, without what was deleted, fields and drawings."""
    for child in element:
        name = safe_xml.name(child)
        if name == "t":
            yield child.text or ""
        elif name in ("br", "cr"):
            yield "\n"
        elif name in ("tab", "noBreakHyphen"):
            yield " " if name == "tab" else "-"
        elif name not in _DELETED and name != "p":
            yield from _words(child)
