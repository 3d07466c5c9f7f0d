"""Times: when the cues of a subtitle file, or of a reel's own track, come and go."""

from __future__ import annotations

import re
from pathlib import Path

import av

Times = tuple[tuple[float, float], ...]
"""(begins, ends) in seconds of every cue, in the order of the file."""

_CLOCK = r"(?:(\d+):)?(\d{1,2}):(\d{2})[.,](\d{2,3})"
_SRT = re.compile(rf"^\s*{_CLOCK}\s+-->\s+{_CLOCK}", re.MULTILINE)
_ASS = re.compile(rf"^Dialogue:[^,]*,\s*{_CLOCK}\s*,\s*{_CLOCK}", re.MULTILINE)


def written(path: Path) -> Times:
    """The cue times of an SRT, VTT or ASS file."""
    pattern = _ASS if path.suffix == ".ass" else _SRT
    found = (match.groups() for match in pattern.finditer(path.read_text("utf-8-sig")))
    return tuple((_seconds(*groups[:4]), _seconds(*groups[4:])) for groups in found)


def embedded(video: Path) -> tuple[Times, ...]:
    """The cue times of each soft subtitle track of an MP4, in the order of the tracks."""
    with av.open(str(video)) as container:
        tracks: dict[int, list[tuple[float, float]]] = {s.index: [] for s in container.streams.subtitles}
        for packet in container.demux(container.streams.subtitles) if tracks else ():
            # A sample of two bytes is an empty text: the gap between two cues.
            if packet.pts is not None and packet.size > 2:
                unit = packet.time_base
                begins, ends = packet.pts * unit, (packet.pts + (packet.duration or 0)) * unit
                tracks[packet.stream.index].append((float(begins), float(ends)))
    return tuple(tuple(times) for times in tracks.values())


def _seconds(hours: str | None, minutes: str, seconds: str, fraction: str) -> float:
    return int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds) + float(f"0.{fraction}")
