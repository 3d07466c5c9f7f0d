"""Tracks: subtitles that go into a reel, and those that lie beside it."""

from __future__ import annotations

from dataclasses import dataclass

from langreel.model import Finding, Track


@dataclass(frozen=True, slots=True)
class SoftTrack:
    """A soft subtitle track: its language (``zh``), the title players list (``中文``), its cues.

    Where no track is the default, MP4 knows no other way than to show the first.
    """

    lang: str
    title: str
    subtitles: Track
    default: bool = False


@dataclass(frozen=True, slots=True)
class Sidecar:
    """A subtitle file beside a reel as it was read: ``lang`` of two stacked languages is ``zh+en``.

    ``step`` is the milliseconds that its times count in, ``odd`` what was odd about the file.
    """

    name: str
    lang: str
    subtitles: Track
    step: int = 1
    odd: tuple[Finding, ...] = ()

    @property
    def stacked(self) -> bool:
        """Whether it holds two languages, which may stand at the same time."""
        return "+" in self.lang
