"""Encode: painted frames in, a silent H.264 clip out, every clip alike so that clips join by stream copy."""

from __future__ import annotations

import errno
import os
import queue
import threading
from collections.abc import Collection
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
from av.video.frame import PictureType
from av.video.reformatter import ColorRange, Colorspace
from numpy.typing import NDArray

from langreel.errors import BuildError, LangreelError, MediaError

Pixels = NDArray[np.uint8]

# stitchable keeps what depends on the content out of the headers, so that all clips of a size share them.
# Key frames are placed here, never by x264, so that the same frames always give the same file.
_X264 = "stitchable=1:keyint=infinite:scenecut=0:open-gop=0:bframes=2:b-pyramid=none:sliced-threads=0"
_CODEC = {"preset": "veryfast", "crf": "18", "profile": "high", "forced-idr": "1", "x264-params": _X264}
_MUXER = {"use_editlist": "0", "movflags": "negative_cts_offsets"}


class Encoder:
    """A clip being written: H.264 High, yuv420p, BT.709 limited, closed GOPs of half a second.

    Key frames stand at frame 0, at every one of ``keys``, and at most half a second apart. Encoding runs
    in a thread of its own; what fails there is raised by the next ``write`` or by ``close``. The clip
    appears at ``out`` when it is closed whole. As a context it closes, or aborts if the block raised.
    """

    def __init__(self, out: Path, width: int, height: int, fps: int, keys: Collection[int] = ()) -> None:
        self.frames = 0
        self._out = out
        self._draft = out.with_name(f".{out.stem}.{os.getpid()}.draft{out.suffix}")
        self._shape = (height, width)
        self._queue: queue.Queue[tuple[Any, int] | None] = queue.Queue(maxsize=4)
        self._failure: BaseException | None = None
        self._writer = _Writer(self._draft, width, height, fps, frozenset(keys))
        self._thread = threading.Thread(target=self._work, name=f"encode {out.name}", daemon=True)
        self._thread.start()

    def __enter__(self) -> Encoder:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self.close()
        else:
            self.abort()

    def write(self, frame: Pixels, repeat: int = 1) -> None:
        """Add a picture ``repeat`` times: shape (height, width, 3 or 4), RGB, or RGBA on an opaque ground."""
        self._check()
        if frame.shape[:2] != self._shape or frame.shape[2:] not in ((3,), (4,)) or frame.dtype != np.uint8:
            raise ValueError(f"a frame of shape {frame.shape} {frame.dtype} in a clip of {self._shape} uint8")
        if repeat < 1:
            return
        # from_ndarray copies, so the painter may paint over its own array at once.
        layout = "rgb24" if frame.shape[2] == 3 else "rgba"
        self._queue.put((av.VideoFrame.from_ndarray(np.ascontiguousarray(frame), format=layout), repeat))
        self.frames += repeat

    def close(self) -> None:
        """Finish the clip and move it to ``out``."""
        if self.frames == 0:
            self.abort()
            raise MediaError("a clip without a single frame", where=str(self._out))
        self._stop()
        try:
            self._check()
            self._draft.replace(self._out)
        except BaseException:
            self._draft.unlink(missing_ok=True)
            raise

    def abort(self) -> None:
        """Drop the clip; nothing of it stays."""
        self._failure = self._failure or InterruptedError("the clip was aborted")
        self._stop()
        self._draft.unlink(missing_ok=True)

    def _check(self) -> None:
        if self._failure is not None:
            raise _told(self._failure, self._out) from self._failure

    def _stop(self) -> None:
        if self._thread.is_alive():
            self._queue.put(None)
            self._thread.join()

    def _work(self) -> None:
        """Encode what comes. After a failure keep emptying the queue, so that nobody waits for room in it."""
        while (item := self._queue.get()) is not None:
            if self._failure is None:
                self._try(self._writer.add, *item)
        self._try(self._writer.finish, self._failure is None)

    def _try(self, function: Any, *arguments: Any) -> None:
        try:
            function(*arguments)
        except BaseException as error:
            self._failure = self._failure or error


class _Writer:
    """The encoding thread's side: YUV conversion, x264, and the draft file."""

    def __init__(self, draft: Path, width: int, height: int, fps: int, keys: frozenset[int]) -> None:
        try:
            self._container = av.open(str(draft), "w", format="mp4", options=_MUXER)
        except OSError as error:
            raise _told(error, draft) from error
        self._keys, self._gop = keys, max(1, fps // 2)
        self._at = 0
        self._last_key = 0
        self._unit = Fraction(1, fps)
        self._stream: Any = self._container.add_stream("libx264", rate=fps, options=_CODEC)
        context = self._stream.codec_context
        context.width, context.height, context.pix_fmt = width, height, "yuv420p"
        context.time_base = self._unit
        context.thread_count = 1
        context.color_primaries = context.color_trc = context.colorspace = 1
        context.color_range = 1

    def add(self, picture: av.VideoFrame, repeat: int) -> None:
        frame = picture.reformat(
            format="yuv420p", dst_colorspace=Colorspace.ITU709, dst_color_range=ColorRange.MPEG
        )
        frame.color_primaries = frame.color_trc = 1
        for _ in range(repeat):
            self._encode(frame)

    def _encode(self, frame: av.VideoFrame) -> None:
        key = self._at == 0 or self._at in self._keys or self._at - self._last_key >= self._gop
        if key:
            self._last_key = self._at
        frame.pict_type = PictureType.I if key else PictureType.NONE
        frame.pts, frame.time_base = self._at, self._unit
        self._container.mux(self._stream.encode(frame))
        self._at += 1

    def finish(self, whole: bool) -> None:
        try:
            if whole:
                self._container.mux(self._stream.encode(None))
        finally:
            self._container.close()


def _told(error: BaseException, out: Path) -> BaseException:
    """The failure of the encoding thread in words for a person."""
    if isinstance(error, LangreelError):
        return error
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        return BuildError("the disk is full", where=str(out), hint="free some space and run again")
    if isinstance(error, OSError) and error.errno in (errno.EACCES, errno.EROFS, errno.ENOENT):
        return BuildError(f"cannot write {out.name}: {error.strerror}", where=str(out))
    return MediaError(f"encoding {out.name} failed: {error}", where=str(out))
