"""Keys: ``segment.number`` taken apart."""

from __future__ import annotations

import re
from typing import Final

KEY: Final = re.compile(r"(?P<segment>.+)\.(?P<number>[0-9]{1,6})")


def split(key: str) -> tuple[str, int]:
    """Segment and line number; a key of another shape is a segment without a line, which nobody knows.

    >>> split("dollars-go.2"), split("title")
    (('dollars-go', 2), ('title', 0))
    """
    found = KEY.fullmatch(key.strip())
    return (found["segment"], int(found["number"])) if found else (key.strip(), 0)
