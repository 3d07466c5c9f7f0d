"""Encode: painted frames in, a silent H.264 clip out, every clip alike so that clips join by stream copy."""

from __future__ import annotations

import errno
import os
import queue
import threading
from collections.abc import Callable, Collection
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from langreel.errors import BuildError, LangreelError, MediaError
from langreel.ffmpeg.h264 import Writer
from langreel.ffmpeg.run import FULL, disk_full

Pixels = NDArray[np.uint8]

# Painting may run ahead of encoding by so many pictures (33 MB each at 3840x2160).
_AHEAD = 4


class Encoder:
    """A clip being written: H.264 High, yuv420p, BT.709 limited, closed GOPs of half a second.

    Key frames stand at frame 0, at every one of ``keys``, and at most half a second apart. Encoding runs
    in a thread of its own; what fails there is raised by the next ``write`` or by ``close``. The clip
    appears at ``out`` when it is closed whole. As a context it closes, or aborts if the block raised.
    """

    def __init__(self, out: Path, width: int, height: int, fps: int, keys: Collection[int] = ()) -> None:
        if width % 2 or height % 2:
            raise MediaError(f"a picture of {width}x{height}: H.264 needs even sides", where=str(out))
        self.frames = 0
        self._out = out
        self._draft = out.with_name(f".{out.stem}.{os.getpid()}.draft{out.suffix}")
        self._shape = (height, width)
        self._queue: queue.Queue[tuple[Pixels, int] | None] = queue.Queue()
        # Pictures on their way, used again and again: fresh memory costs more than the copy into it.
        self._spare: queue.Queue[Pixels | None] = queue.Queue()
        for _ in range(_AHEAD):
            self._spare.put(None)
        self._failure: BaseException | None = None
        try:
            self._writer = Writer(self._draft, width, height, fps, keys)
        except OSError as error:
            raise _told(error, out) from error
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

        A hold costs next to nothing, whether it is told by ``repeat`` or by writing equal pictures.
        """
        self._check()
        if frame.shape[:2] != self._shape or frame.shape[2:] not in ((3,), (4,)) or frame.dtype != np.uint8:
            raise ValueError(f"a frame of shape {frame.shape} {frame.dtype} in a clip of {self._shape} uint8")
        if not self._thread.is_alive():
            raise ValueError(f"{self._out.name} is closed")
        if repeat > 0:
            # A copy, so that the painter may paint over its own array at once.
            self._queue.put((_copied(frame, self._spare.get()), repeat))
            self.frames += repeat

    def close(self) -> None:
        """Finish the clip and move it to ``out``."""
        if self.frames == 0:
            self._failure = self._failure or MediaError("a clip without a single frame", str(self._out))
        self._stop()
        try:
            self._check()
            self._draft.replace(self._out)
        except OSError as error:
            raise _told(error, self._out) from error
        finally:
            self._draft.unlink(missing_ok=True)

    def abort(self) -> None:
        """Drop the clip; nothing of it stays."""
        self._failure = self._failure or MediaError("the clip was aborted", str(self._out))
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
            self._try(partial(self._writer.add, *item))
            self._spare.put(item[0])
        self._try(self._writer.finish)
        self._close()

    def _close(self) -> None:
        try:
            self._writer.close()
        except BaseException as error:
            self._failure = self._failure or error

    def _try(self, step: Callable[[], None]) -> None:
        if self._failure is None:
            try:
                step()
            except BaseException as error:
                self._failure = error


def _copied(frame: Pixels, spare: Pixels | None) -> Pixels:
    if spare is None or spare.shape != frame.shape:
        return frame.copy(order="C")
    np.copyto(spare, frame)
    return spare


def _told(error: BaseException, out: Path) -> BaseException:
    """The failure of the encoding thread in words for a person."""
    if isinstance(error, LangreelError):
        return error
    if isinstance(error, OSError) and error.errno in FULL:
        return disk_full(str(out))
    if isinstance(error, OSError) and error.errno in (errno.EACCES, errno.EROFS, errno.ENOENT):
        return BuildError(f"cannot write {out.name}: {error.strerror}", where=str(out))
    return MediaError(f"encoding {out.name} failed: {error}", where=str(out))
