"""Formats: every format of an editor's program, one row each; an edit written as the files of any of them.

A new format is a module here that writes an edit, and its row in ``FORMATS``; one that comes back has a
module ``<name>_reader`` besides. Command, documentation and tests ask the table.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final, Protocol, cast

from langreel.errors import UsageError, perhaps
from langreel.interchange.edited_timeline import Edit

MEDIA: Final = "media"
"""The folder of media files, beside what is written."""


class WriterModule(Protocol):
    """What the module of a format does."""

    def written(self, edit: Edit, folder: Path) -> Mapping[str, str]:
        """The files of an edit by their name, which will lie in ``folder``, beside its media."""


class ReaderModule(Protocol):
    """What the module of a format that comes back does."""

    def read(self, text: str, shown: str) -> Edit:
        """The edit that a file holds; ContentError where it is none."""


@dataclass(frozen=True, slots=True)
class TimelineFormat:
    """A format: what it is called, how its files end, the programs that open it, and what it holds.

    ``rates`` are the frame rates that its programs know; empty for any. ``comes_back``: it can be read, too.
    """

    name: str
    title: str
    ending: str
    programs: str
    holds: str
    rates: tuple[int, ...] = ()
    comes_back: bool = False

    def written(self, edit: Edit, folder: Path) -> Mapping[str, str]:
        """The files of an edit, by their name."""
        module = importlib.import_module(f"{__package__}.{self.name}")
        return cast(WriterModule, module).written(edit, folder)

    def read(self, text: str, shown: str) -> Edit:
        """The edit in a file of this format; ContentError where it is none."""
        module = importlib.import_module(f"{__package__}.{self.name}_reader")
        return cast(ReaderModule, module).read(text, shown)


FORMATS: Final[Mapping[str, TimelineFormat]] = MappingProxyType(
    {
        each.name: each
        for each in (
            TimelineFormat("otio", "OpenTimelineIO", ".otio", "DaVinci Resolve, Premiere Pro, Kdenlive, Avid",
                           "every track, chapters, marks on their clips", comes_back=True),
            TimelineFormat("fcpxml", "FCPXML 1.10", ".fcpxml", "Final Cut Pro, DaVinci Resolve",
                           "every track, chapters, marks, captions in every language",
                           rates=(24, 25, 30, 50, 60), comes_back=True),
            TimelineFormat("fcp7", "Final Cut Pro 7 XML", ".xml", "Premiere Pro, DaVinci Resolve, Avid",
                           "every track, stereo as two linked channels, chapters, marks on their clips"),
            TimelineFormat("edl", "EDL (CMX 3600)", ".edl", "any program, also old ones",
                           "one picture track with transitions cut in, sound, chapters, marks"),
            TimelineFormat("jianying", "Jianying / CapCut draft", ".json", "Jianying Pro, CapCut",
                           "every track, chapters, marks, subtitles in every language as text"),
        )
    }
)  # fmt: skip
"""By name."""


def named(name: str) -> TimelineFormat:
    """The format of that name; UsageError with the nearest name where there is none."""
    if name not in FORMATS:
        raise UsageError(f"no timeline format {name!r}", hint=perhaps(name, FORMATS))
    return FORMATS[name]
