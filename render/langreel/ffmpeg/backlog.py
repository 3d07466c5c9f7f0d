"""Backlog: steps that one thread hands to another, which together hold no more bytes than a limit."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from typing import Final

Step = Callable[[], None]

SMALLEST: Final = 1 << 16
"""Bytes that a step counts at least, so that there is an end to small ones too."""


class Backlog:
    """A queue in which bytes are counted, and not steps.

    A step that is larger than the limit waits until it is alone.
    """

    def __init__(self, limit: int) -> None:
        self.held = 0
        self._limit = limit
        self._steps: deque[tuple[Step | None, int]] = deque()
        self._changed = threading.Condition()

    def put(self, step: Step | None, size: int = 0) -> None:
        """Add a step that holds ``size`` bytes, as soon as there is room; None for the end."""
        size = max(size, SMALLEST)
        with self._changed:
            self._changed.wait_for(lambda: not self.held or self.held + size <= self._limit)
            self.held += size
            self._steps.append((step, size))
            self._changed.notify_all()

    def get(self) -> Step | None:
        """The next step, as soon as there is one."""
        with self._changed:
            self._changed.wait_for(lambda: self._steps)
            step, size = self._steps.popleft()
            self.held -= size
            self._changed.notify_all()
        return step
