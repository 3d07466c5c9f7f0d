"""TTML clock: the time expressions of a document in seconds, by the rates that its root declares."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lxml.etree import _Element

_CLOCK: Final = re.compile(
    r"(-?)(?:(\d{1,6}):)?(\d{1,6}):(\d{1,2})(?:[.,](\d{1,9})|:(\d{1,6})(?:\.(\d{1,4}))?)?", re.ASCII
)
_OFFSET: Final = re.compile(r"(-?)(\d{1,12}(?:[.,]\d{1,9})?) ?(h|ms|m|s|f|t|)", re.ASCII)
_PREFIXES: Final = {"parameter": "ttp", "styling": "tts"}


@dataclass(frozen=True, slots=True)
class Rates:
    """How a document counts: frames and ticks a second, parts of a frame.

    ``counted`` tells whether clocks count frames (SMPTE), ``dropped`` how many numbers a minute leaves out.
    """

    frames: Fraction = Fraction(30)
    nominal: int = 30
    parts: int = 1
    ticks: Fraction = Fraction(1)
    counted: bool = False
    dropped: int = 0

    @classmethod
    def of(cls, root: _Element) -> Rates:
        """The rates that the root's parameters tell (TTML 2, section 7)."""
        given = attributes(root, "parameter")
        nominal = _whole(given.get("frameRate", "")) or 30
        over, _, by = given.get("frameRateMultiplier", "").replace(":", " ").partition(" ")
        frames = nominal * Fraction(_whole(over) or 1, _whole(by) or 1)
        parts = _whole(given.get("subFrameRate", "")) or 1
        ticks = _whole(given.get("tickRate", "")) or (frames * parts if "frameRate" in given else 1)
        dropped = {"dropNTSC": 2, "dropPAL": 4}.get(given.get("dropMode", ""), 0)
        return cls(frames, nominal, parts, Fraction(ticks), given.get("timeBase") == "smpte", dropped)

    def seconds(self, text: str) -> Fraction | None:
        """A time expression in seconds; None if it is none.

        >>> Rates(Fraction(25)).seconds("00:00:02:05"), Rates().seconds("1.5s"), Rates().seconds("soon")
        (Fraction(11, 5), Fraction(3, 2), None)
        """
        text = text.strip()
        if match := _CLOCK.fullmatch(text):
            return self._clock(match.groups(""))
        if match := _OFFSET.fullmatch(text):
            sign, number, unit = match.groups()
            count = Fraction(number.replace(",", ".")) * (-1 if sign else 1)
            return count * self._unit(unit)
        return None

    def _unit(self, name: str) -> Fraction:
        whole = {"h": Fraction(3600), "m": Fraction(60), "ms": Fraction(1, 1000)}
        return {**whole, "f": 1 / self.frames, "t": 1 / self.ticks}.get(name, Fraction(1))

    def _clock(self, parts: Sequence[str]) -> Fraction:
        sign, hours, minutes, seconds, part, frame, sub = parts
        h, m = int(hours or 0), int(minutes)
        whole = Fraction((h * 60 + m) * 60 + int(seconds)) + Fraction(f"0.{part or 0}")
        frames = int(frame or 0) + Fraction(int(sub or 0), self.parts)
        if self.counted:
            skipped = (h * 54 + m - m // 10) * self.dropped
            total = (whole * self.nominal + frames - skipped) / self.frames
        else:
            total = whole + frames / self.frames
        return -total if sign else total


def attributes(element: _Element, kind: str) -> dict[str, str]:
    """An element's attributes of one of TTML's namespaces (``parameter``, ``styling``) by their bare names.

    Broken files do not say what their prefixes stand for; then the usual ones count.
    """
    signs = f"#{kind}}}", f"{_PREFIXES[kind]}:"
    found = ((str(name), str(value)) for name, value in element.items())
    return {re.split("[}:]", name)[-1]: value for name, value in found if any(sign in name for sign in signs)}


def _whole(text: str) -> int:
    return int(text) if re.fullmatch(r"\d{1,9}", text.strip(), re.ASCII) else 0
