"""Covered: what the apps that show upright films lay over them: names, captions, buttons.

Apps change without notice and differ from phone to phone, so every figure says how sure it is. A new
platform is a row here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal


@dataclass(frozen=True, slots=True)
class Covered:
    """Pixels of a picture of 1080 by 1920 that are covered from each edge.

    ``right`` is the column of buttons, ``bottom`` name, caption and sound, ``top`` tabs and search.
    ``sure`` tells whether the platform published it, others measured it, or it is taken over from a like
    app; ``source`` where it is said.
    """

    name: str
    left: int
    top: int
    right: int
    bottom: int
    sure: Literal["published", "measured", "assumed"]
    source: str


_TIKTOK: Final = "socaptions.com/blog/tiktok-safe-zones-2026"

COVERED: Final[Mapping[str, Covered]] = {
    row.name: row
    for row in (
        # The lower quarter: title, channel and its button. Of the column of buttons no width is given.
        Covered("shorts", 0, 0, 0, 480, "measured",
                "youraithumbnailgenerator.com/guides/youtube-shorts-safe-zones-complete-guide"),
        # Meta asks 14 percent at the top and 6 at the sides. Its 35 at the bottom are for an
        # advertisement's button: without one the caption takes 280.
        Covered("reels", 65, 269, 65, 280, "published", "Meta Business Help Center; trymypost.com"),
        Covered("tiktok", 0, 250, 170, 420, "measured", _TIKTOK),
        # One maker, one layout; it publishes none.
        Covered("douyin", 0, 250, 170, 420, "assumed", _TIKTOK),
    )
}  # fmt: skip


def most(rows: Iterable[Covered]) -> Covered:
    """What any of them covers.

    >>> row = most(COVERED.values())
    >>> row.left, row.top, row.right, row.bottom
    (65, 269, 170, 480)
    """
    each = list(rows)
    sides = {side: max(getattr(row, side) for row in each) for side in ("left", "top", "right", "bottom")}
    return Covered("any", **sides, sure="assumed", source="")
