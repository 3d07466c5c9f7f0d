"""Safe XML: a file from anywhere → its tree, deaf to entities, document types and the network."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Final

from langreel.errors import ContentError

if TYPE_CHECKING:
    from lxml import etree

_DOCTYPE: Final = re.compile(r"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_DECLARATION: Final = re.compile(r"\A\s*<\?xml[^>]*\?>")
# Signs that people forget to escape: an ampersand, an angle that opens no tag, a name that only HTML knows.
_BARE: Final = re.compile(r"&(?:#?\w{1,40};)?|<(?![/!?A-Za-z_])")
_FORBIDDEN: Final = re.compile("[\ud800-\udfff\ufffe\uffff]")


def parsed(text: str, shown: str) -> etree._Element:
    """The root of a whole document; ContentError with its line where it is broken, or declares a type."""
    _refuse(text, shown)
    return _strict(text, shown)


def mended(text: str, shown: str, apart: str) -> tuple[etree._Element | None, ContentError | None]:
    """The root of a document that may be broken, and what is wrong with it.

    What people forget to escape is escaped, elements named ``apart`` end where the next one begins; of what
    is still broken, the tree is as whole as it can be made. ContentError where the document declares a type:
    it could ask for anything.
    """
    _refuse(text, shown)
    try:
        return _strict(text, shown), None
    except ContentError as error:
        escaped = _BARE.sub(_escaped, _FORBIDDEN.sub("", text))
        return _recovered(_ended(escaped, apart)), error


def name(element: etree._Element) -> str:
    """An element's name without its namespace, or without a prefix that stands for none."""
    return re.split("[}:]", str(element.tag))[-1]


def _refuse(text: str, shown: str) -> None:
    hostile = _DOCTYPE.search(text)
    if hostile:
        line = text.count("\n", 0, hostile.start()) + 1
        hint = "neither document types nor entities are read; save it again without"
        raise ContentError("a document type is refused", f"{shown}:{line}:1", hint)


def _strict(text: str, shown: str) -> etree._Element:
    from lxml import etree

    try:
        root = _root(text, recover=False)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        raise ContentError(f"broken XML: {error.msg}", f"{shown}:{line}:{max(column, 1)}") from error
    assert root is not None
    return root


def _ended(text: str, apart: str) -> str:
    """The text with an end before each element that begins while another of its name has none."""
    pieces, at, begun = list[str](), 0, ""
    for tag in re.finditer(rf"<(/?)((?:\w+:)?{apart})(?:\s[^<>]*?)?(/?)>", text):
        pieces.append(text[at : tag.start()])
        if begun and not tag[1]:
            pieces.append(f"</{begun}>")
        pieces.append(tag[0])
        at, begun = tag.end(), "" if tag[1] or tag[3] else tag[2]
    return "".join([*pieces, text[at:]])


def _recovered(text: str) -> etree._Element | None:
    from lxml import etree

    try:
        return _root(text, recover=True)
    except etree.XMLSyntaxError:  # there is no element at all
        return None


def _root(text: str, recover: bool) -> etree._Element | None:
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False,
        remove_comments=True, remove_pis=True, recover=recover,
    )  # fmt: skip
    return etree.fromstring(_DECLARATION.sub("", text).encode("utf-8", "replace"), parser)


def _escaped(match: re.Match[str]) -> str:
    return html.escape(_FORBIDDEN.sub("", html.unescape(match[0])), quote=False)
