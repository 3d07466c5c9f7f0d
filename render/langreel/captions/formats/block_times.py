"""Block times: the blocks of a file, in order and each with a time, become a track."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import inf
from typing import Final

from langreel.captions.formats.appearance import clock_text, one_line
from langreel.captions.formats.parsing import Block, Notes, guessed_length, words_of
from langreel.captions.formats.repetition import TimedBlock, spoken_once
from langreel.model import Cue, Span, Track

_MILLISECONDS: Final = 1000
_SLACK: Final = 1
"""Milliseconds by which whoever rounds may pass the end of a film."""


def timed(blocks: Sequence[Block], notes: Notes, *, seconds: float = inf) -> Track:
    """Blocks as a track in milliseconds. What has no usable time gets one from what stands around it.

    ``seconds`` is how long their film is: what stands after it is told, and kept.
    """
    blocks = list(map(_clean, blocks))
    found = [TimedBlock(block, *times) for block, times in zip(blocks, _times(blocks, notes)) if block.text]
    _tell_unsorted(found, notes)
    found = spoken_once(sorted(found, key=lambda each: each.begins), notes)
    _tell_overlaps(found, notes)
    _tell_late(found, notes, seconds)
    cues = (Cue(Span(each.begins, each.ends - each.begins), each.block.text) for each in found)
    return Track(tuple(cues), _MILLISECONDS)


def _tell_unsorted(found: Sequence[TimedBlock], notes: Notes) -> None:
    latest = 0
    for each in found:
        if each.begins < latest:
            message = f"begins before the cue above it: {words_of(each.block)}"
            notes.tell("warning", "unsorted", each.block.line, message=message)
        latest = max(latest, each.begins)


def _tell_overlaps(found: Sequence[TimedBlock], notes: Notes) -> None:
    last = 0
    for each in found:
        if each.begins < last:
            message = f"begins {last - each.begins} ms before another cue ends"
            notes.tell("warning", "overlap", each.block.line, message=message)
        last = max(last, each.ends)


def _tell_late(found: Sequence[TimedBlock], notes: Notes, seconds: float) -> None:
    """The first cue that a film of this length does not show to its end, and how many more there are."""
    late = [each for each in found if each.ends > seconds * _MILLISECONDS + _SLACK]
    if not late:
        return
    first, film_ends = late[0], round(seconds * _MILLISECONDS)
    when = (
        f"begins at {_clock(first.begins)}" if first.begins >= film_ends else f"ends at {_clock(first.ends)}"
    )
    more = f" (and {len(late) - 1} cues more)" if len(late) > 1 else ""
    message = f"{when}, and the film ends at {_clock(film_ends)}: {words_of(first.block)}{more}"
    notes.tell(
        "warning", "after-the-film", first.block.line, message=message, hint="is it made for this film?"
    )


def _clock(milliseconds: int) -> str:
    return clock_text(milliseconds, ".")


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
            message, hint = (
                "times that cannot be read",
                "they are guessed; write 00:01:02,345 --> 00:01:04,567",
            )
            notes.tell("error", "bad-time", block.line, message=f"{message}: {words_of(block)}", hint=hint)
        if (begins or 0) < 0 or (ends or 0) < 0:
            notes.tell(
                "warning", "negative-time", block.line, message=f"begins before the film: {words_of(block)}"
            )
        begins = max(last if begins is None else begins, 0)
        if ends is not None and ends <= begins:
            notes.tell("warning", "backwards", block.line,
                       message=f"ends when it begins, or before: {words_of(block)}",
                       hint="its length is guessed")  # fmt: skip
        if ends is None or ends <= begins:
            ends = begins + guessed_length(block)
        last = ends
        yield begins, ends
