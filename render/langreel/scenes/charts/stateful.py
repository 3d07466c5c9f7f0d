"""Stateful: mobjects that draw themselves for any state, and the animation that moves the state."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from typing import Any

import numpy as np
from manim import Animation, VGroup, smooth
from numpy.typing import ArrayLike, NDArray

State = NDArray[np.float64]


class StatefulMobject(VGroup):
    """A group that is drawn from its ``state``, an array of numbers, and from nothing else.

    A class says what the numbers mean and draws them in ``pose``. Nothing is interpolated between copies: a
    frame halfway is as exact as the last one, and an animation begins in whatever state the one before left.
    """

    state: State

    @abstractmethod
    def pose(self, state: State) -> None:
        """Draw for ``state`` and remember it. No shaping of type here: it runs on every frame."""

    def advance(self, to: ArrayLike | Callable[[State], State], **options: Any) -> Advance:
        """The animation to the state ``to``, or to what ``to`` makes of the state it starts from."""
        return Advance(self, to, **options)


class Advance(Animation):
    """Moves a stateful mobject on from the state in which the animation finds it; right at any run time."""

    def __init__(
        self,
        mobject: StatefulMobject,
        to: ArrayLike | Callable[[State], State],
        rate_func: Callable[[float], float] = smooth,
        **options: Any,
    ) -> None:
        self._stateful, self._target = mobject, to
        super().__init__(mobject, rate_func=rate_func, introducer=True, **options)

    def begin(self) -> None:
        self._from = np.array(self._stateful.state, dtype=np.float64)
        target = self._target(self._from.copy()) if callable(self._target) else self._target
        self._to = np.broadcast_to(np.asarray(target, dtype=np.float64), self._from.shape)
        super().begin()

    def create_starting_mobject(self) -> Any:
        # Nothing is interpolated between copies: the state is enough.
        return self.mobject

    def interpolate_mobject(self, alpha: float) -> None:
        share = self.rate_func(alpha)
        self._stateful.pose(self._from + share * (self._to - self._from))
