"""LRC: a time before each line, as music players and YouTube read it; an empty line where a cue ends.

Files from anywhere may have several times before a line that comes again, and times of single words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from langreel.captions.formats.appearance import PLAIN, TrackLook, one_line
from langreel.captions.formats.blocks import TIMES
from langreel.captions.formats.parsing import Block, Notes, Sure, until_next
from langreel.model import Track
from langreel.stacked_cues import stacked

# A line of square brackets would be a time or a tag: show their full-width twins.
_MARKUP = str.maketrans({"[": "［", "]": "］"})
_WORD_TIME = re.compile(r"<(?=-?\d+:\d)")


def write(track: Track, look: TrackLook = PLAIN) -> str:
    """The file as text; its times are hundredths of a second, rounded down. Lines of a cue share a time.

    Cues that overlap are cut, so that each time shows all that stands then.

    >>> from langreel.model import Cue, Span
    >>> cues = Cue(Span(30, 45), ("40",)), Cue(Span(90, 30), ("end",))
    >>> print(write(Track(cues, 30), TrackLook("en")), end="")
    [la:en]
    [00:01.00]40
    [00:02.50]
    [00:03.00]end
    [00:04.00]
    """
    cues = stacked(track).cues
    times = [(_clock(track, cue.span.start), _clock(track, cue.span.end)) for cue in cues]
    lines = [f"[la:{look.tag}]"] if look.tag else []
    for cue, (begins, ends), (after, _) in zip(cues, times, [*times[1:], ("", "")]):
        lines += [f"[{begins}]{text(line)}" for line in cue.lines if one_line(line)]
        if after != ends:
            lines.append(f"[{ends}]")
    return "\n".join([*lines, ""])


def _clock(track: Track, at: int) -> str:
    hundredths = track.milliseconds(at) // 10
    return f"{hundredths // 6000:02}:{hundredths // 100 % 60:02}.{hundredths % 100:02}"


def text(line: str) -> str:
    """A line in which nothing is a time or a tag."""
    return _WORD_TIME.sub("＜", one_line(line)).translate(_MARKUP)


# Reading

_TIME: Final = r"(-?\d{1,6}):(\d{1,2})(?::(\d{2})(?=[.,]))?(?:[.,:](\d{1,3}))?"
_STAMP: Final = re.compile(rf"\s*\[\s*{_TIME}\s*\]")
_WORD: Final = re.compile(rf"[<\[]{_TIME}[>\]]")
_TAG: Final = re.compile(r"\s*\[\s*([A-Za-z#][\w ]{0,20}?)\s*:([^\]]*)\]\s*")
_SILENT: Final = frozenset(("la", "length", "re", "ve", "by", "tool", "#"))
"""Tags that no viewer would miss."""
_BEGINS: Final = re.compile(r"\[(?:\d{1,3}:\d|(?:ti|ar|al|au|by|la|re|ve|length|offset|tool) ?:)")


def recognises(head: str) -> Sure:
    """By a time or a tag in square brackets, unless there are times of another kind."""
    return Sure.YES if _BEGINS.match(head) and not TIMES.search(head) else Sure.NO


@dataclass(slots=True)
class _TimeTag:
    """What is shown from one time on: where the file says so first, its lines, when the last word ends."""

    line: int
    texts: list[str] = field(default_factory=list)
    ends: int | None = None


def read(text: str, notes: Notes) -> list[Block]:
    """The cues of an LRC file, in time order; a cue stands until the next time.

    Lines of one time are lines of one cue: a text and its translation.
    """
    found: dict[int, _TimeTag] = {}
    offset, last = 0, list[_TimeTag]()
    for at, line in enumerate(text.split("\n"), start=1):
        stamps, rest = _stamps(line)
        if stamps:
            last = [found.setdefault(ms, _TimeTag(at)) for ms in stamps]
            _take_words(last, rest, at, notes=notes)
        elif tag := _TAG.fullmatch(line):
            offset = _tag(tag[1].lower(), tag[2].strip(), offset, at=at, notes=notes)
        elif line.strip():
            _loose(last, line.strip(), at, notes=notes)
    times = sorted(found)
    blocks = [
        Block(found[ms].line, ms - offset, None if (ends := found[ms].ends) is None else ends - offset,
              tuple(found[ms].texts))
        for ms in times
    ]  # fmt: skip
    return [block for block in until_next(blocks, notes) if block.text]


def _stamps(line: str) -> tuple[list[int], str]:
    """The times before a line, in milliseconds, and the line."""
    found, at = [], 0
    while match := _STAMP.match(line, at):
        found.append(_ms(match))
        at = match.end()
    return found, line[at:].strip()


def _ms(match: re.Match[str]) -> int:
    first, second, third, fraction = match.groups()
    parts = (first.lstrip("-"), second, third) if third else ("0", first.lstrip("-"), second)
    hours, minutes, seconds = map(int, parts)
    ms = ((hours * 60 + minutes) * 60 + seconds) * 1000 + int((fraction or "0").ljust(3, "0"))
    return -ms if first.startswith("-") else ms


def _take_words(moments: list[_TimeTag], text: str, at: int, *, notes: Notes) -> None:
    """A line under its times; the times of its words are left out, but the last may tell when it ends."""
    words = list(_WORD.finditer(text))
    bare = text
    if words:
        bare = re.sub(r" {2,}", " ", _WORD.sub("", text)).strip()
        notes.habit("word-times", at, f"times of single words are left out: {text[:60]}")
    if bare:
        for moment in moments:
            moment.texts.append(bare)
    if words and words[-1].end() == len(text) and len(moments) == 1:
        moments[0].ends = _ms(words[-1])


def _tag(name: str, value: str, offset: int, *, at: int, notes: Notes) -> int:
    """The offset that holds from now on: a positive one shows everything sooner."""
    if name != "offset":
        if value and name not in _SILENT:
            notes.habit("note", at, f"not shown: {name}: {value[:80]}")
        return offset
    if not re.fullmatch(r"[+-]?\d{1,9}", value, re.ASCII):
        notes.tell("warning", "bad-offset", at, message=f"an offset that cannot be read: {value[:40]}")
        return offset
    notes.habit("offset", at, f"all times are moved by {-int(value):+} ms")
    return int(value)


def _loose(moments: list[_TimeTag], words: str, at: int, *, notes: Notes) -> None:
    """A line without a time belongs to the one above it."""
    if not moments:
        notes.tell("warning", "stray-text", at, message=f"belongs to no cue: {words[:200]}")
        return
    notes.habit("no-time", at, f"a line without a time goes with the one above: {words[:60]}")
    for moment in moments:
        moment.texts.append(words)
