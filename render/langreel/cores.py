"""Cores: how many this process may use, and how many of them a job has to itself."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_lent: ContextVar[int] = ContextVar("lent", default=1)


def available() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def to_itself() -> int:
    """The cores that whatever runs here has to itself: one, where nobody has lent it more."""
    return _lent.get()


@contextmanager
def lent(count: int) -> Iterator[None]:
    """Let what runs meanwhile have so many cores to itself."""
    before = _lent.set(count)
    try:
        yield
    finally:
        _lent.reset(before)
