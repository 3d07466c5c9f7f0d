"""Forced: a line's reference and the stretch of a recording that says it → when each of its words is said.

A path through the reference's frames, one step for each frame of the recording: it may stay, go on, or leave
out a frame. Between words it may wait in silence, and before and after the line in whatever is there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from langreel.voice.alignment.cepstra import Floats
from langreel.voice.alignment.likeness import distances

Ints = NDArray[np.int_]
Bools = NDArray[np.bool_]

_STAY, _LEAP = 0.15, 0.15
"""What standing still or leaving out a frame costs, as a share of the distance at which sounds are unlike."""
_HUSH, _LOUD, _OUTSIDE = 0.6, 1.25, (0.5, 0.9)
"""What waiting between words costs in silence and in sound, as a share of it; and outside of the line."""
_MUTE = 0.7
"""What silence within a word costs at least."""
_PAUSE = 2.0
"""What a pause costs where the reference makes none: readers breathe, but words do not fall apart."""
SILENCE = -1
_BREAK = 8
"""Frames of silence that make a pause of the reference."""


@dataclass(frozen=True, slots=True)
class Template:
    """A line as the reference says it, its pauses taken out.

    ``frames`` index the reference's frames, SILENCE where the path may wait; ``words`` is the word of each.
    ``breaks`` marks waits where the reference pauses, too.
    """

    frames: Ints
    words: Ints
    breaks: Bools


@dataclass(frozen=True, slots=True)
class ForcedPath:
    """For each frame of the stretch, the state of the template it is in, and what that costs.

    ``begins`` and ``ends`` are the frames of the stretch between which the line is said.
    """

    states: Ints
    costs: Floats
    begins: int
    ends: int


def template(spans: Sequence[tuple[int, int]]) -> Template:
    """The template of words that the reference says in these frames (from, up to)."""
    frames, words, breaks = [SILENCE], [-1], [True]
    for number, (first, last) in enumerate(spans):
        count = max(last - first, 1)
        after = spans[number + 1][0] if number + 1 < len(spans) else None
        frames += [*range(first, first + count), SILENCE]
        words += [number] * count + [-1]
        breaks += [False] * count + [after is None or after - last >= _BREAK]
    return Template(np.array(frames), np.array(words), np.array(breaks))


def force(shape: Template, reference: Floats, stretch: Floats, *, hushed: Bools, unlike: float) -> ForcedPath:
    """The cheapest path.

    ``hushed`` marks silent frames of the stretch; ``unlike`` is the distance of sounds that are strangers.
    """
    cost = _costs(shape, reference, stretch, hushed, unlike)
    count, states = cost.shape
    waiting = shape.frames == SILENCE
    stay = np.where(waiting, 0.0, _STAY * unlike).astype(np.float32)
    enter = np.where(waiting & ~shape.breaks, _PAUSE * unlike, 0.0).astype(np.float32)
    leap = np.where(np.roll(waiting, 1), 0.0, _LEAP * unlike).astype(np.float32)
    total = np.full(states, np.inf, np.float32)
    total[:2] = cost[0, :2]
    steps = np.zeros((count, states), np.int8)
    for now in range(1, count):
        options = np.full((3, states), np.inf, np.float32)
        options[0] = total + stay
        options[1, 1:] = total[:-1] + enter[1:]
        options[2, 2:] = total[:-2] + leap[2:]
        steps[now] = options.argmin(axis=0)
        total = options[steps[now], np.arange(states)] + cost[now]
    return _traced(total, steps, cost, states)


def _costs(shape: Template, reference: Floats, stretch: Floats, hushed: Bools, unlike: float) -> Floats:
    cost = np.empty((len(stretch), len(shape.frames)), np.float32)
    spoken = shape.frames != SILENCE
    near = np.minimum(distances(stretch, reference[shape.frames[spoken]]), 1.6 * unlike)
    # Where a word begins or ends, the reference is nearly silent, too: silence must not pass for a long word.
    near[hushed] = np.maximum(near[hushed], _MUTE * unlike)
    cost[:, spoken] = near
    cost[:, ~spoken] = np.where(hushed, _HUSH * unlike, _LOUD * unlike)[:, None]
    # Before and after the line, anything may be heard.
    cost[:, [0, -1]] = np.where(hushed, *(share * unlike for share in _OUTSIDE))[:, None]
    return cost


def _traced(total: Floats, steps: NDArray[np.int8], cost: Floats, states: int) -> ForcedPath:
    count = len(steps)
    path = np.zeros(count, np.int_)
    path[-1] = states - 1 - int(total[::-1][:2].argmin())
    for now in range(count - 1, 0, -1):
        path[now - 1] = path[now] - steps[now, path[now]]
    inside = np.flatnonzero((path > 0) & (path < states - 1))
    first, last = (int(inside[0]), int(inside[-1]) + 1) if len(inside) else (0, count)
    return ForcedPath(path, cost[np.arange(count), path], first, last)


def word_spans(shape: Template, path: ForcedPath) -> list[tuple[int, int] | None]:
    """From and up to which frame of the stretch each word is said; None if the path leaps over it."""
    heard = shape.words[path.states]
    spans: list[tuple[int, int] | None] = []
    for number in range(int(shape.words.max()) + 1):
        at = np.flatnonzero(heard == number)
        spans.append((int(at[0]), int(at[-1]) + 1) if len(at) else None)
    return spans


def matched(shape: Template, path: ForcedPath) -> tuple[Ints, Ints]:
    """Frames of the reference and of the stretch that say the same."""
    frames = shape.frames[path.states]
    said = np.flatnonzero((frames != SILENCE) & (path.states > 0) & (path.states < len(shape.frames) - 1))
    return frames[said], said
