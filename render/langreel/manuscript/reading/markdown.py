"""Markdown: its headings, paragraphs, lists and quotations; the words of links and emphasis are words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from langreel.manuscript.blocks import BlockKind, TextBlock
from langreel.manuscript.letters import joined

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT: Final = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)


def blocks(data: bytes, shown: str, encoding: str) -> tuple[TextBlock, ...]:
    """The blocks of a Markdown file; what its head says of it is no part of the text."""
    from markdown_it import MarkdownIt

    from langreel.manuscript.reading import text_of

    text = text_of(data, shown, encoding)
    head = _FRONT.match(text)
    body = "\n" * head[0].count("\n") + text[head.end() :] if head else text
    return tuple(_blocks(MarkdownIt("commonmark").enable("table").parse(body)))


def _blocks(tokens: Sequence[Token]) -> Iterator[TextBlock]:
    inside: list[str] = []
    for token in tokens:
        if token.nesting == 1:
            inside.append(token.type)
        elif token.nesting == -1:
            inside.pop()
        elif token.type == "inline" and (lines := _lines(token)):
            heading = next((each for each in inside if each == "heading_open"), "")
            level = int(tokens[tokens.index(token) - 1].tag[1:]) if heading else 0
            yield TextBlock(_kind(inside), lines, (token.map or [0])[0] + 1, level)
        elif token.type in ("fence", "code_block") and token.content.strip():
            yield TextBlock("text", (joined(token.content.splitlines()),), (token.map or [0])[0] + 1)


def _kind(inside: Sequence[str]) -> BlockKind:
    if "heading_open" in inside:
        return "heading"
    if "list_item_open" in inside:
        return "item"
    return "quote" if "blockquote_open" in inside else "text"


def _lines(inline: Token) -> tuple[str, ...]:
    """The words of a paragraph; only a hard break ends a line."""
    lines: list[list[str]] = [[""]]
    for token in inline.children or ():
        if token.type == "hardbreak":
            lines.append([""])
        elif token.type == "softbreak":
            lines[-1].append("")
        elif token.type in ("text", "code_inline"):
            lines[-1][-1] += token.content
    return tuple(text for pieces in lines if (text := joined(pieces).strip()))
