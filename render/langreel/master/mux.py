"""Mux: join picture, one dub and its subtitles into a reel."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from fractions import Fraction
from heapq import merge
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import av

from langreel import files
from langreel.errors import MediaError
from langreel.ffmpeg import url
from langreel.languages import iso_639_2
from langreel.master.join import begun, joined
from langreel.master.mp4_subtitles import write_track
from langreel.master.tracks import SoftTrack

# No edit lists, yet every stream begins where it should: the picture's decoding times go below zero, and
# nothing is moved for that (make_zero would show the first frame twice as long and every subtitle later).
_MUXER: Mapping[str, str] = {
    "use_editlist": "0", "avoid_negative_ts": "disabled", "movflags": "+faststart+negative_cts_offsets",
}  # fmt: skip
LAYOUT = [arg for key, value in _MUXER.items() for arg in (f"-{key}", value)]
"""The same as arguments of ffmpeg."""


def mux(
    clips: Sequence[Path],
    stem: Path,
    tracks: Sequence[SoftTrack],
    *,
    chapters: Sequence[tuple[float, str]],
    tags: Mapping[str, str],
    out: Path,
) -> None:
    """Join silent clips, one sound and subtitle tracks into an MP4, packet for packet, in one pass.

    ``stem`` is encoded as AAC. ``chapters`` are (seconds, title) from 0 on. ``tags`` are the file's title,
    artist, …; ``language`` names the dub's.
    """
    if not clips:
        raise MediaError("nothing to join: no clips", where=str(out))
    with files.replacing(out) as draft, TemporaryDirectory(dir=out.parent, prefix=f".{out.stem}.") as name:
        soft = _soft(tracks, Path(name))
        with ExitStack() as opened:
            sources = [opened.enter_context(av.open(url(part))) for part in (stem, *soft)]
            _check_sound(sources[0], stem)
            target = opened.enter_context(av.open(url(draft), "w", format="mp4", options={**_MUXER}))
            target.metadata.update({key: text for key, text in tags.items() if key != "language"})
            target.set_chapters(_chapters(chapters, _seconds(sources[0])))
            picture = begun(target, clips[0])
            streams = [target.add_stream_from_template(source.streams[0]) for source in sources]
            _tag(streams, tracks, tags.get("language", ""))
            copied = map(_copied, sources, streams)
            for _, _, packet in merge(_timed(joined(clips, picture)), *map(_timed, copied)):
                target.mux_one(packet)


def _check_sound(source: Any, stem: Path) -> None:
    codecs = [stream.codec_context.name for stream in source.streams]
    if codecs != ["aac"]:
        found = ", ".join(codecs) or "nothing"
        raise MediaError(f"{stem.name} holds {found} where one sound in AAC is needed", where=str(stem))


def _copied(source: Any, stream: Any) -> Iterator[Any]:
    """The packets of a file with one stream, to be muxed into another's."""
    for packet in source.demux(source.streams[0]):
        if packet.pts is not None:
            packet.stream = stream
            yield packet


def _timed(packets: Iterator[Any]) -> Iterator[tuple[float, int, Any]]:
    """Packets of one stream with the seconds when they are decoded: in that order they stand in the file."""
    tick = None
    for packet in packets:
        tick = tick or float(packet.time_base)
        yield packet.dts * tick, packet.stream_index, packet


def _seconds(sound: Any) -> float:
    stream = sound.streams[0]
    return float((stream.duration or 0) * stream.time_base)


def _chapters(chapters: Sequence[tuple[float, str]], seconds: float) -> list[Any]:
    """Chapters as PyAV takes them; each ends where the next begins."""
    ends = [*(begins for begins, _ in chapters[1:]), seconds]
    return [
        {
            "id": number,
            "start": round(begins * 1e6),
            "end": round(ends_at * 1e6),
            "time_base": Fraction(1, 1_000_000),
            "metadata": {"title": " ".join(title.split())},
        }
        for number, ((begins, title), ends_at) in enumerate(zip(chapters, ends, strict=False))
    ]


def _soft(tracks: Sequence[SoftTrack], folder: Path) -> list[Path]:
    """The subtitle tracks as files of their own."""
    soft = [folder / f"track-{number}.mp4" for number in range(len(tracks))]
    for track, path in zip(tracks, soft, strict=True):
        write_track(track.subtitles, path)
    return soft


def _tag(streams: Sequence[Any], tracks: Sequence[SoftTrack], dub: str) -> None:
    """Languages of the sound and of the tracks, the tracks' titles, and which is shown unasked."""
    sound, *soft = streams
    if dub:
        sound.metadata["language"] = iso_639_2(dub)
    for stream, track in zip(soft, tracks, strict=True):
        stream.metadata.update({"language": iso_639_2(track.lang), "handler_name": track.title})
        stream.disposition = av.stream.Disposition.default if track.default else av.stream.Disposition(0)
