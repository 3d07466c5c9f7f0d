"""Paths: outlines → paths as cairo holds them, many in one step; and each given to a context in one call.

Laid out curve by curve through pycairo, type takes longer than to be filled.
"""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from cairo import _cairo  # type: ignore[attr-defined]
from numpy.typing import NDArray

from langreel.picture.shapes import Counts, Outline, begins, points_of

Curves = NDArray[np.float64]
"""Curves from end to end, (n, 8): x and y of four points."""
_CLOSE: Final = 1.0e-5
"""Of a coordinate: what two ends may be apart, beside the mobject's own tolerance, and still meet."""
_UNIT: Final = 16
"""Bytes of one of cairo's path units (`cairo_path_data_t`): two numbers, or what kind of numbers follow."""


def _kind(number: int, length: int) -> NDArray[np.float64]:
    """The unit that says what follows: its kind, and how many units it has with this one."""
    return np.array([number, length, 0, 0], np.int32).view(np.float64)


_MOVE, _CURVE, _END = _kind(0, 2), _kind(2, 4), _kind(3, 1)


class _Path(ctypes.Structure):
    """`cairo_path_t`."""

    _fields_ = (("status", ctypes.c_int), ("data", ctypes.c_char_p), ("units", ctypes.c_int))


# The very library that pycairo draws with. Python's lock is kept: there is little to do.
_append: Any = ctypes.PyDLL(_cairo.__file__).cairo_append_path
_append.argtypes, _append.restype = (ctypes.c_void_p, ctypes.POINTER(_Path)), None


def append(context: Any, path: bytes) -> None:
    """Add a path to the context's own."""
    # Behind the head of its object, as pycairo.h has it for other extensions.
    mine = ctypes.c_void_p.from_address(id(context) + object.__basicsize__)
    _append(mine, _Path(0, path, len(path) // _UNIT))


def lay_out(outlines: Sequence[Outline]) -> None:
    """Give each outline its ``path``: curve after curve, with a new beginning wherever two do not meet."""
    if not outlines:
        return
    curves, counts = _curves(outlines)
    tolerance = np.repeat([each.tolerance for each in outlines], counts)
    units, edges = _units(curves, tolerance, begins(counts))
    starts, ends = edges[begins(counts)].tolist(), edges[np.cumsum(counts)].tolist()
    for outline, start, end in zip(outlines, starts, ends, strict=True):
        outline.path = units[start:end].tobytes()


def _curves(outlines: Sequence[Outline]) -> tuple[Curves, Counts]:
    """The curves of all, and how many each has: none where a point is nowhere."""
    points, sizes = points_of(outlines)
    counts = sizes // 4 * np.logical_and.reduceat(np.isfinite(points).all(axis=1), begins(sizes))
    # What is left over at an outline's end is no curve.
    kept = np.arange(len(points)) - np.repeat(begins(sizes), sizes) < np.repeat(4 * counts, sizes)
    return points[kept, :2].reshape(-1, 8), counts


def _units(curves: Curves, tolerance: NDArray[np.float64], outlines: Counts) -> tuple[Curves, Counts]:
    """Curves as units of two numbers; and where the line of each that begins one does, and the end of all.

    Those of ``outlines`` begin one, and each that does not meet the one before.
    """
    starts, ends = curves[:, :2], curves[:, -2:]
    new = np.ones(len(curves), bool)
    new[1:] = ~_meet(ends[:-1], starts[1:], tolerance[1:])
    new[outlines[outlines < len(curves)]] = True
    first = np.flatnonzero(new)
    last = np.append(first[1:], len(curves))[: len(first)] - 1
    closed = _meet(starts[first], ends[last], tolerance[first])
    line = np.cumsum(new) - 1
    at = 4 * np.arange(len(curves)) + 2 * (line + 1) + begins(closed.astype(np.intp))[line]
    units = np.empty((4 * len(curves) + 2 * len(first) + int(closed.sum()), 2))
    units[at] = _CURVE
    units[at[:, None] + (1, 2, 3)] = curves[:, 2:].reshape(-1, 3, 2)
    units[at[first] - 2], units[at[first] - 1] = _MOVE, starts[first]
    units[at[last[closed]] + 4] = _END
    return units, np.append(at - 2, len(units))


def _meet(ends: Curves, starts: Curves, tolerance: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Which points are one with their partners, by Manim's measure; both (n, 2)."""
    near = np.abs(ends - starts) <= tolerance[:, None] + _CLOSE * np.abs(starts)
    return np.logical_and(near[:, 0], near[:, 1])
