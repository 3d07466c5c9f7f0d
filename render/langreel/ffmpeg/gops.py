"""GOPs: pictures that follow one another → groups that are encoded each for itself, by what they show.

Where a group begins depends on nothing but the pictures, so the same film always falls into the same groups,
and a group that was encoded before can be taken as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from hashlib import blake2b

from langreel.ffmpeg.pictures import Picture


@dataclass(slots=True)
class Gop:
    """Pictures, one for each frame; or one that stands ``still`` for all of the ``frames``."""

    pictures: list[Picture]
    still: bool = False
    frames: int = 0
    whole: bool = False

    @property
    def key(self) -> str:
        """What it shows. The beginning of a still one shows the same, so its length does not count."""
        pictures = b"".join(picture.key for picture in self.pictures)
        return blake2b(pictures, digest_size=16, person=b"still" if self.still else b"moving").hexdigest()

    @property
    def lasting(self) -> bool:
        """Whether its key will mean the same tomorrow."""
        return not any(picture.passing for picture in self.pictures)


def gop_length(fps: int) -> int:
    """Frames of the longest group: half a second."""
    return max(1, fps // 2)


class Cutter:
    """Cuts pictures into GOPs of at most ``length`` frames, and hands each to ``take``.

    A picture that stands longer than that is a hold: GOPs of its own. One also begins at every frame of
    ``keys``, and with every motion, so that a motion falls into the same ones wherever it stands.
    ``at`` is the frame that comes next.
    A GOP with passing pictures is handed over again and again while it grows, until it is whole.
    """

    def __init__(self, length: int, keys: Collection[int], take: Callable[[Gop], None]) -> None:
        self._length, self._keys, self._take = length, frozenset(keys), take
        self.at = 0
        self._shown: Picture | None = None
        self._repeat = 0
        self._moving = Gop([])
        self._in_motion = True

    def motion(self) -> None:
        """With the next picture that is another one a new motion begins."""
        self._in_motion = False

    def add(self, picture: Picture, repeat: int) -> None:
        """Hold ``picture`` for ``repeat`` frames more; equal pictures in a row are one."""
        if self._shown is None or self._shown.key != picture.key:
            self._flush()
            if not self._in_motion:
                self._end_moving()
            self._shown, self._in_motion = picture, True
        self._repeat += repeat

    def end(self) -> None:
        """Hand over what is still gathered."""
        self._flush()
        self._end_moving()

    def _flush(self) -> None:
        if self._shown is not None:
            tell = self._hold if self._repeat > self._length else self._move
            tell(self._shown, self._repeat)
        self._repeat = 0

    def _move(self, picture: Picture, frames: int) -> None:
        for _ in range(frames):
            if self._moving.frames >= self._length or self.at in self._keys:
                self._end_moving()
            self._moving.pictures.append(picture)
            self._moving.frames += 1
            self.at += 1
            if picture.passing:
                self._take(self._moving)

    def _end_moving(self) -> None:
        if self._moving.frames:
            self._moving.whole = True
            self._take(self._moving)
        self._moving = Gop([])

    def _hold(self, picture: Picture, frames: int) -> None:
        self._end_moving()
        end = self.at + frames
        while self.at < end:
            stop = min(end, self.at + self._length, *(key for key in self._keys if key > self.at))
            self._take(Gop([picture], still=True, frames=stop - self.at, whole=True))
            self.at = stop
