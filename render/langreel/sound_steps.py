"""Sound steps: where a packet of sound begins, and a tick of its gains. There a film's sound may be cut.

A frame begins with such a step only now and then. Where each shot does, a shot that gets longer moves what
follows it by whole steps: its sound falls into the same packets, and need not be made again.
"""

from __future__ import annotations

from math import gcd, lcm
from typing import Final

RATE: Final = 48_000
"""Samples a second of every sound in the house."""
PACKET: Final = 1_024
"""Samples of a packet of AAC."""
TICK: Final = 40
"""Samples that have one gain: frames of 15 to 60 a second and steps of 10 ms are whole numbers of them."""
STEP: Final = lcm(PACKET, TICK)
"""Samples."""
_LONGEST: Final = 0.6
"""Seconds that a shot may wait for a step: more would be seen."""


def frames_of_step(fps: int) -> int:
    """Frames from one that begins with a step to the next that does; 1 where these are too far apart.

    >>> {fps: frames_of_step(fps) for fps in (15, 24, 25, 30, 50, 60)}
    {15: 8, 24: 1, 25: 8, 30: 16, 50: 16, 60: 32}
    """
    frames = STEP * fps // gcd(STEP * fps, RATE)
    return frames if frames <= _LONGEST * fps else 1
