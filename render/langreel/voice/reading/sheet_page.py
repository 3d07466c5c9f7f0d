"""Sheet page: the lines of a dub → a page to read from: on a screen, on paper, or as a teleprompter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby
from pathlib import Path

from langreel.html_page import PageParts, html_page, in_language
from langreel.languages import COMMON, endonym
from langreel.voice.reading.line_pieces import ReadPiece

_BREATHS = {"light": "╎", "short": "|", "full": "‖"}
_MEANINGS = {"light": "a breath, if you need one", "short": "a short breath", "full": "a full breath"}


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A line: its segment and number, the pieces a reader sees, and the seconds it should take."""

    segment: str
    number: int
    pieces: Sequence[ReadPiece]
    seconds: float

    @property
    def name(self) -> str:
        return f"{self.segment}.{self.number}"


def sheet_page(episode: str, title: str, lang: str, lines: Sequence[SheetLine]) -> str:
    """The page as HTML; every word of the script is data."""
    seconds = sum(line.seconds for line in lines)
    head = (
        f"<header><h1{in_language(lang)}>{escape(title)}</h1>"
        f'<p class="sum">{escape(episode)}.{escape(lang)} ({escape(endonym(lang))}): {len(lines)} lines, '
        f"about {_clock(seconds)}</p>{_LEGEND}</header>{_TOOLS}"
    )
    segments = groupby(lines, key=lambda line: line.segment)
    body = "".join(_segment(name, lang, list(own)) for name, own in segments)
    style, script = _part("sheet.css"), _part("sheet.js")
    whole = f"{head}<main>{body}</main>"
    return html_page(PageParts(f"{episode}.{lang}: to read", COMMON.code, style, whole, script))


_LEGEND = (
    '<p class="legend">'
    + " · ".join(f"<i>{sign}</i> {_MEANINGS[kind]}" for kind, sign in _BREATHS.items())
    + " · <i>0.5 s</i> the script asks for silence. Small words stand above what is said otherwise than it "
    "is written. If you slip, pause and say the whole line again: the last whole one is taken.</p>"
)
_TOOLS = (
    '<div class="tools"><button id="start">Teleprompter</button>'
    '<p class="keys" hidden><kbd>Space</kbd> go on, wait · <kbd>↑</kbd> <kbd>↓</kbd> line '
    "· <kbd>+</kbd> <kbd>−</kbd> pace <output>100 %</output> · <kbd>M</kbd> mirror "
    "· <kbd>Esc</kbd> back</p></div>"
)


def _segment(name: str, lang: str, lines: Sequence[SheetLine]) -> str:
    seconds = sum(line.seconds for line in lines)
    rows = "".join(_line(line, lang) for line in lines)
    return f"<section><h2>{escape(name)} <small>{seconds:.0f} s</small></h2>{rows}</section>"


def _line(line: SheetLine, lang: str) -> str:
    words = "".join(_pieces(line.pieces))
    return (
        f'<div class="line" id="{escape(line.name)}" data-seconds="{line.seconds:.2f}">'
        f'<span class="name">{escape(line.name)}</span><p{in_language(lang)}>{words}</p>'
        f'<span class="seconds">{line.seconds:.1f} s</span></div>'
    )


def _pieces(pieces: Sequence[ReadPiece]) -> Iterator[str]:
    for piece in pieces:
        if piece.pause:
            yield f'<i class="pause">{piece.pause:g} s</i>'
        if piece.breath:
            yield f'<i class="{piece.breath}" title="{_MEANINGS[piece.breath]}">{_BREATHS[piece.breath]}</i>'
        text = escape(piece.text)
        if piece.said:
            yield f'<ruby class="{escape(piece.kind)}">{text}<rt>{escape(piece.said)}</rt></ruby>'
        else:
            yield text


def _clock(seconds: float) -> str:
    return f"{int(seconds // 60)}:{int(seconds % 60):02}"


def _part(name: str) -> str:
    return Path(__file__).with_name(name).read_text("utf-8")
