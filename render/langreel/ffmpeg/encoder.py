"""Encode: pictures in, a silent H.264 clip out, every clip alike so that clips join by stream copy."""

from __future__ import annotations

import threading
from collections.abc import Collection
from contextlib import ExitStack, closing, suppress
from functools import partial
from pathlib import Path

import av
import numpy as np

from langreel import files
from langreel.errors import LangreelError, MediaError
from langreel.ffmpeg import h264
from langreel.ffmpeg.backlog import Backlog, Step
from langreel.ffmpeg.gop_store import GopStore
from langreel.ffmpeg.gops import Cutter, Gop, start
from langreel.ffmpeg.h264 import Writer
from langreel.ffmpeg.pictures import Bitmap, Picture, Pixels

_AHEAD = 32_000_000
"""Bytes of pictures that painting may be ahead of encoding."""

Earlier = tuple[Path, tuple[str, ...]]
"""A clip, and the ``gops`` of the encoder that wrote it."""


class Encoder:
    """A clip being written: H.264 High, yuv420p, BT.709 limited, closed GOPs of two seconds at most.

    Key frames stand at frame 0, at every one of ``keys``, and at most two seconds apart. A GOP that an
    ``earlier`` clip has is taken from there: its pictures are not even asked for their pixels. Encoding runs
    in a thread of its own; what fails there is raised by the next ``write`` or by ``close``. The clip
    appears at ``out`` when it is closed whole; ``gops`` then tells what each of its GOPs shows, or "" where
    only pixels could tell. As a context it closes, or aborts if the block raised.
    """

    def __init__(
        self,
        out: Path,
        width: int,
        height: int,
        *,
        fps: int,
        keys: Collection[int] = (),
        earlier: Earlier | None = None,
    ) -> None:
        if width % 2 or height % 2:
            raise MediaError(f"a picture of {width}x{height}: H.264 needs even sides", where=str(out))
        self.frames = 0
        self.gops: list[str] = []
        self._out = out
        self._shape = (height, width)
        self._cutter = Cutter(fps, keys, self._take)
        self._sending = False
        self._bitmap: Bitmap | None = None
        self._backlog = Backlog(_AHEAD)
        self._failure: BaseException | None = None
        with ExitStack() as opened:
            known = opened.enter_context(closing(_known(earlier, out.parent)))
            self._frames_of = known.lengths()
            self._starts = set(map(start, self._frames_of))
            draft = opened.enter_context(files.replacing(out))
            self._writer = Writer(draft, width, height, fps=fps, known=known)
            self._file = opened.pop_all()
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
        """Add a picture ``repeat`` times: shape (height, width, 3 or 4), RGB, or RGBA on an opaque ground.

        A hold costs next to nothing, whether it is given as ``repeat`` or by writing equal pictures.
        """
        if frame.shape[:2] != self._shape or frame.shape[2:] not in ((3,), (4,)) or frame.dtype != np.uint8:
            raise ValueError(f"a frame of shape {frame.shape} {frame.dtype} in a clip of {self._shape} uint8")
        if self._bitmap is None or not self._bitmap.shows(frame):
            self._bitmap = Bitmap(frame)
        self.add(self._bitmap, repeat)

    def motion(self) -> None:
        """Tell that a new motion begins: its GOPs can be taken over even if it moves to another frame."""
        self._cutter.motion()

    def add(self, picture: Picture, repeat: int = 1, *, at: int = 0) -> None:
        """Add a picture ``repeat`` times, of the clip's size.

        If this clip is a part of a longer one, whose ``keys`` were told, its first picture stands ``at`` this
        frame of that.
        """
        self._check()
        if not self._thread.is_alive():
            raise ValueError(f"{self._out.name} is closed")
        if not self.frames:
            self._cutter.at = at
        if repeat > 0:
            self._cutter.add(picture, repeat)
            self.frames += repeat

    def close(self) -> None:
        """Finish the clip and move it to ``out``."""
        if self.frames == 0:
            self._failure = self._failure or MediaError("a clip without a single frame", str(self._out))
        with self._file:
            if self._thread.is_alive():
                self._cutter.end()
            self._stop()
            self._check()

    def abort(self) -> None:
        """Drop the clip; nothing of it stays."""
        aborted = MediaError("the clip was aborted", str(self._out))
        self._failure = self._failure or aborted
        with suppress(MediaError), self._file:
            self._stop()
            raise aborted

    def _take(self, gop: Gop) -> None:
        """Have a GOP written as it is known; or painted and encoded, as soon as nothing known begins so."""
        known = self._is_known(gop) if gop.whole else gop.lasting and gop.start in self._starts
        if self._sending or not known:
            self._send(gop)
        if gop.whole:
            self._backlog.put(partial(self._writer.put, gop.key, gop.frames))
            self.gops.append(gop.key if gop.lasting else "")
            self._sending = False

    def _is_known(self, gop: Gop) -> bool:
        return self._frames_of.get(gop.key, 0) >= gop.frames

    def _send(self, gop: Gop) -> None:
        """Hand over the pictures that the encoding thread does not have yet."""
        # Of a hold the longest GOP comes first, unless keys cut it, and is cut for the others.
        encode = partial(self._writer.hold, frames=gop.frames) if gop.still else self._writer.encode
        for picture in gop.take():
            patches = [*picture.patches()]
            size = sum(patch.pixels.nbytes for patch in patches)
            self._backlog.put(partial(encode, patches), size)
        self._sending = True
        if gop.whole:
            self._frames_of[gop.key] = gop.frames
            self._starts.add(gop.start)

    def _check(self) -> None:
        if self._failure is not None:
            raise _as_failure(self._failure, self._out) from self._failure

    def _stop(self) -> None:
        if self._thread.is_alive():
            self._backlog.put(None)
            self._thread.join()

    def _work(self) -> None:
        """Do what comes. After a failure keep emptying the queue, so that nobody waits for room in it."""
        while (step := self._backlog.get()) is not None:
            self._try(step)
        self._close()

    def _close(self) -> None:
        try:
            self._writer.close()
        except BaseException as error:
            self._failure = self._failure or error

    def _try(self, step: Step) -> None:
        if self._failure is None:
            try:
                step()
            except BaseException as error:
                self._failure = error


def _known(earlier: Earlier | None, folder: Path) -> GopStore:
    """The GOPs of a clip by what they show, the longest of each; none if the clip cannot be read."""
    known = GopStore(folder)
    clip, keys = earlier or (None, ())
    try:
        for key, packets in zip(keys, h264.gops(clip) if clip else (), strict=True):
            if key and len(packets) > known.frames(key):
                known.keep(key, packets)
    except (av.FFmpegError, OSError, ValueError, IndexError):
        known.close()
        return GopStore(folder)
    return known


def _as_failure(error: BaseException, out: Path) -> BaseException:
    """The failure of the encoding thread in words for a person."""
    if isinstance(error, LangreelError):
        return error
    if isinstance(error, OSError):
        return files.refusal(error, out)
    return MediaError(f"encoding {out.name} failed: {error}", where=str(out))
