"""TTML document (IMSC, DFXP, iTT): its timed paragraphs and spans, whatever namespaces and clocks it uses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from langreel import safe_xml
from langreel.captions.formats.parsing import Block, Notes, until_next
from langreel.captions.formats.ttml_clock import Rates, attributes

if TYPE_CHECKING:
    from lxml.etree import _Element

_SPACES: Final = re.compile(r"[ \t\r\n]+")
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_TIMES: Final = ("begin", "end", "dur")
_TOLD: Final = frozenset(("metadata", "title", "desc", "copyright", "agent", "name"))
"""Elements that say something about the text, not the text itself."""


def read(text: str, notes: Notes) -> list[Block]:
    """The cues of a TTML document, in its order. ContentError where it declares a document type."""
    root, wrong = safe_xml.mended(text, notes.shown, apart="p")
    if wrong:
        line = int(wrong.where.split(":")[-2])
        notes.tell("error", "broken-xml", line, message=wrong.message, hint="what can be read of it is read")
    if root is None:
        return []
    reader = _TtmlParser(notes, Rates.of(root))
    reader.take(root, _TtmlSpan(None, None), root.get(_SPACE) == "preserve")
    return until_next(reader.found, notes)


@dataclass(frozen=True, slots=True)
class _TtmlSpan:
    """When an element stands, in seconds; None where nothing tells, or what tells cannot be read."""

    begins: Fraction | None
    ends: Fraction | None


@dataclass(slots=True)
class _TtmlParser:
    """Goes through a document and gathers its cues."""

    notes: Notes
    rates: Rates
    found: list[Block] = field(default_factory=list)

    def take(self, element: _Element, times: _TtmlSpan, kept: bool) -> None:
        """The cues of an element's paragraphs; ``kept`` tells whether its spaces count."""
        serial = element.get("timeContainer") == "seq"
        after = times
        self._stray(element.text, element)
        for child in element:
            name = safe_xml.name(child)
            if name in {"head", *_TOLD}:
                continue
            inner = self._times(child, after)
            if name in {"p", "span", "br"}:
                self._cue(child, after, kept)
            else:
                self.take(child, inner, _kept(child, kept))
            if serial:
                after = _TtmlSpan(inner.ends, times.ends)
            self._stray(child.tail, child)

    def _stray(self, text: str | None, element: _Element) -> None:
        if text and text.strip():
            words = _SPACES.sub(" ", text.strip())[:200]
            self.notes.tell("warning", "stray-text", _line(element), message=f"belongs to no cue: {words}")

    def _times(self, element: _Element, around: _TtmlSpan) -> _TtmlSpan:
        """When an element stands within what is around it: its times count from there."""
        said = {name: element.get(name) for name in _TIMES}
        read = {name: self.rates.seconds(value) for name, value in said.items() if value is not None}
        origin = around.begins or Fraction(0)
        begins = origin if read else around.begins
        if "begin" in read:
            begins = None if read["begin"] is None else origin + read["begin"]
        ends = [around.ends] if around.ends is not None else []
        for name, start in (("end", origin), ("dur", begins)):
            if (length := read.get(name)) is not None and start is not None:
                ends.append(start + length)
        return _TtmlSpan(begins, min(ends, default=None))

    def _cue(self, element: _Element, around: _TtmlSpan, kept: bool) -> None:
        """A paragraph, or a span with times of its own, as a cue; those in it as further ones."""
        times, pieces = self._times(element, around), list[str]()
        inner = list(self._gather(element, pieces, _kept(element, kept)))
        lines = tuple(line for each in "".join(pieces).split("\n") if (line := each.strip()))
        if lines:
            self.found.append(Block(_line(element), _ms(times.begins), _ms(times.ends), lines))
        elif not inner:
            self.notes.habit("empty-cue", _line(element), "a cue without words is left out")
        for child in inner:
            self._cue(child, times, _kept(element, kept))

    def _gather(self, element: _Element, out: list[str], kept: bool) -> Iterator[_Element]:
        """The words of an element into ``out``; the spans in it that have times of their own."""
        _say(out, element.text, kept)
        for child in element:
            name = safe_xml.name(child)
            if name == "br":
                out.append("\n")
            elif name in _TOLD:
                self.notes.habit("note", _line(child), f"not shown: {_words(child)[:80]}")
            elif _timed(child) or name == "p":
                yield child
            else:
                yield from self._inline(child, out, _kept(child, kept))
            _say(out, child.tail, kept)

    def _inline(self, child: _Element, out: list[str], kept: bool) -> Iterator[_Element]:
        """The words of a span; the reading of a word stands behind it in brackets."""
        styles = attributes(child, "styling")
        ruby = styles.pop("ruby", "")
        if ruby == "delimiter":
            return
        if styles:
            self.notes.habit("markup", _line(child), f"styling is left out: {_words(child)[:60]}")
        out.append("（" if ruby == "text" else "")
        yield from self._gather(child, out, kept)
        out.append("）" if ruby == "text" else "")


def _say(out: list[str], text: str | None, kept: bool) -> None:
    """Words as they are, or (XML's default) with every run of spaces and line ends as one space."""
    if not text or kept:
        out.append(text or "")
        return
    said = _SPACES.sub(" ", text)
    before = next((piece for piece in reversed(out) if piece), "\n")
    out.append(said.lstrip(" ") if before.endswith((" ", "\n")) else said)


def _kept(element: _Element, around: bool) -> bool:
    told = element.get(_SPACE)
    return around if told is None else told == "preserve"


def _timed(element: _Element) -> bool:
    return any(element.get(name) is not None for name in _TIMES)


def _words(element: _Element) -> str:
    return _SPACES.sub(" ", "".join(map(str, element.itertext()))).strip()


def _line(element: _Element) -> int:
    line = element.sourceline
    return line if isinstance(line, int) else 1


def _ms(seconds: Fraction | None) -> int | None:
    return None if seconds is None else round(seconds * 1000)
