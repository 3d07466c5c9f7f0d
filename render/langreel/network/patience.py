"""Patience: something that may fail for a while → its result, or the last failure in words."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeVar

from langreel.errors import LangreelError

T = TypeVar("T")
GOES_ON: Final = "lines that came are kept; the same command goes on from there"


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a service is waited for, in seconds, and how often it is asked.

    The wait before the second try is ``first``, and twice the one before from then on. ``longest`` is what
    a service may ask for. ``connect`` is the wait for a connection, ``silence`` for the next byte, and
    ``whole`` for a whole answer.
    """

    tries: int = 6
    first: float = 1.0
    longest: float = 120.0
    connect: float = 10.0
    silence: float = 60.0
    whole: float = 600.0

    def wait(self, failed: int, asked: float) -> float:
        """Seconds before the next try, after so many that failed; spread, so that not all come at once."""
        own = self.first * 2.0 ** (failed - 1)
        return max(asked, min(own, self.longest)) + random.uniform(0, self.first)


PATIENCE: Final = Patience()


class Passing(Exception):
    """A failure that may pass: after ``wait`` seconds, if the service asks for that; in ``tries`` at most."""

    def __init__(self, reason: str, *, wait: float = 0.0, tries: int = 1_000) -> None:
        super().__init__(reason)
        self.reason, self.wait, self.tries = reason, wait, tries


def patiently(attempt: Callable[[], T], patience: Patience, *, fault: type[LangreelError]) -> T:
    """What an attempt gives that may raise Passing; a ``fault`` when patience ends."""
    failed = 0
    while True:
        try:
            return attempt()
        except Passing as failure:
            failed += 1
            if failure.wait > patience.longest:
                reason = f"{failure.reason}; it asks to wait {failure.wait:.0f} seconds"
                raise fault(reason, hint=GOES_ON) from failure
            if failed >= min(patience.tries, failure.tries):
                times = "once" if failed == 1 else f"{failed} times"
                raise fault(f"{failure.reason} (asked {times})", hint=GOES_ON) from failure
            time.sleep(patience.wait(failed, failure.wait))
