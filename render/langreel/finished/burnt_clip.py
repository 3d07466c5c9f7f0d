"""Burnt clip: a silent clip of a reel, with what is said meanwhile drawn into its picture."""

from __future__ import annotations

from pathlib import Path

from langreel import theme
from langreel.captions.formats import ass
from langreel.finished.burn import SubtitleFile, dressed, fitting
from langreel.master import burn as master
from langreel.model import Track
from langreel.theme.frame import frame_of


def burn_clip(clip: Path, track: Track, *, lang: str, size: tuple[int, int], look: str, out: Path) -> None:
    """Draw the cues of a clip, which count from its first frame, in the theme ``look`` and its frame's style.

    All clips of a reel must be burnt: each is encoded anew, alike.
    """
    style = frame_of(*size).style
    track = fitting(track, lang, size, style=style)
    with theme.worn(look, Path.cwd()):
        given = [SubtitleFile(lang, Path(f"subtitles of {clip.name}"))]
        worn, fonts = dressed(given, [track], root=Path.cwd(), size=size, style=style)
    master.burn(clip, ass.write(track, worn), fonts, out=out)
