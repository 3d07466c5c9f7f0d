"""Look: what the subtitle formats share: language, frame size, font, and times as they are written."""

from __future__ import annotations

from dataclasses import dataclass

FONT = "Noto Sans CJK SC"
_TAGS = {"zh": "zh-Hans"}


@dataclass(frozen=True, slots=True)
class Look:
    """How a file is to look: its languages from top to bottom (``zh+en``), the frame in pixels, the font."""

    lang: str = ""
    size: tuple[int, int] = (1920, 1080)
    font: str = FONT

    @property
    def langs(self) -> tuple[str, ...]:
        return tuple(self.lang.split("+")) if self.lang else ()

    @property
    def tag(self) -> str:
        """The IETF tag of its first language."""
        return _TAGS.get(self.langs[0], self.langs[0]) if self.langs else ""


PLAIN = Look()


def milliseconds(frame: int, fps: int) -> int:
    """When a frame begins, rounded down: a player that samples at the frame's own time sees the cue on it.

    Rounding ``ms * fps / 1000`` gives the frame back at every rate up to 500.
    """
    return frame * 1000 // fps


def clock_text(ms: int, point: str) -> str:
    """``hh:mm:ss`` and milliseconds after the point."""
    seconds, ms = divmod(ms, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}{point}{ms:03}"


def one_line(text: str) -> str:
    """A text without line breaks and control characters: each would mean something to a parser."""
    return "".join(char if char.isprintable() or char in _FORMAT else " " for char in text).strip()


_FORMAT = frozenset("\u200c\u200d\u00ad\u3000\u00a0\u202f\u2060")
