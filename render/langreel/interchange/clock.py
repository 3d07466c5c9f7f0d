"""Clock: frames → the exact times that formats write: fractions of a second, time codes, microseconds."""

from __future__ import annotations

import re
from fractions import Fraction

from langreel.errors import ContentError


def rational(frames: int, rate: Fraction) -> str:
    """A time as FCPXML writes it: a fraction of a second over the rate's own denominator.

    >>> rational(90, Fraction(30)), rational(7, Fraction(30000, 1001)), rational(0, Fraction(60))
    ('3s', '7007/30000s', '0s')
    """
    seconds = frames / rate
    if seconds.denominator == 1:
        return f"{seconds.numerator}s"
    return f"{frames * rate.denominator}/{rate.numerator}s"


def seconds_of(text: str, shown: str) -> Fraction:
    """The seconds that FCPXML writes as ``12s`` or ``7007/30000s``; ContentError for anything else.

    >>> seconds_of("7007/30000s", ""), seconds_of("2.5s", "")
    (Fraction(7007, 30000), Fraction(5, 2))
    """
    found = re.fullmatch(r"(-?\d{1,18}(?:\.\d{1,9})?)(?:/(\d{1,12}))?s", text.strip())
    if not found or (found[2] and not int(found[2])):
        raise ContentError(f"{text[:40]!r} is no time", shown, "times are written like 12s or 1001/30000s")
    return Fraction(found[1]) / int(found[2] or 1)


def frame_at(seconds: Fraction, rate: Fraction) -> int:
    """The frame nearest to a time."""
    return round(seconds * rate)


def timecode(frames: int, rate: Fraction) -> str:
    """Hours, minutes, seconds and frames, no frame dropped.

    >>> timecode(3661 * 30 + 7, Fraction(30))
    '01:01:01:07'
    """
    base = round(rate)
    seconds, left = divmod(frames, base)
    minutes, second = divmod(seconds, 60)
    return f"{minutes // 60:02}:{minutes % 60:02}:{second:02}:{left:02}"


def microseconds(frames: int, rate: Fraction) -> int:
    """The whole microsecond nearest to a frame's beginning; ``round(it * rate / 10**6)`` is the frame again.

    >>> [microseconds(frames, Fraction(30)) for frames in (1, 2, 3)]
    [33333, 66667, 100000]
    """
    return round(frames * 1_000_000 / rate)
