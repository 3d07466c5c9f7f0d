"""Burn: subtitles drawn by libass into a finished film; its sound, chapters and tags are copied."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Sequence
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

from langreel import files
from langreel.ffmpeg import Media, run, shown_size, url
from langreel.ffmpeg.gops import gop_length
from langreel.master.mux import LAYOUT
from langreel.master.swap import opened

_BT709 = 1


def burn(
    video: Path,
    script: str,
    fonts: Sequence[Path],
    *,
    out: Path,
    on_progress: Callable[[float], None] | None = None,
) -> None:
    """Draw an ASS ``script`` into the picture of ``video``; soft tracks are left out, nothing else changes.

    ``fonts`` are the files that its styles name. ``on_progress`` hears the seconds that are done.
    """
    media = opened(video)
    with files.replacing(out) as draft, TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "cues.ass").write_text(script, "utf-8")
        _lay(fonts, folder / "fonts")
        # By the size as it is shown libass knows how wide the pixels are that it draws on.
        wide, high = shown_size(video)
        given = f"filename={quoted(folder / 'cues.ass')}:fontsdir={quoted(folder / 'fonts')}"
        drawn = f"subtitles={given}:original_size={wide}x{high}"
        run(["-v", "error", "-y", "-i", url(video), "-map", "0:v:0", "-map", "0:a?", "-vf", drawn,
             *_encoding(media), "-fps_mode", "passthrough", "-c:a", "copy", "-map_metadata", "0",
             "-map_chapters", "0", *_layout(media), url(draft)], on_progress)  # fmt: skip


def quoted(path: Path) -> str:
    """A path as the value of an option in a filter graph: escaped for the option, then for the graph.

    >>> quoted(Path("/tmp/it's [1]: a,b"))
    "/tmp/it\\\\\\\\\\\\'s \\\\[1\\\\]\\\\\\\\: a\\\\,b"
    """
    option = re.sub(r"([\\':])", r"\\\1", str(path))
    return re.sub(r"([\\'\[\],;])", r"\\\1", option)


def _lay(fonts: Sequence[Path], folder: Path) -> None:
    """Put fonts where libass finds them and no others: it would read whole folders."""
    folder.mkdir()
    for number, font in enumerate(dict.fromkeys(fonts)):
        target = folder / f"{number}{font.suffix}"
        try:
            target.symlink_to(font.resolve())
        except OSError:
            shutil.copyfile(font, target)


def _encoding(media: Media) -> list[str]:
    """H.264 like a clip's: closed GOPs of two seconds, two B-frames, the colours as they were."""
    gop = gop_length(max(1, round(media.fps or Fraction(30))))
    params = f"keyint={gop}:min-keyint=1:open-gop=0:bframes=2:b-pyramid=none"
    keys = ("-color_primaries", "-color_trc", "-colorspace")
    colours = [arg for key, code in zip(keys, media.colours) if code == _BT709 for arg in (key, "bt709")]
    return ["-c:v", "libx264", "-preset", "medium", "-crf", "18", "-profile:v", "high", "-pix_fmt", "yuv420p",
            "-x264-params", params, *colours]  # fmt: skip


def _layout(media: Media) -> list[str]:
    return ["-movflags", "+faststart"] if media.has_edit_list else LAYOUT
