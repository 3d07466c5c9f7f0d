"""Tracks: the subtitle files that go into a reel."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class SoftTrack:
    """A soft subtitle track: its language (``zh``), the title players list (``中文``), its SRT file.

    Where no track is the default, MP4 knows no other way than to show the first.
    """

    lang: str
    title: str
    file: Path
    default: bool = False
