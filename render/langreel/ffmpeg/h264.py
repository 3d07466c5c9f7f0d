"""H.264: pictures in closed GOPs; what moves is encoded frame by frame, what holds is encoded once."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
from av.codec.context import Flags
from av.video.frame import PictureType
from av.video.reformatter import ColorRange

from langreel.ffmpeg.run import url
from langreel.ffmpeg.yuv import BT709, Canvas, Pixels

# stitchable keeps what depends on the content out of the headers, so that all clips of a size share them.
# Key frames are placed here and never by x264, so that the same frames always give the same file.
_GOPS = "stitchable=1:keyint=infinite:scenecut=0:open-gop=0:bframes=0:sliced-threads=0"
# Measured on charts at 1920x1080: a quarter of the time that Manim's medium at crf 23 takes, and some 7 dB
# nearer to the painted frames; the file is four times as large, 2 to 6 Mbit/s. Deblocking takes time and
# PSNR; CABAC takes time and a tenth off the file. 8x8dct makes it High profile.
_MOVING = f"{_GOPS}:8x8dct=1"
# In a hold all bits go into the key frame; the frames after it are so coarse that x264 changes nothing in
# them. So a hold stands perfectly still, and any beginning of its GOP is a GOP.
_STILL = f"{_MOVING}:zones=1,9999,q=50"
_MUXER = {"use_editlist": "0", "movflags": "negative_cts_offsets"}


class Writer:
    """The encoding thread's side of a clip: equal pictures gathered, GOPs encoded, packets written."""

    def __init__(self, out: Path, width: int, height: int, fps: int, keys: Collection[int]) -> None:
        self._size, self._fps = (width, height), fps
        self._gop = max(1, fps // 2)
        self._keys = frozenset(keys)
        self._at = 0
        self._written = 0
        self._since_key = 0
        self._canvas = Canvas(width, height)
        self._repeat = 0
        self._moving: Any = None
        self._container = av.open(url(out), "w", format="mp4", options=_MUXER)
        self._stream: Any = self._container.add_stream("libx264", rate=fps, options=_options(_MOVING))
        _describe(self._stream.codec_context, width, height, fps)
        # Opens the file now, so that a folder that cannot be written to is told before anything is painted.
        self._container.start_encoding()

    def add(self, picture: Pixels, repeat: int) -> None:
        """Hold ``picture`` for ``repeat`` frames more; equal pictures in a row are one hold."""
        if len(bands := self._canvas.differs(picture)):
            self._flush()
            self._canvas.show(picture, bands)
        self._repeat += repeat

    def finish(self) -> None:
        """Encode what is still gathered."""
        self._flush()
        self._stop_moving()

    def close(self) -> None:
        self._container.close()

    def _flush(self) -> None:
        """Encode the picture that is shown, as often as it is wanted."""
        encode = self._hold if self._repeat > self._gop else self._move
        encode(self._canvas.frame, self._repeat)
        self._repeat = 0

    def _move(self, frame: Any, repeat: int) -> None:
        """Encode ``frame`` as part of a moving run, which begins with a key frame."""
        for _ in range(repeat):
            key = self._moving is None or self._at in self._keys or self._since_key >= self._gop
            if self._moving is None:
                self._moving = self._context(_MOVING)
            self._since_key = 1 if key else self._since_key + 1
            frame.pict_type = PictureType.I if key else PictureType.NONE
            frame.pts = self._at
            self._mux(self._moving.encode(frame))
            self._at += 1

    def _stop_moving(self) -> None:
        if self._moving is not None:
            self._mux(self._moving.encode(None))
            self._moving = None

    def _hold(self, frame: Any, repeat: int) -> None:
        """Encode one GOP of ``frame`` standing still and write it again and again, cut short at the end."""
        self._stop_moving()
        gop = self._still(frame)
        end = self._at + repeat
        while self._at < end:
            stop = min(end, self._at + len(gop), *(key for key in self._keys if key > self._at))
            for packet in gop[: stop - self._at]:
                self._mux([self._copy(packet)])
            self._at = stop

    def _still(self, frame: Any) -> list[Any]:
        context = self._context(_STILL)
        packets = []
        for number in range(self._gop):
            frame.pts = number
            frame.pict_type = PictureType.P if number else PictureType.I
            packets += context.encode(frame)
        return packets + list(context.encode(None))

    def _copy(self, packet: Any) -> Any:
        """The packet of a still GOP that begins at frame 0, moved to a GOP that begins here."""
        copy = av.Packet(packet)
        copy.pts, copy.duration, copy.is_keyframe = packet.pts + self._at, 1, packet.is_keyframe
        copy.time_base = Fraction(1, self._fps)
        return copy

    def _context(self, params: str) -> Any:
        context: Any = av.CodecContext.create("libx264", "w")
        context.options = _options(params)
        context.flags |= Flags.global_header
        _describe(context, *self._size, self._fps)
        return context

    def _mux(self, packets: Iterable[Any]) -> None:
        for packet in packets:
            # Decoding runs one frame ahead of showing; a run of one frame would not say so by itself.
            packet.dts = self._written - 1
            packet.stream = self._stream
            self._container.mux_one(packet)
            self._written += 1


def _options(params: str) -> dict[str, str]:
    common = {"preset": "ultrafast", "crf": "24", "profile": "high", "forced-idr": "1"}
    return common | {"x264-params": params}


def _describe(context: Any, width: int, height: int, fps: int) -> None:
    context.width, context.height, context.pix_fmt = width, height, "yuv420p"
    context.framerate, context.time_base = Fraction(fps), Fraction(1, fps)
    # One thread: the house runs a process per core already.
    context.thread_count = 1
    context.color_primaries = context.color_trc = context.colorspace = BT709
    context.color_range = ColorRange.MPEG.value
