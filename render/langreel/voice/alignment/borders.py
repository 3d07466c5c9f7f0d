"""Borders: lines as they were said in a file → where to cut it, in the silences around them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from langreel.voice.alignment import speech
from langreel.voice.alignment.cepstra import FRAMES, RATE, Floats, bands, levels
from langreel.voice.alignment.recogniser import Occurrence
from langreel.voice.alignment.speech import Bools

ROOM = 0.25
"""Seconds of the room that a take keeps around its words."""
_REACH = 0.7
"""Seconds around the words in which a silence is looked for."""
_SILENCE = 12
"""Frames that make one, where there is one."""
_STRAY = 0.4
"""Seconds of sound that belong to no line and are worth a word."""

Span = tuple[float, float]


def cuts(found: Sequence[Occurrence], recordings: Sequence[Floats]) -> dict[int, Span]:
    """From when to when each occurrence (by its position) is cut out: in silence, where there is one."""
    spans: dict[int, Span] = {}
    for number, samples in enumerate(recordings):
        loud = levels(bands(samples))
        quiet = speech.hushed(loud)
        own = sorted((k for k, one in enumerate(found) if one.file == number), key=lambda k: found[k].begins)
        edges = [0.0, *(found[k].ends for k in own)]
        after = [*(found[k].begins for k in own[1:]), len(samples) / RATE]
        for k, before, behind in zip(own, edges, after):
            one = found[k]
            begins = _calm(quiet, loud, one.begins, max(before, one.begins - _REACH))
            ends = _calm(quiet, loud, one.ends, min(max(behind, one.ends), one.ends + _REACH))
            spans[k] = (min(begins, one.begins), max(ends, one.ends))
    return spans


def _calm(quiet: Bools, loud: Floats, edge: float, limit: float) -> float:
    """A moment between the words' edge and a limit: a little into the silence, else the calmest."""
    step = 1 if limit >= edge else -1
    frames = np.arange(round(edge * FRAMES), round(limit * FRAMES) + step, step)
    frames = frames[(frames >= 0) & (frames < len(quiet))]
    if not len(frames):
        return edge
    begins, count = _silence(quiet[frames])
    if count:
        return float(frames[begins + min(count - 1, round(ROOM * FRAMES))]) / FRAMES
    return float(frames[int(loud[frames].argmin())]) / FRAMES


def _silence(quiet: Bools) -> tuple[int, int]:
    """Where the first real silence begins and how long it is; the closing of a t or k is a short one."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], quiet.astype(np.int8), [0]])))
    runs = [(int(begins), int(ends - begins)) for begins, ends in zip(edges[::2], edges[1::2])]
    real = [run for run in runs if run[1] >= _SILENCE]
    return real[0] if real else max(runs, key=lambda run: run[1], default=(0, 0))


def strays(found: Sequence[Occurrence], file: int, samples: Floats) -> list[Span]:
    """Stretches of sound in a file that belong to no line: slips, coughs, other words."""
    quiet = speech.hushed(levels(bands(samples)))
    free = ~quiet
    for one in found:
        if one.file == file:
            free[max(0, round((one.begins - 0.1) * FRAMES)) : round((one.ends + 0.1) * FRAMES)] = False
    edges = np.flatnonzero(np.diff(np.concatenate([[0], free.astype(np.int8), [0]])))
    runs = list(zip(edges[::2], edges[1::2]))
    joined: list[tuple[int, int]] = []
    for begins, ends in runs:
        if joined and begins - joined[-1][1] < 0.3 * FRAMES:
            joined[-1] = (joined[-1][0], int(ends))
        else:
            joined.append((int(begins), int(ends)))
    loud = [(b, e) for b, e in joined if free[b:e].sum() >= _STRAY * FRAMES]
    return [(b / FRAMES, e / FRAMES) for b, e in loud]
