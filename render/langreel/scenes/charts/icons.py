"""Icons: places and things as thin lines, drawn from polylines in a square of -1..1."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from manim import CapStyleType, LineJointType, VGroup, VMobject

from langreel import theme
from langreel.errors import SceneError, perhaps

Stroke = list[tuple[float, float]]


def ring(x: float, y: float, r: float, start: float = 0.0, end: float = 360.0) -> Stroke:
    """An arc from ``start`` to ``end`` degrees as a polyline."""
    angles = np.radians(np.linspace(start, end, 40))
    return [(x + r * float(np.cos(a)), y + r * float(np.sin(a))) for a in angles]


def box(left: float, bottom: float, right: float, top: float) -> Stroke:
    """A closed rectangle."""
    return [(left, bottom), (right, bottom), (right, top), (left, top), (left, bottom)]


def _columns(xs: tuple[float, ...], bottom: float, top: float) -> list[Stroke]:
    return [[(x, bottom), (x, top)] for x in xs]


def _shop() -> list[Stroke]:
    awning: Stroke = [(-0.95, 0.3), (-0.72, 0.85), (0.72, 0.85), (0.95, 0.3), (-0.95, 0.3)]
    scallops = [ring(-0.76 + 0.38 * n, 0.3, 0.19, 180, 360) for n in range(5)]
    walls: Stroke = [(-0.78, 0.08), (-0.78, -0.85), (0.78, -0.85), (0.78, 0.08)]
    door: Stroke = [(-0.5, -0.85), (-0.5, -0.2), (-0.08, -0.2), (-0.08, -0.85)]
    return [awning, *scallops, walls, door, box(0.16, -0.5, 0.56, -0.2)]


def _bank() -> list[Stroke]:
    roof: Stroke = [(-0.95, 0.25), (0, 0.9), (0.95, 0.25), (-0.95, 0.25)]
    return [roof, ring(0, 0.48, 0.11), *_columns((-0.65, -0.22, 0.22, 0.65), -0.5, 0.1),
            [(-0.8, -0.55), (0.8, -0.55)], [(-0.95, -0.82), (0.95, -0.82)]]  # fmt: skip


def _customer() -> list[Stroke]:
    shoulders = [(-0.72, -0.88), *ring(0, -0.72, 0.72, 170, 10), (0.72, -0.88)]
    return [ring(0, 0.5, 0.36), shoulders]


def _factory() -> list[Stroke]:
    hall: Stroke = [(-0.95, -0.8), (-0.95, 0.05), (-0.45, 0.4), (-0.45, 0.05), (0.05, 0.4), (0.05, 0.05),
                    (0.42, 0.05), (0.5, 0.9), (0.76, 0.9), (0.9, -0.8), (-0.95, -0.8)]  # fmt: skip
    return [hall, *(box(x, -0.5, x + 0.26, -0.24) for x in (-0.7, -0.22, 0.26))]


def _port() -> list[Stroke]:
    hull: Stroke = [(-0.95, -0.3), (0.95, -0.3), (0.7, -0.8), (-0.72, -0.8), (-0.95, -0.3)]
    crates = [box(-0.6, -0.3, -0.15, 0.05), box(-0.15, -0.3, 0.3, 0.05), box(-0.6, 0.05, -0.15, 0.4)]
    return [
        hull,
        *crates,
        [(0.45, -0.3), (0.45, 0.55), (0.78, 0.55), (0.78, -0.3)],
        [(0.58, 0.55), (0.58, 0.85)],
    ]


def _capitol() -> list[Stroke]:
    dome = [(-0.42, 0.12), *ring(0, 0.16, 0.4, 180, 0), (0.42, 0.12)]
    drum = [[(-0.5, 0.12), (0.5, 0.12)], *_columns((-0.3, 0, 0.3), -0.2, 0.12)]
    wings = [box(-0.95, -0.55, 0.95, -0.2), *_columns((-0.6, -0.2, 0.2, 0.6), -0.55, -0.2)]
    return [dome, [(0, 0.56), (0, 0.92)], *drum, *wings, [(-0.95, -0.82), (0.95, -0.82)]]


def _globe() -> list[Stroke]:
    meridian = [(0.42 * x, y) for x, y in ring(0, 0, 0.85)]
    return [ring(0, 0, 0.85), meridian, [(-0.85, 0), (0.85, 0)], [(-0.72, 0.45), (0.72, 0.45)],
            [(-0.72, -0.45), (0.72, -0.45)]]  # fmt: skip


def _house() -> list[Stroke]:
    return [[(-0.95, 0.05), (0, 0.85), (0.95, 0.05)], [(-0.7, 0.25), (-0.7, -0.8), (0.7, -0.8), (0.7, 0.25)],
            [(-0.2, -0.8), (-0.2, -0.2), (0.2, -0.2), (0.2, -0.8)]]  # fmt: skip


def _crate() -> list[Stroke]:
    return [box(-0.95, -0.6, 0.95, 0.6), *_columns((-0.57, -0.19, 0.19, 0.57), -0.38, 0.38)]


def _note() -> list[Stroke]:
    sheet: Stroke = [(-0.62, -0.85), (-0.62, 0.85), (0.3, 0.85), (0.62, 0.53), (0.62, -0.85), (-0.62, -0.85)]
    lines = [[(-0.35, y), (0.35, y)] for y in (0.3, 0.0)]
    return [sheet, *lines, ring(0.2, -0.45, 0.17)]


def _lock() -> list[Stroke]:
    return [box(-0.65, -0.85, 0.65, 0.15), [(-0.4, 0.15), *ring(0, 0.4, 0.4, 180, 0), (0.4, 0.15)],
            ring(0, -0.25, 0.12), [(0, -0.37), (0, -0.6)]]  # fmt: skip


def _barrel() -> list[Stroke]:
    lid = [(0.62 * x, 0.66 + 0.2 * y) for x, y in ring(0, 0, 1)]
    foot = [(0.62 * x, -0.66 + 0.2 * y) for x, y in ring(0, 0, 1, 180, 360)]
    hoops = [[(0.62 * x, h + 0.2 * y) for x, y in ring(0, 0, 1, 180, 360)] for h in (0.22, -0.22)]
    return [lid, foot, *hoops, [(-0.62, 0.66), (-0.62, -0.66)], [(0.62, 0.66), (0.62, -0.66)]]


def _plane() -> list[Stroke]:
    half: Stroke = [(0, 0.92), (0.13, 0.68), (0.13, 0.3), (0.92, -0.22), (0.92, -0.42), (0.13, -0.18),
                    (0.11, -0.6), (0.36, -0.8), (0.36, -0.92), (0, -0.8)]  # fmt: skip
    return [half, [(-x, y) for x, y in half]]


def _pump() -> list[Stroke]:
    hose: Stroke = [(0.3, -0.2), (0.52, -0.2), (0.52, -0.6), (0.66, -0.74), (0.8, -0.6), (0.8, 0.3),
                    (0.52, 0.62)]  # fmt: skip
    return [box(-0.7, -0.85, 0.3, 0.85), box(-0.48, 0.2, 0.08, 0.6), [(-0.9, -0.85), (0.5, -0.85)], hose]


def _beans() -> list[Stroke]:
    pod = [*ring(0, 0.4, 0.95, 177, 363), *ring(0, 1.23, 1.23, 320.7, 219.3)]
    return [pod, *(ring(x, y, 0.18) for x, y in ((-0.48, -0.14), (0, -0.27), (0.48, -0.14)))]


def _balance() -> list[Stroke]:
    pans = [[*ring(x, -0.15, 0.34, 180, 360), (x - 0.34, -0.15)] for x in (-0.58, 0.58)]
    cords: list[Stroke] = [[(x - 0.34, -0.15), (x, 0.6), (x + 0.34, -0.15)] for x in (-0.58, 0.58)]
    return [
        [(-0.58, 0.6), (0.58, 0.6)],
        [(0, 0.85), (0, -0.85)],
        [(-0.4, -0.85), (0.4, -0.85)],
        *cords,
        *pans,
    ]


def _bill() -> list[Stroke]:
    return [box(-0.95, -0.52, 0.95, 0.52), ring(0, 0, 0.26), ring(-0.66, 0, 0.06), ring(0.66, 0, 0.06)]


def _clock() -> list[Stroke]:
    return [ring(0, 0, 0.86), [(0, 0.52), (0, 0), (0.36, -0.2)]]


def _shares() -> list[Stroke]:
    axes: Stroke = [(-0.85, 0.85), (-0.85, -0.8), (0.9, -0.8)]
    fall: Stroke = [(-0.6, 0.35), (-0.25, 0.65), (0.05, 0.1), (0.3, 0.25), (0.8, -0.5)]
    return [axes, fall, [(0.42, -0.5), (0.8, -0.5), (0.8, -0.12)]]


def _shield() -> list[Stroke]:
    left: Stroke = [(0, 0.92), (-0.4, 0.7), (-0.78, 0.6), (-0.74, 0.0), (-0.5, -0.5), (0, -0.92)]
    return [[*left, *((-x, y) for x, y in reversed(left))]]


def _swap() -> list[Stroke]:
    there: list[Stroke] = [[(-0.85, 0.35), (0.85, 0.35)], [(0.5, 0.7), (0.85, 0.35), (0.5, 0.0)]]
    return [*there, *([(-x, -y) for x, y in stroke] for stroke in there)]


def _waves() -> list[Stroke]:
    """Water, and a plumb line that goes deep."""
    xs = np.linspace(-0.9, 0.9, 40)
    water = [(float(x), 0.55 + 0.12 * float(np.sin(7 * x))) for x in xs]
    return [water, [(0, 0.3), (0, -0.85)], [(-0.35, -0.5), (0, -0.85), (0.35, -0.5)]]


def _wrench() -> list[Stroke]:
    """A spanner that stands upright: jaw, shaft, and an eye at its foot."""
    jaw: Stroke = [(0.16, 0.9), (0.16, 0.52), (0, 0.42), (-0.16, 0.52), (-0.16, 0.9)]
    left = [*ring(0, 0.5, 0.43, 112, 247), (-0.17, -0.42), *ring(0, -0.66, 0.27, 115, 270)]
    return [[*left, *((-x, y) for x, y in reversed(left)), *jaw, left[0]], ring(0, -0.66, 0.1)]


def _like() -> list[Stroke]:
    """A thumb that points up."""
    hand: Stroke = [(-0.3, 0.1), (0.08, 0.9), *ring(0.2, 0.68, 0.2, 110, -20), (0.28, 0.22), (0.78, 0.22),
                    *ring(0.72, 0.05, 0.17, 90, -60), *ring(0.68, -0.27, 0.16, 60, -60),
                    *ring(0.6, -0.57, 0.15, 60, -90), (-0.1, -0.72), (-0.3, -0.6)]  # fmt: skip
    return [box(-0.85, -0.75, -0.3, 0.15), hand]


def _share() -> list[Stroke]:
    """An arrow that bends out to the right."""
    shaft: Stroke = [(-0.85, -0.7), *[(-0.85 + 1.1 * t, -0.7 + 1.0 * (1 - (1 - t) ** 2.2)) for t in
                     (0.1, 0.2, 0.35, 0.5, 0.7, 0.85, 1.0)], (0.8, 0.3)]  # fmt: skip
    return [shaft, [(0.3, 0.8), (0.85, 0.3), (0.3, -0.2)]]


STROKES: Mapping[str, list[Stroke]] = {
    "balance": _balance(),
    "bank": _bank(),
    "barrel": _barrel(),
    "beans": _beans(),
    "bill": _bill(),
    "capitol": _capitol(),
    "clock": _clock(),
    "crate": _crate(),
    "customer": _customer(),
    "factory": _factory(),
    "globe": _globe(),
    "house": _house(),
    "like": _like(),
    "lock": _lock(),
    "note": _note(),
    "plane": _plane(),
    "port": _port(),
    "pump": _pump(),
    "share": _share(),
    "shares": _shares(),
    "shield": _shield(),
    "shop": _shop(),
    "swap": _swap(),
    "waves": _waves(),
    "wrench": _wrench(),
}


def icon(name: str, size: float = 1.0, color: str | None = None, *, width: float = 3.5) -> VGroup:
    """The line icon of that name, ``size`` units wide, centred on the origin; SceneError if there is none."""
    if name not in STROKES:
        raise SceneError(f"unknown icon {name!r}", hint=perhaps(name, STROKES))
    group = VGroup()
    for stroke in STROKES[name]:
        line = VMobject(
            stroke_color=color or theme.INK,
            stroke_width=width,
            joint_type=LineJointType.ROUND,
            cap_style=CapStyleType.ROUND,
        )
        group.add(line.set_points_as_corners(np.array([(x, y, 0.0) for x, y in stroke]) * size / 2))
    return group
