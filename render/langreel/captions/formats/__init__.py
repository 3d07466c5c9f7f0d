"""Formats: cues written to a file, one module a format."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from langreel import files
from langreel.captions.formats import ass, bcc, lrc, srt, ttml, vtt
from langreel.captions.formats.look import TrackLook, font_of
from langreel.errors import UsageError, perhaps
from langreel.model import Cue

FORMATS: Mapping[str, Callable[[Sequence[Cue], int, TrackLook], str]] = MappingProxyType(
    {
        "srt": srt.render,
        "vtt": vtt.render,
        "ass": ass.render,
        "ttml": ttml.render,
        "lrc": lrc.render,
        "bcc": bcc.render,
    }
)


def write(
    cues: Sequence[Cue],
    fps: int,
    fmt: str,
    out: Path,
    *,
    lang: str,
    size: tuple[int, int] = (1920, 1080),
    font: str = "",
) -> None:
    """Write cues to ``out`` as UTF-8. ``lang`` of a bilingual file names both, the upper first: ``zh+en``.

    ``font`` is the family of both (default: each language's own).
    """
    if fmt not in FORMATS:
        raise UsageError(f"no subtitle format {fmt!r}", hint=perhaps(fmt, FORMATS))
    fonts = [font or font_of(each) for each in lang.split("+")]
    files.write_text(out, FORMATS[fmt](cues, fps, TrackLook(lang, size, fonts[0], second=fonts[-1])))
