"""Layout rules: texts as they are seen in one frame → what is wrong with how they stand there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from langreel import theme
from langreel.geometry import Box, stage
from langreel.model import Finding

HAIR = 0.03
"""Units (four pixels at 1080p) by which ink may pass a border or touch other ink."""
ROUNDED = 0.98
"""The share of a size that a text may have: a hair less than all."""
CONTRAST = 4.5
"""What WCAG 2 asks of text, level AA."""
HIDDEN, WHOLE, GLYPH = 0.1, 0.75, 0.3
"""Shares of ink that show: below the first a text is off stage; from the second on it can be read (even
when it is crossed out), if every glyph shows as much as the third."""
FAINT = 0.5
"""Less opaque than this, a text has stepped back or is fading."""


@dataclass(frozen=True, slots=True)
class VisibleText:
    """One text in one frame. Lengths are units; ``size`` is its em, ``glyphs`` the boxes of its ink.

    ``visible`` is the share of its ink that nothing covers, ``least`` that of its most covered glyph;
    ``contrast`` is what nine tenths of its ink have. ``state``: it stands ``still``, a chart moves it
    (``live``), or it is ``passing``: entering, leaving, on its way.
    """

    words: str
    box: Box
    glyphs: tuple[Box, ...]
    size: float
    opacity: float = 1.0
    visible: float = 1.0
    least: float = 1.0
    contrast: float = 21.0
    state: Literal["still", "live", "passing"] = "still"

    @property
    def is_words(self) -> bool:
        """Whether it holds letters or digits: a lone sign on a coin is a picture."""
        return any(character.isalnum() for character in self.words)


def judge(texts: Sequence[VisibleText], logo: Box | None = None) -> Iterator[Finding]:
    """Everything that is wrong with the texts of one frame; ``logo`` is where one stands under them."""
    settled = [text for text in texts if text.state != "passing" and text.opacity >= FAINT]
    standing = [text for text in settled if text.visible > HIDDEN]
    for text in standing:
        yield from _placed(text)
        if logo and logo.common(text.box) > HAIR * text.size:
            yield _error("on-logo", f"{_quoted(text)} stands on the logo")
        if text.state == "still":
            yield from _legible(text)
    for one, other in combinations(standing, 2):
        yield from _apart(one, other)


def _placed(text: VisibleText) -> Iterator[Finding]:
    safe = stage().area
    if text.box.bottom < safe.bottom - HAIR:
        depth = safe.bottom - text.box.bottom
        yield _error("subtitle-band", f"{_quoted(text)} reaches {depth:.2f} units into the subtitles' band")
    over = max(safe.left - text.box.left, text.box.right - safe.right, text.box.top - safe.top)
    if over > HAIR:
        yield _error("outside-safe", f"{_quoted(text)} reaches {over:.2f} units out of the safe area")


def _legible(text: VisibleText) -> Iterator[Finding]:
    if not text.is_words:
        return
    if text.size < ROUNDED * theme.SMALL:
        words = f"{_quoted(text)} is {text.size:.2f} units large, the smallest size is {theme.SMALL}"
        yield _error("small-text", words)
    if text.visible < WHOLE:
        yield _error("covered-text", f"{1 - text.visible:.0%} of {_quoted(text)} is covered")
    elif text.least < GLYPH:
        yield _error("covered-text", f"something covers a part of {_quoted(text)}")
    if text.contrast < CONTRAST:
        yield _error("low-contrast", f"{_quoted(text)} has a contrast of {text.contrast:.1f}:1, not 4.5:1")


def _apart(one: VisibleText, other: VisibleText) -> Iterator[Finding]:
    """Two texts on each other. The same words on the same place are one text drawn twice; coins pile up."""
    if (one.words == other.words and _near(one.box, other.box)) or not (one.is_words or other.is_words):
        return
    for a in one.glyphs if one.box.common(other.box) else ():
        for b in other.glyphs:
            width = min(a.right, b.right) - max(a.left, b.left)
            height = min(a.top, b.top) - max(a.bottom, b.bottom)
            if width > HAIR and height > HAIR:
                yield _error("text-on-text", f"{_quoted(one)} and {_quoted(other)} stand on each other")
                return


def _near(one: Box, other: Box) -> bool:
    pairs = zip(
        (one.left, one.bottom, one.right, one.top), (other.left, other.bottom, other.right, other.top)
    )
    return all(abs(a - b) < HAIR for a, b in pairs)


def _quoted(text: VisibleText) -> str:
    return f"“{text.words}”"


def _error(rule: str, message: str) -> Finding:
    return Finding("error", rule, message)
