"""Parsing: what the readers of subtitle files share: blocks, times in any spelling, notes on what is odd."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import IntEnum
from typing import Final, NamedTuple

from langreel.model import Finding, Severity

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
        notes.habit("placing", at, f"overrides are left out: {short(line)}")
    if "<" in text and (bare := _STYLE.sub("", text)) != text:
        text = bare
        notes.habit("markup", at, f"styling is left out: {short(line)}")
    return text.strip()


def short(text: str, most: int = 60) -> str:
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
    return replace(block, ends=block.begins + guessed_length(block))


def guessed_length(block: Block) -> int:
    """Milliseconds that it takes to read a block."""
    least, each, most = _GUESS
    return max(least, min(each * sum(map(len, block.text)), most))


def words_of(block: Block) -> str:
    """The words of a block, for a finding."""
    return short(" ".join(block.text)) or "(no words)"
