"""Reel findings: what is wrong with a reel, and at what time of it, as people are told."""

from __future__ import annotations

from typing import Final

from langreel.model import Finding, Severity

RENDER: Final = "langreel render makes it again"
"""How most of what is wrong is mended."""


def finding(
    rule: str, message: str, where: str = "", *, hint: str = "", severity: Severity = "error"
) -> Finding:
    """One thing that is not as it was promised; ``where`` is a time in the reel."""
    return Finding(severity, rule, message, where, hint)


def clock(seconds: float) -> str:
    """A time in a reel as people write it.

    >>> clock(83.4567)
    '1:23.457'
    """
    thousandths = round(seconds * 1000)
    return f"{thousandths // 60000}:{thousandths % 60000 // 1000:02}.{thousandths % 1000:03}"
