"""GOPs: pictures that follow one another → groups that are encoded each for itself, by what they show.

Where a group begins depends on nothing but the pictures, so the same film always falls into the same groups,
and a group that was encoded before can be taken as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from hashlib import blake2b

from langreel.ffmpeg.pictures import Picture

_START = 16
"""Characters of a key that tell the first picture alone."""


class Gop:
    """A group as it grows: a picture for each of its frames, or one that stands ``still`` for all of them.

    ``waiting`` are the pictures that nobody has taken; ``lasting`` says whether its key will mean the same
    tomorrow.
    """

    def __init__(self, *, still: bool = False) -> None:
        kind = b"still" if still else b"moving"
        self.still, self.whole, self.lasting = still, False, True
        self.frames = 0
        self.waiting: list[Picture] = []
        self._first = blake2b(digest_size=_START // 2, person=kind)
        self._shown = blake2b(digest_size=16, person=kind)

    @property
    def key(self) -> str:
        """What it shows so far. The beginning of a still one shows the same, so its length does not count."""
        return self.start + self._shown.hexdigest()

    @property
    def start(self) -> str:
        """How the keys of all begin whose first picture is the same."""
        return self._first.hexdigest()

    def add(self, picture: Picture, frames: int = 1) -> None:
        """Show a picture next."""
        if not self.frames:
            self._first.update(picture.key)
        self._shown.update(picture.key)
        self.lasting &= not picture.passing
        self.waiting.append(picture)
        self.frames += frames

    def take(self) -> list[Picture]:
        """The pictures that wait, which then wait no more."""
        taken, self.waiting = self.waiting, []
        return taken


def start(key: str) -> str:
    """The part of a key that tells the first picture."""
    return key[:_START]


def gop_length(fps: int) -> int:
    """Frames of the longest group: two seconds, which is what streaming asks for."""
    return 2 * fps


def hold_length(fps: int) -> int:
    """Frames that a picture may be repeated in a motion: half a second. If it stands longer it is a hold."""
    return max(1, fps // 2)


class Cutter:
    """Cuts pictures into GOPs, and hands each to ``take``.

    A hold is made of GOPs of its own. One also begins at every frame of ``keys``, and with every motion, so
    that a motion falls into the same ones wherever it stands. ``at`` is the frame that comes next. A GOP
    that moves is handed over again and again while it grows, until it is whole.
    """

    def __init__(self, fps: int, keys: Collection[int], take: Callable[[Gop], None]) -> None:
        self._longest, self._hold_from = gop_length(fps), hold_length(fps)
        self._keys, self._take = frozenset(keys), take
        self.at = 0
        self._shown: Picture | None = None
        self._repeat = 0
        self._moving = Gop()
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
            tell = self._hold if self._repeat > self._hold_from else self._move
            tell(self._shown, self._repeat)
        self._repeat = 0

    def _move(self, picture: Picture, frames: int) -> None:
        for _ in range(frames):
            if self._moving.frames >= self._longest or self.at in self._keys:
                self._end_moving()
            self._moving.add(picture)
            self.at += 1
            self._take(self._moving)

    def _end_moving(self) -> None:
        if self._moving.frames:
            self._give(self._moving)
        self._moving = Gop()

    def _hold(self, picture: Picture, frames: int) -> None:
        self._end_moving()
        end = self.at + frames
        while self.at < end:
            stop = min(end, self.at + self._longest, *(key for key in self._keys if key > self.at))
            still = Gop(still=True)
            still.add(picture, stop - self.at)
            self._give(still)
            self.at = stop

    def _give(self, gop: Gop) -> None:
        gop.whole = True
        self._take(gop)
