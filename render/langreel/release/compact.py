"""Compact: a film encoded once more, as small as it may be while nobody sees a difference."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from langreel import files
from langreel.errors import MediaError, ToolError
from langreel.ffmpeg import binary, probe, run, url
from langreel.master.mux import LAYOUT

SHARE: Final = 1 / 8
"""The bits of the picture that may be left, as a share of the master's."""
LEAST: Final = 96.0
"""The least VMAF against the master, as the mean of every fifth frame."""
_FINEST, _COARSEST, _STEP = 16.0, 32.0, 0.5
_SAMPLES, _SECONDS = 8, 2.5
"""Excerpts by which the quality is chosen, spread over the film."""
_MARGIN: Final = 0.15
"""VMAF by which excerpts must lie above the least: the whole film may lie below them."""
_FINER: Final = 0.75
"""By how much finer the whole film is encoded again where it lies below the least."""
_METER: Final = "libvmaf=n_threads=2:n_subsample=5"
"""The mean of every fifth frame differs by 0.001 from that of all, and takes a third of their time."""
_TUNED: Final = ["-preset", "veryslow", "-tune", "animation", "-x264-params", "psy=0:qcomp=0.5:aq-mode=0"]
"""No bits for grain, which drawings lack, none moved to flat ground, more for what moves less."""
_STILL: Final = 20
"""Seconds after which a key frame comes at the latest: what stands still costs next to nothing."""

OnSeconds = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class CompactFilm:
    """What came of it: the picture's bytes as a share of the master's, VMAF, the CRF."""

    share: float
    vmaf: float
    crf: float

    @property
    def small_enough(self) -> bool:
        return self.share <= SHARE


def compact(film: Path, out: Path, on_seconds: OnSeconds = lambda seconds: None) -> CompactFilm:
    """Encode the picture of ``film`` with one of x264's slow presets; sound and all else are copied.

    The coarsest quality is taken at which excerpts keep their VMAF; the whole film is then measured, and
    encoded finer where it lies below ``LEAST``. ``on_seconds`` hears the seconds of film that are done: it is
    gone through twice. ToolError where ffmpeg cannot measure VMAF.
    """
    check_meter()
    media = probe(film)
    with TemporaryDirectory(dir=out.parent, prefix=".compact") as name:
        folder = Path(name)
        crf = _coarsest(_excerpts(film, media.seconds, folder), folder)
        while True:
            _encode(film, crf, out, on_seconds)
            vmaf = measure(out, film, lambda seconds: on_seconds(media.seconds + seconds))
            if vmaf >= LEAST or crf <= _FINEST:
                return CompactFilm(_picture_bytes(out) / _picture_bytes(film), vmaf, crf)
            crf -= _FINER


def check_meter() -> None:
    """ToolError where the ffmpeg in use has no VMAF: nothing is claimed that was not measured."""
    grey = ["-f", "lavfi", "-i", "color=gray:size=64x64:duration=0.1"]
    try:
        run(["-v", "error", *grey, *grey, "-lavfi", _METER, "-f", "null", "-"])
    except MediaError as error:
        hint = "unset LANGREEL_FFMPEG, or leave --compact out"
        raise ToolError(f"ffmpeg at {binary()} cannot measure VMAF", hint=hint) from error


def measure(film: Path, master: Path, on_seconds: OnSeconds | None = None) -> float:
    """VMAF of a film against its master, of every fifth frame: 100 where nobody sees a difference."""
    graph = f"[0:v]setpts=PTS-STARTPTS[film];[1:v]setpts=PTS-STARTPTS[master];[film][master]{_METER}"
    words = run(["-i", url(film), "-i", url(master), "-lavfi", graph, "-f", "null", "-"], on_seconds)
    found = re.findall(r"VMAF score: ([\d.]+)", words)
    if not found:
        raise ToolError("ffmpeg told no VMAF", hint="leave --compact out")
    return float(found[-1])


def _excerpts(film: Path, seconds: float, folder: Path) -> list[Path]:
    """Some seconds from all over the film, copied from key frames on; the whole film where it is short."""
    if seconds <= _SAMPLES * _SECONDS:
        return [film]
    starts = [(number + 0.5) * seconds / _SAMPLES for number in range(_SAMPLES)]
    parts = [folder / f"excerpt{number}.mp4" for number in range(_SAMPLES)]
    for start, part in zip(starts, parts):
        cut = ["-ss", f"{start:.3f}", "-t", f"{_SECONDS}"]
        run(["-v", "error", "-y", *cut, "-i", url(film), "-map", "0:v:0", "-c", "copy", url(part)])
    return parts


def _coarsest(excerpts: list[Path], folder: Path) -> float:
    """The coarsest quality at which the excerpts, taken together, look like the master, by halving."""
    fine, coarse = _FINEST, _COARSEST
    while coarse - fine > _STEP:
        middle = (fine + coarse) / 2
        fine, coarse = (middle, coarse) if _looks_alike(excerpts, middle, folder) else (fine, middle)
    return fine


def _looks_alike(excerpts: list[Path], crf: float, folder: Path) -> bool:
    scores = []
    for excerpt in excerpts:
        _encode(excerpt, crf, folder / "tried.mp4")
        scores.append(measure(folder / "tried.mp4", excerpt))
    return sum(scores) / len(scores) >= LEAST + _MARGIN


def _encode(film: Path, crf: float, out: Path, on_seconds: OnSeconds | None = None) -> None:
    """H.264 High as before."""
    media = probe(film)
    gop = max(1, round(media.fps * _STILL))
    with files.replacing(out) as draft:
        run(["-v", "error", "-y", "-i", url(film), "-map", "0:v:0", "-map", "0:a?", "-map", "0:s?",
             "-map_metadata", "0", "-map_chapters", "0", "-c", "copy", "-c:v", "libx264",
             *_TUNED, "-crf", str(crf), "-g", str(gop),
             "-profile:v", "high", "-pix_fmt", "yuv420p", "-color_primaries", "bt709",
             "-color_trc", "bt709", "-colorspace", "bt709", "-fps_mode", "passthrough",
             *LAYOUT, url(draft)], on_seconds)  # fmt: skip


def _picture_bytes(film: Path) -> int:
    import av

    with av.open(url(film)) as container:
        return sum(packet.size for packet in container.demux(container.streams.video[0]))
