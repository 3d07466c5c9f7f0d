"""Costs: every weight by which one division of a line into cues is better than another, in one place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from langreel.languages.model import Limits


@dataclass(frozen=True, slots=True)
class Costs:
    """What makes a division dear. The unit is that of ``linebreak``: a break after a comma costs 2.

    Of two numbers, the first is for the breach and the second for each second of it (``rushed``: for a text
    that must be read twice as fast as its limit).
    """

    cue: float = 6.0
    """One more cue."""
    line: float = 3.0
    """One more line in a cue."""
    break_between: float = 1.5
    """How much the break between two cues weighs, and the one inside a cue."""
    break_inside: float = 0.8
    straddle: float = 8.0
    """A cue that holds the end of one sentence and not all of the next."""
    held: float = 4.0
    """One language stands while the other goes on to its next cue."""
    apart: float = 12.0
    """A second between the two languages of a bilingual cut."""
    too_short: tuple[float, float] = 30.0, 60.0
    too_long: tuple[float, float] = 60.0, 20.0
    rushed: tuple[float, float] = 8.0, 60.0
    below_ease: float = 15.0
    """A second that a cue is shorter than one is glad to read, or longer than one is glad to look at."""
    above_ease: float = 2.0


COSTS: Final = Costs()
EASE: Final = (1.6, 4.5)
"""Seconds for which a cue stands best."""
FARTHEST: Final = 1.0
"""Seconds between two languages that are considered at all, if any division stays within them."""
UNREADABLE: Final = 5.0
"""So many times its limit is beyond all reading: more cues would not help."""
INSIDE_A_WORD: Final = 45.0
"""Breaks that cost more are looked at only where the others do not do."""


def length(seconds: float, shortest: float, longest: float) -> float:
    """What a cue costs for standing too shortly or too long."""
    if seconds < shortest:
        return COSTS.too_short[0] + COSTS.too_short[1] * (shortest - seconds)
    if seconds > longest:
        return COSTS.too_long[0] + COSTS.too_long[1] * (seconds - longest)
    least, most = EASE
    return COSTS.below_ease * max(0.0, least - seconds) + COSTS.above_ease * max(0.0, seconds - most)


def haste(speed: float, limits: Limits) -> float:
    """What a text costs that must be read faster than its limit; what nobody can read costs no more."""
    over = min(speed / limits.speed - 1, UNREADABLE)
    return COSTS.rushed[0] + COSTS.rushed[1] * over if over > 0 else 0.0


def on_end(number: int) -> float:
    """What so many cues on end cost, through which another text stands.

    >>> on_end(1), on_end(3)
    (6.0, 26.0)
    """
    return number * COSTS.cue + (number - 1) * COSTS.held
