"""Words: a line as its author wrote it → what a viewer reads, and where marks, pauses, figures fall in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from langreel.errors import perhaps
from langreel.model import Figure, Mark, Mention, Pause

LONGEST_PAUSE: Final = 30.0
SLOWEST: Final = 0.5
FASTEST: Final = 2.0
NAME: Final = re.compile(r"[^\W\d][\w-]*")
TOKEN: Final = re.compile(
    r"\\(?P<sign>[\[\]{}｛｝()（）\\])"
    r"|\[(?P<mark>[^\[\]{}]*)\]"
    r"|\{(?P<figure>[^\[\]{}]*)\}"
    r"|\((?P<pause>\d+(?:\.\d+)?)s\)"
    r"|\A\s*\((?P<pace>\d+(?:\.\d+)?)x\)"
    r"|(?P<odd>[\[\]{}｛｝]|[(（]\s*[-\d.,]*\d\s*(?:s|sec|secs|seconds?|ms|秒)(?![^\W\d_])\s*[)）]?)"
)
BRACES: Final = re.compile(r"\\(?P<sign>[{}｛｝\\])|\{(?P<figure>[^\[\]{}]*)\}|(?P<odd>[{}｛｝])")
_MARK_HINT: Final = "a mark is written [name]"
_FIGURE_HINT: Final = "a figure is written {name}"
HINTS: Final = {
    **dict.fromkeys("[]", _MARK_HINT),
    **dict.fromkeys("{}｛｝", _FIGURE_HINT),
}
CLOSING: Final = ",.;:!?%)]”’"

Kind = Literal["text", "mark", "figure", "pause", "pace"]
Wrong = Callable[[int, str, str, str], None]
"""Told of a problem: the character of the raw text, the rule, the message, the hint."""


@dataclass(frozen=True, slots=True)
class RawPiece:
    """A stretch of the raw text, from its character ``offset`` on."""

    kind: Kind
    value: str
    offset: int


@dataclass(slots=True)
class LineWords:
    """What a viewer reads. Mark and pause offsets count characters of ``text``.

    ``pace`` is 0 where the line does not set its own.
    """

    text: str = ""
    marks: list[Mark] = field(default_factory=list)
    pauses: list[Pause] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    pace: float = 0.0


def pieces(raw: str, wrong: Wrong, token: re.Pattern[str] = TOKEN) -> Iterator[RawPiece]:
    """Take a line apart; what looks like a mark, figure or pause but is none goes to ``wrong``."""
    end = 0
    for match in token.finditer(raw):
        yield RawPiece("text", raw[end : match.start()], end)
        end = match.end()
        kind = match.lastgroup or ""
        value = match[kind].strip() if kind else ""
        if kind == "sign":
            yield RawPiece("text", value, match.start())
        elif kind == "odd":
            wrong(
                match.start(),
                "malformed",
                f"malformed {match[0]!r}",
                HINTS.get(match[0], "a pause is written (0.6s)"),
            )
        elif kind == "pause":
            yield from _pause(value, match.start(), wrong)
        elif kind == "pace":
            yield from _pace(value, match.start("pace") - 1, wrong)
        elif not NAME.fullmatch(value):
            wrong(
                match.start(),
                "malformed",
                f"{match[0]!r} is no {kind}",
                f"a {kind} is written {_example(kind)}",
            )
        elif kind in ("mark", "figure"):
            yield RawPiece("mark" if kind == "mark" else "figure", value, match.start())
    yield RawPiece("text", raw[end:], end)


def _example(kind: str) -> str:
    return "[name]" if kind == "mark" else "{name}"


def _pause(value: str, offset: int, wrong: Wrong) -> Iterator[RawPiece]:
    if float(value) <= LONGEST_PAUSE:
        yield RawPiece("pause", value, offset)
    else:
        wrong(offset, "long-pause", f"a pause of {value} seconds", f"the longest is {LONGEST_PAUSE:g}")


def _pace(value: str, offset: int, wrong: Wrong) -> Iterator[RawPiece]:
    if SLOWEST <= float(value) <= FASTEST:
        yield RawPiece("pace", value, offset)
    else:
        wrong(offset, "out-of-range", f"a pace of {value}", f"{SLOWEST:g} to {FASTEST:g} times the usual")


def read(
    raw: str, write: Callable[[RawPiece], Figure | None], spell: Callable[[Figure], str], *, wrong: Wrong
) -> LineWords:
    """The words of one line.

    ``write`` finds the figure that a piece names (None if there is none, which it has told already) and
    ``spell`` writes it. A mark falls on the character that follows it; it must have one.

    >>> words = read("It doubled, [peak] then fell.", lambda piece: None, str, wrong=print)
    >>> words.text, words.marks
    ('It doubled, then fell.', [Mark(name='peak', offset=12)])
    """
    words, waiting = LineWords(), list[RawPiece]()
    for piece in pieces(raw, wrong):
        if piece.kind in ("mark", "pause"):
            waiting.append(piece)
            continue
        if piece.kind == "pace":
            words.pace = float(piece.value)
            continue
        figure = write(piece) if piece.kind == "figure" else None
        text = re.sub(r"\s+", " ", piece.value) if piece.kind == "text" else spell(figure) if figure else ""
        words.text = _joined(words.text, text, bool(waiting))
        if not text.strip():
            continue
        start = len(words.text) - len(text.lstrip())
        _land(waiting, start, words)
        if figure:
            words.mentions.append(Mention(figure, start, len(words.text)))
    _end(waiting, words, wrong)
    return words


_SIGNS: Final = re.compile(r"[\[\]{}｛｝\\]|[(（](?=\s*[-\d.,]*\d\s*(?:s|x|sec|secs|seconds?|ms|秒))")


def escaped(text: str) -> str:
    """Words in which nothing is a mark, a figure, a pause or a pace.

    >>> escaped("the [sic] set {1, 2} (5s)")
    'the \\\\[sic\\\\] set \\\\{1, 2\\\\} \\\\(5s)'
    """
    return _SIGNS.sub(r"\\\g<0>", text)


def braced(text: str) -> str:
    """On-screen text in which nothing is a figure."""
    return re.sub(r"[{}｛｝\\]", r"\\\g<0>", text)


def label(
    raw: str, write: Callable[[RawPiece], Figure | None], spell: Callable[[Figure], str], *, wrong: Wrong
) -> LineWords:
    """The words of on-screen text: figures are written out, all else stands as it is."""
    words = LineWords()
    for piece in pieces(raw, wrong, BRACES):
        figure = write(piece) if piece.kind == "figure" else None
        text = spell(figure) if figure else piece.value if piece.kind == "text" else ""
        if figure:
            words.mentions.append(Mention(figure, len(words.text), len(words.text) + len(text)))
        words.text += text
    return words


def finder(
    figures: Mapping[str, Figure], known: frozenset[str], wrong: Wrong
) -> Callable[[RawPiece], Figure | None]:
    """Looks figures up by name; ``known`` are all names, also of figures that could not be read."""

    def find(piece: RawPiece) -> Figure | None:
        if piece.value not in known:
            wrong(
                piece.offset, "unknown-figure", f"unknown figure {piece.value!r}", perhaps(piece.value, known)
            )
        return figures.get(piece.value)

    return find


def _land(waiting: list[RawPiece], offset: int, words: LineWords) -> None:
    """Marks and pauses that waited for a character have found it."""
    words.marks += [Mark(piece.value, offset) for piece in waiting if piece.kind == "mark"]
    words.pauses += [Pause(offset, float(piece.value)) for piece in waiting if piece.kind == "pause"]
    waiting.clear()


def _end(waiting: list[RawPiece], words: LineWords, wrong: Wrong) -> None:
    """What still waits at the end of the line: pauses may, marks may not."""
    words.text = words.text.rstrip()
    for piece in waiting:
        if piece.kind == "mark":
            message = f"no word follows the mark {piece.value!r}"
            wrong(piece.offset, "mark-at-end", message, "put it before a word")
    _land([piece for piece in waiting if piece.kind == "pause"], len(words.text), words)


def _joined(before: str, after: str, parted: bool) -> str:
    """Two stretches of text as one. ``parted``: a mark or pause that stood between them was taken out."""
    spaced = before.endswith(" ") or after.startswith(" ")
    left, right = before.rstrip(" "), after.lstrip(" ")
    if not left or not spaced:
        return left + right if not left else before + after
    if parted and right and (right[0] in CLOSING or (_wide(left[-1]) and _wide(right[0]))):
        return left + right
    return f"{left} {right}"


def _wide(char: str) -> bool:
    """Whether a character is Han, kana or their punctuation, which stand without spaces."""
    return unicodedata.east_asian_width(char) in "WF"
