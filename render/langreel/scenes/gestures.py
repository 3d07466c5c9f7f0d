"""Gestures: how things enter, are pointed at, and leave; the same in every scene."""

from __future__ import annotations

from typing import Any

from manim import DOWN, UP, AnimationGroup, FadeIn, FadeOut, Indicate, LaggedStart, Mobject
from manim.utils.rate_functions import ease_in_cubic, ease_out_cubic, there_and_back

from langreel import theme


def enter(*mobjects: Mobject, lag: float = 0.12) -> Any:
    """Things rise a little and appear, one shortly after the other."""
    return _together(
        [FadeIn(m, shift=UP * 0.18, rate_func=ease_out_cubic, run_time=theme.ENTER) for m in mobjects], lag
    )


def emphasise(*mobjects: Mobject, color: str | None = None) -> Any:
    """Things grow a little, take the accent for a moment, and are as before."""
    color = color or theme.ACCENT
    return _together(
        [
            Indicate(m, scale_factor=1.1, color=color, rate_func=there_and_back, run_time=theme.EMPHASIS)
            for m in mobjects
        ],
        0.0,
    )


def leave(*mobjects: Mobject, lag: float = 0.0) -> Any:
    """Things sink a little and disappear."""
    return _together(
        [FadeOut(m, shift=DOWN * 0.12, rate_func=ease_in_cubic, run_time=theme.EXIT) for m in mobjects], lag
    )


def _together(animations: list[Any], lag: float) -> Any:
    if len(animations) == 1:
        return animations[0]
    return LaggedStart(*animations, lag_ratio=lag) if lag else AnimationGroup(*animations)
