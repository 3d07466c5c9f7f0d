"""H.264: pictures → packets, a GOP at a time; packets → a clip; and a clip → its GOPs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import av
from av.codec.context import Flags
from av.video.frame import PictureType
from av.video.reformatter import ColorRange

from langreel.ffmpeg.gop_store import GopStore, Packets
from langreel.ffmpeg.pictures import Patch
from langreel.ffmpeg.run import url
from langreel.ffmpeg.yuv import BT709, Canvas, plain

# stitchable keeps what depends on the content out of the headers, so that all clips of a size share them.
# Key frames are placed here and never by x264, so that the same frames always give the same file.
_GOPS = "stitchable=1:keyint=infinite:scenecut=0:open-gop=0:sliced-threads=0"
# Measured on three scenes at 1920x1080 (render/docs/speed.md): half the bytes that ultrafast takes at qp 18,
# in the same time, and nearer to the painted frames than Manim's medium at crf 23, which takes six times as
# long. What superfast adds for key frames (small blocks, CABAC) is cheap, since there are few; what it adds
# for motion is not, and is left out. With one quantizer x264 need not look ahead, and a GOP does not depend
# on those before it. Deblocking costs PSNR. 8x8dct makes it High profile. Every other picture rests on the
# one before and the one behind, and nothing on it: it may be coarser, which saves a quarter of all bytes.
_BETWEEN = "bframes=1:b-adapt=0:b-pyramid=none:weightb=0:direct=spatial:pbratio=2.2"
_MOVING = f"{_GOPS}:{_BETWEEN}:8x8dct=1:me=dia:subme=0:no-deblock=1:weightp=0:rc-lookahead=0"
# The frames after the first are so coarse that x264 changes nothing in them.
_STILL = f"{_MOVING}:zones=1,9999,q=50"
# Packets of a picture that stands come again after so many: they count to 16, and the last bit of each is one
# of 32 that x264 goes through.
_ROUND = 32
_MUXER = {"use_editlist": "0", "movflags": "negative_cts_offsets"}


class Writer:
    """The encoding thread's side of a clip: pictures become packets, packets go to the file."""

    def __init__(self, out: Path, width: int, height: int, *, fps: int, known: GopStore) -> None:
        self._size, self._fps = (width, height), fps
        self.written = 0
        self._canvas = Canvas(width, height)
        self._known = known
        self._open: Any = None
        self._taken = 0
        self._packets: list[bytes] = []
        self._unchanged: list[bytes] = []
        self._container = av.open(url(out), "w", format="mp4", options=_MUXER)
        self._stream: Any = self._container.add_stream("libx264", rate=fps, options=_options(_MOVING))
        _describe(self._stream.codec_context, self._size, fps)
        # Opens the file now, so that a folder that cannot be written is found before anything is painted.
        self._container.start_encoding()

    def encode(self, patches: Iterable[Patch]) -> None:
        """Encode a picture, by where it differs from the one before, as the next frame of a GOP."""
        self._canvas.show(patches)
        self._open = self._open or self._context(_MOVING)
        self._packets += _encoded(self._open, self._canvas.frame, self._taken)
        self._taken += 1

    def hold(self, patches: Iterable[Patch], frames: int) -> None:
        """Encode a picture that stands for so many frames, which are a GOP.

        All bits go into its key frame. In those after it nothing changes, so they are the same for every
        picture: a hold stands perfectly still, and any beginning of its GOP is a GOP.
        """
        self.encode(patches)
        self._flush()
        self._unchanged = self._unchanged or self._still()
        self._packets += islice(cycle(self._unchanged), frames - 1)

    def put(self, key: str, frames: int) -> None:
        """Write the GOP of this key, cut to so many frames. What was encoded since the last is that GOP."""
        self._flush()
        if self._packets:
            self._known.keep(key, self._packets)
            self._packets = []
        self.copy(self._known.packets(key, frames))

    def copy(self, packets: Iterable[bytes]) -> None:
        """Write the packets of a GOP."""
        begins = self.written
        for shows, data in _placed(packets):
            self._mux(data, begins + shows, key=shows == 0)

    def close(self) -> None:
        self._container.close()

    def _flush(self) -> None:
        if self._open is not None:
            self._packets += map(bytes, self._open.encode(None))
            self._open, self._taken = None, 0

    def _still(self) -> list[bytes]:
        """What follows the key frame of a picture that stands, for any picture, over and over."""
        context, picture, packets = self._context(_STILL), plain(*self._size), []
        for number in range(1 + _ROUND):
            packets += _encoded(context, picture, number, PictureType.P)
        return [*packets, *map(bytes, context.encode(None))][1:]

    def _context(self, params: str) -> Any:
        context: Any = av.CodecContext.create("libx264", "w")
        context.options = _options(params)
        context.flags |= Flags.global_header
        _describe(context, self._size, self._fps)
        return context

    def _mux(self, data: bytes, shows: int, *, key: bool) -> None:
        packet: Any = av.Packet(data)
        # Decoding runs one frame ahead of showing; a run of one frame would not say so by itself.
        packet.pts, packet.dts, packet.duration = shows, self.written - 1, 1
        packet.time_base, packet.is_keyframe = Fraction(1, self._fps), key
        packet.stream = self._stream
        self._container.mux_one(packet)
        self.written += 1


def _encoded(context: Any, frame: Any, number: int, kind: PictureType = PictureType.NONE) -> list[bytes]:
    """The packets of a GOP that come when this frame is encoded: x264 keeps some back."""
    frame.pict_type = kind if number else PictureType.I
    frame.pts = number
    return [bytes(packet) for packet in context.encode(frame)]


def _placed(packets: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
    """The packets of a GOP as they are decoded, each with the frame of the GOP that it shows.

    One on which others rest shows behind those that follow it and on which none does.
    """
    held: list[bytes] = []
    at = 0
    for data in packets:
        if held and _is_rested_on(data):
            yield from _run(held, at)
            at += len(held)
            held = []
        held.append(data)
    yield from _run(held, at)


def _run(held: Sequence[bytes], at: int) -> Iterator[tuple[int, bytes]]:
    for number, data in enumerate(held):
        yield at + (number or len(held)) - 1, data


def _is_rested_on(data: bytes) -> bool:
    """Whether other pictures rest on that of a packet, by the first byte behind its start code."""
    return bool(data[data.index(1) + 1] & 0x60)


def gops(clip: Path) -> Iterator[Packets]:
    """What a clip holds, GOP by GOP; av.FFmpegError or ValueError, as it goes, if it is damaged."""
    found: list[bytes] = []
    with av.open(url(clip)) as container:
        for packet in container.demux(video=0):
            if packet.is_keyframe and found:
                yield found
                found = []
            if packet.size:
                found.append(b"".join(_byte_stream(bytes(packet))))
    if found:
        yield found


def _byte_stream(data: bytes) -> Iterator[bytes]:
    """A packet of MP4, whose units each follow their length, with start codes instead.

    >>> b"".join(_byte_stream(bytes.fromhex("00000002 6742 00000001 65"))).hex()
    '0000000167420000000165'
    """
    at = 0
    while at < len(data):
        end = at + 4 + int.from_bytes(data[at : at + 4], "big")
        yield b"\0\0\0\1" + data[at + 4 : end]
        at = end


def _options(params: str) -> dict[str, str]:
    common = {"preset": "superfast", "qp": "25", "profile": "high", "forced-idr": "1"}
    return common | {"x264-params": params}


def _describe(context: Any, size: tuple[int, int], fps: int) -> None:
    context.width, context.height = size
    context.pix_fmt = "yuv420p"
    context.framerate, context.time_base = Fraction(fps), Fraction(1, fps)
    # One thread: the house runs a process per core already.
    context.thread_count = 1
    context.color_primaries = context.color_trc = context.colorspace = BT709
    context.color_range = ColorRange.MPEG.value
