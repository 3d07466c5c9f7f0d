"""Shot share: which pictures of a shot are one worker's, where several make its clip together."""

from __future__ import annotations


class Enough(BaseException):
    """All that was wanted has been seen. Not an Exception, so that nothing in a scene catches it."""


class EmptyShare(Exception):
    """No motion begins in a share, so that it has no picture."""


class Share:
    """From the first motion that begins at frame ``first`` or later to that which does at ``end`` or later.

    With the first other picture of a motion a GOP begins, whatever came before it. So the shares of a shot
    hold the GOPs of the whole, and each worker finds for itself where its own begins and ends.
    """

    def __init__(self, first: int, end: int) -> None:
        self.seen_from = max(0, first - 1)
        self._first, self._end = first, end
        self._inside = first == 0
        self._may_begin = self._may_end = False
        self._shown: bytes | None = None

    @property
    def is_empty(self) -> bool:
        """Whether it has not begun."""
        return not self._inside

    def motion(self, frame: int) -> None:
        """A motion begins with this frame."""
        self._may_begin |= frame >= self._first
        self._may_end |= frame >= self._end

    def takes(self, key: bytes) -> bool:
        """Whether the picture that comes next is one of the share; Enough is raised after the last."""
        another, self._shown = key != self._shown, key
        if another and self._may_end:
            raise Enough
        self._inside |= another and self._may_begin
        return self._inside
