"""Outline: the blocks of a manuscript → acts, segments and lines; every word stays, in its order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, groupby
from math import ceil
from typing import Final

from langreel import languages
from langreel.manuscript.blocks import BlockKind, Manuscript, TextBlock
from langreel.manuscript.clauses import clause
from langreel.manuscript.letters import ASKS, joined
from langreel.manuscript.sentences import seconds, sentences

SHORTEST: Final = 8.0
LONGEST: Final = 25.0
"""Seconds of speech that a segment takes, if its text can be parted so."""
_WHOLE: Final = 40.0
"""Seconds up to which a list or a count stays in one segment."""
_OPENING: Final = 4.0
"""Seconds from which on the film's title has stood long enough."""
SAID: Final = re.compile(r"[“\"「『«„].{8,}[”\"」』»“]")
"""Words between quotes."""
_ACT: Final = 150.0
"""Seconds of an act where nobody set a heading."""


@dataclass(frozen=True, slots=True)
class DraftLine:
    """One line as the author wrote it, what it is part of, and where it stands in the file."""

    text: str
    kind: BlockKind
    at: int
    seconds: float
    counts: bool = False


@dataclass(frozen=True, slots=True)
class SegmentOutline:
    """The lines of one segment; ``kind`` is what the last of them is part of."""

    lines: tuple[DraftLine, ...]

    @property
    def kind(self) -> BlockKind:
        return self.lines[-1].kind

    @property
    def seconds(self) -> float:
        return sum(line.seconds for line in self.lines)

    @property
    def text(self) -> str:
        return joined(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class ActOutline:
    """An act by its chapter's title."""

    title: str
    segments: tuple[SegmentOutline, ...]


@dataclass(frozen=True, slots=True)
class FilmOutline:
    """A film: its title, its acts, and the list of sources at the end of the text, if it has one."""

    title: str
    acts: tuple[ActOutline, ...]
    sources: tuple[TextBlock, ...] = ()


def outline(text: Manuscript, lang: str, *, title: str) -> FilmOutline:
    """Headings become chapters, paragraphs segments, sentences lines; ``title`` is of a text without one."""
    blocks, cited = _parted(text.blocks, lang)
    own, blocks = _film_title(blocks)
    acts = [_act(words, group, lang) for words, group in _chapters(blocks, own or title, lang)]
    return FilmOutline(own or title, (_opened(acts[0]), *acts[1:]), cited)


def _opened(act: ActOutline) -> ActOutline:
    """The first act, whose first segment is no longer than a title stands."""
    first, *rest = act.segments
    if first.kind != "text" or any(line.counts for line in first.lines):
        return act
    ends = list(accumulate(line.seconds for line in first.lines))
    at = next((n for n, end in enumerate(ends, start=1) if end >= _OPENING), 0)
    if not at or ends[-1] - ends[at - 1] < SHORTEST:
        return act
    return replace(act, segments=(SegmentOutline(first.lines[:at]), SegmentOutline(first.lines[at:]), *rest))


def _parted(blocks: Sequence[TextBlock], lang: str) -> tuple[tuple[TextBlock, ...], tuple[TextBlock, ...]]:
    """The text, and the sources that it names under a heading of their own at its end."""
    heads = re.compile(rf"(?:{languages.of(lang).prose.sources})\s*[:：]?", re.IGNORECASE)
    for at, block in enumerate(blocks):
        named = heads.fullmatch(block.lines[0].strip())
        if named and not any(each.kind == "heading" for each in blocks[at + 1 :]):
            rest = [replace(block, lines=block.lines[1:])] if block.lines[1:] else []
            return tuple(blocks[:at]), (*rest, *blocks[at + 1 :])
    return tuple(blocks), ()


def _film_title(blocks: Sequence[TextBlock]) -> tuple[str, tuple[TextBlock, ...]]:
    """The title of the whole: a heading at the top, above all others or with another at once below it."""
    first = blocks[0]
    others = [block for block in blocks[1:] if block.kind == "heading"]
    alone = len(blocks) > 1 and (not others or blocks[1].kind == "heading")
    if first.kind == "heading" and (alone or all(block.level > first.level for block in others)):
        return first.text, tuple(blocks[1:])
    return "", tuple(blocks)


# Acts


def _chapters(blocks: Sequence[TextBlock], title: str, lang: str) -> Iterator[tuple[str, list[TextBlock]]]:
    """(title, blocks) of each act: under headings, or of a length where there are none."""
    if not any(block.kind == "heading" for block in blocks):
        yield from _by_length(blocks, title, lang)
        return
    waiting: list[str] = []
    begun: list[TextBlock] = []
    for block in blocks:
        if block.kind == "heading" and begun:
            yield " · ".join(waiting) or title, begun
            waiting, begun = [], []
        if block.kind == "heading":
            waiting.append(block.text)
        else:
            begun.append(block)
    if begun:
        yield " · ".join(waiting) or title, begun


def _by_length(blocks: Sequence[TextBlock], title: str, lang: str) -> Iterator[tuple[str, list[TextBlock]]]:
    begun: list[TextBlock] = []
    length = 0.0
    for block in blocks:
        own = seconds(block.text, lang)
        if begun and length + own / 2 > _ACT:
            yield _named(begun, title, lang), begun
            begun, length, title = [], 0.0, ""
        begun.append(block)
        length += own
    yield _named(begun, title, lang), begun


def _named(blocks: Sequence[TextBlock], title: str, lang: str) -> str:
    """The title of an act: the film's for the first, else how its text begins."""
    return title or clause(sentences(blocks[0].text, lang)[0])


# Segments


def _act(title: str, blocks: Sequence[TextBlock], lang: str) -> ActOutline:
    pieces = [piece for group in _groups(blocks, lang) for piece in _pieces(group)]
    return ActOutline(title, tuple(map(SegmentOutline, _merged(pieces))))


def _groups(blocks: Sequence[TextBlock], lang: str) -> Iterator[tuple[DraftLine, ...]]:
    """Lines that belong together: the items of a list with what announces them, a quotation, a paragraph."""
    announcing: tuple[DraftLine, ...] = ()
    for kind, run in groupby(blocks, key=lambda block: block.kind):
        groups = [tuple(_lines(block, lang)) for block in run]
        if kind == "item":
            groups = [announcing + tuple(line for group in groups for line in group)]
            announcing = ()
        elif announcing:
            groups.insert(0, announcing)
            announcing = ()
        if groups[-1][-1].text.endswith((":", "：")):
            *rest, last = groups[-1]
            groups[-1], announcing = tuple(rest), (last,)
        yield from filter(None, groups)
    if announcing:
        yield announcing


def _lines(block: TextBlock, lang: str) -> Iterator[DraftLine]:
    count = re.compile(languages.of(lang).prose.ordinals)
    said = SAID.match(block.text)
    kind = "quote" if block.kind == "text" and said and 2 * len(said[0]) > len(block.text) else block.kind
    for number, line in enumerate(block.lines):
        for text in sentences(line, lang):
            counts = bool(count.match(text))
            yield DraftLine(text, kind, block.line + number, seconds(text, lang), counts)


def _pieces(group: Sequence[DraftLine]) -> Iterator[tuple[DraftLine, ...]]:
    """A group in pieces of a segment's length; a count and a list stay whole as long as they can."""
    whole = sum(line.seconds for line in group)
    together = group[-1].kind == "item" or sum(line.counts for line in group) > 1
    if whole <= (_WHOLE if together else LONGEST):
        yield tuple(group)
        return
    share = whole / ceil(whole / (0.85 * LONGEST))
    begun, length, due = list[DraftLine](), 0.0, share
    for line, after in zip(group, [*group[1:], None]):
        begun.append(line)
        length += line.seconds
        # A question stays with what answers it.
        asks = line.text.rstrip("”’\"')）").endswith((*ASKS, "：", ":"))
        if after and not asks and length + after.seconds / 2 >= due:
            yield tuple(begun)
            begun, due = [], due + share
    if begun:
        yield tuple(begun)


def _merged(pieces: Sequence[tuple[DraftLine, ...]]) -> list[tuple[DraftLine, ...]]:
    """Pieces of plain text that are too short for a segment joined with what follows or goes before."""
    found: list[tuple[DraftLine, ...]] = []
    for piece in pieces:
        length = sum(line.seconds for line in piece)
        before = found[-1] if found else ()
        standing = sum(line.seconds for line in before)
        plain = before and before[-1].kind == piece[0].kind == piece[-1].kind == "text"
        if plain and min(length, standing) < SHORTEST and length + standing <= LONGEST:
            found[-1] = before + piece
        else:
            found.append(piece)
    return found
