"""Repetition: words that a file has several times because of how they are drawn, and a speaker said once.

Layers are cues of the same words at one time: karaoke and signs have one for each outline and shadow.
Roll-up captions (YouTube, teletext, live) carry the line before along: each cue begins with the words with
which the one before ended.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from langreel.captions.formats.parsing import Block, Notes

_TOUCHING: Final = 120
"""Milliseconds that part two times which are drawn as one."""
_CARRIED: Final = 8
"""Bytes of UTF-8 from which on cues do not end and begin alike by chance: eight Latin letters, three Han."""
_HABIT: Final = 0.5
"""The share of such cues from which on a file rolls up."""
_LEAST: Final = 2


@dataclass(frozen=True, slots=True)
class TimedBlock:
    """A block of a file with the milliseconds from which to which it stands."""

    block: Block
    begins: int
    ends: int

    @property
    def words(self) -> list[str]:
        """Its words in order; of a text without spaces, its lines."""
        return " ".join(self.block.text).split()


def spoken_once(blocks: Sequence[TimedBlock], notes: Notes) -> list[TimedBlock]:
    """Blocks in time order, without words that only their drawing repeats; each kind is told once."""
    return _unrolled(list(_one_layer(blocks, notes)), notes)


# Layers


def _one_layer(blocks: Sequence[TimedBlock], notes: Notes) -> Iterator[TimedBlock]:
    """Of blocks with the same words at one time, the first, as long as any of them."""
    standing: dict[tuple[str, ...], int] = {}
    kept: list[TimedBlock] = []
    for each in blocks:
        at = standing.get(each.block.text)
        if at is not None and _at_one_time(kept[at], each):
            notes.habit("layers", each.block.line, "the same words at the same time are one cue")
            kept[at] = replace(kept[at], ends=max(kept[at].ends, each.ends))
        else:
            standing[each.block.text] = len(kept)
            kept.append(each)
    yield from kept


def _at_one_time(one: TimedBlock, other: TimedBlock) -> bool:
    near = max(abs(one.begins - other.begins), abs(one.ends - other.ends)) <= _TOUCHING
    return near and other.begins < one.ends


# Roll-up


def _unrolled(blocks: list[TimedBlock], notes: Notes) -> list[TimedBlock]:
    """Blocks with their new words alone, if the file carries words along all the time."""
    if not _rolls_up(blocks):
        return blocks
    found = blocks[:1]
    for before, after in pairwise(blocks):
        carried = _carried(before, after) if _touch(before, after) else 0
        if carried:
            notes.habit("rolled-up", after.block.line, "words that the cue before ends with are left out")
        if carried == len(after.words):
            found[-1] = replace(found[-1], ends=max(found[-1].ends, after.ends))
        else:
            found.append(_without(after, carried))
    return found


def _rolls_up(blocks: Sequence[TimedBlock]) -> bool:
    """Whether most cues that follow at once, and say something new, begin with words of the one before."""
    pairs = [(_carried(*pair), len(pair[1].words)) for pair in pairwise(blocks) if _touch(*pair)]
    new = [carried for carried, words in pairs if carried < words]
    return sum(map(bool, new)) >= max(_LEAST, _HABIT * len(new))


def _touch(before: TimedBlock, after: TimedBlock) -> bool:
    return after.begins - before.ends <= _TOUCHING


def _carried(before: TimedBlock, after: TimedBlock) -> int:
    """How many words at the end of one block begin the next: as many as can be, and too many for chance."""
    last, first = before.words, after.words
    for many in range(min(len(last), len(first)), 0, -1):
        if last[-many:] == first[:many] and len("".join(first[:many]).encode()) >= _CARRIED:
            return many
    return 0


def _without(block: TimedBlock, many: int) -> TimedBlock:
    """A block without its first words; its lines stay lines."""
    lines = []
    for line in block.block.text:
        words = line.split()
        lines.append(" ".join(words[many:]))
        many = max(0, many - len(words))
    return (
        replace(block, block=replace(block.block, text=tuple(filter(None, lines)))) if any(lines) else block
    )
