"""Formats: every subtitle format, one row each; a track written to a file of any of them.

A new format is a module here that writes, reads and recognises its files (``Format.module`` says how), and
its row in ``FORMATS``. Commands, documentation and tests ask the table.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final, Protocol, cast

from langreel import files, theme
from langreel.captions.formats.appearance import TrackColors, TrackLook, worn_colors
from langreel.captions.formats.parsing import Block, Notes, Sure
from langreel.errors import UsageError, perhaps
from langreel.model import Track


class FormatModule(Protocol):
    """What the module of a format does."""

    def write(self, track: Track, look: TrackLook) -> str:
        """The file as text."""

    def read(self, text: str, notes: Notes) -> list[Block]:
        """The cues of a file, in its order, however malformed; ``notes`` gathers what is odd."""

    def recognises(self, head: str) -> Sure:
        """Whether a file that begins so is one of this format."""


@dataclass(frozen=True, slots=True)
class Format:
    """A subtitle format: what it is called, how its files end, and what it can hold.

    Files that are written end as the first of ``endings``. ``keeps`` and ``takes`` tell people what comes
    back of what is written, and what is read besides. ``step`` is the milliseconds that its times count in.
    ``stacks``: two languages in one cue are told apart. ``beside_reel``: a render lays such a file beside its
    film.
    """

    name: str
    title: str
    endings: tuple[str, ...]
    keeps: str
    takes: str
    step: int = 1
    stacks: bool = False
    beside_reel: bool = False

    @property
    def module(self) -> FormatModule:
        """The module here of its name, loaded when it is used, and told to a build as what a job leans on."""
        name = f"{__name__}.{self.name}"
        sys.audit("langreel.plugin", name)
        return cast(FormatModule, importlib.import_module(name))


FORMATS: Final[Mapping[str, Format]] = MappingProxyType(
    {
        each.name: each
        for each in (
            Format("srt", "SRT", (".srt",), "twins for tags, overrides, arrows and times; milliseconds",
                   "times in any spelling, markup", beside_reel=True),
            Format("vtt", "WebVTT", (".vtt",), "every letter but `{` before `\\`, milliseconds",
                   "names, settings, notes", beside_reel=True),
            Format("ass", "ASS", (".ass", ".ssa"), "twins for `{`, `}` and `\\`; hundredths of a second",
                   "any order of fields", step=10, stacks=True, beside_reel=True),
            Format("ttml", "TTML", (".ttml", ".dfxp", ".itt", ".imsc", ".xml"), "every letter, milliseconds",
                   "clocks with fractions or frames, SMPTE drop frames, offsets (`12.5s`, `300f`, ticks), "
                   "times of spans, `seq`", stacks=True),
            Format("lrc", "LRC", (".lrc",),
                   "twins for brackets and times; hundredths; a cue ends at the latest when the next begins",
                   "`[offset:]`, several times a line, times of words, pairs of languages", step=10),
            Format("bcc", "BCC", (".json", ".bcc"), "every letter, milliseconds",
                   "lists without a head, times as text, broken JSON as far as it goes"),
        )
    }
)  # fmt: skip
"""By name; of two that a file may be, and neither its ending, the one that stands first."""


def named(name: str) -> Format:
    """The format of that name; UsageError with the nearest name where there is none."""
    if name not in FORMATS:
        raise UsageError(f"no subtitle format {name!r}", hint=perhaps(name, FORMATS))
    return FORMATS[name]


def ending(path: Path) -> Format | None:
    """The format that files of such a name mostly hold, if they hold subtitles.

    >>> [each and each.title for each in map(ending, (Path("a.SSA"), Path("b.mp4")))]
    ['ASS', None]
    """
    return next((each for each in FORMATS.values() if path.suffix.lower() in each.endings), None)


def beside_reel(stacked: bool = False) -> tuple[Format, ...]:
    """The formats of the files beside a film, for a track of one language or of two.

    >>> [[each.name for each in beside_reel(stacked)] for stacked in (False, True)]
    [['srt', 'vtt', 'ass'], ['ass']]
    """
    return tuple(each for each in FORMATS.values() if each.beside_reel and (each.stacks or not stacked))


def titles() -> str:
    """What the formats are called, to be told.

    >>> titles()
    'SRT, WebVTT, ASS, TTML, LRC, BCC'
    """
    return ", ".join(each.title for each in FORMATS.values())


def write(
    track: Track,
    fmt: str,
    out: Path,
    *,
    lang: str,
    size: tuple[int, int] = (1920, 1080),
    fonts: Sequence[str] = (),
    colors: TrackColors | None = None,
    style: str = "house",
) -> None:
    """Write a track to ``out`` as UTF-8. ``lang`` of a bilingual file names both, the upper first: ``zh+en``.

    ``fonts`` are the families of both (default: each language's own), ``colors`` by default the worn theme's.
    """
    families = fonts or [theme.font(each) for each in lang.split("+")]
    look = TrackLook(lang, size, families[0], style, second=families[-1], colors=colors or worn_colors())
    files.write_text(out, named(fmt).module.write(track, look))
