"""Read SRT and WebVTT as they come: by their lines of times, whatever else is missing or too much."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence

from langreel.captions.formats.parsing import Block, Notes, Stamp, placing, plain, stamped

_LEFT_OUT = re.compile(r"NOTE(?![^\s])|(?:STYLE|REGION)\s*$")


def srt(text: str, notes: Notes) -> list[Block]:
    """The cues of an SRT file, in its order."""
    return _blocks(text.split("\n"), notes, vtt=False)


def vtt(text: str, notes: Notes) -> list[Block]:
    """The cues of a WebVTT file, in its order; its notes and styles are told of, not shown."""
    return _blocks(text.split("\n"), notes, vtt=True)


def _blocks(lines: Sequence[str], notes: Notes, vtt: bool) -> list[Block]:
    stamps = [(at, stamp) for at, line in enumerate(lines) if (stamp := _stamp(line, vtt))]
    heads, expected = [], 1
    for number, (at, _) in enumerate(stamps):
        low = stamps[number - 1][0] + 1 if number else 0
        head = _head(lines, low, at, "" if vtt else str(expected), first=not number)
        _tell_head(lines, low, head, at, notes, vtt)
        index = lines[head].strip() if head < at else ""
        expected = (int(index) if not vtt and index.isdecimal() and len(index) < 9 else expected) + 1
        heads.append(head)
    _stray(lines[: heads[0] if heads else len(lines)], notes, vtt)
    ends = [*heads[1:], len(lines)]
    return [_block(lines, at, stamp, end, notes, vtt) for (at, stamp), end in zip(stamps, ends)]


def _stamp(line: str, vtt: bool) -> Stamp | None:
    """The times of a line. Words of a WebVTT file may hold any other arrow."""
    return stamped(line) if not vtt or "-->" in line else None


def _head(lines: Sequence[str], low: int, at: int, expected: str, first: bool) -> int:
    """The line that numbers or names the cue whose times stand at ``at``; ``at`` itself if none does.

    A cue that says only ``40`` is no number: its line follows the times, and what numbers the next cue stands
    alone before its times. Where empty lines are missing, only the number that is due counts as one.
    ``expected`` is empty where cues may have any name (WebVTT).
    """
    head = at - 1
    while head >= low and not lines[head].strip():
        head -= 1
    if head < low:
        return at
    word, near = lines[head].strip(), head == at - 1
    alone = first if head == low else not lines[head - 1].strip()
    if not expected:
        return head if near and alone and not _aside(word) else at
    if not (word.isascii() and word.isdigit()):
        return at
    return head if (near and alone) or (word == expected and (near or alone)) else at


def _tell_head(lines: Sequence[str], low: int, head: int, at: int, notes: Notes, vtt: bool) -> None:
    if vtt:
        return
    if head == at:
        notes.habit("no-index", at + 1, "a cue without a number")
    elif head > low and lines[head - 1].strip():
        notes.habit("no-empty-line", head + 1, "no empty line between two cues")
    if head < at - 1:
        notes.habit("empty-line", at, "an empty line between a number and its times")


def _stray(lines: Sequence[str], notes: Notes, vtt: bool) -> None:
    """What stands before the first cue."""
    texts = [(at, line.strip()) for at, line in enumerate(lines, start=1) if line.strip()]
    if vtt:
        blocks = "\n".join(lines).split("\n\n")
        kept = {line.strip() for block in blocks if _aside(block) for line in block.split("\n")}
        texts = [(at, line) for at, line in texts if line not in kept]
    for at, line in texts:
        notes.tell("warning", "stray-text", at, f"belongs to no cue: {line[:200]}")


def _aside(block: str) -> bool:
    head = block.lstrip("\n").partition("\n")[0]
    return head.startswith("WEBVTT") or _LEFT_OUT.match(head) is not None


def _block(lines: Sequence[str], at: int, stamp: Stamp, end: int, notes: Notes, vtt: bool) -> Block:
    texts = [*_beside(stamp, at + 1, notes, vtt), *_texts(lines, at + 1, end, notes, vtt)]
    if not vtt and not stamp.plain and stamp.begins is not None and stamp.ends is not None:
        notes.habit("time-format", at + 1, f"times are not written 00:00:00,000: {lines[at].strip()}")
    if not texts:
        notes.habit("empty-cue", at + 1, "a cue without words is left out")
    return Block(at + 1, stamp.begins, stamp.ends, tuple(texts))


def _beside(stamp: Stamp, at: int, notes: Notes, vtt: bool) -> Iterator[str]:
    """Words that stand on the line of the times."""
    if stamp.rest and placing(stamp.rest):
        if not vtt:
            notes.habit("placing", at, f"coordinates are left out: {stamp.rest}")
    elif stamp.rest:
        notes.tell("warning", "text-beside-times", at, f"words beside the times: {stamp.rest}")
        yield stamp.rest


def _texts(lines: Sequence[str], low: int, high: int, notes: Notes, vtt: bool) -> Iterator[str]:
    """The words of a cue. Words behind an empty line are its own too, unless they are a WebVTT note."""
    begun = parted = aside = False
    for at in range(low, high):
        line = lines[at]
        if not line.strip():
            parted, aside = True, False
            continue
        if vtt and (aside or (parted and _LEFT_OUT.match(line))):
            aside = True
            notes.habit("note", at + 1, f"not shown: {line.strip()[:80]}")
            continue
        if parted and begun:
            notes.habit("empty-line-in-cue", at + 1, f"words behind an empty line: {line.strip()[:60]}")
        begun, parted = True, False
        text = plain(line, at + 1, notes)
        if vtt and "&" in text:
            text = html.unescape(text)
        if text:
            yield text
