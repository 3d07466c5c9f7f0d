"""Soft subtitles: cues of a file become a track of MP4 text samples, and are read back from a reel."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from itertools import zip_longest
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import av

from langreel.errors import ContentError
from langreel.ffmpeg import run, url


@dataclass(frozen=True, slots=True)
class Shown:
    """A cue as a player shows it: from when to when (seconds), and its words."""

    begins: float
    ends: float
    text: str


_CLOCK = r"(?:(\d+):)?(\d{1,2}):(\d{2})[.,](\d{2,3})"
_TIMES = re.compile(rf"^[ \t]*{_CLOCK}[ \t]+-->[ \t]+{_CLOCK}[^\n]*\n?", re.MULTILINE)
_EVENT = re.compile(rf"^Dialogue:[^,]*,\s*{_CLOCK}\s*,\s*{_CLOCK}\s*,(?:[^,\n]*,){{6}}(.*)$", re.MULTILINE)
# What players read as styling in a subtitle file; everything else in angles or braces is the author's text.
_MARKUP = re.compile(r"</?(?:b|i|u|s|font|c|v|ruby|rt|lang)\b[^<>\n]*>|\{\\[^{}\n]*\}", re.IGNORECASE)


def written(path: Path) -> tuple[Shown, ...]:
    """The cues of an SRT, VTT or ASS file, in its order; ContentError if it cannot be read."""
    try:
        content = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = "it is not UTF-8" if isinstance(error, UnicodeDecodeError) else error.strerror
        raise ContentError(f"cannot read the subtitles: {reason}", where=str(path)) from error
    return tuple(_events(content) if path.suffix == ".ass" else _blocks(content))


def track(cues: Sequence[Shown], out: Path) -> None:
    """Write cues as the only track of an MP4, words as they are: ffmpeg would read 1 < 2 > 0 as a tag."""
    with (
        av.open(io.BytesIO(_seed())) as seed,
        av.open(url(out), "w", options={"use_editlist": "0"}) as target,
    ):
        stream = target.add_stream_from_template(seed.streams.subtitles[0])
        for begins, ends, text in _samples(cues):
            packet = av.Packet(len(text).to_bytes(2) + text)
            packet.pts = packet.dts = begins
            packet.duration, packet.time_base = ends - begins, Fraction(1, 1000)
            packet.stream = stream
            target.mux_one(packet)


def _samples(cues: Sequence[Shown]) -> Iterator[tuple[int, int, bytes]]:
    """(begins, ends) in milliseconds and UTF-8 of each cue; one that overlaps the next is cut short."""
    # Without a sample at zero the track would begin with its first cue.
    inside = [Shown(0.0, cues[0].begins, ""), *sorted(cues, key=lambda cue: cue.begins)]
    for cue, following in zip_longest(inside, inside[1:]):
        until = min(cue.ends, following.begins) if following else cue.ends
        begins, ends = round(cue.begins * 1000), round(until * 1000)
        if begins < ends:
            yield begins, ends, cue.text.encode()


def embedded(video: Path) -> tuple[tuple[Shown, ...], ...]:
    """The cues of each soft subtitle track of an MP4, in the order of the tracks."""
    with av.open(url(video)) as container:
        tracks: dict[int, list[Shown]] = {stream.index: [] for stream in container.streams.subtitles}
        for packet in container.demux(container.streams.subtitles) if tracks else ():
            # A sample of two bytes is an empty text: the gap between two cues.
            if packet.pts is not None and packet.size > 2:
                tracks[packet.stream.index].append(_read(packet))
    return tuple(tuple(cues) for cues in tracks.values())


def _read(packet: Any) -> Shown:
    begins, ends = packet.pts * packet.time_base, (packet.pts + (packet.duration or 0)) * packet.time_base
    content = bytes(packet)
    text = content[2 : 2 + int.from_bytes(content[:2])].decode("utf-8", "replace")
    return Shown(float(begins), float(ends), text)


@cache
def _seed() -> bytes:
    """A track that ffmpeg wrote, for the headers that a stream of text samples needs."""
    with TemporaryDirectory() as folder:
        text, made = Path(folder) / "seed.srt", Path(folder) / "seed.mp4"
        text.write_text("1\n00:00:00,000 --> 00:00:01,000\n-\n", "ascii")
        run(["-v", "error", "-i", url(text), "-c:s", "mov_text", url(made)])
        return made.read_bytes()


def _blocks(content: str) -> Iterator[Shown]:
    """The cues of SRT and VTT: a line of times, then text up to an empty line."""
    for match in _TIMES.finditer(content):
        text = re.split(r"\n[ \t]*(?:\n|$)", content[match.end() :], maxsplit=1)[0]
        yield _shown(match, "" if text.startswith("\n") else text)


def _events(content: str) -> Iterator[Shown]:
    for match in _EVENT.finditer(content):
        yield _shown(match, match[9].replace(r"\N", "\n"))


def _shown(match: re.Match[str], text: str) -> Shown:
    plain = _MARKUP.sub("", text).strip()
    return Shown(_seconds(match.group(1, 2, 3, 4)), _seconds(match.group(5, 6, 7, 8)), plain)


def _seconds(parts: Sequence[str]) -> float:
    hours, minutes, seconds, fraction = parts
    return int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds) + float(f"0.{fraction}")
