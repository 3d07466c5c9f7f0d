"""Joint steps: an animation between two looks of many mobjects moves all of them in one step a frame."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

import numpy as np
from manim import Animation, AnimationGroup, Mobject, Transform, VMobject
from manim.utils.bezier import interpolate

Trio = tuple[Any, Any, Any]
"""A mobject that moves, and its start and end."""

_ROWS: Final = ("points", "fill_rgbas", "stroke_rgbas", "background_stroke_rgbas")
_SINGLE: Final = ("stroke_width", "background_stroke_width", "sheen_direction", "sheen_factor")


def move_jointly(animations: Iterable[Animation]) -> None:
    """Let all that have begun, and those within them, move their mobjects at once where that is the same."""
    for animation in animations:
        if isinstance(animation, AnimationGroup):
            move_jointly(animation.animations)
        elif isinstance(animation, Transform) and _is_plain(animation):
            _take_over(animation)


def _is_plain(animation: Transform) -> bool:
    """Whether it moves every point straight, all at one pace, as Manim does and nobody otherwise."""
    kind = type(animation)
    manims = (
        kind.interpolate_mobject is Animation.interpolate_mobject
        and kind.interpolate_submobject is Transform.interpolate_submobject
        and kind.get_sub_alpha is Animation.get_sub_alpha
        and kind.get_all_families_zipped is Transform.get_all_families_zipped
        and kind.update_mobjects is Animation.update_mobjects
    )
    return manims and not animation.lag_ratio and animation.path_func is interpolate


def _take_over(animation: Transform) -> None:
    """Give the animation one step for all, if it has begun with outlines that nothing else changes."""
    ends: list[Any] = [getattr(animation, name, None) for name in ("starting_mobject", "target_copy")]
    if None in ends or any(each.updaters for end in ends for each in end.get_family()):
        return
    trios = list(animation.get_all_families_zipped())
    if trios and all(_is_outline(each) for trio in trios for each in trio) and _are_alike(trios):
        animation.interpolate_mobject = _JointStep(animation, trios)  # type: ignore[method-assign]
        # Both ends stand still: nothing of them is to be updated.
        animation.update_mobjects = lambda dt: None  # type: ignore[method-assign]


def _is_outline(mobject: Mobject) -> bool:
    kind = type(mobject)
    manims = kind.interpolate is Mobject.interpolate and kind.interpolate_color is VMobject.interpolate_color
    return isinstance(mobject, VMobject) and manims


def _are_alike(trios: Sequence[Trio]) -> bool:
    """Whether both ends of each have as many points and colours."""
    return all(
        np.shape(getattr(start, name)) == np.shape(getattr(end, name))
        for _, start, end in trios
        for name in (*_ROWS, *_SINGLE)
    )


class _JointStep:
    """The look of some mobjects on their way from start to end, in numbers exactly as Manim reckons it."""

    def __init__(self, animation: Transform, trios: Sequence[Trio]) -> None:
        self._pace = animation.get_sub_alpha
        self._mobjects = [mobject for mobject, _, _ in trios]
        self._rows = {name: _ends(trios, name, np.concatenate) for name in _ROWS}
        self._single = {name: _ends(trios, name, np.array) for name in _SINGLE}
        self._slices = {name: _slices([getattr(start, name) for _, start, _ in trios]) for name in _ROWS}

    def __call__(self, alpha: float) -> None:
        share = self._pace(alpha, 0, 1)
        for name, (start, end) in self._rows.items():
            now = _between(start, end, share)
            self._give(name, map(now.__getitem__, self._slices[name]))
        for name, (start, end) in self._single.items():
            now = _between(start, end, share)
            self._give(name, now.tolist() if now.ndim == 1 else now)

    def _give(self, name: str, values: Iterable[Any]) -> None:
        for mobject, value in zip(self._mobjects, values):
            setattr(mobject, name, value)


def _ends(trios: Sequence[Trio], name: str, join: Callable[[list[Any]], Any]) -> tuple[Any, Any]:
    """One array of all starts, and one of all ends."""
    return join([getattr(start, name) for _, start, _ in trios]), join(
        [getattr(end, name) for *_, end in trios]
    )


def _slices(parts: Sequence[Any]) -> list[slice]:
    ends = np.cumsum([0, *map(len, parts)]).tolist()
    return list(map(slice, ends, ends[1:]))


def _between(start: Any, end: Any, share: float) -> Any:
    # What a sum of shares is off by does not stay at the end.
    return end.copy() if share == 1.0 else interpolate(start, end, share)
