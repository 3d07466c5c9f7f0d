"""Parsing: what the readers of subtitle files share: blocks, times in any spelling, notes on what is odd."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import IntEnum
from typing import Final, NamedTuple

from langreel.captions.formats.appearance import one_line
from langreel.model import Cue, Finding, Severity, Span, Track

_MILLISECONDS: Final = 1000
_LONGEST_STAMP: Final = 200
_STAMP: Final = re.compile(
    r" ?([-−]?) ?(?:(\d{1,4}) ?: ?)?(\d{1,3}) ?: ?(\d{1,2})(?: ?[,.:;] ?(\d{1,3}))?(?!\d)"
)
_DOTTED: Final = re.compile(r"(\d{1,4})\.(\d{1,2})\.(\d{1,2})(?=[,.]\d)")
_ARROW: Final = re.compile(r"[-–—=−]{1,3} ?[->]?>|→")
_COORDINATES: Final = re.compile(r"[XY][12] ?:|[a-z]+:\S", re.ASCII)
_STYLE: Final = re.compile(
    r"</?(?:b|i|u|s|font|c|v|ruby|rt|rp|lang|span|br)(?:[ .:/][^<>]{0,200})?>|<\d[\d:.]{3,20}>", re.IGNORECASE
)
_OVERRIDE: Final = re.compile(r"\{\\[^{}]{0,500}\}")
_GUESS: Final = (1000, 70, 7000)
"""Milliseconds that a cue without a usable end gets: at least, a character, at most."""


class Sure(IntEnum):
    """Whether a file is of a format."""

    NO = 0
    MAYBE = 1
    YES = 2


@dataclass(frozen=True, slots=True)
class Block:
    """A cue as it stands in a file: its line (from 1), its times in milliseconds if they can be read."""

    line: int
    begins: int | None
    ends: int | None
    text: tuple[str, ...]


@dataclass(slots=True)
class Notes:
    """Findings about one file, each with its line; what a file does all the time is told once."""

    shown: str
    findings: list[Finding] = field(default_factory=list)
    habits: dict[str, tuple[int, str, int]] = field(default_factory=dict)

    def tell(self, severity: Severity, rule: str, line: int, *, message: str, hint: str = "") -> None:
        self.findings.append(Finding(severity, rule, message, f"{self.shown}:{line}", hint))

    def habit(self, rule: str, line: int, message: str) -> None:
        first, told, times = self.habits.get(rule, (line, message, 0))
        self.habits[rule] = first, told, times + 1

    def all(self) -> tuple[Finding, ...]:
        """Every finding, in the order of the lines."""
        often = [
            Finding("info", rule, told + (f" (and {times - 1} times more)" if times > 1 else ""),
                    f"{self.shown}:{line}")
            for rule, (line, told, times) in self.habits.items()
        ]  # fmt: skip
        return tuple(sorted((*self.findings, *often), key=lambda each: int(each.where.rpartition(":")[2])))


class Stamp(NamedTuple):
    """A line of times; one that cannot be read is None. ``rest`` is what stands behind them."""

    begins: int | None
    ends: int | None
    rest: str
    plain: bool


def stamped(line: str) -> Stamp | None:
    """The times of a line, or None if it is no line of times.

    >>> stamped("00:00:01,500 -> 0:02.25 X1:40")
    Stamp(begins=1500, ends=2250, rest='X1:40', plain=False)
    """
    if len(line) > _LONGEST_STAMP or not any(sign in line for sign in ">→＞"):
        return None
    text = " ".join(unicodedata.normalize("NFKC", line).split())
    text = _DOTTED.sub(r"\1:\2:\3", text)
    arrow = _ARROW.search(text)
    if not arrow:
        return None
    left, right = _STAMP.fullmatch(text[: arrow.start()].rstrip()), _STAMP.match(text, arrow.end())
    whole = left is not None and right is not None
    if not whole and ("-->" not in text or not (left or right) or not _starts_like_one(text, left)):
        return None
    rest = text[right.end() :].strip() if right else ""
    plain = whole and arrow[0] == "-->" and "," in left[0] and "," in right[0]  # type: ignore[index]
    return Stamp(_ms(left), _ms(right), rest, plain)


def _starts_like_one(text: str, left: re.Match[str] | None) -> bool:
    """Whether a line with one readable time is meant as a line of times, not as words."""
    return left is not None or text.startswith("-->") or text[:1].isdigit()


def _ms(match: re.Match[str] | None) -> int | None:
    if match is None:
        return None
    sign, hours, minutes, seconds, fraction = match.groups()
    whole = (int(hours or 0) * 60 + int(minutes)) * 60 + int(seconds)
    return (-1 if sign else 1) * (whole * 1000 + int((fraction or "0").ljust(3, "0")))


def placing(rest: str) -> bool:
    """Whether what stands behind the times places the cue on the screen, rather than being words."""
    return bool(_COORDINATES.match(rest))


def plain(line: str, at: int, notes: Notes) -> str:
    """A line without styling and placing; both are noted."""
    text = line
    if "{\\" in text:
        text = _OVERRIDE.sub("", text)
        notes.habit("placing", at, f"overrides are left out: {_short(line)}")
    if "<" in text and (bare := _STYLE.sub("", text)) != text:
        text = bare
        notes.habit("markup", at, f"styling is left out: {_short(line)}")
    return text.strip()


def _short(text: str, most: int = 60) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


def until_next(blocks: Sequence[Block], notes: Notes) -> list[Block]:
    """Blocks of a format that may leave ends open: such a cue stands until the next one begins.

    The last one stands as long as it takes to read.
    """
    starts = sorted({block.begins for block in blocks if block.begins is not None})
    return [_closed(block, starts, notes) for block in blocks]


def _closed(block: Block, starts: Sequence[int], notes: Notes) -> Block:
    if block.begins is None or block.ends is not None:
        return block
    after = bisect_right(starts, block.begins)
    if after < len(starts):
        return replace(block, ends=starts[after])
    if block.text:
        notes.habit("open-end", block.line, "the last cue has no end; its length is guessed")
    return replace(block, ends=block.begins + _guess(block))


def timed(blocks: Sequence[Block], notes: Notes) -> Track:
    """Blocks as a track in milliseconds. What has no usable time gets one from what stands around it."""
    blocks = list(map(_clean, blocks))
    found = [(block, *times) for block, times in zip(blocks, _times(blocks, notes)) if block.text]
    latest = 0
    for block, begins, _ in found:
        if begins < latest:
            notes.tell(
                "warning", "unsorted", block.line, message=f"begins before the cue above it: {_words(block)}"
            )
        latest = max(latest, begins)
    found.sort(key=lambda each: each[1])
    last = 0
    for block, begins, ends in found:
        if begins < last:
            notes.tell(
                "warning", "overlap", block.line, message=f"begins {last - begins} ms before another cue ends"
            )
        last = max(last, ends)
    cues = (Cue(Span(begins, ends - begins), block.text) for block, begins, ends in found)
    return Track(tuple(cues), _MILLISECONDS)


def _clean(block: Block) -> Block:
    """A block whose lines hold nothing that ends a line, which entities and escapes may have brought in."""
    lines = tuple(line for each in block.text if (line := one_line(each)))
    return block if lines == block.text else replace(block, text=lines)


def _times(blocks: Sequence[Block], notes: Notes) -> Iterator[tuple[int, int]]:
    """When each block begins and ends: never below zero, never backwards."""
    last = 0
    for block in blocks:
        begins, ends = block.begins, block.ends
        if begins is None or ends is None:
            notes.tell("error", "bad-time", block.line, message=f"times that cannot be read: {_words(block)}",
                       hint="they are guessed; write 00:01:02,345 --> 00:01:04,567")  # fmt: skip
        if (begins or 0) < 0 or (ends or 0) < 0:
            notes.tell(
                "warning", "negative-time", block.line, message=f"begins before the film: {_words(block)}"
            )
        begins = max(last if begins is None else begins, 0)
        if ends is not None and ends <= begins:
            notes.tell("warning", "backwards", block.line,
                       message=f"ends when it begins, or before: {_words(block)}",
                       hint="its length is guessed")  # fmt: skip
        if ends is None or ends <= begins:
            ends = begins + _guess(block)
        last = ends
        yield begins, ends


def _guess(block: Block) -> int:
    least, each, most = _GUESS
    return max(least, min(each * sum(map(len, block.text)), most))


def _words(block: Block) -> str:
    return _short(" ".join(block.text)) or "(no words)"
